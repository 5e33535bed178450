import type { ClaimType, Family, Step } from "say-so";

/** A family's name and what its line looks like, for the key to the marks. */
export const familyWords: Record<Family, { one: string; many: string }> = {
  fact: { one: "fact claimed", many: "facts claimed" },
  forecast: { one: "forecast or promise", many: "forecasts and promises" },
  demand: { one: "demand", many: "demands" },
  view: { one: "view", many: "views" },
};

interface TypeWords {
  /** As the kind of one claim: "a figure". */
  one: string;
  /** In the list of kinds: "figures". */
  many: string;
}

export const types: Record<ClaimType, TypeWords> = {
  quantity: { one: "a figure", many: "figures" },
  comparison: { one: "a comparison", many: "comparisons" },
  event: { one: "an event", many: "events" },
  state: { one: "how things are", many: "how things are" },
  causal: { one: "cause and effect", many: "causes and effects" },
  rule: { one: "what a rule says", many: "what rules say" },
  prediction: { one: "a forecast", many: "forecasts" },
  pledge: { one: "a promise", many: "promises" },
  demand: { one: "a demand", many: "demands" },
  opinion: { one: "a view", many: "views" },
};

export const stepWords: Record<Step, string> = {
  3: "worth checking first",
  2: "worth checking",
  1: "less pressing",
};
