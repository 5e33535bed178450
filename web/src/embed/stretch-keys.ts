import type { Edge } from "../review/stretch.js";

export interface StretchKey {
  edge: Edge;
  by: 1 | -1;
  key: string;
  sign: string;
}

/** With Shift: sideways moves the claim's end, as in a field of text; up and down its beginning. */
export const stretchKeys: readonly StretchKey[] = [
  { edge: "begin", by: -1, key: "ArrowDown", sign: "↓" },
  { edge: "begin", by: 1, key: "ArrowUp", sign: "↑" },
  { edge: "end", by: -1, key: "ArrowLeft", sign: "←" },
  { edge: "end", by: 1, key: "ArrowRight", sign: "→" },
];
