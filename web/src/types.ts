/**
 * The analysis of one article, as `core/schema/analysis.schema.json` (sayso.analysis/1) has it;
 * tests/web checks that the two agree. In JavaScript every offset counts UTF-16 code units, so that
 * `text.slice(range.begin, range.end)` is the words.
 */

/** Half-open; empty where `begin === end`. */
export interface Range {
  begin: number;
  end: number;
}

/**
 * Who can say something. `unnamed`: the article hides the name; `narrator`: the article's own voice;
 * `unknown`: somebody said it and the engine cannot tell who.
 */
export type SpeakerKind = "person" | "organization" | "group" | "unnamed" | "narrator" | "unknown";

export type MentionForm = "name" | "role" | "pronoun";

export interface Mention extends Range {
  form?: MentionForm;
}

export interface Speaker {
  id: string;
  /** The fullest name in the article. */
  name: string;
  kind: SpeakerKind;
  /** Title, office or description as the article gives it. */
  role?: string | null;
  mentions: Mention[];
}

export type Voice = "direct" | "indirect" | "mixed" | "floating" | "according-to" | "narrator";

export type ClaimType =
  | "quantity"
  | "comparison"
  | "event"
  | "state"
  | "causal"
  | "rule"
  | "prediction"
  | "pledge"
  | "demand"
  | "opinion";

/** Why a claim was flagged. The weights, that of code `base` included, add up to the score's logit. */
export interface Reason {
  code: string;
  range?: Range;
  weight: number;
}

export type ValueKind =
  "number" | "percent" | "money" | "quantity" | "date" | "duration" | "age" | "ordinal";

/** How the words bound a number: "about", "nearly" (just below), "less than", "up to" and so on. */
export type Comparator = "about" | "nearly" | "under" | "at-most" | "over" | "at-least";

export type Precision = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

/** A figure, an amount, a date or an age as the words tell it, normalised. */
export interface Value {
  /** The words, with what bounds them and their unit. */
  range: Range;
  kind: ValueKind;
  /** The decimal number that the words tell; a fraction is rounded to four places. */
  number?: number;
  /** Where the words tell a span, its end. */
  to?: number;
  /** Of a share, exactly: "2/3". */
  fraction?: string;
  comparator?: Comparator;
  /** Of money the ISO 4217 code; of measures one name for all spellings; of counts what is counted. */
  unit?: string;
  /** Of a rate: "hour", "year". */
  per?: string;
  /** ISO 8601 with the precision that the text has; missing where the words leave it open. */
  date?: string;
  precision?: Precision;
  /** The article's date, where the words tell the date from it. */
  against?: string;
}

/** A piece of the article or an insertion, which is to be shown as one. */
export interface StandalonePiece {
  range?: Range;
  inserted?: string;
  /** Of an insertion: the words of the article that it stands for. */
  replaces?: Range;
}

export interface Claim {
  /** Stable for the same claim while the article around it is edited. */
  id: string;
  /** The words of the claim, in order; at least one. */
  spans: Range[];
  /** Index of the sentence that the claim begins in. */
  sentence: number;
  /** Index of the sentence that says who said it; for the article's own voice the claim's own. */
  source_sentence: number;
  /** A {@link Speaker.id}. */
  speaker: string;
  voice: Voice;
  /** Index into {@link Analysis.attributions}; null for the narrator. */
  attribution: number | null;
  type: ClaimType;
  /** Could be shown true or false with evidence. */
  checkable: boolean;
  /** Check-worthiness, 0 to 1, calibrated. */
  score: number;
  reasons: Reason[];
  /** How sure the engine is of this speaker and this source, 0 to 1, calibrated. */
  confidence: number;
  values?: Value[];
  /** With `standalone` only: the claim readable on its own. */
  standalone?: StandalonePiece[];
  /** With `standalone` only: the same in one string, insertions in square brackets. */
  standalone_text?: string;
}

/** A place where the article says that somebody says, thinks, wants or shows something. */
export interface Attribution {
  /** The words attributed, in order; at least one range. */
  content: Range[];
  /** "said", "according to"; empty where quote marks alone carry the attribution. */
  cue: Range[];
  /** The words that name the source here; empty where the article leaves it out. */
  source: Range[];
  /** Index of the sentence that holds the cue. */
  sentence: number;
  voice: Exclude<Voice, "narrator">;
  /** A {@link Speaker.id}, pronouns and short names resolved. */
  speaker: string;
  confidence: number;
  /** With `explain` only: the mentions that led from the source to its speaker, in order. */
  chain?: ChainLink[];
}

/** `confidence`: how sure the engine is that this mention means the speaker, 0 to 1. */
export interface ChainLink extends Mention {
  confidence?: number;
}

export type BlockKind =
  "headline" | "byline" | "dateline" | "paragraph" | "caption" | "quote" | "list" | "other";

export interface Block extends Range {
  kind?: BlockKind;
}

/** What is known of the article: given by the caller or read from its first lines. */
export interface Article {
  headline?: Range;
  byline?: Range;
  outlet?: string;
  /** ISO 8601. */
  date?: string;
  url?: string;
}

export interface Analysis {
  schema: "sayso.analysis/1";
  engine: {
    /** Claims that score at least this are worth checking. */
    checkworthy: number;
    version: string;
    /** Model name → version or content hash. */
    models: Record<string, string>;
  };
  text: {
    unit: "byte" | "utf16";
    length: number;
    /** BCP 47; `und` where the engine does not know the language. */
    language: string;
    /** True where a stated limit cut the analysis short. */
    truncated?: boolean;
    /** Where the first malformed UTF-8 stands; a JavaScript string has none. */
    invalid_at?: number;
  };
  sentences: Range[];
  speakers: Speaker[];
  attributions: Attribution[];
  claims: Claim[];
  article?: Article;
  blocks?: Block[];
}

export type Finding = "same" | "changed" | "missing";
export type EditKind = "same" | "changed" | "added" | "left-out" | "marked";

/** How a stretch of the article's words stands to the source's. */
export interface WordEdit {
  /** `marked`: an editor's brackets or ellipsis, and what they stand for. */
  kind: EditKind;
  /** Of the article. */
  here: Range;
  /** Of the source. */
  there: Range;
}

/** A quotation or a figure of the article, and what the source makes of it: a candidate, no verdict. */
export interface Check {
  kind: "quotation" | "figure";
  /** Of the article, without quote marks. */
  range: Range;
  finding: Finding;
  /** Of the source, one for each part that an ellipsis divides; empty where it is missing. */
  source: Range[];
  /** Share of the words that stand in the source; of the words around a figure. */
  score: number;
  /** Of a quotation that is not missing: all its words, in order. */
  edits: WordEdit[];
}

/** What a source makes of an article's quotations and figures. */
export interface Verification {
  schema: "sayso.verification/1";
  /** What begin and end count, in both texts. */
  unit: "utf16" | "byte";
  /** A limit was reached in the source. */
  truncated: boolean;
  checks: Check[];
}
