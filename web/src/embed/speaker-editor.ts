/** What an editor can do to a chosen speaker: another name or role, or the same as somebody else. */
import { html, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { nameOf } from "../export/claims.js";
import type { ReviewedSpeaker } from "../review/types.js";
import { filled } from "../words/index.js";
import type { View } from "./view.js";

export function speakerEditor(view: View, speaker: ReviewedSpeaker): unknown {
  const { words, actions } = view;
  const { id, name, role = "" } = speaker;
  const changed = (event: Event) => {
    const fields = new FormData((event.target as HTMLInputElement).form as HTMLFormElement);
    const set = (field: string) => String(fields.get(field) ?? "").trim();
    if (set("name") === "") return;
    actions.edit({ edit: "change-speaker", id, name: set("name"), role: set("role") });
  };
  return keyed(
    id,
    html`<form class="speaker-editor" @submit=${stay}>
      <label class="field"
        >${words.ui.newSpeaker}<input
          name="name"
          maxlength="200"
          .value=${live(name)}
          @change=${changed}
      /></label>
      <label class="field"
        >${words.labels.role.charAt(0).toUpperCase() + words.labels.role.slice(1)}<input
          name="role"
          maxlength="500"
          .value=${live(role)}
          @change=${changed}
      /></label>
      ${mergeChoice(view, speaker)}
    </form>`,
  );
}

const stay = (event: Event) => event.preventDefault();

function mergeChoice({ words, actions, review }: View, speaker: ReviewedSpeaker): TemplateResult {
  const chosen = (event: Event) => {
    const into = (event.target as HTMLSelectElement).value;
    if (into) actions.edit({ edit: "merge-speakers", from: speaker.id, into });
  };
  const others = (review?.speakers ?? []).filter(({ id }) => id !== speaker.id);
  return html`<label class="field"
    >${filled(words.ui.merge, { name: nameOf(speaker, words) })}<select
      .value=${live("")}
      @change=${chosen}
    >
      <option value="">–</option>
      ${others.map((each) => html`<option value=${each.id}>${nameOf(each, words)}</option>`)}
    </select>
  </label>`;
}
