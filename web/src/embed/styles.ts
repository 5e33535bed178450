import base from "./styles/base.css?inline";
import card from "./styles/card.css?inline";
import panel from "./styles/panel.css?inline";
import review from "./styles/review.css?inline";

let shared: CSSStyleSheet | undefined;

/** The look of panel and card, one sheet for all embeds. */
export function styles(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync([base, panel, card, review].join(""));
  }
  return shared;
}
