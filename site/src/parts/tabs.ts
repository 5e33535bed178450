import { html, nothing, type TemplateResult } from "lit";
import { Part } from "./part.js";

export interface Tab {
  id: string;
  title: string;
  front: boolean;
}

export interface TabActions {
  show(id: string): void;
  close(id: string): void;
}

/** The open texts, where there are several. */
export class TabsPart extends Part {
  static override properties = {
    tabs: { attribute: false },
    actions: { attribute: false },
  };
  declare tabs: readonly Tab[];
  declare actions: TabActions;

  private shown: string | undefined;

  override updated(): void {
    const front = this.tabs.find((tab) => tab.front)?.id;
    if (this.shown === front) return;
    this.shown = front;
    this.querySelector("[data-front=true]")?.scrollIntoView({
      block: "nearest",
      inline: "nearest",
    });
  }

  override render(): TemplateResult | typeof nothing {
    if (this.tabs.length < 2) return nothing;
    return html`<nav class="tabs" aria-label="Open texts">
      <ul>
        ${this.tabs.map((tab) => this.tab(tab))}
      </ul>
    </nav>`;
  }

  private tab({ id, title, front }: Tab): TemplateResult {
    return html`<li data-front=${front}>
      <button
        class="plain"
        title=${title}
        aria-current=${front ? "page" : nothing}
        @click=${() => this.actions.show(id)}
      >
        ${title}
      </button>
      <button class="small" @click=${() => this.actions.close(id)}>
        <span aria-hidden="true">×</span><span class="unseen">Close ${title}</span>
      </button>
    </li>`;
  }
}

customElements.define("sayso-tabs", TabsPart);
