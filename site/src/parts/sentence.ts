import { html, type TemplateResult } from "lit";
import type { Range } from "say-so";

/** A sentence with the words of the speaker and of the cue set apart. */
export function setApart(
  text: string,
  sentence: Range,
  source: readonly Range[],
  cue: readonly Range[],
): TemplateResult {
  const parts: TemplateResult[] = [];
  let at = sentence.begin;
  const words = [
    ...source.map((range) => ({ ...range, part: "speaker" })),
    ...cue.map((range) => ({ ...range, part: "cue" })),
  ].sort((a, b) => a.begin - b.begin);
  for (const { begin, end, part } of words) {
    if (begin < at || end > sentence.end) continue;
    parts.push(html`${text.slice(at, begin)}<b class=${part}>${text.slice(begin, end)}</b>`);
    at = end;
  }
  return html`${parts}${text.slice(at, sentence.end)}`;
}
