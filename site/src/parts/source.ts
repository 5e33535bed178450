import { html, nothing, type TemplateResult } from "lit";
import type { Check, Finding, Verification, WordEdit } from "say-so";
import type { Engine } from "../engine.js";
import { textFrom } from "../input/clipboard.js";
import { textOfFile } from "../input/files.js";
import { fileFaults } from "../input/messages.js";
import { count } from "../reading/words.js";
import { Part, type Actions } from "./part.js";

/** How much of the source is shown around a figure, in UTF-16 units. */
const kAround = 80;

const headings: Record<Finding, string> = {
  changed: "Not the same words",
  missing: "Not in this source",
  same: "The same",
};
const order: Finding[] = ["changed", "missing", "same"];

interface Checked {
  article: string;
  source: string;
  checks: Check[];
  truncated: boolean;
}

/** The article against a transcript or report that the reader gives. */
export class SourcePart extends Part {
  static override properties = {
    engine: { attribute: false },
    actions: { attribute: false },
    text: {},
    open: { type: Boolean },
    source: { state: true },
    checked: { state: true },
    work: { state: true },
    failed: { state: true },
  };
  declare engine: Engine;
  declare actions: Pick<Actions, "show" | "say">;
  /** The article's. */
  declare text: string;
  /** Nothing is there before it is first open; what was checked stays when it closes. */
  declare open: boolean;
  declare private source: string;
  declare private checked: Checked | undefined;
  declare private work: AbortController | undefined;
  declare private failed: boolean;

  constructor() {
    super();
    this.open = false;
    this.source = "";
    this.failed = false;
  }

  protected override shouldUpdate(): boolean {
    return this.open || this.hasUpdated;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.work?.abort();
  }

  override render(): TemplateResult {
    const known = this.checked?.article === this.text ? this.checked : undefined;
    return html`<section class="against" aria-label="Check against a source">
      ${known ? this.results(known) : this.form()}
    </section>`;
  }

  private form(): TemplateResult {
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.check();
      }}
    >
      <label for="source-text">The transcript or report that the article draws on</label>
      <textarea
        id="source-text"
        spellcheck="false"
        autocomplete="off"
        .value=${this.source}
        @input=${(event: Event) => (this.source = (event.target as HTMLTextAreaElement).value)}
        @paste=${this.pasted}
        @drop=${this.dropped}
      ></textarea>
      <p class="soft">
        Each quotation and each figure of the article is looked for in it, word by word. Words in
        brackets and ellipses count as the editor’s. Nothing leaves this page.
      </p>
      <div class="box-do">
        <button class="main" type="submit" ?disabled=${this.source.trim() === "" || this.work}>
          ${this.work ? "Checking…" : "Check"}
        </button>
        ${
          this.work
            ? html`<button type="button" @click=${() => this.work?.abort()}>Stop</button>`
            : nothing
        }
      </div>
      ${this.failed ? html`<p class="note" role="alert">The source could not be read. Try a shorter part of it.</p>` : nothing}
    </form>`;
  }

  private results(checked: Checked): TemplateResult {
    const of = (finding: Finding) => checked.checks.filter((check) => check.finding === finding);
    return html`<div class="source-top">
        <p class="tally">${tally(checked.checks)}</p>
        <button @click=${() => (this.checked = undefined)}>Change the source</button>
      </div>
      ${
        checked.checks.length === 0
          ? html`<p>The article has no quotation in quote marks and no figure to look for.</p>`
          : nothing
      }
      ${checked.truncated ? html`<p class="note">The source is longer than can be read; its end was left out.</p>` : nothing}
      ${
        of("changed").length > 0
          ? html`<p class="soft diff-key">
              <del>struck out</del>: only in the source. <ins>Underlined</ins>: only in the article.
            </p>`
          : nothing
      }
      ${order.map((finding) => {
        const checks = of(finding);
        return checks.length === 0
          ? nothing
          : html`<details class="findings" ?open=${finding !== "same"}>
              <summary>${headings[finding]} <span class="number">${checks.length}</span></summary>
              <ol>
                ${checks.map((check) => this.item(check, checked))}
              </ol>
            </details>`;
      })}`;
  }

  private item(check: Check, { article, source }: Checked): TemplateResult {
    const { range, finding } = check;
    return html`<li class="finding" data-finding=${finding}>
      <button class="finding-words" @click=${() => this.actions.show(range)}>
        ${check.edits.length > 0 ? differing(check.edits, article, source) : article.slice(range.begin, range.end)}
        <span class="unseen">: show it in the text</span>
      </button>
      ${finding === "changed" && check.kind === "figure" ? inSource(check, source) : nothing}
    </li>`;
  }

  private async check(): Promise<void> {
    const { text, source } = this;
    const work = new AbortController();
    this.work = work;
    this.failed = false;
    try {
      const { checks, truncated }: Verification = await this.engine.verify(text, source, {
        signal: work.signal,
      });
      this.checked = { article: text, source, checks, truncated };
      this.actions.say(tally(checks));
    } catch {
      this.failed = !work.signal.aborted;
    } finally {
      this.work = undefined;
    }
  }

  private pasted(event: ClipboardEvent): void {
    const area = event.target as HTMLTextAreaElement;
    if (!event.clipboardData) return;
    event.preventDefault();
    area.setRangeText(textFrom(event.clipboardData), area.selectionStart, area.selectionEnd, "end");
    this.source = area.value;
  }

  private dropped(event: DragEvent): void {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void textOfFile(file).then((found) => {
      if ("text" in found) this.source = found.text;
      else this.actions.say(`${file.name} ${fileFaults[found.fault]}`);
    });
  }
}

function tally(checks: Check[]): string {
  const of = (finding: Finding) => checks.filter((check) => check.finding === finding).length;
  if (checks.length === 0) return "Nothing to check";
  return [
    count(checks.length, "quotation or figure", "quotations and figures"),
    `${of("same")} the same`,
    `${of("changed")} changed`,
    `${of("missing")} not found`,
  ].join(" · ");
}

/** The quotation with what differs from the source. */
function differing(edits: WordEdit[], article: string, source: string): TemplateResult[] {
  return edits.map(({ kind, here, there }) => {
    const words = article.slice(here.begin, here.end);
    if (kind === "same") return html`${words} `;
    if (kind === "marked") return html`<span class="marked">${words}</span> `;
    const other = source.slice(there.begin, there.end);
    return html`${other === "" ? nothing : html`<del>${other}</del> `}${
      words === "" ? nothing : html`<ins>${words}</ins> `
    }`;
  });
}

/** The place in the source that a figure is told from, with the line around it. */
function inSource({ source: [range] }: Check, source: string): TemplateResult {
  if (!range) return html``;
  const line = source.lastIndexOf("\n", range.begin) + 1;
  const from = Math.max(line, range.begin - kAround);
  const end = source.indexOf("\n", range.end);
  const to = Math.min(end < 0 ? source.length : end, range.end + kAround);
  return html`<p class="soft in-source">
    In the source:
    ${from > line ? "…" : nothing}${source.slice(from, range.begin)}<mark>${source.slice(range.begin, range.end)}</mark>${source.slice(range.end, to)}${to === range.end + kAround ? "…" : nothing}
  </p>`;
}

customElements.define("sayso-source", SourcePart);
