import type { ClaimType } from "say-so";

/** Four families, told apart by line as well as hue. */
export type Family = "fact" | "forecast" | "demand" | "view";

export const families: readonly Family[] = ["fact", "forecast", "demand", "view"];

/** A family's name and what its line looks like, for the key to the marks. */
export const familyWords: Record<Family, { one: string; many: string }> = {
  fact: { one: "fact claimed", many: "facts claimed" },
  forecast: { one: "forecast or promise", many: "forecasts and promises" },
  demand: { one: "demand", many: "demands" },
  view: { one: "view", many: "views" },
};

interface TypeWords {
  family: Family;
  /** As the kind of one claim: "a figure". */
  one: string;
  /** In the list of kinds: "figures". */
  many: string;
}

export const types: Record<ClaimType, TypeWords> = {
  quantity: { family: "fact", one: "a figure", many: "figures" },
  comparison: { family: "fact", one: "a comparison", many: "comparisons" },
  event: { family: "fact", one: "an event", many: "events" },
  state: { family: "fact", one: "how things are", many: "how things are" },
  causal: { family: "fact", one: "cause and effect", many: "causes and effects" },
  rule: { family: "fact", one: "what a rule says", many: "what rules say" },
  prediction: { family: "forecast", one: "a forecast", many: "forecasts" },
  pledge: { family: "forecast", one: "a promise", many: "promises" },
  demand: { family: "demand", one: "a demand", many: "demands" },
  opinion: { family: "view", one: "a view", many: "views" },
};

/** Check-worthiness as a reader sees it: three steps of tint, each with its words. */
export type Step = 1 | 2 | 3;

/** `checkworthy` is the threshold that the analysis tells; the first step lies half-way above it. */
export function stepOf(score: number, checkworthy: number): Step {
  return score >= (1 + checkworthy) / 2 ? 3 : score >= checkworthy ? 2 : 1;
}

export const stepWords: Record<Step, string> = {
  3: "worth checking first",
  2: "worth checking",
  1: "less pressing",
};
