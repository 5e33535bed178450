import type { Reason } from "say-so";

/** What each code of the engine's reasons says to a reader, for and against. */
const words: Record<string, string> = {
  word: "a telling word",
  words: "telling words",
  other: "all else in it",
  number: "a number",
  "no-number": "no number",
  amount: "an amount",
  comparison: "a comparison",
  cause: "a cause",
  rule: "a rule",
  past: "it has happened",
  name: "a name",
  "no-name": "no name",
  hedge: "a careful word",
  judgement: "a word that judges",
  prediction: "it is about the future",
  pledge: "it is a promise",
  demand: "it asks for something",
  opinion: "it is a view",
  future: "it is to come",
  duty: "it ought to be",
  quantity: "it counts or measures",
  event: "it tells what happened",
  state: "it tells how things are",
  causal: "it tells a cause",
  length: "its length",
};

export interface PlainReason {
  words: string;
  /** The words of the article that speak, if any do. */
  quote: string | undefined;
  /** True where it speaks for checking the claim. */
  speaksFor: boolean;
}

const SHOWN = 4;

/** The weightiest reasons, those for checking first; `base`, which every claim has, left out. */
export function plainReasons(reasons: readonly Reason[], text: string): PlainReason[] {
  return [...reasons]
    .filter(({ code, weight }) => code !== "base" && weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, SHOWN)
    .sort((a, b) => b.weight - a.weight)
    .map(({ code, range, weight }) => ({
      words: words[code] ?? code.replace(/[-_.:]+/g, " "),
      quote: range && range.end > range.begin ? text.slice(range.begin, range.end) : undefined,
      speaksFor: weight > 0,
    }));
}
