import { html, nothing, type TemplateResult } from "lit";
import type { Difference, Match, WordPair } from "say-so/factchecks";
import { count } from "../reading/words.js";
import { acceptedChecks, type CheckedBefore } from "./checks.js";
import { opener } from "./open.js";

/** How a near miss differs. */
const misses: Record<Exclude<Difference, "none">, string> = {
  number: "with another figure",
  date: "with another date",
  negation: "that says the opposite",
};

/** In the list, a word that there is something. */
export function beforeMark(matches: readonly Match[]): TemplateResult | typeof nothing {
  if (matches.length === 0) return nothing;
  const near = matches.every(({ difference }) => difference !== "none");
  return html`<span class="before-mark">${near ? "near a fact-check" : "checked before"}</span>`;
}

/** In the card, whose fact-checks are like the claim. */
export function before(matches: readonly Match[], text: string): TemplateResult | typeof nothing {
  if (matches.length === 0) return nothing;
  return html`<h3>Checked before?</h3>
    <ul class="before">
      ${matches.map((match) => item(match, text))}
    </ul>`;
}

function item({ check, difference, words }: Match, text: string): TemplateResult {
  const { claimant, date, publisher, rating } = check;
  const by = claimant === "" ? "" : ` by ${claimant}`;
  const dated = date === "" ? "" : `, dated ${dayOf(date)},`;
  const checker = publisher === "" ? "" : ` by ${publisher}`;
  return html`<li data-difference=${difference}>
    <p>
      ${
        difference === "none"
          ? html`A similar claim${by}${dated} was checked${checker}`
          : html`<b class="near">Near miss</b> A similar claim ${misses[difference]}${by}${dated}
              was checked${checker}`
      }${rating === "" ? "." : html`: “${rating}”`}
    </p>
    <blockquote>${compared(check.claim, words)}</blockquote>
    ${words.filter((pair) => pair.difference !== "none").map((pair) => differs(pair, text, check.claim))}
    ${link(check.url)}
  </li>`;
}

/** The claim that was checked, what differs set off. */
function compared(claim: string, words: readonly WordPair[]): TemplateResult[] {
  const pieces: TemplateResult[] = [];
  let at = 0;
  for (const { there, difference } of [...words].sort((a, b) => a.there.begin - b.there.begin)) {
    if (there.begin < at || there.begin === there.end) continue;
    const piece = claim.slice(there.begin, there.end);
    pieces.push(
      html`${claim.slice(at, there.begin)}${
        difference === "none"
          ? html`<span class="same">${piece}</span>`
          : html`<mark>${piece}</mark>`
      }`,
    );
    at = there.end;
  }
  return [...pieces, html`${claim.slice(at)}`];
}

function differs({ here, there }: WordPair, text: string, claim: string): TemplateResult {
  const said = (words: string) => (words === "" ? html`not so` : html`“${words}”`);
  return html`<p class="soft">
    ${said(text.slice(here.begin, here.end))} in this text,
    ${said(claim.slice(there.begin, there.end))} in what was checked.
  </p>`;
}

function link(url: string): TemplateResult | typeof nothing {
  const host = URL.canParse(url) ? new URL(url).host : "";
  if (host === "") return nothing;
  return html`<p class="soft">
    <a href=${url} target="_blank" rel="noopener noreferrer">Read the check at ${host}</a>, which
    leaves this page.
  </p>`;
}

/** ISO 8601 as a reader writes it; as it stands where it is something else. */
function dayOf(date: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const time = day === undefined ? NaN : Date.parse(day);
  if (Number.isNaN(time)) return date;
  return new Date(time).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
}

/** Above the list: what is open, and the way to open some. */
export function beforeLine(
  checked: CheckedBefore | undefined,
  actions: { open(file: File): void; close(): void },
): TemplateResult {
  return html`<p class="before-line">
    ${
      checked
        ? html`<span>${tally(checked)}</span>
            <button @click=${() => actions.close()}>Close them</button>`
        : opener("Compare with fact-checks", acceptedChecks, ([file]) => {
            if (file) actions.open(file);
          })
    }
  </p>`;
}

function tally({ entries, name, matches }: CheckedBefore): string {
  const of = `${count(entries, "fact-check")} in ${name}`;
  if (!matches) return `Looking among ${of}…`;
  if (matches.size === 0) return `No claim is like one of ${of}.`;
  return `${count(matches.size, "claim is", "claims are")} like one of ${of}.`;
}
