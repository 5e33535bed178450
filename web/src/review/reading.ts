/** How claims and speakers are shown, wherever they are shown. */
import type { ClaimType, SpeakerKind } from "../types.js";
import type { Review, ReviewedClaim, ReviewedSpeaker } from "./types.js";

/** Told apart by line as well as hue. */
export type Family = "fact" | "forecast" | "demand" | "view";

const families: Record<ClaimType, Family> = {
  quantity: "fact",
  comparison: "fact",
  event: "fact",
  state: "fact",
  causal: "fact",
  rule: "fact",
  prediction: "forecast",
  pledge: "forecast",
  demand: "demand",
  opinion: "view",
};

export const familyOf = (type: ClaimType): Family => families[type];

export const claimTypes = Object.keys(families) as readonly ClaimType[];

/** Check-worthiness as a reader sees it. */
export type Step = 1 | 2 | 3;

export const stepOf = (score: number): Step => (score >= 0.66 ? 3 : score >= 0.33 ? 2 : 1);

/** How sure a reader may be of a claim's speaker and source. */
export type Certainty = "sure" | "probably" | "unknown";

const kSure = 0.9;
const kProbably = 0.6;

export const certaintyOf = (confidence: number): Certainty =>
  confidence >= kSure ? "sure" : confidence >= kProbably ? "probably" : "unknown";

/** In the ring: at most two letters, "?" for an unknown speaker. */
export function initialsOf(name: string, kind: SpeakerKind): string {
  if (kind === "unknown") return "?";
  if (kind === "narrator") return "¶";
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const telling =
    capitals.length > 0 ? [capitals[0], ...capitals.slice(1).slice(-1)] : words.slice(-1);
  return (
    telling
      .map((word) => [...(word ?? "")][0])
      .join("")
      .toUpperCase() || "·"
  );
}

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
