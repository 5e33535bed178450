/** Words about fact-checks, apart from the others: most pages have none. */
import de from "./checks.de.json" with { type: "json" };
import en from "./checks.en.json" with { type: "json" };
import { inLanguage } from "./fill.js";
import type { SomeWords } from "./index.js";

export type CheckWords = typeof en;

const languages: Record<string, CheckWords> = { en, de };

export const checkWordsFor = (language: string, own: SomeWords<CheckWords> = {}): CheckWords =>
  inLanguage(languages, language, own);
