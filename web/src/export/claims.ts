/** What the exports share: which claims, in which order, and where they stand. */
import { anchorReview, type Anchor } from "../review/anchor.js";
import { oneLine, speakerOf } from "../review/reading.js";
import type { Review, ReviewedClaim, ReviewedSpeaker } from "../review/types.js";
import { filled, type Words } from "../words/index.js";

export interface ExportOptions {
  /**
   * The article as it stands now. Claims are then anchored in it, and those that no longer stand in
   * it are left out; without it they are exported as they were reviewed. Default: the review's own.
   */
  text?: string;
  /** `accepted` is what may be published; `all` leaves out only what was rejected. */
  claims?: "accepted" | "all";
  /** BCP 47, of the words around the claims; by default English. */
  language?: string;
}

export interface ExportedClaim {
  claim: ReviewedClaim;
  speaker: ReviewedSpeaker;
  /** Where its spans stand in the text, where there is one. */
  places?: Anchor[];
}

export function exportedClaims(review: Review, options: ExportOptions): ExportedClaim[] {
  const wanted = ({ decision }: ReviewedClaim) =>
    decision === "accepted" || (options.claims === "all" && decision === "open");
  const exported = (claim: ReviewedClaim) => ({ claim, speaker: speakerOf(review, claim) });
  const text = textOf(review, options);
  if (text === undefined) return review.claims.filter(wanted).sort(byPlace).map(exported);
  return anchorReview(review, text)
    .anchored.filter(({ claim }) => wanted(claim))
    .map(({ claim, spans }) => ({ ...exported(claim), places: spans }));
}

const byPlace = (a: ReviewedClaim, b: ReviewedClaim) =>
  (a.spans[0]?.begin ?? 0) - (b.spans[0]?.begin ?? 0);

export const textOf = (review: Review, { text }: ExportOptions): string | undefined =>
  text ?? review.text;

/** A name for a thing in the article: below its address where it has one. */
export function idOf(review: Review, part: string): string {
  const base = review.article.url?.split("#")[0] ?? `urn:sayso:${review.made_for.sha256}`;
  return `${base}#${encodeURIComponent(part)}`;
}

/** The speaker's name, or what stands for one. */
export const nameOf = ({ kind, name }: ReviewedSpeaker, words: Words): string =>
  kind === "unknown" ? words.unknown : name || words.narrator;

/** "“said”, in the article’s words". */
export function howOf({ voice, source }: ReviewedClaim, words: Words): string {
  const how = words.voices[voice];
  const cue = source?.cue.map(({ begin, end }) => source.exact.slice(begin, end)).join(" … ");
  return cue ? filled(words.cued, { cue: oneLine(cue), how }) : how;
}
