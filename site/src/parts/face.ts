import { html, type TemplateResult } from "lit";
import type { VoiceOf } from "../reading/model.js";

/** A voice's face: its initials in a ring whose form tells the kind of speaker. Decorative. */
export function face(voice: VoiceOf): TemplateResult {
  return html`<span
    class="face"
    aria-hidden="true"
    data-kind=${voice.kind}
    data-accent=${voice.accent ?? "none"}
    data-initials=${voice.initials}
  ></span>`;
}

/** A voice's name; the article's own in small capitals. */
export function nameOf(voice: VoiceOf): TemplateResult {
  return html`<span class="name" data-kind=${voice.kind}>${voice.name}</span>`;
}
