import { html, nothing, type TemplateResult } from "lit";
import type { Claim, StandalonePiece } from "say-so";
import { valueWords } from "../reading/values.js";

/** How the claim reads on its own, what the engine put in set apart; nothing where it put in nothing. */
export function alone(text: string, claim: Claim): TemplateResult | typeof nothing {
  const pieces = claim.standalone ?? [];
  if (!pieces.some(({ inserted }) => inserted !== undefined && inserted !== "…")) return nothing;
  return html`<h3>Read on its own</h3>
    <p class="alone">${pieces.map((piece, at) => pieceOf(text, piece, pieces[at + 1]))}</p>`;
}

/** An insertion is set off by blanks where it touches words. */
function pieceOf(
  text: string,
  { range, inserted, replaces }: StandalonePiece,
  next: StandalonePiece | undefined,
): TemplateResult {
  if (inserted === undefined) return html`${range ? text.slice(range.begin, range.end) : ""}`;
  const follows = next?.range && /^[\p{L}\p{N}]/u.test(text.slice(next.range.begin));
  return html`${replaces ? "" : " "}<ins>[${inserted}]</ins>${follows ? " " : ""}`;
}

/** Figures and dates as written, each with what it says in one form. */
export function values(text: string, claim: Claim): TemplateResult | typeof nothing {
  const told = (claim.values ?? []).flatMap((value) => {
    const written = text.slice(value.range.begin, value.range.end);
    const words = valueWords(value);
    return words === undefined || words === written ? [] : [{ written, words }];
  });
  if (told.length === 0) return nothing;
  return html`<h3>Figures and dates</h3>
    <dl class="values">
      ${told.map(
        ({ written, words }) =>
          html`<div>
            <dt>${written}</dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>`;
}
