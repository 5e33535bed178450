/**
 * A review: what an editor makes of an analysis, as `review.schema.json` (sayso.review/1) has it;
 * tests/web checks that the two agree. It needs neither the engine nor the article to be shown: its
 * claims are anchored by the words themselves. Positions count UTF-16 code units.
 */
import type { Difference } from "../factchecks/types.js";
import type { ClaimType, Range, SpeakerKind, Voice } from "../types.js";

/** Words of the article with what stands around them, so that they are found again after edits. */
export interface Quote extends Range {
  exact: string;
  /** What stands right before and right after; empty at the ends of the text. */
  prefix: string;
  suffix: string;
}

/** The sentence that says who said it. The ranges count within `exact`. */
export interface SourceSentence extends Quote {
  cue: Range[];
  speaker: Range[];
}

export interface ReviewedSpeaker {
  id: string;
  name: string;
  kind: SpeakerKind;
  role?: string;
}

/** Why the engine flagged a claim. */
export interface ReviewedReason {
  code: string;
  weight: number;
  /** The words of the article that speak, if any do. */
  words?: string;
}

export interface Evidence {
  /** http or https. */
  url: string;
  title?: string;
}

export interface Verdict {
  /** In the house's own words: "true", "mostly false", "cannot be known". */
  rating: string;
  summary?: string;
  /** At least one. */
  evidence: Evidence[];
  /** ISO 8601. */
  date: string;
}

export type Decision = "open" | "accepted" | "rejected";

/** Words of a claim beside what stands for them in a fact-check's; the same unless they differ. */
export interface LikeWords {
  /** Empty where a negation stands in the fact-check alone. */
  here: string;
  /** In {@link LikeCheck.claim}; empty where a negation stands in the article alone. */
  there: Range;
  difference: Difference;
}

/** Somebody's fact-check that is like a claim, in the words of those who published it. No verdict of ours. */
export interface LikeCheck {
  claim: string;
  claimant?: string;
  /** Of the statement, or else of the check. */
  date?: string;
  rating?: string;
  publisher?: string;
  url?: string;
  title?: string;
  /** What makes it a near miss, where it is not `none`. */
  difference: Difference;
  words: LikeWords[];
}

/** What an editor has found of it: candidates that nobody has decided on are not kept. */
export interface ReviewedCheck extends LikeCheck {
  decision: "accepted" | "rejected";
}

export interface ReviewedClaim {
  id: string;
  decision: Decision;
  /** The words of the claim, in order; at least one. */
  spans: Quote[];
  /** Absent where the article itself speaks. */
  source?: SourceSentence;
  /** How many sentences lie between claim and source; negative where the source stands before. */
  distance: number;
  /** A {@link ReviewedSpeaker.id}. */
  speaker: string;
  voice: Voice;
  type: ClaimType;
  checkable: boolean;
  /** Check-worthiness and how sure speaker and source are, 0 to 1. An editor's word counts 1. */
  score: number;
  confidence: number;
  reasons: ReviewedReason[];
  note?: string;
  verdict?: Verdict;
  /** Each once; what was rejected is not offered again. */
  checks?: ReviewedCheck[];
}

export interface Reviewer {
  name: string;
  url?: string;
}

/** What was put right after publication. */
export interface Correction {
  date: string;
  note: string;
}

export interface ReviewedArticle {
  headline?: string;
  outlet?: string;
  /** ISO 8601. */
  date?: string;
  url?: string;
  /** BCP 47. */
  language?: string;
}

/** The text that a review was made for. */
export interface MadeFor {
  /** Hex, of the text as `hashOf` reads it. */
  sha256: string;
  length: number;
}

export interface Review {
  schema: "sayso.review/1";
  /** ISO 8601 in UTC, as `Date.toISOString` writes it. */
  created: string;
  modified: string;
  reviewer?: Reviewer;
  article: ReviewedArticle;
  made_for: MadeFor;
  /** The score from which the engine, or the newsroom, held a claim worth checking, 0 to 1. */
  checkworthy: number;
  speakers: ReviewedSpeaker[];
  claims: ReviewedClaim[];
  corrections: Correction[];
  /** The whole article, where the file is to stand alone. */
  text?: string;
}
