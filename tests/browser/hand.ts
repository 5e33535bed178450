import type { Analysis, Claim, ClaimType, Range, Speaker, Voice } from "say-so";

/** A claim as one writes it down by hand: words of the text, and who says them how. */
export interface Noted {
  words: string | string[];
  by: string;
  voice?: Voice;
  type: ClaimType;
  score?: number;
  confidence?: number;
  /** Words of the source sentence: cue and source. */
  cue?: string;
  source?: string;
  /** Any words of the source sentence, where it is not the claim's own. */
  sourceAt?: string;
  reasons?: { code: string; words?: string; weight: number }[];
}

const uncheckable = new Set<ClaimType>(["prediction", "pledge", "demand", "opinion"]);

/** The analysis of `text` that the notes describe: a stand-in where a test is about the page alone. */
export function byHand(
  text: string,
  speakers: Omit<Speaker, "mentions">[],
  notes: Noted[],
): Analysis {
  const find = (words: string, from = 0): Range => {
    const begin = text.indexOf(words, from);
    if (begin < 0) throw new Error(`the text has no “${words}”`);
    return { begin, end: begin + words.length };
  };
  const sentences = [...text.matchAll(/\S[^\n]*?(?:[.?!][”"]?(?=\s)|(?=\n|$))/g)].map((match) => ({
    begin: match.index,
    end: match.index + match[0].length,
  }));
  const sentenceOf = (at: number) => sentences.findIndex(({ end }) => at < end);
  const analysis: Analysis = {
    schema: "sayso.analysis/1",
    engine: { version: "by hand", models: {}, checkworthy: 0.3 },
    text: { unit: "utf16", length: text.length, language: "en" },
    sentences,
    speakers: speakers.map((speaker) => ({
      ...speaker,
      mentions: [
        ...text.matchAll(new RegExp(`\\b${speaker.name.split(" ").at(-1) ?? ""}\\b`, "g")),
      ].map((match) => ({ begin: match.index, end: match.index + match[0].length, form: "name" })),
    })),
    attributions: [],
    claims: [],
  };
  notes.forEach((note, index) => {
    const { type, voice = "narrator", score = 0.5, confidence = 0.95 } = note;
    const spans = [note.words].flat().map((words) => find(words));
    const [first] = spans as [Range];
    const sentence = sentenceOf(first.begin);
    const source = note.sourceAt === undefined ? sentence : sentenceOf(find(note.sourceAt).begin);
    const within = (words: string | undefined) =>
      words === undefined ? [] : [find(words, sentences[source]?.begin ?? 0)];
    if (voice !== "narrator") {
      analysis.attributions.push({
        content: spans,
        cue: within(note.cue),
        source: within(note.source),
        sentence: source,
        voice,
        speaker: note.by,
        confidence,
      });
    }
    const claim: Claim = {
      id: `c${index + 1}`,
      spans,
      sentence,
      source_sentence: source,
      speaker: note.by,
      voice,
      attribution: voice === "narrator" ? null : analysis.attributions.length - 1,
      type,
      checkable: !uncheckable.has(type),
      score,
      reasons: (note.reasons ?? []).map(({ code, words, weight }) => ({
        code,
        weight,
        ...(words !== undefined && { range: find(words, first.begin) }),
      })),
      confidence,
    };
    analysis.claims.push(claim);
  });
  return analysis;
}
