import type { Range } from "../types.js";

/** Text to be shown in one way; what comes later in a list lies above what comes before. */
export interface Layer extends Range {
  look: string;
}

/** The stretches that are seen: ordered, disjoint, each with the look that lies on top. O(n log n). */
export function flattened(layers: readonly Layer[]): Layer[] {
  const edges = layers
    .flatMap(({ begin, end }, index) => [
      { at: begin, index, opens: true },
      { at: end, index, opens: false },
    ])
    .filter(({ index }) => (layers[index]?.begin ?? 0) < (layers[index]?.end ?? 0))
    .sort((a, b) => a.at - b.at);
  const open = new Set<number>();
  const seen: Layer[] = [];
  let from = 0;
  for (const { at, index, opens } of edges) {
    const look = layers[Math.max(...open)]?.look;
    if (look !== undefined && from < at) append(seen, { look, begin: from, end: at });
    from = at;
    if (opens) open.add(index);
    else open.delete(index);
  }
  return seen;
}

function append(seen: Layer[], layer: Layer): void {
  const last = seen.at(-1);
  if (last?.look === layer.look && last.end === layer.begin) last.end = layer.end;
  else seen.push(layer);
}
