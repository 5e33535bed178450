/** Fact-checks and what of them is like an article's claims: core/schema/matches.schema.json. */
import type { Range } from "../types.js";

/** What keeps a claim from being the one that was checked; `none`: nothing that was seen. */
export type Difference = "none" | "number" | "date" | "negation";

/** A fact-check, in the words of those who published it; plain text, empty where it tells nothing. */
export interface FactCheck {
  claim: string;
  claimant: string;
  /** ISO 8601, of the statement or else of the check. */
  date: string;
  rating: string;
  publisher: string;
  /** http or https. */
  url: string;
  title: string;
}

/** A word of the claim beside what stands for it in the check's; the same unless it differs. */
export interface WordPair {
  /** Empty where a negation stands on the other side alone. */
  here: Range;
  /** In {@link FactCheck.claim}. */
  there: Range;
  difference: Difference;
}

/** A candidate, never a verdict; a near miss where `difference` is not `none`. */
export interface Match {
  /** Place in the index. */
  entry: number;
  /** How likely it is that this very claim was checked there, 0 to 1, calibrated. */
  score: number;
  difference: Difference;
  check: FactCheck;
  words: WordPair[];
}

/** The claims of an article of which something was found; offsets in UTF-16 code units. */
export interface Matches {
  schema: "sayso.matches/1";
  unit: "utf16" | "byte";
  /** Fact-checks in the index. */
  checks: number;
  claims: { id: string; spans: Range[]; matches: Match[] }[];
}

/** What is looked up. */
export interface Statement {
  id: string;
  text: string;
  speaker?: string;
  /** ISO 8601: when it is said. */
  date?: string;
}

/** What of a statement was found; `here` counts in its text. */
export interface Found {
  id: string;
  matches: Match[];
}

/** An entry that was left out. */
export interface FeedProblem {
  /** Line of the feed, or the entry's number in one JSON text; from 1. */
  at: number;
  reason: string;
}

/** What a feed or an index gave. */
export interface Loaded {
  /** How many fact-checks can be looked up. */
  entries: number;
  /** How many could not be used. */
  refused: number;
  /** The first twenty of those. */
  problems: FeedProblem[];
  /** Problems are told by line. */
  lines: boolean;
}
