/** What `<say-so>` tells its page: bubbling, composed `CustomEvent`s. */
import type { Review, ReviewedClaim } from "../review/types.js";

export interface SaySoEvents {
  /** Claims are shown. */
  "sayso-ready": { claims: number; speakers: number; unchanged: boolean };
  /** A claim was chosen; null where its card was closed. */
  "sayso-choose": { claim: ReviewedClaim | null };
  /** A reader reports an error. Cancel it to do something else than mail or copy `text`. */
  "sayso-report": { claim: ReviewedClaim; text: string };
  /** An editor has changed the review. */
  "sayso-review": { review: Review };
  /** Nothing can be shown, or what an article has gained cannot be found; `message` is for people. */
  "sayso-error": { message: string };
}

export type SaySoEvent<Name extends keyof SaySoEvents> = CustomEvent<SaySoEvents[Name]>;

/** False where the page has cancelled it. */
export function tell<Name extends keyof SaySoEvents>(
  element: Element,
  name: Name,
  detail: SaySoEvents[Name],
): boolean {
  const init = { bubbles: true, composed: true, cancelable: name === "sayso-report", detail };
  return element.dispatchEvent(new CustomEvent(name, init));
}

type EventsOfPage = { [Name in keyof SaySoEvents]: SaySoEvent<Name> };

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how a page's events are extended
  interface HTMLElementEventMap extends EventsOfPage {}
}
