/** What a review says, as readers are told it. */
import { certaintyOf } from "../look.js";
import type { Review, ReviewedClaim, ReviewedSpeaker } from "./types.js";

/** Nobody is shown as the speaker of a claim whose speaker is not sure enough. */
export const nobody: ReviewedSpeaker = { id: "", name: "", kind: "unknown" };

/** By id, once for each list: a review does not change, an edit makes another. */
const known = new WeakMap<readonly ReviewedSpeaker[], Map<string, ReviewedSpeaker>>();

export function speakerOf({ speakers }: Review, claim: ReviewedClaim): ReviewedSpeaker {
  if (certaintyOf(claim.confidence) === "unknown") return nobody;
  const byId = known.get(speakers) ?? new Map(speakers.map((each) => [each.id, each]));
  known.set(speakers, byId);
  return byId.get(claim.speaker) ?? nobody;
}

/** The words of a claim, what interrupts them left out as an ellipsis. */
export const wordsOfClaim = ({ spans }: ReviewedClaim): string =>
  spans.map(({ exact }) => oneLine(exact)).join(" … ");

/** White space as a reader sees it. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
