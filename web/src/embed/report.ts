import { nameOf } from "../export/claims.js";
import { oneLine, wordsOfClaim } from "../review/reading.js";
import type { Review } from "../review/types.js";
import { filled, type Words } from "../words/index.js";
import type { ShownClaim } from "./claims.js";

/** A report as text, with the question left open. */
export function reportText({ claim, speaker }: ShownClaim, url: string, words: Words): string {
  return filled(words.ui.reportText, {
    claim: wordsOfClaim(claim),
    speaker: [nameOf(speaker, words), speaker.role].filter(Boolean).join(", "),
    source: claim.source ? oneLine(claim.source.exact) : "–",
    url,
  });
}

/** Undefined where the address is none. */
export function mailLink(
  address: string | null,
  { article }: Review,
  text: string,
  words: Words,
): string | undefined {
  if (!address || !/^[^\s@?&%#/]+@[^\s@?&%#/]+$/.test(address)) return undefined;
  const subject = filled(words.ui.reportSubject, { headline: article.headline ?? "" });
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}
