/**
 * Finds quotes in a text that may have changed since. A match is exact first, then approximate with
 * a score: of the words themselves, of what stands before and after, of the place. A weak match, or
 * one of two that are nearly as good, is none: no match is better than a wrong one.
 * The weights are those of the Hypothesis client's anchoring (quote 50, prefix 20, suffix 20, position 2).
 */
import search from "approx-string-match";
import type { Range } from "../types.js";
import { fold, type Folded } from "./fold.js";
import { hashOf } from "./hash.js";
import { finished } from "./steps.js";
import type { Quote, Review, ReviewedClaim } from "./types.js";
import { WordIndex } from "./word-index.js";

/** Where a quote stands; `score` is 1 where nothing has changed. */
export interface Anchor extends Range {
  score: number;
}

/** A match scores at least this much, or it is exact and its words are at least so many units long. */
const kLeast = 0.7;
const kTelling = 32;
/** By how much the best match must be better than the next. */
const kLead = 0.05;
/** Of a quote's length: how many differences still make a match. */
const kDifferences = 0.3;
/** Past so many places a quote says nothing. */
const kMostPlaces = 1000;
/** Searching ends after so many comparisons (of 32 characters each), in all. */
const kWork = 50_000_000;
/** What weighing one candidate costs of them. */
const kWeighing = 64;
/** Characters that may have come between a quote and what stood around it. */
const kSlack = 8;

interface Candidate extends Range {
  /** 1 where the words are the same. */
  likeness: number;
}

export class Anchorer {
  readonly #text: string;
  /** Quotes do not change, an edit makes others: each is looked for once. */
  readonly #found = new WeakMap<Quote, { anchor: Anchor | undefined }>();
  #foldedText: Folded | undefined;
  #index: WordIndex | undefined;
  #work = kWork;

  constructor(text: string) {
    this.#text = text;
  }

  /** Only where something has changed. O(text), once. */
  get #folded(): Folded {
    return (this.#foldedText ??= fold(this.#text));
  }

  /** Where the quote stands in a text that is the one it was made for. */
  same({ begin, end, exact }: Quote): Anchor | undefined {
    return this.#text.slice(begin, end) === exact ? { begin, end, score: 1 } : undefined;
  }

  get text(): string {
    return this.#text;
  }

  /** O(text) for an exact match; approximate ones look only where rare words of the quote stand. */
  find(quote: Quote): Anchor | undefined {
    const found = this.#found.get(quote) ?? { anchor: this.#look(quote) };
    this.#found.set(quote, found);
    return found.anchor;
  }

  #look(quote: Quote): Anchor | undefined {
    const words = fold(quote.exact).text.trim();
    if (words === "") return undefined;
    const candidates = this.#exact(words) ?? this.#approximate(words);
    if (!this.#spend(candidates.length * kWeighing)) return undefined;
    const around = { prefix: fold(quote.prefix).text, suffix: fold(quote.suffix).text };
    const scored = candidates
      .map((candidate) => ({ ...candidate, score: this.#score(candidate, around, quote) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (!best || (next && best.score - next.score < kLead)) return undefined;
    const telling = best.likeness === 1 && words.length >= kTelling;
    if (best.score < kLeast && !(telling && !next)) return undefined;
    return { ...this.#unfolded(best), score: best.score };
  }

  /** Undefined where the words stand nowhere. */
  #exact(words: string): Candidate[] | undefined {
    const { text } = this.#folded;
    const found: Candidate[] = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (found.length === kMostPlaces) return [];
      found.push({ begin: at, end: at + words.length, likeness: 1 });
    }
    return found.length > 0 ? found : undefined;
  }

  #approximate(words: string): Candidate[] {
    const { text } = this.#folded;
    this.#index ??= new WordIndex(text);
    const differences = Math.floor(words.length * kDifferences);
    const found: Candidate[] = [];
    for (const { begin, end } of this.#index.places(words, differences)) {
      if (!this.#spend(Math.ceil(words.length / 32) * (end - begin))) return [];
      const best = closest(search(text.slice(begin, end), words, differences), words.length);
      if (!best) continue;
      const likeness = 1 - best.errors / words.length;
      const range = toWords(text, { begin: begin + best.start, end: begin + best.end }, words);
      merge(found, { ...range, likeness });
    }
    return found;
  }

  #spend(work: number): boolean {
    this.#work -= work;
    return this.#work >= 0;
  }

  #score(
    { begin, end, likeness }: Candidate,
    { prefix, suffix }: { prefix: string; suffix: string },
    quote: Quote,
  ): number {
    const { text } = this.#folded;
    const before = text.slice(Math.max(0, begin - prefix.length - kSlack), begin);
    const after = text.slice(end, end + suffix.length + kSlack);
    const away = Math.abs(this.#place(begin) - quote.begin) / Math.max(1, this.#text.length);
    return (
      (50 * likeness +
        20 * alike(before, prefix) +
        20 * alike(after, suffix) +
        2 * Math.max(0, 1 - away)) /
      92
    );
  }

  #place(folded: number): number {
    return this.#folded.places[folded] ?? this.#text.length;
  }

  /** The end is that of the last character, so that what is not seen behind it stays outside. */
  #unfolded({ begin, end }: Range): Range {
    const from = this.#place(begin);
    return { begin: from, end: Math.max(from, this.#place(end - 1) + 1) };
  }
}

function alike(text: string, wanted: string): number {
  if (wanted === "") return 1;
  const [match] = search(text, wanted, wanted.length);
  // Any two texts share about half their letters in some order: that much is no likeness.
  return match ? Math.max(0, 1 - (2 * match.errors) / wanted.length) : 0;
}

interface Match {
  start: number;
  end: number;
  errors: number;
}

/** Of matches with the same number of errors the one of the most fitting length. */
function closest(matches: readonly Match[], length: number): Match | undefined {
  const off = ({ start, end }: Match) => Math.abs(end - start - length);
  return matches.reduce<Match | undefined>(
    (best, match) => (best && off(best) <= off(match) ? best : match),
    undefined,
  );
}

/** An approximate match may end within a word or take in a mark beside it: to the nearest borders of words. */
function toWords(text: string, { begin, end }: Range, words: string): Range {
  const first = kLetter.test(words) ? nearest(begin, (at) => startsWord(text, at)) : begin;
  const last = kLetter.test(words.at(-1) ?? "") ? nearest(end, (at) => endsWord(text, at)) : end;
  return first < last ? { begin: first, end: last } : { begin, end };
}

const kLetter = /^[\p{L}\p{N}]/u;
const isLetter = (text: string, at: number) => at >= 0 && kLetter.test(text.slice(at, at + 2));
const startsWord = (text: string, at: number) => isLetter(text, at) && !isLetter(text, at - 1);
const endsWord = (text: string, at: number) => isLetter(text, at - 1) && !isLetter(text, at);

/** Looks up to kSlack to both sides. */
function nearest(at: number, fits: (at: number) => boolean): number {
  for (let away = 0; away <= kSlack; away++) {
    if (fits(at - away)) return at - away;
    if (fits(at + away)) return at + away;
  }
  return at;
}

/** Windows overlap, so one place may be found twice: its better reading stays. */
function merge(found: Candidate[], candidate: Candidate): void {
  const same = found.findIndex(
    (other) => other.begin < candidate.end && candidate.begin < other.end,
  );
  const other = found[same];
  if (!other) found.push(candidate);
  else if (candidate.likeness > other.likeness) found[same] = candidate;
}

/** A claim's place in the text on hand. */
export interface AnchoredClaim {
  claim: ReviewedClaim;
  spans: Anchor[];
  /** Absent where the source sentence is the claim's own voice, or is no longer there. */
  source?: Anchor;
}

export interface Anchoring {
  /** The text is the one that the review was made for. */
  unchanged: boolean;
  /** In the order of the text. */
  anchored: AnchoredClaim[];
  /** What no longer stands in the text, or not in one place only. */
  lost: ReviewedClaim[];
}

/** Finds all claims of a review. A claim whose spans do not all stand in their order is lost. */
export const anchorReview = (review: Review, text: string): Anchoring =>
  finished(anchorSteps(review, new Anchorer(text)));

/** So many claims are one step. */
const kStep = 10;

/** {@link anchorReview} in small steps; what its anchorer has found before costs nothing. */
export function* anchorSteps(review: Review, anchorer: Anchorer): Generator<void, Anchoring> {
  const unchanged = review.made_for.sha256 === hashOf(anchorer.text);
  const find = (quote: Quote) => (unchanged && anchorer.same(quote)) || anchorer.find(quote);
  const anchored: AnchoredClaim[] = [];
  const lost: ReviewedClaim[] = [];
  for (const [index, claim] of review.claims.entries()) {
    if (index % kStep === 0) yield;
    const spans = claim.spans.map(find);
    const source = claim.source && find(claim.source);
    if (isInOrder(spans)) anchored.push({ claim, spans, ...(source && { source }) });
    else lost.push(claim);
  }
  const begin = ({ spans }: AnchoredClaim) => spans[0]?.begin ?? 0;
  anchored.sort((a, b) => begin(a) - begin(b));
  return { unchanged, anchored, lost };
}

function isInOrder(spans: readonly (Anchor | undefined)[]): spans is Anchor[] {
  let at = 0;
  return spans.every((span) => {
    const follows = span !== undefined && span.begin >= at;
    if (span) at = span.end;
    return follows;
  });
}
