/** Every word that people read, by language; a house may bring its own. */
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import type { CheckWords } from "./checks.js";
import { baseOf, inLanguage } from "./fill.js";

export { counted, filled, numbersOf } from "./fill.js";

export type Words = typeof en;

/** Some of the words, at any depth. */
export type SomeWords<T = Words> = {
  [Name in keyof T]?: T[Name] extends string ? string : SomeWords<T[Name]>;
};

/** A house's own; those about fact-checks among them, which come with them. */
export type OwnWords = SomeWords<Words & { checks: CheckWords }>;

const languages: Record<string, Words> = { en, de };

/** Those of a BCP 47 language, English where there are none; `own` words go before both. */
export const wordsFor = (language: string, own: SomeWords = {}): Words =>
  inLanguage(languages, language, own);

/** The language itself where there are words in it, else English. */
export const nearestLanguage = (language: string): string =>
  Object.hasOwn(languages, baseOf(language)) ? language : "en";
