/** What is said of a fact-check beside a claim, in the words of a language: never a verdict of ours. */
import type { LikeCheck } from "../review/types.js";
import type { CheckWords } from "../words/checks.js";
import { filled } from "../words/fill.js";
import type { Match } from "./types.js";

export interface Told {
  /** A figure, a day or a negation differs. */
  near: boolean;
  /** Who claimed what was checked, when, who checked it, and the rating in their words. */
  sentence: string;
  /** The claim that was checked, in pieces: words that the other has as well, words that differ, others. */
  claim: { words: string; look: "same" | "differs" | "other" }[];
  /** A sentence for each difference. */
  differences: string[];
  /** Where the check is read. */
  link: { url: string; host: string } | undefined;
}

/** Whether a claim has near misses alone, which are no matches. */
export const areNear = (checks: readonly Pick<LikeCheck, "difference">[]): boolean =>
  checks.every(({ difference }) => difference !== "none");

/** `language` is BCP 47, of the day. */
export function tellCheck(check: LikeCheck, words: CheckWords, language: string): Told {
  const { claimant, date, publisher, rating, difference, url } = check;
  const part = (pattern: string, values: Record<string, string | undefined>) =>
    Object.values(values).includes(undefined)
      ? ""
      : filled(pattern, values as Record<string, string>);
  const near = difference !== "none";
  return {
    near,
    sentence: filled(words.sentence, {
      miss: near ? words.miss[difference] : "",
      by: part(words.by, { name: claimant }),
      dated: part(words.dated, { date: date && dayOf(date, language) }),
      checker: part(words.checker, { name: publisher }),
      rated: part(words.rated, { rating }) || ".",
    }),
    claim: piecesOf(check),
    differences: differencesOf(check, words),
    link: linkOf(url),
  };
}

function piecesOf({ claim, words }: LikeCheck): Told["claim"] {
  const pieces: Told["claim"] = [];
  let at = 0;
  const add = (end: number, look: Told["claim"][number]["look"]) => {
    if (end > at) pieces.push({ words: claim.slice(at, end), look });
    at = Math.max(at, end);
  };
  for (const { there, difference } of [...words].sort((a, b) => a.there.begin - b.there.begin)) {
    if (there.begin < at || there.begin === there.end) continue;
    add(there.begin, "other");
    add(there.end, difference === "none" ? "same" : "differs");
  }
  add(claim.length, "other");
  return pieces;
}

function differencesOf({ claim, words }: LikeCheck, said: CheckWords): string[] {
  const quoted = (text: string) =>
    text === "" ? said.absent : filled(said.quoted, { words: text });
  return words
    .filter(({ difference }) => difference !== "none")
    .map(({ here, there }) =>
      filled(said.differs, {
        here: quoted(here),
        there: quoted(claim.slice(there.begin, there.end)),
      }),
    );
}

/** Only what is of the web: a feed may come from anywhere. */
function linkOf(url: string | undefined): Told["link"] {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  return { url, host: new URL(url).host };
}

/** ISO 8601 as a reader writes it; as it stands where it is something else. */
function dayOf(date: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const time = day === undefined ? NaN : Date.parse(day);
  if (Number.isNaN(time)) return date;
  return new Date(time).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}

/** A match with the words of `text` that its pairs count in, so that it stands for itself. */
export function likeCheck({ check, difference, words }: Match, text: string): LikeCheck {
  const told = Object.entries(check).filter(([, value]) => value !== "");
  return {
    ...(Object.fromEntries(told) as Partial<typeof check>),
    claim: check.claim,
    difference,
    words: words.map(({ here, there, difference: differs }) => ({
      here: text.slice(here.begin, here.end),
      there,
      difference: differs,
    })),
  };
}
