import type { Value } from "say-so";
import type { ReadClaim, Reading, VoiceOf } from "./model.js";
import { valueWords } from "./values.js";

/** A statement that both articles have, in the same or nearly the same words. */
export interface Pair {
  here: ReadClaim;
  there: ReadClaim;
  /** 1 for the same words, kAlike at least. */
  alike: number;
  /** Figures of one kind that are not the same, as each article has them. */
  figures: { here: string; there: string }[];
}

/** One who speaks in both. */
export interface Shared {
  here: VoiceOf;
  there: VoiceOf;
}

export interface Comparison {
  voices: Shared[];
  /** In the order of the article here. */
  pairs: Pair[];
  /** What is said by somebody, not by the article itself, and only in one of them. */
  onlyHere: ReadClaim[];
  onlyThere: ReadClaim[];
}

/** Of the words that two statements have, weighed by how rare they are, so much must be shared. */
const kAlike = 0.55;
/** A word of more statements than this says nothing about any of them. */
const kCommon = 64;

/**
 * What two articles have in common and what only one of them has. Statements are paired by the words
 * that they share (a weighted Dice coefficient), the best pairs first, each statement once. Near
 * linear: only statements that share a rare word are compared.
 */
export function compare(here: Reading, there: Reading): Comparison {
  const pairs = pairsOf(here, there);
  const paired = new Set(pairs.flatMap((pair) => [pair.here, pair.there]));
  const alone = ({ claims }: Reading) =>
    claims.filter((claim) => !paired.has(claim) && claim.voice.kind !== "narrator");
  return {
    voices: sharedVoices(here, there),
    pairs: pairs.sort((a, b) => a.here.number - b.here.number),
    onlyHere: alone(here),
    onlyThere: alone(there),
  };
}

function put<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

interface Statement {
  claim: ReadClaim;
  words: Set<string>;
}

function statementsOf(reading: Reading): Statement[] {
  return reading.claims.map((claim) => ({ claim, words: new Set(wordsOf(reading.words(claim))) }));
}

function pairsOf(here: Reading, there: Reading): Pair[] {
  const [left, right] = [statementsOf(here), statementsOf(there)];
  const holders = new Map<string, Statement[]>();
  for (const one of right) for (const word of one.words) put(holders, word, one);
  const counts = new Map<string, number>();
  for (const { words } of [...left, ...right])
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const all = left.length + right.length;
  const weight = (word: string) => Math.log(1 + all / (counts.get(word) ?? 1));
  const sum = (words: Iterable<string>) => [...words].reduce((total, w) => total + weight(w), 0);

  const found = left.flatMap((one) => {
    const shared = new Map<Statement, number>();
    for (const word of one.words) {
      const holding = holders.get(word) ?? [];
      if (holding.length > kCommon) continue;
      for (const other of holding) shared.set(other, (shared.get(other) ?? 0) + weight(word));
    }
    const own = sum(one.words);
    return [...shared].flatMap(([other, common]) => {
      const alike = (2 * common) / (own + sum(other.words));
      return alike < kAlike ? [] : [{ here: one.claim, there: other.claim, alike }];
    });
  });
  const taken = new Set<ReadClaim>();
  return found
    .sort((a, b) => b.alike - a.alike)
    .flatMap((pair) => {
      if (taken.has(pair.here) || taken.has(pair.there)) return [];
      taken.add(pair.here).add(pair.there);
      return [{ ...pair, figures: differing(pair.here, pair.there) }];
    });
}

const kindOf = ({ kind, unit = "", per = "" }: Value) => `${kind} ${unit} ${per}`;

/** Figures of a kind that each statement has once and that are not the same. */
function differing(here: ReadClaim, there: ReadClaim): Pair["figures"] {
  const once = ({ claim }: ReadClaim) => {
    const by = new Map<string, string | undefined>();
    for (const value of claim.values ?? []) {
      const kind = kindOf(value);
      by.set(kind, by.has(kind) ? undefined : valueWords(value));
    }
    return by;
  };
  const other = once(there);
  return [...once(here)].flatMap(([kind, figure]) => {
    const second = other.get(kind);
    return figure !== undefined && second !== undefined && figure !== second
      ? [{ here: figure, there: second }]
      : [];
  });
}

/** Named alike, or one by the last word of the other's name where nobody else has it. */
function sharedVoices(here: Reading, there: Reading): Shared[] {
  const named = ({ voices }: Reading) =>
    voices.filter(({ kind }) => !["narrator", "unnamed", "unknown"].includes(kind));
  const others = new Map<string, VoiceOf[]>();
  for (const voice of named(there)) for (const key of keysOf(voice)) put(others, key, voice);
  return named(here).flatMap((voice) => {
    for (const key of keysOf(voice)) {
      const [other, second] = others.get(key) ?? [];
      if (other && !second && !clash(voice.name, other.name))
        return [{ here: voice, there: other }];
    }
    return [];
  });
}

function keysOf({ name, kind }: VoiceOf): string[] {
  const words = wordsOf(name);
  const last = words.at(-1);
  const whole = words.join(" ");
  return kind === "person" && last && last !== whole ? [whole, last] : [whole];
}

/** Two full names that are not one: Ada Okoro, Ben Okoro. */
function clash(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return first.length > 1 && second.length > 1 && first[0] !== second[0];
}
