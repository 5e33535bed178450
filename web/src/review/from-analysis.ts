import type { ArticleInfo } from "../api.js";
import type { Analysis, Attribution, Claim, Range, Reason, Speaker } from "../types.js";
import { hashOf } from "./hash.js";
import { quoteOf, shortened } from "./quote.js";
import { fits } from "./read.js";
import { finished } from "./steps.js";
import type {
  Review,
  ReviewedArticle,
  ReviewedClaim,
  ReviewedReason,
  ReviewedSpeaker,
  SourceSentence,
} from "./types.js";
import { windowSteps } from "./windows.js";

export interface ImportOptions {
  /** ISO 8601. */
  now: string;
  article?: ArticleInfo;
  /** BCP 47; without it what the engine takes the text for. */
  language?: string;
}

/**
 * A review in which nothing is decided yet. `analysis` must be that of `text`, in UTF-16 code units.
 * O(text + claims) but for words that the text repeats, see {@link quoteOf}.
 */
export const reviewOf = (text: string, analysis: Analysis, options: ImportOptions): Review =>
  finished(reviewSteps(text, analysis, options));

/** So many claims are one step. */
const kStep = 10;

/** {@link reviewOf} in small steps, between which a page may do what waits. */
export function* reviewSteps(
  text: string,
  analysis: Analysis,
  { now, article, language }: ImportOptions,
): Generator<void, Review> {
  yield* windowSteps(text);
  const claims: ReviewedClaim[] = [];
  for (const claim of analysis.claims) {
    if (claims.length % kStep === 0) yield;
    claims.push(claimOf(text, analysis, claim));
  }
  yield;
  const sha256 = hashOf(text);
  yield;
  return {
    schema: "sayso.review/1",
    created: now,
    modified: now,
    article: articleOf(text, analysis, article, language),
    made_for: { sha256, length: text.length },
    checkworthy: analysis.engine.checkworthy,
    speakers: analysis.speakers.map(speakerOf),
    claims,
    corrections: [],
  };
}

function articleOf(
  text: string,
  { article: seen, text: { language } }: Analysis,
  given: ArticleInfo = {},
  told = language,
): ReviewedArticle {
  const headline = given.headline ?? (seen?.headline && wordsOf(text, seen.headline));
  const outlet = given.outlet ?? seen?.outlet;
  const date = given.date ?? seen?.date;
  const url = given.url ?? seen?.url;
  return {
    ...(headline && { headline: shortened(headline, 2000) }),
    ...(outlet && { outlet: shortened(outlet, 500) }),
    ...(date && fits("date", date) && { date }),
    ...(url && fits("url", url) && { url }),
    ...(told !== "und" && fits("language", told) && { language: told }),
  };
}

function speakerOf({ id, name, kind, role }: Speaker): ReviewedSpeaker {
  return { id, name: shortened(name, 500), kind, ...(role && { role: shortened(role, 1000) }) };
}

function claimOf(text: string, analysis: Analysis, claim: Claim): ReviewedClaim {
  const { id, spans, speaker, voice, type, checkable, score, confidence } = claim;
  const attribution = claim.attribution === null ? null : analysis.attributions[claim.attribution];
  const sentence = analysis.sentences[claim.source_sentence];
  const source = attribution && sentence && sourceOf(text, sentence, attribution);
  return {
    id,
    decision: "open",
    spans: spans.slice(0, 64).map((span) => quoteOf(text, span)),
    ...(source && { source }),
    distance: claim.source_sentence - claim.sentence,
    speaker,
    voice,
    type,
    checkable,
    score,
    confidence,
    reasons: claim.reasons.slice(0, 64).map((reason) => reasonOf(text, reason)),
  };
}

function sourceOf(text: string, sentence: Range, { cue, source }: Attribution): SourceSentence {
  const quote = quoteOf(text, sentence);
  const within = (ranges: Range[]) =>
    ranges
      .filter(({ begin, end }) => begin >= quote.begin && end <= quote.end)
      .map(({ begin, end }) => ({ begin: begin - sentence.begin, end: end - sentence.begin }));
  return { ...quote, cue: within(cue), speaker: within(source) };
}

function reasonOf(text: string, { code, weight, range }: Reason): ReviewedReason {
  const words = range && wordsOf(text, range);
  return { code, weight, ...(words && { words: shortened(words, 1000) }) };
}

const wordsOf = (text: string, { begin, end }: Range) => text.slice(begin, end);
