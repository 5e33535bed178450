import type { Range } from "../types.js";
import type { Quote } from "./types.js";
import { windowsOf } from "./windows.js";

/** Longer quotes are cut: the beginning finds the place. UTF-16 code units. */
const kLongest = 4000;
/** How much of what stands around a quote is kept, at least and at most. UTF-16 code units. */
const kContext = 32;
const kMostContext = 1000;

/**
 * The words of a range with as much around them as makes them the only ones of their kind, within
 * kMostContext. Surrogate pairs stay whole. O(words), and O(text) for the first quote of a text and for
 * one whose words stand in several places.
 */
export function quoteOf(text: string, { begin, end }: Range): Quote {
  const last = end - begin > kLongest ? onCharacter(text, begin + kLongest) : end;
  for (let context = kContext; ; context *= 2) {
    const size = Math.min(context, kMostContext);
    const quote = cut(text, begin, last, size);
    const whole = quote.prefix.length === begin && last + quote.suffix.length === text.length;
    if (size === kMostContext || whole || standsOnce(text, quote)) return quote;
  }
}

/** Of a quote that stands where it says. By a slice, since joined strings are slow to look for. */
function standsOnce(text: string, { prefix, suffix, begin, end }: Quote): boolean {
  const from = begin - prefix.length;
  const to = end + suffix.length;
  if (windowsOf(text).surelyOnce(from, to)) return true;
  const all = text.slice(from, to);
  return text.indexOf(all) === from && text.indexOf(all, from + 1) < 0;
}

function cut(text: string, begin: number, end: number, size: number): Quote {
  const from = onCharacter(text, Math.max(0, begin - size));
  const to = onCharacter(text, Math.min(text.length, end + size));
  return {
    exact: text.slice(begin, end),
    prefix: text.slice(from, begin),
    suffix: text.slice(end, to),
    begin,
    end,
  };
}

const onCharacter = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1))
    ? at - 1
    : at;

/** At most so many code units of a text, without half a character at the end. */
export const shortened = (text: string, most: number): string =>
  text.length > most ? text.slice(0, onCharacter(text, most)) : text;

/** True where prefix, words and suffix stand together in one place only. */
export function isUnique(text: string, { exact, prefix, suffix }: Quote): boolean {
  const all = prefix + exact + suffix;
  const first = text.indexOf(all);
  return first >= 0 && text.indexOf(all, first + 1) < 0;
}
