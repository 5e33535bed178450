import {
  autoUpdate,
  computePosition,
  flip,
  inline,
  offset,
  shift,
  type ReferenceElement,
} from "@floating-ui/dom";

/** Below this width the card is a sheet at the foot of the window, by its style. */
export const kNarrow = "(max-width: 40rem)";

/** Words of the page as what a card can be placed by. */
export const byWords = (ranges: () => Range[], context: Element): ReferenceElement => ({
  contextElement: context,
  getBoundingClientRect: () => united(ranges()),
  getClientRects: () => ranges().flatMap((range) => [...range.getClientRects()]),
});

/** Keeps a card by something until what it returns is called; `sheet`: unless the window is narrow. */
export function placeCard(
  card: HTMLElement,
  reference: ReferenceElement,
  sheet: boolean,
): () => void {
  const place = async () => {
    if (sheet && matchMedia(kNarrow).matches) {
      return void Object.assign(card.style, { left: "", top: "" });
    }
    const { x, y } = await computePosition(reference, card, {
      strategy: "fixed",
      placement: "bottom-start",
      middleware: [
        inline(),
        offset(8),
        // beside the words rather than on them, where it is too high to stand below or above
        flip({ padding: 8, fallbackPlacements: ["top-start", "right-start", "left-start"] }),
        shift({ padding: 8, crossAxis: true }),
      ],
    });
    Object.assign(card.style, { left: `${Math.round(x)}px`, top: `${Math.round(y)}px` });
  };
  return autoUpdate(reference, card, () => void place());
}

/** The box around all of them; an empty one where they are not on the page. */
function united(ranges: readonly Range[]): DOMRect {
  const boxes = ranges.map((range) => range.getBoundingClientRect());
  if (boxes.length === 0) return new DOMRect();
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
