/** How claims and speakers look to a reader, wherever they are shown. */
import type { ClaimType, SpeakerKind } from "./types.js";

/** Four families of claims, told apart by line as well as hue. */
export type Family = "fact" | "forecast" | "demand" | "view";

const familyOfType: Record<ClaimType, Family> = {
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

export const families: readonly Family[] = ["fact", "forecast", "demand", "view"];

export const claimTypes = Object.keys(familyOfType) as readonly ClaimType[];

export const familyOf = (type: ClaimType): Family => familyOfType[type];

/** Check-worthiness as a reader sees it: three steps of tint. */
export type Step = 1 | 2 | 3;

/** `checkworthy` is the threshold that the analysis tells; the top step begins half-way above it. */
export const stepOf = (score: number, checkworthy: number): Step =>
  score >= (1 + checkworthy) / 2 ? 3 : score >= checkworthy ? 2 : 1;

/** How sure a reader may be of a claim's speaker and source. */
export type Certainty = "sure" | "probably" | "unknown";

const kSure = 0.9;
const kProbably = 0.6;

export const certaintyOf = (confidence: number): Certainty =>
  confidence >= kSure ? "sure" : confidence >= kProbably ? "probably" : "unknown";

/** In the ring: of a name the letters of its first and last capitalised word, of a description one
 * letter, "?" for an unknown speaker. */
export function initialsOf(name: string, kind: SpeakerKind): string {
  if (kind === "unknown") return "?";
  if (kind === "narrator") return "¶";
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const described = kind === "unnamed" || capitals.length === 0;
  const telling = described
    ? words.filter((word, i) => i === words.length - 1 || !/^(?:an?|the)$/iu.test(word)).slice(0, 1)
    : [capitals[0], ...capitals.slice(1).slice(-1)];
  return (
    telling
      .map((word) => [...(word ?? "")][0])
      .join("")
      .toUpperCase() || "·"
  );
}
