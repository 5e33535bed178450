// However an article's text was saved, it says the same: with other line ends, with a mark of byte order,
// with its accents apart.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { plainly } from "../../site/src/input/clipboard.js";
import type { Engine } from "../../web/src/engine.js";
import type { Analysis, Range } from "../../web/src/types.js";
import { analyzeBytes, filesBelow, fixtures, shared, shippedEngine } from "./support.js";

const gold = shared ? filesBelow(join(shared, "gold")) : [];
const articles = [...fixtures, ...gold].filter((path) => path.endsWith(".txt"));
let engine: Engine;

beforeAll(async () => {
  engine = await shippedEngine();
});

/** What an analysis tells, by words, without where they stand. */
function told(text: string): object {
  const analysis = JSON.parse(
    analyzeBytes(engine, new TextEncoder().encode(text), { unit: "utf16" }),
  ) as Analysis;
  const words = ({ begin, end }: Range) => text.slice(begin, end).replace(/\s+/g, " ");
  return {
    sentences: analysis.sentences.map(words),
    speakers: analysis.speakers.map(({ name, kind }) => [name, kind]),
    claims: analysis.claims.map(({ spans, speaker, type, score, confidence }) => [
      spans.map(words),
      speaker,
      type,
      score,
      confidence,
    ]),
  };
}

test.each<[string, (text: string) => string]>([
  ["with CRLF", (text) => text.replace(/\r?\n/g, "\r\n")],
  ["with CR", (text) => text.replace(/\r?\n/g, "\r")],
  ["with a byte order mark", (text) => `\uFEFF${text}`],
])("an article reads the same %s", (_, changed) => {
  for (const path of articles) {
    const text = readFileSync(path, "utf8");
    expect(told(changed(text)), path).toEqual(told(text));
  }
  console.info(`${articles.length} articles`);
});

/** The article with accents on its names, as of another country. */
const accented = (text: string) =>
  text.replace(/\b[A-Z][a-z]{3,}/g, (name) => name.replace("e", "é").replace("o", "ö"));

test("an article reads the same with its accents apart, as the page takes it", () => {
  for (const path of articles) {
    const text = accented(readFileSync(path, "utf8")).normalize("NFC").replace(/\r\n?/g, "\n");
    const apart = text.normalize("NFD");
    expect(apart).not.toBe(text);
    expect(told(plainly(apart)), path).toEqual(told(text));
  }
  console.info(`${articles.length} articles`);
});
