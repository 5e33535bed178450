import base from "./styles/base.css?inline";
import card from "./styles/card.css?inline";
import panel from "./styles/panel.css?inline";
import review from "./styles/review.css?inline";

const sheets = new Map<string, CSSStyleSheet>();

/** Lends a shadow root a look; one sheet serves all embeds. */
export function adopt(root: ShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Of panel and card. */
export const look = [base, panel, card, review].join("");
