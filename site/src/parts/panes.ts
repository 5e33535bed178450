import { html, nothing, type TemplateResult } from "lit";
import type { Pane, View } from "./part.js";

/** What to see beside the text, or on a narrow page in its place. */
export function panes(
  view: View,
  { wide, several }: { wide: boolean; several: boolean },
  go: (pane: Pane) => void,
): TemplateResult {
  const tab = (pane: Pane, name: string, n?: number) =>
    html`<button
      class="pane"
      data-pane=${pane}
      aria-pressed=${view.pane === pane || (pane === "claims" && view.pane === "text" && wide)}
      @click=${() => go(pane)}
    >
      ${name}${n === undefined ? nothing : html` <span class="number">${n.toLocaleString("en")}</span>`}
    </button>`;
  return html`<div class="panes" role="group" aria-label="What to see">
    ${tab("text", "Text")} ${tab("claims", "Claims", view.shown.length)}
    ${tab("voices", "Voices", view.reading.voices.length)} ${tab("source", "Source")}
    ${several ? tab("compare", "Compare") : nothing}
  </div>`;
}
