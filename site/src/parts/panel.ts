import { html, nothing, type TemplateResult } from "lit";
import type { Engine } from "../engine.js";
import "./card.js";
import "./claims.js";
import "./compare.js";
import { panes } from "./panes.js";
import type { Paper } from "./papers.js";
import type { Actions, View } from "./part.js";
import "./source.js";
import "./voices.js";

/** What the panel needs beside the view. */
export interface Around {
  engine: Engine;
  wide: boolean;
  /** The open texts behind the one in front. */
  others: readonly Paper[];
}

/** Beside the text, or on a narrow page in its place: the chosen claim or voice, and a list to choose from. */
export function panel(view: View, actions: Actions, around: Around): TemplateResult {
  const { wide, others } = around;
  return html`<aside class="panel" aria-label="Claims and voices">
    ${
      view.chosen
        ? html`<sayso-card .view=${view} .actions=${actions}></sayso-card>`
        : view.voice
          ? html`<sayso-voice-card .view=${view} .actions=${actions}></sayso-voice-card>`
          : nothing
    }
    ${panes(view, { wide, several: others.length > 0 }, actions.pane)}
    ${list(view, actions, around)} ${source(view, actions, around)}
  </aside>`;
}

/** The claims are there behind another list too: on paper they are the footnotes. */
function list(view: View, actions: Actions, { engine, others }: Around): TemplateResult {
  const { pane } = view;
  return html`<sayso-claims
      ?hidden=${pane !== "claims" && pane !== "text"}
      .view=${view}
      .actions=${actions}
    ></sayso-claims>
    ${
      pane === "voices"
        ? html`<sayso-voices .view=${view} .actions=${actions}></sayso-voices>`
        : nothing
    }
    ${
      pane === "compare" && others.length > 0
        ? html`<sayso-compare
            .reading=${view.reading}
            .others=${others}
            .engine=${engine}
            .actions=${actions}
          ></sayso-compare>`
        : nothing
    }`;
}

/** Stays while another pane is shown: what was checked would be lost. */
function source(view: View, actions: Actions, { engine }: Around): TemplateResult {
  return html`<sayso-source
    ?hidden=${view.pane !== "source"}
    ?open=${view.pane === "source"}
    .engine=${engine}
    .text=${view.reading.text}
    .actions=${actions}
  ></sayso-source>`;
}
