/** What an editor can do to the chosen claim. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { nameOf } from "../export/claims.js";
import { unusedId } from "../review/ids.js";
import type { NoteEdit } from "../review/edit.js";
import { fits } from "../review/read.js";
import type { Edge } from "../review/stretch.js";
import { claimTypes } from "../look.js";
import type {
  Decision,
  Evidence,
  ReviewedClaim,
  ReviewedSpeaker,
  Verdict,
} from "../review/types.js";
import type { ClaimType } from "../types.js";
import type { ShownClaim } from "./claims.js";
import { stretchKeys, type StretchKey } from "./stretch-keys.js";
import type { View } from "./view.js";

const kAnother = "another";

/** Drawn anew for each claim, so that what is typed and not yet set stays with its claim. */
export const editor = (view: View, { claim }: ShownClaim): unknown =>
  keyed(claim.id, tools(view, claim));

function tools(view: View, claim: ReviewedClaim): TemplateResult {
  const { words, actions } = view;
  const note = (event: Event): NoteEdit => ({
    edit: "note",
    claim: claim.id,
    note: valueOf(event),
  });
  return html`<div class="editor" part="editor">
    ${decisions(view, claim)} ${spanOf(view)} ${speakerChoice(view, claim.id, claim.speaker)}
    ${typeChoice(view, claim.id, claim.type)}
    <label class="field"
      >${words.ui.noteIs}<textarea
        rows="2"
        maxlength="4000"
        .value=${claim.note ?? ""}
        @input=${(event: Event) => actions.type(note(event))}
        @change=${(event: Event) => actions.edit(note(event))}
      ></textarea>
    </label>
    ${verdictForm(view, claim.id, claim.verdict)}
  </div>`;
}

function decisions({ words, actions }: View, claim: ReviewedClaim): TemplateResult {
  const button = (decision: Decision, label: string) => {
    const pressed = claim.decision === decision;
    const next: Decision = pressed ? "open" : decision;
    return html`<button
      class="decide"
      data-decision=${decision}
      aria-pressed=${pressed}
      @click=${() => actions.edit({ edit: "decide", claim: claim.id, decision: next })}
    >
      <span aria-hidden="true">${decision === "accepted" ? "✓" : "✗"}</span> ${label}
    </button>`;
  };
  return html`<p class="decisions">
    ${button("accepted", words.ui.accept)} ${button("rejected", words.ui.reject)}
  </p>`;
}

/** By the words selected, or word by word. */
function spanOf({ words: { ui }, actions, keys }: View): TemplateResult {
  const step = ({ edge, by, key, sign }: StretchKey) =>
    html`<button
      class="small step"
      aria-keyshortcuts=${keys ? `Shift+${key}` : nothing}
      title=${(by > 0 ? ui.wordMore : ui.wordLess) + (keys ? ` (⇧ ${sign})` : "")}
      @click=${() => actions.stretch(edge, by)}
    >
      <span aria-hidden="true">${by > 0 ? "+" : "−"}</span
      ><span class="unseen">${by > 0 ? ui.wordMore : ui.wordLess}</span>
    </button>`;
  const end = (edge: Edge, label: string) =>
    html`<div class="stretch" role="group" aria-label=${label}>
      <span aria-hidden="true">${label}</span>
      ${stretchKeys.filter((each) => each.edge === edge).map(step)}
    </div>`;
  return html`<div class="span">
    <button @click=${() => actions.takeSelection()}>${ui.span}</button>
    ${end("begin", ui.atStart)} ${end("end", ui.atEnd)}
  </div>`;
}

function speakerChoice(view: View, claim: string, current: string): TemplateResult {
  const { words, actions, review } = view;
  const chosen = (event: Event) => {
    const speaker = valueOf(event);
    const field = (event.target as HTMLElement).closest(".field")?.nextElementSibling;
    const another = speaker === kAnother;
    field?.toggleAttribute("hidden", !another);
    if (another) field?.querySelector("input")?.focus();
    else actions.edit({ edit: "speaker", claim, speaker });
  };
  const named = (event: Event) => {
    const name = valueOf(event).trim();
    if (name === "") return;
    const speaker = newSpeaker(review?.speakers ?? [], name);
    actions.edit({ edit: "add-speaker", speaker });
    actions.edit({ edit: "speaker", claim, speaker: speaker.id });
  };
  return html`<label class="field"
      >${words.ui.speakerIs}<select .value=${current} @change=${chosen}>
        ${(review?.speakers ?? []).map(
          (speaker) =>
            html`<option value=${speaker.id} ?selected=${speaker.id === current}>
              ${nameOf(speaker, words)}
            </option>`,
        )}
        <option value=${kAnother}>${words.ui.another}</option>
      </select>
    </label>
    <label class="field" hidden
      >${words.ui.newSpeaker}<input maxlength="200" @change=${named}
    /></label>`;
}

function newSpeaker(speakers: readonly ReviewedSpeaker[], name: string): ReviewedSpeaker {
  return { id: unusedId("editor", new Set(speakers.map(({ id }) => id))), name, kind: "person" };
}

function typeChoice({ words, actions }: View, claim: string, current: ClaimType): TemplateResult {
  const chosen = (event: Event) => {
    const type = claimTypes.find((each) => each === valueOf(event));
    if (type) actions.edit({ edit: "type", claim, type, checkable: type !== "opinion" });
  };
  return html`<label class="field"
    >${words.ui.typeIs}<select .value=${current} @change=${chosen}>
      ${claimTypes.map(
        (type) =>
          html`<option value=${type} ?selected=${type === current}>${words.types[type]}</option>`,
      )}
    </select>
  </label>`;
}

function verdictForm(view: View, claim: string, verdict: Verdict | undefined): TemplateResult {
  const { words, actions } = view;
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    const set = verdictIn(new FormData(event.target as HTMLFormElement));
    if (set) actions.edit({ edit: "verdict", claim, verdict: set });
    else actions.say(words.ui.needsEvidence);
  };
  const evidence = verdict?.evidence.map(({ url, title }) =>
    [url, title].filter(Boolean).join(" "),
  );
  return html`<details class="verdict-form" ?open=${verdict !== undefined}>
    <summary>${words.ui.rating}</summary>
    <form @submit=${submitted}>
      <label class="field"
        >${words.ui.rating}<input name="rating" maxlength="200" .value=${verdict?.rating ?? ""}
      /></label>
      <label class="field"
        >${words.ui.summaryIs}<textarea
          name="summary"
          rows="2"
          maxlength="4000"
          .value=${verdict?.summary ?? ""}
        ></textarea>
      </label>
      <label class="field"
        >${words.ui.evidenceIs}<textarea
          name="evidence"
          rows="2"
          .value=${evidence?.join("\n") ?? ""}
        ></textarea>
      </label>
      <p class="doing">
        <button>${words.ui.setVerdict}</button>
        ${
          verdict
            ? html`<button
                type="button"
                @click=${() => actions.edit({ edit: "verdict", claim, verdict: null })}
              >
                ${words.ui.dropVerdict}
              </button>`
            : nothing
        }
      </p>
    </form>
  </details>`;
}

/** Undefined where rating or evidence are missing. */
export function verdictIn(form: FormData): Verdict | undefined {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const evidence = text("evidence").split("\n").flatMap(evidenceIn);
  if (text("rating") === "" || evidence.length === 0) return undefined;
  const date = new Date().toISOString().slice(0, 10);
  const summary = text("summary");
  return { rating: text("rating"), ...(summary && { summary }), evidence, date };
}

/** "https://… what it is" */
function evidenceIn(line: string): Evidence[] {
  const [url = "", ...title] = line.trim().split(/\s+/);
  if (!fits("url", url)) return [];
  return [{ url, ...(title.length > 0 && { title: title.join(" ").slice(0, 500) }) }];
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
