import { html, type TemplateResult } from "lit/html.js";
import { nameOf } from "../export/claims.js";
import { initialsOf } from "../look.js";
import type { ReviewedSpeaker } from "../review/types.js";
import type { Words } from "../words/index.js";

/** A speaker's face: initials in a ring whose form tells what kind of speaker it is. Decorative. */
export function face({ name, kind }: ReviewedSpeaker, accent: number | undefined): TemplateResult {
  return html`<span
    class="face"
    aria-hidden="true"
    data-kind=${kind}
    data-accent=${accent ?? "none"}
    data-initials=${initialsOf(name, kind)}
  ></span>`;
}

/** The article's own voice in small capitals. */
export const nameTag = (speaker: ReviewedSpeaker, words: Words): TemplateResult =>
  html`<span class="name" data-kind=${speaker.kind}>${nameOf(speaker, words)}</span>`;

/** The role as the article gives it, else what kind of speaker it is. */
export const aboutSpeaker = ({ kind, role }: ReviewedSpeaker, words: Words): string =>
  role && kind !== "narrator" ? role : words.kinds[kind];
