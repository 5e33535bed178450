/** Other people's texts that are made to break programs, as inputs of the engine. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow, shared } from "./support.js";

export const corpora = shared ? join(shared, "corpora") : "";
/** False where the development data is not beside the checkout. */
export const hasCorpora = existsSync(corpora);

const path = (...names: string[]) => join(corpora, ...names);
const json = (...names: string[]): unknown => JSON.parse(readFileSync(path(...names), "utf8"));
const bytes = (text: string) => new TextEncoder().encode(text);
export type Input = [name: string, text: Uint8Array];

/** A piece by itself, and where an article has words. */
const inNews = (name: string, piece: Uint8Array): Input[] => [
  [name, piece],
  [
    `${name}, said`,
    Buffer.concat([
      bytes("The mayor, Ana "),
      piece,
      bytes(", said “"),
      piece,
      bytes("” was sold."),
    ]),
  ],
];

function naughtyStrings(): Input[] {
  return (json("blns/blns.json") as string[]).flatMap((text, i) =>
    inNews(`string ${i}`, bytes(text)),
  );
}

function stressTest(): Input[] {
  const file = readFileSync(path("kuhn-utf8/UTF-8-test.txt"));
  const lines: Input[] = [["the file", new Uint8Array(file)]];
  for (let at = 0, line = 1; at < file.length; line += 1) {
    const end = file.indexOf(10, at);
    const next = end < 0 ? file.length : end + 1;
    lines.push([`line ${line}`, new Uint8Array(file.subarray(at, next))]);
    at = next;
  }
  return lines;
}

function utf8tests(): Input[] {
  const lines = readFileSync(path("utf8tests/utf8tests.txt"), "latin1").split("\n");
  const cases = lines.flatMap(
    (line) => /^([\d.]+):(?:in)?valid hex:([0-9a-fA-F ]+)/.exec(line) ?? [],
  );
  const found: Input[] = [["the file", readFileSync(path("utf8tests/utf8tests.bin"))]];
  for (let i = 0; i < cases.length; i += 3) {
    const hex = (cases[i + 2] ?? "").replaceAll(" ", "");
    found.push(...inNews(`case ${cases[i + 1]}`, Buffer.from(hex, "hex")));
  }
  return found;
}

function breakTests(): Input[] {
  return ["graphemes", "words", "sentences"].flatMap((name) =>
    (json(`unicode17/${name}.json`) as { hex: string }[]).flatMap(({ hex }, i) =>
      inNews(`${name} ${i}`, Buffer.from(hex, "hex")),
    ),
  );
}

const everyFile = (): Input[] =>
  filesBelow(corpora).map((file) => [file, new Uint8Array(readFileSync(file))]);

/** Files as a whole take long: `./dev test --full` tries them too. */
export const corpusInputs: [name: string, inputs: () => Input[]][] = [
  ["naughty strings", naughtyStrings],
  ["Kuhn’s UTF-8 stress test", stressTest],
  ["the cases of utf8tests", utf8tests],
  ["Unicode’s break tests", breakTests],
  ...(process.env["SAYSO_FULL"]
    ? ([["every file", everyFile]] as [string, typeof everyFile][])
    : []),
];
