/** What holds of every analysis, whatever the text. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Engine } from "../../web/src/engine.js";
import { readSaysoFile, reviewOf, writeSaysoFile } from "../../web/src/review/index.js";
import type { Analysis, Range } from "../../web/src/types.js";
import { analyzeBytes, root } from "./support.js";

const schema = JSON.parse(
  readFileSync(join(root, "core/schema/analysis.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ strict: false }).compile(schema);
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Analyses bytes twice in both units; fails where a promise is broken. `name` says of what. */
export function expectSound(engine: Engine, bytes: Uint8Array, name: string): void {
  const answer = (unit: string) =>
    analyzeBytes(engine, bytes, { unit, explain: true, standalone: true });
  const json = answer("utf16");
  if (answer("utf16") !== json) expect.fail(`${name}: another analysis the second time`);
  const text = decoder.decode(bytes);
  const analysis = JSON.parse(json) as Analysis;
  const inBytes = JSON.parse(answer("byte")) as Analysis;
  for (const each of [analysis, inBytes]) {
    if (!validate(each)) expect.fail(`${name}: ${JSON.stringify(validate.errors)}`);
  }
  expect([name, analysis.text.length, inBytes.text.length]).toEqual([
    name,
    text.length,
    bytes.length,
  ]);
  expectReferences(text, analysis, name);
  expectOrder(analysis, name);
  expectBorders(analysis, new Set([...graphemeBorders(text)]), name);
  const isBorder = (at: number) => at === bytes.length || ((bytes[at] ?? 0) & 0xc0) !== 0x80;
  if (analysis.text.invalid_at === undefined) {
    for (const { begin, end } of rangesOf(inBytes)) {
      if (!isBorder(begin) || !isBorder(end)) expect.fail(`${name}: a range splits a code point`);
    }
  }
}

/** As a saved file is read: ranges inside the text, and what is named is there. */
function expectReferences(text: string, analysis: Analysis, name: string): void {
  const review = reviewOf(text, analysis, { now: "2026-11-29T00:00:00Z" });
  try {
    readSaysoFile(writeSaysoFile(review, text, analysis));
  } catch (error) {
    expect.fail(`${name}: ${String(error)}`);
  }
}

function expectOrder({ sentences, claims, attributions }: Analysis, name: string): void {
  for (const ranges of [
    sentences,
    ...claims.map(({ spans }) => spans),
    ...attributions.map(({ content }) => content),
  ]) {
    let last = 0;
    for (const { begin, end } of ranges) {
      if (begin < last || end <= begin) expect.fail(`${name}: ranges out of order`);
      last = end;
    }
  }
}

function* graphemeBorders(text: string): Generator<number> {
  for (const { index } of graphemes.segment(text)) yield index;
  yield text.length;
}

function expectBorders(analysis: Analysis, borders: Set<number>, name: string): void {
  for (const { begin, end } of rangesOf(analysis)) {
    if (borders.has(begin) && borders.has(end)) continue;
    expect.fail(`${name}: ${begin} to ${end} splits a grapheme`);
  }
}

/** Of what a reader is shown. */
function rangesOf({ sentences, claims, attributions, speakers }: Analysis): Range[] {
  return [
    ...sentences,
    ...claims.flatMap(({ spans }) => spans),
    ...attributions.flatMap(({ content, cue, source }) => [...content, ...cue, ...source]),
    ...speakers.flatMap(({ mentions }) => mentions),
  ];
}
