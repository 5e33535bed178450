/** The claims as readers see them: numbered, each with its speaker and look. */
import { certaintyOf, familyOf, stepOf, type Certainty, type Family, type Step } from "../look.js";
import type { AnchoredClaim, Anchoring } from "../review/anchor.js";
import { nobody, speakerOf } from "../review/reading.js";
import type { Review, ReviewedClaim, ReviewedSpeaker } from "../review/types.js";
import type { Range } from "../types.js";

export interface ShownClaim {
  claim: ReviewedClaim;
  /** From 1, in the order of the text. */
  number: number;
  speaker: ReviewedSpeaker;
  certainty: Certainty;
  family: Family;
  step: Step;
  /** Where it stands; empty where there is no text beside the review. */
  spans: readonly Range[];
  source?: Range;
}

export interface ShownSpeaker {
  speaker: ReviewedSpeaker;
  claims: number;
  /** Which of the accents tells it apart; undefined for the article and for nobody. */
  accent?: number;
}

const kAccents = 8;

/** `published` leaves out what was not accepted. */
export function shownClaims(
  review: Review,
  { anchored }: Anchoring,
  published: boolean,
): ShownClaim[] {
  return anchored
    .filter(({ claim }) => !published || claim.decision === "accepted")
    .map((each, index) => shown(review, each, index + 1));
}

function shown(
  review: Review,
  { claim, spans, source }: AnchoredClaim,
  number: number,
): ShownClaim {
  return {
    claim,
    number,
    speaker: speakerOf(review, claim),
    certainty: certaintyOf(claim.confidence),
    family: familyOf(claim.type),
    step: stepOf(claim.score, review.checkworthy),
    spans,
    ...(source && { source }),
  };
}

/** A review shown by itself: nothing to anchor in, nothing lost. */
export const unanchored = (review: Review): Anchoring => ({
  unchanged: true,
  anchored: review.claims.map((claim) => ({ claim, spans: [] })),
  lost: [],
});

/** Who speaks, the article's own voice first, then by number of claims, nobody last. */
export function shownSpeakers(claims: readonly ShownClaim[]): ShownSpeaker[] {
  const found = new Map<string, ShownSpeaker>();
  for (const { speaker } of claims) {
    const known = found.get(speaker.id);
    if (known) known.claims += 1;
    else found.set(speaker.id, { speaker, claims: 1 });
  }
  const rank = ({ speaker }: ShownSpeaker) =>
    speaker.kind === "narrator" ? 0 : speaker === nobody ? 2 : 1;
  const sorted = [...found.values()].sort((a, b) => rank(a) - rank(b) || b.claims - a.claims);
  return sorted.map((each, index) =>
    rank(each) === 1 ? { ...each, accent: index % kAccents } : each,
  );
}

/** The narrowest claim whose words hold an offset. O(claims). */
export function claimAt(claims: readonly ShownClaim[], offset: number): ShownClaim | undefined {
  const lengthOf = ({ spans }: ShownClaim) =>
    spans.reduce((sum, { begin, end }) => sum + end - begin, 0);
  return claims
    .filter(({ spans }) => spans.some(({ begin, end }) => offset >= begin && offset <= end))
    .reduce<ShownClaim | undefined>(
      (best, claim) => (best && lengthOf(best) <= lengthOf(claim) ? best : claim),
      undefined,
    );
}
