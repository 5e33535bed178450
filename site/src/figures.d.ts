declare module "virtual:sayso-figures" {
  const figures: { measured: string; rows: { name: string; figures: string }[] };
  export default figures;
}
