import type { ReadClaim, Reading } from "./model.js";
import { segmentsOf } from "./segments.js";

/** A piece of a text as it is now, with the claim that it is part of. */
export interface Piece {
  words: string;
  claim: ReadClaim | undefined;
}

/**
 * The pieces of `text` by what was found in it before its last change: what stands before and behind
 * the change keeps its marks, what was typed has none yet. O(text).
 */
export function follow(reading: Reading, text: string): Piece[] {
  const place = moved(reading.text, text);
  const whole = { begin: 0, end: reading.text.length, kind: "paragraph" } as const;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { begin, end, owner } of segmentsOf([whole], reading.claims).flat()) {
    if (!owner) continue;
    const [from, to] = [place(begin), place(end)];
    if (to <= from) continue;
    pieces.push({ words: text.slice(at, from), claim: undefined });
    pieces.push({ words: text.slice(from, to), claim: owner });
    at = to;
  }
  return [...pieces, { words: text.slice(at), claim: undefined }];
}

/** Where a place of `before` is in `after`; what lies in the changed stretch is at its beginning. */
function moved(before: string, after: string): (place: number) => number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const grown = after.length - before.length;
  return (place) => (place <= head ? place : place >= before.length - tail ? place + grown : head);
}
