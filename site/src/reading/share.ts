import type { Reading, VoiceOf } from "./model.js";

/** A stretch of the text, from 0 at its beginning to 1 at its end. */
export interface Stretch {
  begin: number;
  end: number;
}

/** What one voice has of all that is claimed. */
export interface Share {
  voice: VoiceOf;
  /** Words of its claims. */
  words: number;
  /** Of the words of all claims, 0 to 1. */
  part: number;
  /** Where in the text it speaks, in order. */
  places: Stretch[];
}

/** Whose words they are: four things that must not be taken for one another. */
export type Standing = "narrator" | "named" | "unnamed" | "unknown";

export const standings: readonly Standing[] = ["narrator", "named", "unnamed", "unknown"];

export function standingOf({ kind }: VoiceOf): Standing {
  return kind === "narrator" || kind === "unnamed" || kind === "unknown" ? kind : "named";
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** Every voice's share, in the order of `reading.voices`. O(text). */
export function sharesOf(reading: Reading): Share[] {
  const length = Math.max(reading.text.length, 1);
  const counted = reading.voices.map((voice) => {
    const spans = voice.claims.flatMap(({ claim }) => claim.spans);
    return {
      voice,
      words: spans.reduce(
        (sum, { begin, end }) => sum + wordsIn(reading.text.slice(begin, end)),
        0,
      ),
      places: spans.map(({ begin, end }) => ({ begin: begin / length, end: end / length })),
    };
  });
  const all = Math.max(
    counted.reduce((sum, { words }) => sum + words, 0),
    1,
  );
  return counted.map((share) => ({ ...share, part: share.words / all }));
}

/** The parts of the four standings; they add up to 1 where anything is claimed. */
export function balanceOf(
  shares: readonly Share[],
): Record<Standing, { part: number; voices: number }> {
  const none = () => ({ part: 0, voices: 0 });
  const balance = { narrator: none(), named: none(), unnamed: none(), unknown: none() };
  for (const { voice, part } of shares) {
    const one = balance[standingOf(voice)];
    one.part += part;
    one.voices += 1;
  }
  return balance;
}
