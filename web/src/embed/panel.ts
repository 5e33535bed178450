/** The panel: what was found, who speaks, every claim; in review the editor's tools. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { formats, type FormatName } from "../export/formats.js";
import { wordsOfClaim } from "../review/reading.js";
import { counted, filled } from "../words/index.js";
import type { ShownClaim } from "./claims.js";
import { face, nameTag } from "./face.js";
import { speakerEditor } from "./speaker-editor.js";
import { countOf, listed, type View, accentOf } from "./view.js";

export function panel(view: View): TemplateResult {
  const { words, open, status, actions } = view;
  const shown = status.is === "shown";
  return html`<section class="panel" part="panel" aria-label=${words.ui.title}>
    <div class="bar" part="bar">
      <h2>
        <button
          class="toggle"
          part="toggle"
          aria-expanded=${open}
          aria-controls="body"
          ?disabled=${!shown}
          @click=${() => actions.toggle()}
        >
          <span class="sign" aria-hidden="true"></span>
          <span>${words.ui.title}</span>
        </button>
      </h2>
      <p class="count" role="status">${statusWords(view)}</p>
      ${
        status.is === "failed"
          ? html`<button class="again" @click=${() => actions.retry()}>${words.ui.again}</button>`
          : nothing
      }
    </div>
    <div id="body" class="body" ?hidden=${!open || !shown}>
      ${open && shown ? body(view) : nothing}
    </div>
  </section>`;
}

function statusWords(view: View): string {
  const { status, words, claims, speakers } = view;
  if (status.is === "loading") return words.ui.loading;
  if (status.is === "reading") return words.ui.reading;
  if (status.is === "failed") return filled(words.ui.failed, { why: status.why });
  if (claims.length === 0) return words.ui.none;
  return filled(words.ui.summary, {
    claims: countOf(view, "claims", claims.length),
    speakers: countOf(view, "speakers", speakers.length),
  });
}

function body(view: View): TemplateResult {
  const { mode } = view;
  return html`${provenance(view)} ${view.beside?.line(view)}
    ${mode === "editing" ? tools(view) : nothing} ${speakerList(view)}
    <ol class="claims" part="claims">
      ${listed(view)
        .slice(0, view.most)
        .map((claim) => item(view, claim))}
    </ol>
    ${moreOf(view)} ${mode === "editing" ? lostList(view) : nothing} ${corrections(view)}`;
}

/** What was put right after publication; an editor adds to it. */
function corrections({ mode, review, words, actions }: View): unknown {
  const noted = review?.corrections ?? [];
  if (noted.length === 0 && mode !== "editing") return nothing;
  const added = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const note = field.value.trim();
    field.value = "";
    if (note === "") return;
    const date = new Date().toISOString().slice(0, 10);
    actions.edit({ edit: "correct", correction: { date, note } });
  };
  return html`<h3>${words.labels.corrections}</h3>
    <ul class="corrections">
      ${noted.map(({ date, note }) => html`<li>${date}: ${note}</li>`)}
    </ul>
    ${
      mode === "editing"
        ? html`<label class="field"
            >${words.ui.correction}<input maxlength="4000" @change=${added}
          /></label>`
        : nothing
    }`;
}

/** A long list grows on demand, so that it does not hold up the page. */
function moreOf(view: View): unknown {
  const { words, most, language, actions } = view;
  const rest = listed(view).length - most;
  return rest > 0
    ? html`<button class="more" @click=${() => actions.more()}>
        ${counted(words.ui.more, rest, language)}
      </button>`
    : nothing;
}

/** Who vouches for what is shown, and for which text. */
function provenance(view: View): TemplateResult {
  const { words, mode, review, unchanged, lost, hosted, language } = view;
  const by = review?.reviewer && filled(words.labels.reviewed, { name: review.reviewer.name });
  const missing = lost.filter(({ decision }) => decision === "accepted").length;
  return html`<div class="provenance">
    <p>${mode === "published" ? (by ?? nothing) : words.ui.machine}</p>
    ${
      mode !== "found" && !unchanged
        ? html`<p class="warning">
            ${words.ui.earlier}
            ${missing > 0 ? counted(words.ui.hidden, missing, language) : nothing}
          </p>`
        : nothing
    }
    ${mode !== "editing" && hosted ? html`<p>${words.ui.hint}</p>` : nothing}
  </div>`;
}

function speakerList(view: View): TemplateResult {
  const { speakers, speaker, words, actions } = view;
  if (speakers.length < 2) return html``;
  const chosen = speakers.find((each) => each.speaker.id === speaker);
  return html`<ul class="speakers" part="speakers">
      ${speakers.map(
        (each) =>
          html`<li>
            <button
              class="voice"
              data-accent=${each.accent ?? "none"}
              aria-pressed=${each.speaker.id === speaker}
              @click=${() => actions.listen(each.speaker.id)}
            >
              ${face(each.speaker, each.accent)} ${nameTag(each.speaker, words)}
              <span class="number">${each.claims}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${view.mode === "editing" && chosen ? speakerEditor(view, chosen.speaker) : nothing}`;
}

function item(view: View, shown: ShownClaim): TemplateResult {
  const { claim, speaker, family, step, certainty } = shown;
  const { words, actions, mode, chosen } = view;
  const probably = certainty === "probably" ? `${words.certainty.probably} ` : nothing;
  return html`<li data-decision=${claim.decision}>
    <button
      class="item"
      part="item"
      data-claim=${claim.id}
      aria-current=${chosen?.claim.id === claim.id ? "true" : nothing}
      @click=${() => actions.choose(claim.id)}
    >
      ${face(speaker, accentOf(view, speaker.id))}
      <span class="item-words">
        <span class="mark" data-family=${family} data-step=${step}>${wordsOfClaim(claim)}</span>
        <span class="aside"
          >${probably}${nameTag(speaker, words)} ·
          ${words.types[claim.type]}${
            mode === "editing" && claim.decision !== "open"
              ? html` · <b>${words.decisions[claim.decision]}</b>`
              : nothing
          }${claim.verdict ? html` · <b>${claim.verdict.rating}</b>` : nothing}
          ${view.beside?.mark(view, claim)}</span
        >
      </span>
    </button>
  </li>`;
}

function tools(view: View): TemplateResult {
  const { words, actions, history, review, kept, chosen, said } = view;
  const decided = (review?.claims ?? []).filter(({ decision }) => decision !== "open").length;
  const all = review?.claims.length ?? 0;
  const named = (event: Event) => {
    const name = (event.target as HTMLInputElement).value.trim();
    if (name !== "") actions.edit({ edit: "reviewer", reviewer: { ...review?.reviewer, name } });
  };
  const exported = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value !== "") void actions.save(select.value as FormatName);
    select.value = "";
  };
  return html`<div class="tools" part="tools">
    <p class="decided">${filled(words.ui.decided, { done: decided, all })}</p>
    <button ?disabled=${!history?.canUndo} @click=${() => actions.undo()}>${words.ui.undo}</button>
    <button ?disabled=${!history?.canRedo} @click=${() => actions.redo()}>${words.ui.redo}</button>
    <button
      ?disabled=${decided === all}
      @click=${() => actions.edit({ edit: "decide-all", decision: "accepted" })}
    >
      ${words.ui.acceptRest}
    </button>
    <label class="field"
      >${words.ui.reviewer}<input
        maxlength="200"
        autocomplete="name"
        .value=${live(review?.reviewer?.name ?? "")}
        @change=${named}
    /></label>
    <label class="field"
      >${words.ui.export}<select @change=${exported}>
        <option value="">–</option>
        ${Object.keys(formats).map((name) => html`<option value=${name}>${name}</option>`)}
      </select></label
    >
    <button class="main" @click=${() => actions.save("review")}>${words.ui.save}</button>
    <p class="said" role="status">${chosen ? nothing : said}</p>
    ${kept === "kept" ? nothing : html`<p class="warning" role="alert">${words.ui[kept]}</p>`}
  </div>`;
}

function lostList({ lost, words }: View): unknown {
  if (lost.length === 0) return nothing;
  return html`<h3>${words.ui.lost}</h3>
    <ul class="lost">
      ${lost.map((claim) => html`<li>${wordsOfClaim(claim)}</li>`)}
    </ul>`;
}
