// The README's table of figures, for the help: nobody copies a figure by hand.
import { readFileSync } from "node:fs";

const kName = "virtual:sayso-figures";
const readme = new URL("../README.md", import.meta.url);

/** The day of the measurement, and each row's name with its figures as they are written. */
export function figuresIn(markdown) {
  const [, table = ""] = /<!-- eval:[^>]*-->([^]*?)<!-- \/eval -->/.exec(markdown) ?? [];
  const [, measured = ""] = /Measured on (\S+)/.exec(table) ?? [];
  const rows = [...table.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, name, figures]) => ({
    name,
    figures,
  }));
  // the first two are the table's head
  if (measured === "" || rows.length < 3) throw new Error("README.md has no table of figures");
  return { measured, rows: rows.slice(1).filter(({ name }) => !/^-+$/.test(name)) };
}

/** Gives the figures as a module. */
export const figures = {
  name: "sayso-figures",
  resolveId: (id) => (id === kName ? id : undefined),
  load(id) {
    if (id !== kName) return undefined;
    return `export default ${JSON.stringify(figuresIn(readFileSync(readme, "utf8")))};`;
  },
};
