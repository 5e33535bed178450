/** Fact-checks of others beside a claim: as candidates, and as an editor has decided on them. */
import type { Decision, LikeCheck, ReviewedClaim } from "./types.js";

/** A fact-check as it stands beside a claim. */
export interface ShownCheck extends LikeCheck {
  decision: Decision;
}

/** Two fact-checks with one name are the same, whichever file they come from. */
export const nameOfCheck = ({ url, publisher, claim }: LikeCheck): string =>
  [url, publisher, claim].join("\n");

/** The candidates with what was decided on them, each at its place; then what was decided besides. */
export function withDecisions(
  found: readonly LikeCheck[],
  { checks = [] }: ReviewedClaim,
): ShownCheck[] {
  const decided = new Map(checks.map((each) => [nameOfCheck(each), each]));
  const shown = found.map((each): ShownCheck => {
    const known = decided.get(nameOfCheck(each));
    decided.delete(nameOfCheck(each));
    return known ?? { ...each, decision: "open" };
  });
  return [...shown, ...decided.values()];
}

/** What may be published. */
export const confirmed = <T extends { decision: Decision }>(checks: readonly T[] = []): T[] =>
  checks.filter(({ decision }) => decision === "accepted");
