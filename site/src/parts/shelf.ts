import { html, nothing, type TemplateResult } from "lit";
import {
  forget,
  forgetAll,
  isKeeping,
  keepFromNowOn,
  kept,
  kMostKept,
  type Kept,
  watch,
} from "../input/shelf.js";
import { count } from "../reading/words.js";
import { Part } from "./part.js";

export interface ShelfActions {
  read(text: string): void;
  say(message: string): void;
}

/** What was read before, on this device. */
export class ShelfPart extends Part {
  static override properties = { actions: { attribute: false }, items: { state: true } };
  declare actions: ShelfActions;
  declare private items: readonly Kept[];
  private stop: AbortController | undefined;

  constructor() {
    super();
    this.items = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = new AbortController();
    watch(() => void this.load(), this.stop.signal);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  private async load(): Promise<void> {
    this.items = await kept();
  }

  override render(): TemplateResult {
    const { items } = this;
    return html`<section class="shelf" aria-labelledby="shelf-title">
      <h2 id="shelf-title" ?hidden=${items.length === 0}>Read before</h2>
      <ul>
        ${items.map((item) => this.item(item))}
      </ul>
      <div class="shelf-do">
        <label class="check">
          <input
            type="checkbox"
            .checked=${isKeeping()}
            @change=${(event: Event) => this.turn((event.target as HTMLInputElement).checked)}
          />
          Keep what I read, on this device only
        </label>
        ${
          items.length === 0
            ? nothing
            : html`<button @click=${() => this.clear()}>Clear all</button>`
        }
      </div>
    </section>`;
  }

  private item(item: Kept): TemplateResult {
    const { id, title, text, claims, read } = item;
    const day = new Date(read);
    return html`<li>
      <button class="plain" @click=${() => this.actions.read(text)}>
        <span class="shelf-name">${title}</span>
        <span class="shelf-facts"
          >${count(claims, "claim")} ·
          <time datetime=${day.toISOString()}
            >${day.toLocaleDateString("en", { day: "numeric", month: "long" })}</time
          ></span
        >
      </button>
      <button class="small" @click=${() => this.drop(id)}>
        <span aria-hidden="true">×</span><span class="unseen">Forget ${title}</span>
      </button>
    </li>`;
  }

  private turn(on: boolean): void {
    keepFromNowOn(on);
    this.requestUpdate();
    this.actions.say(
      on
        ? `The last ${kMostKept} texts that you read are kept on this device.`
        : "From now on nothing is kept. What is listed stays until you clear it.",
    );
  }

  private async drop(id: number): Promise<void> {
    await forget(id);
    await this.load();
    this.actions.say("Forgotten.");
  }

  private async clear(): Promise<void> {
    await forgetAll();
    await this.load();
    this.actions.say("All is forgotten.");
    this.querySelector("input")?.focus();
  }
}

customElements.define("sayso-shelf", ShelfPart);
