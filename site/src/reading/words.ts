import type { Certainty, Range, SpeakerKind, Voice } from "say-so";
import type { ReadClaim, Reading, VoiceOf } from "./model.js";

const small = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Small numbers in words, others in digits. */
export const inWords = (n: number): string => small[n] ?? n.toLocaleString("en");

/** "one claim", "31 claims". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const kTitle = 70;

/** A text's first line, or the beginning of it. */
export function titleOf(text: string): string {
  const line = text.trimStart().slice(0, 1000).split("\n", 1)[0]?.trim() ?? "";
  if (line === "") return "New text";
  return line.length <= kTitle ? line : `${line.slice(0, kTitle).replace(/\s+\S*$/u, "")} …`;
}

/** How far the source sentence is from the claim's own, "" where they are one. */
export function distance(claim: ReadClaim): string {
  const step = claim.claim.source_sentence - claim.claim.sentence;
  if (step === 0) return "";
  if (step === 1) return "the next sentence";
  if (step === -1) return "the sentence before";
  return `${inWords(Math.abs(step))} sentences ${step > 0 ? "on" : "back"}`;
}

export const arrow = (claim: ReadClaim): string =>
  claim.claim.source_sentence > claim.claim.sentence ? "↓" : "↑";

const ways: Record<Voice, string> = {
  direct: "in a quotation",
  floating: "in a quotation that is not their own sentence’s",
  indirect: "in the article’s words",
  mixed: "partly quoted, partly in the article’s words",
  "according-to": "named as the source",
  narrator: "stated by the article itself",
};

/** "told parliament, in the article’s words", "said, in a quotation of three sentences". */
export function manner(claim: ReadClaim, reading: Reading): string {
  const { voice } = claim.claim;
  const cue = joined(reading.attribution(claim)?.cue ?? [], reading.text);
  const run = reading.run(claim);
  const quoted = voice === "direct" || voice === "floating";
  const way =
    quoted && run > 1
      ? `in a quotation of ${inWords(run)} sentences`
      : voice === "indirect" && run > 1
        ? `in the article’s words, over ${inWords(run)} sentences`
        : quoted
          ? ways.direct
          : ways[voice];
  return capital(cue === "" ? way : `“${cue}”, ${way}`);
}

export function joined(ranges: readonly Range[], text: string): string {
  return ranges.map(({ begin, end }) => text.slice(begin, end)).join(" … ");
}

export const certaintyWords: Record<Certainty, string> = {
  sure: "Sure",
  probably: "Probably",
  unknown: "Unknown",
};

/** What a speaker is, for a reader who sees only the ring. */
export const kindWords: Record<SpeakerKind, string> = {
  person: "a person",
  organization: "an organisation",
  group: "a group",
  unnamed: "not named by the article",
  narrator: "the article’s own voice",
  unknown: "somebody says it, and Sayso cannot tell who",
};

/** The line under a name: the role as the article gives it, else what kind of speaker it is. */
export function about({ kind, name, role }: VoiceOf): string {
  if (kind === "narrator" || !role) return capital(kindWords[kind]);
  if (kind !== "unnamed") return role;
  const repeats = role.toLowerCase().startsWith(name.toLowerCase());
  return repeats ? capital(kindWords.unnamed) : `${role}, ${kindWords.unnamed}`;
}
