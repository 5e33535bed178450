/** Which words a pointer is on. */

interface CaretPosition {
  offsetNode: Node;
  offset: number;
}
interface CaretPage {
  caretPositionFromPoint?(x: number, y: number, options?: object): CaretPosition | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
}

/** The place in a text node nearest to a point of the window; undefined where there is none. */
export function caretAt(
  page: Document,
  x: number,
  y: number,
): { node: Node; offset: number } | undefined {
  const caret: CaretPage = page;
  const position = caret.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = caret.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/** A caret is found beside words too, at the end of a line or in a margin: only their boxes count. */
export function covers(ranges: readonly Range[], x: number, y: number): boolean {
  return ranges.some((range) =>
    [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    ),
  );
}
