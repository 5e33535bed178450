/** The words of a claim, one more or one less at either end. */
import type { Range } from "../types.js";

export type Edge = "begin" | "end";

/** With what belongs to its figures: $4,100, 3.5%, mid-2019. */
const kWord = /[\p{Sc}#]?[\p{L}\p{M}\p{N}]+(?:['’.,:/\-–][\p{L}\p{M}\p{N}]+)*[%‰°\p{Sc}]?/gu;

/**
 * The spans with one edge moved by a word: outwards by 1, inwards by -1. Undefined where there is no
 * word left to take: the paragraph's, or the last of a span. O(paragraph).
 */
export function stretched(
  text: string,
  spans: readonly Range[],
  edge: Edge,
  by: 1 | -1,
): Range[] | undefined {
  const at = edge === "begin" ? 0 : spans.length - 1;
  const span = spans[at];
  const moved = span && (by > 0 ? widened(text, span, edge) : narrowed(text, span, edge));
  return moved && spans.map((each, index) => (index === at ? moved : each));
}

function widened(text: string, { begin, end }: Range, edge: Edge): Range | undefined {
  if (edge === "begin") {
    const from = text.lastIndexOf("\n\n", begin - 1) + 1;
    const word = wordsIn(text, { begin: from, end: begin }).at(-1);
    return word && { begin: word.begin, end };
  }
  const to = text.indexOf("\n\n", end);
  const [word] = wordsIn(text, { begin: end, end: to < 0 ? text.length : to });
  return word && { begin, end: word.end };
}

function narrowed(text: string, span: Range, edge: Edge): Range | undefined {
  const words = wordsIn(text, span);
  if (words.length < 2) return undefined;
  return edge === "begin"
    ? { begin: words[1]?.begin ?? span.begin, end: span.end }
    : { begin: span.begin, end: words.at(-2)?.end ?? span.end };
}

const wordsIn = (text: string, { begin, end }: Range): Range[] =>
  [...text.slice(begin, end).matchAll(kWord)].map(({ 0: word, index }) => ({
    begin: begin + index,
    end: begin + index + word.length,
  }));
