/** What a review says, as readers are told it. */
import { certaintyOf } from "../look.js";
import type { Review, ReviewedClaim, ReviewedSpeaker } from "./types.js";

/** Nobody is shown as the speaker of a claim whose speaker is not sure enough. */
export const nobody: ReviewedSpeaker = { id: "", name: "", kind: "unknown" };

export function speakerOf(review: Review, claim: ReviewedClaim): ReviewedSpeaker {
  if (certaintyOf(claim.confidence) === "unknown") return nobody;
  return review.speakers.find(({ id }) => id === claim.speaker) ?? nobody;
}

/** The words of a claim, what interrupts them left out as an ellipsis. */
export const wordsOfClaim = ({ spans }: ReviewedClaim): string =>
  spans.map(({ exact }) => oneLine(exact)).join(" … ");

/** White space as a reader sees it. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
