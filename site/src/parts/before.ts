import { html, nothing, type TemplateResult } from "lit";
import type { Match } from "say-so/factchecks";
import { areNear, likeCheck, tellCheck } from "say-so/factchecks/telling";
import words from "say-so/words/checks.en.json" with { type: "json" };
import { count } from "../reading/words.js";
import { acceptedChecks, type CheckedBefore } from "./checks.js";
import { opener } from "./open.js";

/** In the list, a word that there is something. */
export function beforeMark(matches: readonly Match[]): TemplateResult | typeof nothing {
  if (matches.length === 0) return nothing;
  return html`<span class="before-mark">${areNear(matches) ? words.nearMark : words.mark}</span>`;
}

/** In the card, whose fact-checks are like the claim. */
export function before(matches: readonly Match[], text: string): TemplateResult | typeof nothing {
  if (matches.length === 0) return nothing;
  return html`<h3>${words.title}</h3>
    <ul class="before">
      ${matches.map((match) => item(match, text))}
    </ul>`;
}

function item(match: Match, text: string): TemplateResult {
  const { near, sentence, claim, differences, link } = tellCheck(
    likeCheck(match, text),
    words,
    "en",
  );
  return html`<li data-difference=${match.difference}>
    <p>${near ? html`<b class="near">${words.near}</b> ` : nothing}${sentence}</p>
    <blockquote>
      ${claim.map((piece) =>
        piece.look === "differs"
          ? html`<mark>${piece.words}</mark>`
          : html`<span class=${piece.look}>${piece.words}</span>`,
      )}
    </blockquote>
    ${differences.map((difference) => html`<p class="soft">${difference}</p>`)}
    ${
      link
        ? html`<p class="soft">
            <a href=${link.url} target="_blank" rel="noopener noreferrer"
              >${words.link.replace("{host}", () => link.host)}</a
            >${words.leaves}
          </p>`
        : nothing
    }
  </li>`;
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
  const near = [...matches.values()].filter(areNear).length;
  const like = matches.size - near;
  const claims = (n: number) => count(n, "claim is", "claims are");
  if (like === 0) return `${claims(near)} near one of ${of}.`;
  return `${claims(like)} like one of ${of}${near > 0 ? `, ${near} near one` : ""}.`;
}
