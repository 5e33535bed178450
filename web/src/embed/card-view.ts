/** The card's element: a popover by the claim that takes the focus and gives it back. */
import { render } from "lit/html.js";
import type { ArticleView } from "./article.js";
import { card } from "./card.js";
import type { ShownClaim } from "./claims.js";
import { byWords, placeCard } from "./place-card.js";
import { stretchKeys } from "./stretch-keys.js";
import type { Actions, View } from "./view.js";

export class CardView {
  readonly #root: ShadowRoot;
  readonly #actions: Actions;
  readonly #element: HTMLElement;
  readonly #listening = new AbortController();
  #place: (() => void) | undefined;
  /** The claim that is shown, and where it is placed by. */
  #shown: string | undefined;
  #before: HTMLElement | undefined;
  #view: View | undefined;

  constructor(root: ShadowRoot, actions: Actions) {
    this.#root = root;
    this.#actions = actions;
    const page = root.ownerDocument;
    this.#element = page.createElement("section");
    this.#element.className = "card";
    this.#element.setAttribute("part", "card");
    this.#element.setAttribute("aria-labelledby", "card-who");
    this.#element.tabIndex = -1;
    this.#element.popover = "manual";
    const { signal } = this.#listening;
    this.#element.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    page.addEventListener("keydown", (event) => this.#escape(event), { signal });
    root.append(this.#element);
  }

  show(view: View, article: ArticleView | undefined): void {
    this.#view = view;
    const { chosen } = view;
    if (!chosen) return this.#close();
    this.#element.dataset["theme"] = view.theme;
    render(card(view, chosen), this.#element);
    const opened = this.#shown === undefined;
    const key = `${chosen.claim.id} ${view.atSource}`;
    if (opened) this.#open();
    if (key === this.#shown) return;
    this.#shown = key;
    this.#place?.();
    this.#place = undefined;
    const words = view.atSource && chosen.source ? [chosen.source] : chosen.spans;
    const reference = article
      ? byWords(() => article.rangesOf(words), article.element)
      : this.#itemOf(chosen.claim.id);
    const sheet = !this.#root.host.hasAttribute("data-framed");
    if (reference) this.#place = placeCard(this.#element, reference, sheet);
    this.#element.focus({ preventScroll: true });
  }

  stop(): void {
    this.#listening.abort();
    this.#close();
    this.#element.remove();
  }

  #open(): void {
    const active = this.#root.activeElement ?? this.#root.ownerDocument.activeElement;
    this.#before = active instanceof HTMLElement ? active : undefined;
    this.#element.showPopover?.();
  }

  /** The focus returns to what had it, if that is still there, else to the claim in the list. */
  #close(): void {
    if (this.#shown === undefined) return;
    const claim = this.#shown.split(" ")[0] ?? "";
    const focused = this.#root.activeElement !== null;
    this.#shown = undefined;
    this.#place?.();
    this.#place = undefined;
    this.#element.hidePopover?.();
    const before = this.#before?.isConnected ? this.#before : this.#itemOf(claim);
    if (focused) before?.focus({ preventScroll: true });
    this.#before = undefined;
  }

  #itemOf(claim: string): HTMLElement | undefined {
    return [...this.#root.querySelectorAll<HTMLElement>("[data-claim]")].find(
      (each) => each.dataset["claim"] === claim,
    );
  }

  #escape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || this.#shown === undefined) return;
    event.preventDefault();
    this.#actions.choose(null);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (isField(event.composedPath()[0])) return;
    const act = event.shiftKey
      ? this.#stretch(event.key)
      : (this.#arrow(event.key) ?? this.#letter(event.key));
    if (!act) return;
    event.preventDefault();
    act();
  }

  #arrow(key: string): (() => void) | undefined {
    if (["ArrowDown", "ArrowRight"].includes(key)) return () => this.#actions.step(1);
    if (["ArrowUp", "ArrowLeft"].includes(key)) return () => this.#actions.step(-1);
    return undefined;
  }

  /** An editor's keys, only where they are wanted. */
  get #editable(): ShownClaim | undefined {
    const { mode, keys, chosen } = this.#view ?? {};
    return mode === "editing" && keys ? chosen : undefined;
  }

  #stretch(key: string): (() => void) | undefined {
    const arrow = this.#editable && stretchKeys.find((each) => each.key === key);
    return arrow && (() => this.#actions.stretch(arrow.edge, arrow.by));
  }

  #letter(key: string): (() => void) | undefined {
    const chosen = this.#editable;
    if (!chosen) return undefined;
    const decide = (decision: "accepted" | "rejected") => () =>
      this.#actions.edit({ edit: "decide", claim: chosen.claim.id, decision });
    const letters = new Map([
      ["a", decide("accepted")],
      ["r", decide("rejected")],
      ["u", () => this.#actions.undo()],
    ]);
    return letters.get(key);
  }
}

const isField = (target: EventTarget | undefined): boolean =>
  target instanceof Element && target.matches("input, textarea, select, summary");
