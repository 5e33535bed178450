import type { Range as TextRange } from "say-so";

/**
 * The nodes that show a stretch of the text, as one DOM range; undefined where they are not on the
 * page. Elements with `data-at` hold one text node each and tile the paragraphs. O(elements).
 */
export function rangeOf(root: Element, { begin, end }: TextRange): Range | undefined {
  const holders = root.querySelectorAll<HTMLElement>("[data-at]");
  const from = boundary(holders, begin);
  const to = boundary(holders, Math.max(begin, end - 1));
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, Math.min(to.node.length, to.offset + (end > begin ? 1 : 0)));
  return range;
}

function boundary(
  holders: NodeListOf<HTMLElement>,
  at: number,
): { node: Text; offset: number } | undefined {
  let low = 0;
  let high = holders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(holders[middle]) <= at) low = middle + 1;
    else high = middle;
  }
  const holder = holders[low - 1];
  const node = holder && [...holder.childNodes].find((child) => child instanceof Text);
  if (!(node instanceof Text)) return undefined;
  return { node, offset: Math.min(node.length, at - startOf(holder)) };
}

const startOf = (holder: HTMLElement | undefined) => Number(holder?.dataset["at"] ?? 0);

const MOTION = 150;

/** Scrolls the page by so many pixels, in a moment, or at once where motion is not wanted. */
export function scrollBy(distance: number): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still || document.visibilityState === "hidden") return scrollTo(scrollX, scrollY + distance);
  const [from, began] = [scrollY, performance.now()];
  const frame = (now: number) => {
    const done = Math.min(1, (now - began) / MOTION);
    scrollTo(scrollX, from + distance * (1 - (1 - done) ** 3));
    if (done < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** The part of the window that is not covered: `top` and `bottom` in its pixels. */
export interface Sight {
  top: number;
  bottom: number;
}

interface Extent {
  top: number;
  bottom: number;
}

/**
 * How far to scroll so that `first` is in sight and, where both fit, `second` too. 0 where they are
 * in sight already, so that nothing moves without need.
 */
export function travel(sight: Sight, first: Extent, second?: Extent): number {
  const both = second && {
    top: Math.min(first.top, second.top),
    bottom: Math.max(first.bottom, second.bottom),
  };
  const room = sight.bottom - sight.top;
  const wanted = both && both.bottom - both.top <= room ? both : first;
  if (wanted.top >= sight.top && wanted.bottom <= sight.bottom) return 0;
  const spare = Math.max(0, room - (wanted.bottom - wanted.top));
  return wanted.top - sight.top - spare / 2;
}
