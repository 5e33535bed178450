// The module itself, through its loader: offsets, options, errors, bad input.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Engine } from "../../web/src/engine.js";
import type { Analysis } from "../../web/src/types.js";
import { analyzeBytes, dist, root, shippedEngine, shippedFiles } from "./support.js";

let engine: Engine;

beforeAll(async () => {
  engine = await shippedEngine();
});

const bytes = (text: string) => new TextEncoder().encode(text);
const analyze = (text: Uint8Array, options = {}) =>
  JSON.parse(analyzeBytes(engine, text, options)) as Analysis;
const sentences = (text: string, analysis: Analysis) =>
  analysis.sentences.map(({ begin, end }) => text.slice(begin, end));

test("the version is that of package and engine", () => {
  const { version } = JSON.parse(readFileSync(join(root, "web/package.json"), "utf8")) as {
    version: string;
  };
  expect(engine.version).toBe(version);
  expect(analyze(bytes("")).engine.version).toBe(version);
});

test.each([
  ["ASCII", "It rained. It poured."],
  ["two, three and four bytes", "Zürich wählt — ja. Η Αθήνα 😀👩‍👩‍👧 wacht auf. 東京は雨。 Done."],
  ["lone surrogates", "Before \ud800 it. Then \udc00\ud83d came. \ud800\ud800 End."],
])("offsets count UTF-16 units: %s", (_name, text) => {
  const analysis = analyze(bytes(text));
  expect(analysis.text).toMatchObject({ unit: "utf16", length: text.length });
  expect(sentences(text, analysis).join(" ")).toBe(text);
});

test("offsets count bytes when asked", () => {
  const analysis = analyze(bytes("Zürich. Ja."), { unit: "byte" });
  expect(analysis.text).toMatchObject({ unit: "byte", length: 12 });
  expect(analysis.sentences.at(-1)).toEqual({ begin: 9, end: 12 });
});

test("malformed UTF-8 reads as U+FFFD and is told", () => {
  const text = Uint8Array.of(...bytes("Bad \u00e9"), 0xff, 0xe2, 0x82, ...bytes(" here. Yes."));
  const decoded = new TextDecoder().decode(text);
  const analysis = analyze(text);
  expect(analysis.text).toMatchObject({ length: decoded.length, invalid_at: 5 });
  expect(sentences(decoded, analysis)).toEqual(["Bad é\ufffd\ufffd here.", "Yes."]);
});

test("blocks are given in the unit of the answer", () => {
  const text = "😀 Storm hits Älvdal\nIt rained.";
  const blocks = [
    { begin: 0, end: 20, kind: "headline" },
    { begin: 21, end: 31, kind: "paragraph" },
  ];
  expect(analyze(bytes(text), { blocks }).blocks).toEqual(blocks);
  const inBytes = [
    { begin: 0, end: 23, kind: "headline" },
    { begin: 24, end: 34, kind: "paragraph" },
  ];
  expect(analyze(bytes(text), { blocks: inBytes, unit: "byte" }).blocks).toEqual(inBytes);
});

test("a block's border inside a pair moves to its begin", () => {
  const blocks = [{ begin: 0, end: 3, kind: "headline" }];
  expect(analyze(bytes("Ab😀"), { blocks }).blocks?.[0]?.end).toBe(2);
});

test("what is known of the article comes back", () => {
  const article = { outlet: "The Harbour Post", date: "2026-01-02", url: "https://example.org/a" };
  expect(analyze(bytes("It rained."), { article }).article).toMatchObject(article);
});

test.each([
  [{ unit: "utf32" }, "unit is neither"],
  [{ explain: 1 }, "explain is neither"],
  [{ attribution: "luck" }, "attribution is neither"],
  [{ until: "lunch" }, "until is not the name"],
  [{ checkworthy: 2 }, "checkworthy is not a number"],
  [{ standalone: "yes" }, "standalone is neither"],
  [{ article: [] }, "article is not an object"],
  [{ article: { date: 5 } }, "article.date is not a text"],
  [{ blocks: {} }, "blocks is not an array"],
  [{ blocks: [{ begin: 0 }] }, "blocks[0] has no begin and end"],
  [{ blocks: [{ begin: -1, end: 2 }] }, "blocks[0] has no begin and end"],
  [{ blocks: [{ begin: 0, end: 9 }] }, "blocks[0] is out of order or outside the text"],
  [{ blocks: [{ begin: 2, end: 1 }] }, "blocks[0] is out of order or outside the text"],
  [
    {
      blocks: [
        { begin: 0, end: 2 },
        { begin: 1, end: 3 },
      ],
    },
    "blocks[1] is out of order or outside the text",
  ],
  [{ blocks: [{ begin: 0, end: 2, kind: "poem" }] }, "blocks[0] is of no known kind"],
])("options are checked: %j", (options, message) => {
  expect(() => analyze(bytes("text"), options)).toThrow(message);
});

test("options that are no JSON are an error", () => {
  for (const json of ["{", "[]", "null", '{"a":"\\ud800"}', "[".repeat(100_000)]) {
    expect(() => engine.analyze(bytes("text"), bytes(json))).toThrow("not a JSON object");
  }
});

describe("models", () => {
  test.each([
    ["empty", new Uint8Array()],
    ["foreign", bytes("PK\x03\x04 something else entirely, long enough for a header")],
  ])("%s: refused", async (_name, model) => {
    const { module } = await shippedFiles();
    const created = Engine.create({ module, models: [model] });
    await expect(created).rejects.toMatchObject({ name: "SaysoError", code: "load" });
  });

  test("missing: refused", async () => {
    const { module } = await shippedFiles();
    const created = Engine.create({ module, models: [] });
    await expect(created).rejects.toMatchObject({ code: "load" });
  });

  test("damaged anywhere, or cut: refused", async () => {
    const { module, models } = await shippedFiles();
    for (const [i, whole] of models.entries()) {
      for (const at of [0, 5, whole.length >> 1, whole.length - 1]) {
        const damaged = whole.slice();
        damaged[at] = (damaged[at] ?? 0) ^ 0x40;
        for (const model of [damaged, whole.slice(0, at)]) {
          const created = Engine.create({ module, models: models.with(i, model) });
          await expect(created).rejects.toMatchObject({ code: "load" });
        }
      }
    }
  });
});

test("memory that runs out is an error of code `limit`", async () => {
  const { models } = await shippedFiles();
  const module = await WebAssembly.compile(withMemory(readFileSync(join(dist, "sayso.wasm")), 400));
  const limit = expect.objectContaining({ name: "SaysoError", code: "limit" });
  const small = await Engine.create({ module, models });
  expect(() => small.analyze(bytes("a".repeat(32 * million)), bytes(""))).toThrow(limit);
  expect(() => small.analyze(bytes("It rained. ".repeat(100_000)), bytes(""))).toThrow(limit);
});

/** The module with at most `pages` (below 2 ** 14) of memory. */
function withMemory(wasm: Uint8Array, pages: number): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(wasm);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = changed[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  // Sections are a kind and a size; the memory's is 5: how many, whether limited, least, most.
  while (changed[at++] !== 5) at = number() + at;
  number();
  at += 2;
  number();
  changed.set([(pages & 127) | 128, (pages >> 7) | 128, 0], at);
  return changed;
}

test("a trap is an error of code `crashed`", async () => {
  const doomed = await shippedEngine();
  // A length that grows after the copy sends the engine past the end of its memory.
  const text = new Uint8Array(9 * million).fill(32);
  const lengths = [text.length, 2 ** 32 - 1];
  Object.defineProperty(text, "length", { get: () => lengths.shift() });
  const failed = expect(() => doomed.analyze(text, bytes("")));
  failed.toThrow(expect.objectContaining({ name: "SaysoError", code: "crashed" }));
});

test("many calls do not grow the memory", () => {
  const text = bytes("“It rained,” the mayor of Älvdal said. She was right. ".repeat(20));
  for (let i = 0; i < 20; i += 1) analyze(text);
  const before = engine.memory;
  for (let i = 0; i < 200; i += 1) analyze(text);
  expect(engine.memory).toBe(before);
});

const million = 2 ** 20;
const sentence = "“It rained in Älvdal for 3 days,” the mayor said, but nobody agreed with her. ";

describe("bad input gives an answer in time", () => {
  test.each<[string, () => Uint8Array]>([
    ["nothing", () => bytes("")],
    ["white space", () => bytes(" \n\t\u00a0\u2028\r\n".repeat(1000))],
    ["NUL bytes", () => new Uint8Array(million)],
    ["every byte", () => Uint8Array.from({ length: million }, (_, i) => (i * 7919) >> 3)],
    ["0xFF only", () => new Uint8Array(million).fill(0xff)],
    ["one word without end", () => bytes("a".repeat(4 * million))],
    ["one sentence without end", () => bytes("and so it went on ".repeat(million / 8))],
    ["quotes only", () => bytes("“".repeat(million / 4) + '"'.repeat(million))],
    ["full stops only", () => bytes(".".repeat(million))],
    ["line ends only", () => bytes("\n".repeat(million))],
    ["combining marks only", () => bytes("\u0301".repeat(million))],
    [
      "right to left",
      () => bytes("قال الوزير إن المطر سيتوقف غدا. ".repeat(2000) + "\u202e\u2067"),
    ],
    ["another language", () => bytes("Der Minister sagte, es werde morgen regnen. ".repeat(2000))],
    ["joined emoji", () => bytes("👩‍👩‍👧‍👦🇸🇪".repeat(20_000))],
    ["10 MB of news", () => bytes(sentence.repeat((10 * million) / sentence.length))],
  ])("%s", { timeout: 180_000 }, (_name, make) => {
    const text = make();
    const analysis = analyze(text, { unit: "byte" });
    expect(analysis.text.length).toBe(text.length);
    expect(analysis.speakers.some((speaker) => speaker.kind === "narrator")).toBe(true);
    for (const { begin, end } of analysis.sentences) {
      if (begin >= end || end > text.length) expect.fail(`sentence ${begin}–${end}`);
    }
  });

  test("more than the limit is cut, and told", () => {
    const limit = 10 * million;
    const within = "Sun. " + " ".repeat(limit - 10) + "Rain.";
    expect(analyze(bytes(within)).text.truncated).toBe(false);
    expect(analyze(bytes(within)).sentences).toHaveLength(2);
    const analysis = analyze(bytes(`${within} More rain.`));
    expect(analysis.text.truncated).toBe(true);
    expect(analysis.sentences).toHaveLength(2);
  });
});
