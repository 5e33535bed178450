import { finished } from "./steps.js";

/** Code units of a window: short enough to be in every quote, long enough to be rare. */
const kWindow = 16;
const kBase = 0x01000193;

/** kBase to the power of kWindow, modulo 2³². */
const kLeaving = Array<number>(kWindow)
  .fill(kBase)
  .reduce((power, base) => Math.imul(power, base), 1);

/**
 * How often each window of a text stands in it, by rolling hash (Karp and Rabin, 1987): where a hash
 * stands once, so does the window, and all that holds it. At most four bytes a code unit.
 */
class Windows {
  readonly #counts: Uint8Array;
  readonly #shift: number;

  constructor(readonly text: string) {
    const bits = Math.min(22, Math.max(10, Math.ceil(Math.log2(text.length)) + 1));
    this.#shift = 32 - bits;
    this.#counts = new Uint8Array(2 ** bits);
  }

  /** Counts the windows that begin within a range. */
  count(begin: number, end: number): void {
    this.#some(begin, Math.min(end + kWindow - 1, this.text.length), (bucket) => {
      const count = this.#counts[bucket] ?? 0;
      if (count < 2) this.#counts[bucket] = count + 1;
      return false;
    });
  }

  /** True only where the words of a range stand nowhere else. O(range). */
  surelyOnce(begin: number, end: number): boolean {
    return this.#some(begin, end, (bucket) => this.#counts[bucket] === 1);
  }

  /** True as soon as the bucket of one of the windows within a range is what is looked for. */
  #some(begin: number, end: number, wanted: (bucket: number) => boolean): boolean {
    let hash = 0;
    for (let at = begin; at < end; at += 1) {
      hash = (Math.imul(hash, kBase) + this.text.charCodeAt(at)) | 0;
      const first = at - kWindow + 1;
      if (first > begin) hash = (hash - Math.imul(kLeaving, this.text.charCodeAt(first - 1))) | 0;
      if (first >= begin && wanted(hash >>> this.#shift)) return true;
    }
    return false;
  }
}

let last: Windows | undefined;

/** An article is quoted again and again. */
export const windowsOf = (text: string): Windows =>
  last?.text === text ? last : finished(windowSteps(text));

/** So many code units are one step. */
const kStep = 1 << 14;

/** {@link windowsOf} in small steps, between which a page may do what waits. */
export function* windowSteps(text: string): Generator<void, Windows> {
  if (last?.text === text) return last;
  const windows = new Windows(text);
  for (let at = 0; at < text.length; at += kStep) {
    windows.count(at, at + kStep);
    yield;
  }
  return (last = windows);
}
