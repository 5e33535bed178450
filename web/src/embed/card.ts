/** The chosen claim: who says it, how, where, what kind and why, what to do. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { howOf } from "../export/claims.js";
import { oneLine, wordsOfClaim } from "../review/reading.js";
import type { ReviewedReason, SourceSentence, Verdict } from "../review/types.js";
import { filled, type Words } from "../words/index.js";
import type { ShownClaim } from "./claims.js";
import { editor } from "./editor.js";
import { aboutSpeaker, face, nameTag } from "./face.js";
import { accentOf, listed, type View } from "./view.js";

/** So many reasons are told, the weightiest. */
const kReasons = 4;

export function card(view: View, chosen: ShownClaim): TemplateResult {
  const { words } = view;
  return html`<div class="card-in" data-family=${chosen.family}>
    ${bar(view, chosen)} ${who(view, chosen)}
    <p class="words" part="claim">${wordsOfClaim(chosen.claim)}</p>
    ${placeOf(view, chosen)} ${where(view, chosen)} ${verdictOf(view, chosen.claim.verdict)}
    ${view.beside?.card(view, chosen)} ${why(words, chosen)} ${noteOf(view, chosen)}
    ${view.mode === "editing" ? editor(view, chosen) : nothing} ${doing(view)}
  </div>`;
}

function bar({ words, actions, ...view }: View, chosen: ShownClaim): TemplateResult {
  const shown = listed({ words, actions, ...view });
  const at = shown.indexOf(chosen);
  const step = (by: 1 | -1, sign: string, label: string, off: boolean) =>
    html`<button class="small" aria-disabled=${off} @click=${() => actions.step(by)}>
      <span aria-hidden="true">${sign}</span><span class="unseen">${label}</span>
    </button>`;
  return html`<div class="card-bar">
    <p>${filled(words.ui.position, { at: at + 1, of: shown.length })}</p>
    ${step(-1, "↑", words.ui.before, at <= 0)}
    ${step(1, "↓", words.ui.next, at + 1 >= shown.length)}
    <button class="small" part="close" @click=${() => actions.choose(null)}>
      <span aria-hidden="true">×</span><span class="unseen">${words.ui.close}</span>
    </button>
  </div>`;
}

function who(view: View, { claim, speaker, certainty }: ShownClaim): TemplateResult {
  const { words, actions } = view;
  const plain = claim.voice === "narrator" && certainty === "sure";
  return html`<div class="who" part="speaker">
    ${face(speaker, accentOf(view, speaker.id))}
    <div>
      <h2 id="card-who">
        <button class="plain" @click=${() => actions.listen(speaker.id)}>
          ${nameTag(speaker, words)}
        </button>
      </h2>
      <p class="role">${aboutSpeaker(speaker, words)}</p>
    </div>
    ${
      plain
        ? nothing
        : html`<p class="certainty" data-certainty=${certainty}>${words.certainty[certainty]}</p>`
    }
  </div>`;
}

/** A highlight is not announced: this is. */
function placeOf({ hosted, words }: View, { spans }: ShownClaim): unknown {
  if (!hosted) return nothing;
  return html`<p class="unseen">${spans.length > 0 ? words.ui.marked : words.ui.notMarked}</p>`;
}

function where(view: View, { claim, source }: ShownClaim): TemplateResult {
  const { words, actions, cited } = view;
  const how = howOf(claim, words);
  return html`<p class="how">${how.charAt(0).toUpperCase() + how.slice(1)}</p>
    ${
      claim.source
        ? html`<div class="where">
            ${
              claim.distance === 0 || !source
                ? html`<h3>${sourceWords(view, claim.distance)}</h3>`
                : html`<button class="jump" @click=${() => actions.jump()}>
                    ${view.atSource ? words.ui.toClaim : sourceWords(view, claim.distance)}
                    <span aria-hidden="true"
                      >${claim.distance > 0 !== view.atSource ? "↓" : "↑"}</span
                    >
                  </button>`
            }
            <blockquote class="source" part="source">${setApart(claim.source)}</blockquote>
          </div>`
        : nothing
    }
    ${
      cited.length > 0
        ? html`<h3>${words.ui.cites}</h3>
            <ul class="cited">
              ${cited.map(({ url, text }) => html`<li>${outward(url, text)}</li>`)}
            </ul>`
        : nothing
    }`;
}

function sourceWords({ words: { ui } }: View, distance: number): string {
  if (distance === 0) return ui.sameSentence;
  const near = new Map([
    [1, ui.nextSentence],
    [-1, ui.sentenceBefore],
  ]).get(distance);
  const far = distance > 0 ? ui.on : ui.back;
  return filled(ui.source, { where: near ?? filled(far, { n: Math.abs(distance) }) });
}

/** The sentence with the words of the speaker and of the cue set apart. */
function setApart({ exact, cue, speaker }: SourceSentence): TemplateResult {
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  const words = [
    ...cue.map((range) => ({ ...range, part: "cue" })),
    ...speaker.map((range) => ({ ...range, part: "speaker" })),
  ].sort((a, b) => a.begin - b.begin);
  for (const { begin, end, part } of words) {
    if (begin < at) continue;
    parts.push(exact.slice(at, begin), html`<b class=${part}>${exact.slice(begin, end)}</b>`);
    at = end;
  }
  return html`${parts}${exact.slice(at)}`;
}

const outward = (url: string, text: string | undefined) =>
  html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${text || url}</a>`;

function verdictOf({ words, language }: View, verdict: Verdict | undefined): unknown {
  if (!verdict) return nothing;
  const { rating, summary, evidence, date } = verdict;
  const day = new Date(date);
  const shown = Number.isNaN(day.valueOf()) ? date : day.toLocaleDateString(language, kDay);
  return html`<div class="verdict" part="verdict">
    <p><b>${filled(words.ui.verdict, { date: shown, rating })}</b></p>
    ${summary ? html`<p>${summary}</p>` : nothing}
    <h3>${words.ui.evidence}</h3>
    <ul>
      ${evidence.map(({ url, title }) => html`<li>${outward(url, title)}</li>`)}
    </ul>
  </div>`;
}

const kDay = { dateStyle: "long", timeZone: "UTC" } as const;

function why(words: Words, { claim, family, step }: ShownClaim): TemplateResult {
  const reasons = [...claim.reasons]
    .filter(({ code, weight }) => code !== "base" && weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, kReasons)
    .sort((a, b) => b.weight - a.weight);
  const type = words.types[claim.type];
  return html`<div class="why">
    <p>
      <span class="kind" data-family=${family}
        >${type.charAt(0).toUpperCase() + type.slice(1)}</span
      >
      <span class="worth" data-family=${family} data-step=${claim.checkable ? step : nothing}
        >${claim.checkable ? words.worth[step] : words.uncheckable}</span
      >
    </p>
    ${
      reasons.length === 0
        ? nothing
        : html`<details>
            <summary>${words.ui.why}</summary>
            <ul class="reasons">
              ${reasons.map((reason) => reasonOf(words, reason))}
            </ul>
          </details>`
    }
  </div>`;
}

function reasonOf({ reasons, ui }: Words, { code, weight, words }: ReviewedReason): TemplateResult {
  const known: Partial<Record<string, string>> = reasons;
  return html`<li>
    <span aria-hidden="true">${weight > 0 ? "+" : "−"}</span
    ><span class="unseen">${weight > 0 ? ui.for : ui.against}: </span>
    ${known[code] ?? code.replace(/[-_.:]+/g, " ")}${words ? html`: <q>${oneLine(words)}</q>` : nothing}
  </li>`;
}

function noteOf({ mode, words }: View, { claim }: ShownClaim): unknown {
  if (mode === "editing" || !claim.note) return nothing;
  return html`<div class="note">
    <h3>${words.ui.note}</h3>
    <p>${claim.note}</p>
  </div>`;
}

function doing({ words, actions, mail, said }: View): TemplateResult {
  return html`<p class="doing">
      <button @click=${() => actions.copyLink()}>${words.ui.copyLink}</button>
      ${
        mail
          ? html`<a class="button" href=${mail} @click=${(event: Event) => actions.report(event)}
              >${words.ui.report}</a
            >`
          : html`<button @click=${(event: Event) => actions.report(event)}>
              ${words.ui.report}
            </button>`
      }
    </p>
    <p class="said" role="status">${said}</p>`;
}
