/** Words by language, their patterns, and what these are filled with. */
import type { SomeWords } from "./index.js";

export const baseOf = (language: string): string => language.toLowerCase().split("-")[0] ?? "";

/** Those of a BCP 47 language, English where there are none; `own` words go before both. */
export function inLanguage<T extends object>(
  languages: Readonly<Record<string, T>>,
  language: string,
  own: SomeWords<T> = {},
): T {
  return merged((languages[baseOf(language)] ?? languages["en"]) as T, own);
}

function merged<T extends object>(base: T, own: SomeWords<T>): T {
  const all = new Map<string, unknown>(Object.entries(base));
  for (const [name, value] of Object.entries(own)) {
    const before = all.get(name);
    if (isTree(before) && isTree(value)) all.set(name, merged(before, value));
    else if (typeof before === "string" && typeof value === "string") all.set(name, value);
  }
  return Object.fromEntries(all) as T;
}

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

/** "{name}" becomes its value; a value is never read again. */
export function filled(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

interface Numbers {
  rules: Intl.PluralRules;
  format: Intl.NumberFormat;
}

const numbers = new Map<string, Numbers>();

/** They cost milliseconds to make; to ask for them early is to have them ready. */
export function numbersOf(language: string): Numbers {
  const known = numbers.get(language);
  if (known) return known;
  const made = {
    rules: new Intl.PluralRules(language),
    format: new Intl.NumberFormat(language),
  };
  numbers.set(language, made);
  return made;
}

/** The pattern for a number: `one`, `other` and what else a language has. */
export function counted(
  patterns: { other: string } & Record<string, string>,
  n: number,
  language: string,
): string {
  const { rules, format } = numbersOf(language);
  return filled(patterns[rules.select(n)] ?? patterns.other, { n: format.format(n) });
}
