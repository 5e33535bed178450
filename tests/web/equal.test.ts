// The same bytes give the same analysis from the native program and the wasm module.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Engine } from "../../web/src/engine.js";
import { corpora, corpusInputs, hasCorpora, type Input } from "./corpora.js";
import { analyzeBytes, filesBelow, fixtures, root, shared, shippedEngine } from "./support.js";

const program = join(root, "dist/bin/sayso");
let engine: Engine;

beforeAll(async () => {
  if (!existsSync(program)) throw new Error("dist/bin/sayso is missing: ./dev build makes it");
  engine = await shippedEngine();
});

function native(text: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync(program, ["analyze", "--standalone", "-"], {
    input: text,
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout.toString().replace(/\n$/, "");
}

function compare(inputs: [name: string, text: Uint8Array][]): void {
  for (const [name, text] of inputs) {
    const [expected, found] = [
      native(text),
      analyzeBytes(engine, text, { unit: "byte", standalone: true }),
    ];
    if (found !== expected) expect.fail(`${name}: ${difference(expected, found)}`);
  }
  console.info(`${inputs.length} inputs: native and wasm give the same bytes`);
}

function difference(expected: string, found: string): string {
  let at = 0;
  while (expected[at] === found[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `at ${at}\nnative ${near(expected)}\nwasm   ${near(found)}`;
}

const files = (paths: string[]) =>
  paths.map((path): [string, Uint8Array] => [path, new Uint8Array(readFileSync(path))]);

/** Bytes that often are UTF-8, often look like news, and are the same in every run. */
function* noise(count: number): Generator<[string, Uint8Array]> {
  const pieces = [
    "“",
    "”",
    '"',
    "'",
    " said. ",
    " he ",
    "\n\n",
    "Mr. ",
    "É",
    "😀",
    "\0",
    "3.5",
    "—",
  ];
  let state = 1;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < count; i += 1) {
    const parts = Array.from({ length: random(200) }, () =>
      random(4) === 0 ? Buffer.from([random(256)]) : Buffer.from(pieces[random(13)] ?? ""),
    );
    yield [`noise ${i}`, new Uint8Array(Buffer.concat(parts))];
  }
}

test("every article of our own", { timeout: 120_000 }, () => {
  compare([["nothing", new Uint8Array()], ...files(fixtures)]);
});

test("noise", { timeout: 120_000 }, () => {
  compare([...noise(40)]);
});

test.skipIf(!shared)("every gold article", { timeout: 120_000 }, () => {
  const gold = filesBelow(join(shared ?? "", "gold")).filter((path) => path.endsWith(".txt"));
  expect(gold.length).toBeGreaterThan(0);
  compare(files(gold));
});

test.skipIf(!hasCorpora)("every file of the hostile corpora", { timeout: 300_000 }, () => {
  const all = filesBelow(corpora);
  expect(all.length).toBeGreaterThan(0);
  compare(files(all));
});

/** A program starts for each text: so many inputs are one. */
const kTogether = process.env["SAYSO_FULL"] ? 20 : 200;

test.skipIf(!hasCorpora)("every input of the hostile corpora", { timeout: 300_000 }, () => {
  for (const [name, inputs] of corpusInputs.filter(([each]) => each !== "every file")) {
    const all = inputs();
    const texts: Input[] = [];
    for (let at = 0; at < all.length; at += kTogether) {
      const some = all.slice(at, at + kTogether).flatMap(([, text]) => [text, Buffer.from("\n\n")]);
      texts.push([`${name} from ${at}`, new Uint8Array(Buffer.concat(some))]);
    }
    compare(texts);
    console.info(`${name}: ${all.length} inputs in them`);
  }
});
