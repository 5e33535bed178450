import type { Range } from "../types.js";

/** Words that stand in more places than this tell no place. */
const kCommon = 64;
/** So many of a quote's rarest words vote, for so many windows. */
const kVoters = 12;
const kWindows = 6;

/** Where the words of a text stand: tells where a quote that has changed may be. */
export class WordIndex {
  readonly #places = new Map<string, number[]>();
  readonly #length: number;

  /** O(text). */
  constructor(text: string) {
    this.#length = text.length;
    for (const { word, at } of wordsOf(text)) {
      const places = this.#places.get(word);
      if (!places) this.#places.set(word, [at]);
      else if (places.length <= kCommon) places.push(at);
    }
  }

  /**
   * Windows of the text in which the quote may stand with so many differences, most likely first:
   * each rare word votes for where the quote would begin.
   */
  places(quote: string, differences: number): Range[] {
    const width = Math.max(32, 2 * differences);
    const votes = new Map<number, number>();
    const vote = (bucket: number) => votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
    for (const { at, places } of this.#voters(quote)) {
      for (const place of places) {
        const bucket = Math.floor((place - at) / width);
        // a beginning near a border counts on both sides
        vote(bucket);
        vote(bucket + 1);
      }
    }
    return [...votes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, kWindows)
      .map(([bucket]) => ({
        begin: Math.max(0, (bucket - 1) * width - differences),
        end: Math.min(this.#length, (bucket + 1) * width + quote.length + differences),
      }));
  }

  #voters(quote: string): { at: number; places: number[] }[] {
    return [...wordsOf(quote)]
      .map(({ word, at }) => ({ at, places: this.#places.get(word) ?? [] }))
      .filter(({ places }) => places.length > 0 && places.length <= kCommon)
      .sort((a, b) => a.places.length - b.places.length)
      .slice(0, kVoters);
  }
}

function* wordsOf(text: string): Generator<{ word: string; at: number }> {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    yield { word: match[0].toLowerCase(), at: match.index };
  }
}
