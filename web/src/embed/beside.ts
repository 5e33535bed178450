/**
 * Fact-checks of others beside the claims: in the card, in the list, and what became of their file. It
 * comes only where a page has some.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import css from "../checks.css?inline";
import { areNear, tellCheck } from "../factchecks/telling.js";
import { confirmed, withDecisions, type ShownCheck } from "../review/checks.js";
import type { Decision, Review, ReviewedClaim } from "../review/types.js";
import { checkWordsFor, type CheckWords } from "../words/checks.js";
import { counted, filled } from "../words/index.js";
import { Candidates } from "./candidates.js";
import type { ShownClaim } from "./claims.js";
import type { SaySoElement } from "./sayso.js";
import { adopt } from "./styles.js";
import type { View } from "./view.js";

export class Beside {
  readonly #element: SaySoElement;
  readonly #changed: () => void;
  #candidates: Candidates | undefined;

  /** `changed` is told when more is known. */
  constructor(element: SaySoElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    if (element.shadowRoot) adopt(element.shadowRoot, css);
  }

  /** Looks up what is new in a review, where the element has fact-checks; a published one has its own. */
  look(review: Review, published: boolean): void {
    const { factChecks } = this.#element;
    if (published || !(factChecks ?? this.#element.getAttribute("factchecks"))) return;
    this.#candidates ??= new Candidates(this.#element, this.#changed);
    this.#candidates.look(review);
  }

  /** Lets go of the element's fact-checks, which are others now. */
  stop(): void {
    this.#candidates?.stop();
    this.#candidates = undefined;
  }

  /** Beside the chosen claim. */
  card(view: View, { claim }: ShownClaim): unknown {
    const checks = this.#checksOf(view, claim);
    if (checks.length === 0) return nothing;
    const words = this.#words(view);
    return html`<div class="checked" part="checks">
      <h3>${words.title}</h3>
      <ul class="before">
        ${checks.map((check) => item(view, words, claim, check))}
      </ul>
      ${view.mode === "editing" ? html`<p class="role">${words.hint}</p>` : nothing}
    </div>`;
  }

  /** In the list, a word that there is something. */
  mark(view: View, claim: ReviewedClaim): unknown {
    const checks = this.#checksOf(view, claim).filter(({ decision }) => decision !== "rejected");
    if (checks.length === 0) return nothing;
    const { mark, nearMark } = this.#words(view);
    return html`<span class="before-mark">${areNear(checks) ? nearMark : mark}</span>`;
  }

  /** Above the list: how far the file is read, how many claims are like some of it, or why none is. */
  line(view: View): unknown {
    const status = this.#candidates?.status ?? { is: "none" };
    if (status.is === "none") return nothing;
    const words = this.#words(view);
    return html`<div class="before-line">
      <p role="status">${this.#lineOf(view, words)}</p>
      ${
        status.is === "failed"
          ? html`<button class="again" @click=${() => this.#retry(view)}>
              ${view.words.ui.again}
            </button>`
          : nothing
      }
    </div>`;
  }

  #retry({ review }: View): void {
    if (review) this.#candidates?.retry(review);
    this.#changed();
  }

  /** A percentage that changes is not announced. */
  #lineOf(view: View, words: CheckWords): unknown {
    const status = this.#candidates?.status;
    if (status?.is === "failed") return filled(words.failed, { why: status.why });
    if (status?.is !== "ready") {
      const done = status?.is === "reading" ? status.done : 0;
      return html`${words.reading}
        <span aria-hidden="true">${done > 0 ? `${Math.round(100 * done)} %` : nothing}</span>`;
    }
    const found = view.claims
      .map(({ claim }) => this.#checksOf(view, claim))
      .filter((checks) => checks.length > 0);
    const near = found.filter(areNear).length;
    const like = found.length - near;
    return [
      found.length === 0 ? words.none : "",
      like > 0 ? counted(words.found, like, view.language) : "",
      near > 0 ? counted(words.missed, near, view.language) : "",
      status.refused > 0 ? counted(words.refused, status.refused, view.language) : "",
    ]
      .filter(Boolean)
      .join(" ");
  }

  #words({ language }: View): CheckWords {
    return checkWordsFor(language, this.#element.strings.checks);
  }

  #checksOf({ mode, review }: View, claim: ReviewedClaim): ShownCheck[] {
    if (mode === "published") return confirmed(withDecisions([], claim));
    return withDecisions((review && this.#candidates?.of(review, claim)) ?? [], claim);
  }
}

function item(
  view: View,
  checked: CheckWords,
  claim: ReviewedClaim,
  check: ShownCheck,
): TemplateResult {
  const told = tellCheck(check, checked, view.language);
  return html`<li data-difference=${check.difference} data-decision=${check.decision}>
    <p>${told.near ? html`<b class="near">${checked.near}</b> ` : nothing}${told.sentence}</p>
    <blockquote>
      ${told.claim.map(({ words, look }) =>
        look === "differs"
          ? html`<mark>${words}</mark>`
          : html`<span class=${look}>${words}</span>`,
      )}
    </blockquote>
    ${told.differences.map((difference) => html`<p class="soft">${difference}</p>`)}
    ${
      told.link
        ? html`<p class="soft">
            <a href=${told.link.url} target="_blank" rel="noopener noreferrer"
              >${filled(checked.link, { host: told.link.host })}</a
            >${checked.leaves}
          </p>`
        : nothing
    }
    ${view.mode === "editing" ? judging(view, checked, claim, check, told.sentence) : nothing}
  </li>`;
}

/** An editor's word on a candidate; pressed again it is a candidate as before. */
function judging(
  { actions }: View,
  checked: CheckWords,
  { id }: ReviewedClaim,
  { decision: now, ...check }: ShownCheck,
  sentence: string,
): TemplateResult {
  const button = (decision: Exclude<Decision, "open">, label: string) => {
    const pressed = now === decision;
    const next: Decision = pressed ? "open" : decision;
    return html`<button
      class="decide"
      data-decision=${decision}
      aria-pressed=${pressed}
      @click=${() => actions.edit({ edit: "check", claim: id, check, decision: next })}
    >
      <span aria-hidden="true">${decision === "accepted" ? "✓" : "✗"}</span> ${label}
    </button>`;
  };
  return html`<p class="decisions" role="group" aria-label=${sentence}>
    ${button("accepted", checked.confirm)} ${button("rejected", checked.drop)}
  </p>`;
}
