/** `wanted`, or with a number where that is taken; it is taken then. */
export function unusedId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted.slice(0, 80)}-${number}`;
  taken.add(id);
  return id;
}
