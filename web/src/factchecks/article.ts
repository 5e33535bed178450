/** An article's claims as statements, and what was found of them back in the article. */
import type { Analysis, Claim, Range } from "../types.js";
import type { Found, Matches, Statement } from "./types.js";

/** The claims as core/engine/matching.cpp joins them: pieces with a blank between. */
export function statementsOf(text: string, analysis: Analysis): Statement[] {
  const speakers = new Map(analysis.speakers.map((speaker) => [speaker.id, speaker]));
  const date = analysis.article?.date;
  return analysis.claims.map(({ id, spans, speaker }) => {
    const by = speakers.get(speaker);
    const named = by?.kind === "person" || by?.kind === "organization";
    return {
      id,
      text: spans.map(({ begin, end }) => text.slice(begin, end)).join(" "),
      ...(named && { speaker: by.name }),
      ...(date !== undefined && { date }),
    };
  });
}

/** Where offset `at` of the joined spans stands in the article. */
function placeOf(spans: readonly Range[], at: number): number {
  let passed = 0;
  for (const { begin, end } of spans) {
    if (at < passed + end - begin) return begin + at - passed;
    passed += end - begin + 1;
  }
  return spans.at(-1)?.end ?? 0;
}

function rangeOf(spans: readonly Range[], { begin, end }: Range): Range {
  if (begin === end) return { begin, end };
  return { begin: placeOf(spans, begin), end: placeOf(spans, end - 1) + 1 };
}

/** What was found, with the words' places in the article. */
export function inArticle(found: Found[], claims: readonly Claim[], checks: number): Matches {
  const spansOf = new Map(claims.map(({ id, spans }) => [id, spans]));
  return {
    schema: "sayso.matches/1",
    unit: "utf16",
    checks,
    claims: found.map(({ id, matches }) => {
      const spans = spansOf.get(id) ?? [];
      const placed = matches.map((match) => ({
        ...match,
        words: match.words.map((pair) => ({ ...pair, here: rangeOf(spans, pair.here) })),
      }));
      return { id, spans, matches: placed };
    }),
  };
}
