// `.sayso` files: what is saved comes back whole, and nothing in one is taken on trust.
import { beforeAll, describe, expect, test } from "vitest";
import { readSaysoFile, reviewOf, writeSaysoFile } from "../../web/src/review/index.js";
import type { Analysis } from "../../web/src/types.js";
import { sample } from "../../site/src/sample.js";
import { analyzeBytes, shippedEngine } from "./support.js";

let analysis: Analysis;
let file: string;

beforeAll(async () => {
  analysis = await analysed(sample);
  const review = reviewOf(sample, analysis, { now: "2026-11-25T10:00:00.000Z" });
  file = writeSaysoFile(review, sample, analysis);
});

async function analysed(text: string): Promise<Analysis> {
  const engine = await shippedEngine();
  const options = { standalone: true, explain: true };
  return JSON.parse(analyzeBytes(engine, new TextEncoder().encode(text), options)) as Analysis;
}

test("what is saved comes back: the text, what was decided, what was found", () => {
  const { review, analysis: read } = readSaysoFile(file);
  expect(read).toEqual(analysis);
  expect(review.text).toBe(sample);
  expect(review.claims).toHaveLength(analysis.claims.length);
  expect(review).not.toHaveProperty("analysis");
});

/** Changes the first such words of the analysis, which stands last in the file. */
const inAnalysis = (words: RegExp, by: string) => (given: string) => {
  const at = given.indexOf('"analysis": {');
  return given.slice(0, at) + given.slice(at).replace(words, by);
};

describe("damaged", () => {
  const spoils: [string, (file: string) => string, RegExp][] = [
    ["a range past the end", inAnalysis(/"end": \d+/, '"end": 1000000'), /outside the text/],
    ["a range turned round", inAnalysis(/"begin": 0,/, '"begin": 9000,'), /outside the text/],
    ["a range before the text", inAnalysis(/"begin": 0,/, '"begin": -1,'), /is outside 0/],
    ["an unknown speaker", inAnalysis(/"speaker": "[^"]*"/, '"speaker": "x"'), /does not hold/],
    [
      "a sentence too many",
      inAnalysis(/"source_sentence": \d+/, '"source_sentence": 9999'),
      /hold/,
    ],
    ["an attribution too many", inAnalysis(/"attribution": \d+/, '"attribution": 9999'), /hold/],
    ["no such kind", inAnalysis(/"kind": "person"/, '"kind": "x"'), /none of/],
    ["another unit", inAnalysis(/"unit": "utf16"/, '"unit": "byte"'), /another text/],
    ["another text", (given) => given.replace('"text": "', '"text": "So '), /another text/],
    ["no text", (given) => given.replace('"text": "', '"words": "'), /no text/],
    [
      "a list",
      (given) => given.replace('"analysis": {', '"analysis": [], "x": {'),
      /not an object/,
    ],
  ];
  test.each(spoils)("%s", (_, spoil, message) => {
    const spoilt = spoil(file);
    expect(spoilt).not.toBe(file);
    expect(() => readSaysoFile(spoilt)).toThrow(message);
  });
});

test("names that a program would stumble over stay names", () => {
  const spoilt = file.replace('"models": {', '"models": { "__proto__": "x",');
  const { analysis: read } = readSaysoFile(spoilt);
  expect(Object.getPrototypeOf(read?.engine.models)).toBe(Object.prototype);
});
