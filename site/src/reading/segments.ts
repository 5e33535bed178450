import type { Range } from "say-so";
import type { ReadClaim } from "./model.js";

/** A stretch of the text that is shown in one way. */
export interface Segment extends Range {
  /** The narrowest claim that the stretch belongs to: the one that is chosen by a click on it. */
  owner: ReadClaim | undefined;
  /** Every claim that the stretch belongs to. */
  claims: readonly ReadClaim[];
  /** True for the owner's first stretch: the one that takes the focus. */
  first: boolean;
  /** True for the owner's last stretch. */
  last: boolean;
}

/** A paragraph, or a piece of one that is too long to be laid out at once. */
export interface Paragraph extends Range {
  kind: "headline" | "paragraph" | "continued";
}

/** Laid out and marked together, so that a long text costs only what is in sight. */
export interface Chunk extends Range {
  paragraphs: Paragraph[];
}

const CHUNK = 12_000;

/**
 * Paragraphs end at blank lines, or where there are none at every line. The first is a headline if
 * it is short and does not end as sentences do. O(text).
 */
export function paragraphsOf(text: string): Paragraph[] {
  const blank = /\S[^\S\n]*\n[^\S\n]*\n\s*\S/u.test(text);
  const found: Paragraph[] = [];
  let open: Range | undefined;
  const close = () => {
    if (open) found.push(...pieces(text, open));
    open = undefined;
  };
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const line = trimmed(text, at, newline < 0 ? text.length : newline);
    if (line.begin === line.end) close();
    else if (open && blank) open.end = line.end;
    else {
      close();
      open = line;
    }
    at = newline < 0 ? text.length : newline + 1;
  }
  close();
  const [head] = found;
  if (head && found.length > 1 && isHeadline(text.slice(head.begin, head.end))) {
    head.kind = "headline";
  }
  return found;
}

function trimmed(text: string, begin: number, end: number): Range {
  const line = text.slice(begin, end);
  const start = begin + line.length - line.trimStart().length;
  return { begin: start, end: Math.max(start, begin + line.trimEnd().length) };
}

function pieces(text: string, { begin, end }: Range): Paragraph[] {
  const found: Paragraph[] = [];
  for (let at = begin; at < end;) {
    const to = end - at <= CHUNK ? end : breakBefore(text, at + CHUNK, at);
    found.push({ begin: at, end: to, kind: at === begin ? "paragraph" : "continued" });
    at = to;
  }
  return found;
}

function isHeadline(words: string): boolean {
  return words.length <= 140 && !/[.!?:;,…”"’']$/u.test(words) && !words.includes("\n");
}

/** The nearest place before `limit` to break a line, never inside a surrogate pair. */
function breakBefore(text: string, limit: number, from: number): number {
  const space = text.lastIndexOf(" ", limit);
  if (space > from) return space + 1;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

export function chunksOf(paragraphs: readonly Paragraph[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const paragraph of paragraphs) {
    const last = chunks.at(-1);
    if (last && paragraph.end - last.begin <= CHUNK) {
      last.paragraphs.push(paragraph);
      last.end = paragraph.end;
    } else {
      chunks.push({ begin: paragraph.begin, end: paragraph.end, paragraphs: [paragraph] });
    }
  }
  return chunks;
}

interface Stretch extends Range {
  claim: ReadClaim;
}

const lengthOf = (claim: ReadClaim) =>
  claim.claim.spans.reduce((sum, { begin, end }) => sum + end - begin, 0);

/**
 * Cuts paragraphs at the borders of the claims. The segments of a paragraph tile it.
 * O(n log n) in claims and paragraphs.
 */
export function segmentsOf(
  paragraphs: readonly Paragraph[],
  claims: readonly ReadClaim[],
): Segment[][] {
  const stretches = claims
    .flatMap((claim) => claim.claim.spans.map(({ begin, end }): Stretch => ({ begin, end, claim })))
    .sort((a, b) => a.begin - b.begin);
  const lengths = new Map(claims.map((claim) => [claim, lengthOf(claim)]));
  const narrowest = (a: ReadClaim, b: ReadClaim) =>
    (lengths.get(b) ?? 0) < (lengths.get(a) ?? 0) ? b : a;

  let next = 0;
  let open: Stretch[] = [];
  const lines = paragraphs.map((paragraph) => {
    while (stretches[next] && (stretches[next] as Stretch).begin < paragraph.end) {
      open.push(stretches[next++] as Stretch);
    }
    open = open.filter(({ end }) => end > paragraph.begin);
    const here = open;
    const cuts = new Set([paragraph.begin, paragraph.end]);
    for (const { begin, end } of here) {
      if (begin > paragraph.begin && begin < paragraph.end) cuts.add(begin);
      if (end > paragraph.begin && end < paragraph.end) cuts.add(end);
    }
    const places = [...cuts].sort((a, b) => a - b);
    let from = 0;
    return places.slice(0, -1).map((begin, index): Segment => {
      const end = places[index + 1] as number;
      while (here[from] && (here[from] as Stretch).end <= begin) from++;
      const covering: ReadClaim[] = [];
      for (let i = from; i < here.length && (here[i] as Stretch).begin <= begin; i++) {
        if ((here[i] as Stretch).end >= end) covering.push((here[i] as Stretch).claim);
      }
      const owner = covering.length > 0 ? covering.reduce(narrowest) : undefined;
      return { begin, end, owner, claims: covering, first: false, last: false };
    });
  });
  markEnds(lines.flat());
  return lines;
}

function markEnds(segments: readonly Segment[]): void {
  const last = new Map<ReadClaim, Segment>();
  for (const segment of segments) {
    if (!segment.owner) continue;
    segment.first = !last.has(segment.owner);
    last.set(segment.owner, segment);
  }
  for (const segment of last.values()) segment.last = true;
}
