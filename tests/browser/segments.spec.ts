// How a text is cut into paragraphs and stretches; no browser needed.
import { expect, test } from "@playwright/test";
import type { Claim, Speaker } from "say-so";
import { Reading, type ReadClaim } from "../../site/src/reading/model.js";
import { paragraphsOf, segmentsOf } from "../../site/src/reading/segments.js";
import { noted } from "./noted.js";

const claimAt = (id: string, ...spans: [number, number][]) =>
  ({
    id,
    claim: { spans: spans.map(([begin, end]) => ({ begin, end })) } as Claim,
  }) as ReadClaim;

test("paragraphs end at blank lines, or at every line where there are none", () => {
  const words = (text: string) =>
    paragraphsOf(text).map(({ begin, end, kind }) => `${kind}: ${text.slice(begin, end)}`);
  expect(words("Ferries stop\n\nOne.\ntwo.\n \nThree.\n")).toEqual([
    "headline: Ferries stop",
    "paragraph: One.\ntwo.",
    "paragraph: Three.",
  ]);
  expect(words("  One.\nTwo.  ")).toEqual(["paragraph: One.", "paragraph: Two."]);
  expect(words(" \n\n ")).toEqual([]);
});

test("a paragraph without end is laid out in pieces that tile it, no character halved", () => {
  const text = "😀".repeat(20_000);
  const pieces = paragraphsOf(text);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.map(({ begin, end }) => text.slice(begin, end)).join("")).toBe(text);
  for (const { begin } of pieces) expect(begin % 2).toBe(0);
});

test("a claim inside another owns its words, and the outer one keeps the rest", () => {
  const text = "abcdefghij";
  const outer = claimAt("outer", [1, 9]);
  const inner = claimAt("inner", [3, 6]);
  const [line] = segmentsOf(paragraphsOf(text), [outer, inner]);
  expect(
    line?.map(({ begin, end, owner, first, last }) => [
      text.slice(begin, end),
      owner?.id,
      first,
      last,
    ]),
  ).toEqual([
    ["a", undefined, false, false],
    ["bc", "outer", true, false],
    ["def", "inner", true, true],
    ["ghi", "outer", false, true],
    ["j", undefined, false, false],
  ]);
});

test("segments tile their paragraphs whatever the claims", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: 60 }, () => "ab c\n"[random(5)]).join("");
    const claims = Array.from({ length: random(8) }, (_, i) => {
      const spans = Array.from({ length: 1 + random(2) }, (): [number, number] => {
        const begin = random(59);
        return [begin, begin + 1 + random(60 - begin)];
      });
      return claimAt(`c${i}`, ...spans);
    });
    const paragraphs = paragraphsOf(text);
    segmentsOf(paragraphs, claims).forEach((line, i) => {
      const { begin, end } = paragraphs[i] ?? { begin: 0, end: 0 };
      expect(line.map((segment) => text.slice(segment.begin, segment.end)).join("")).toBe(
        text.slice(begin, end),
      );
      for (const segment of line) {
        const covering = claims.filter(({ claim }) =>
          claim.spans.some((span) => span.begin <= segment.begin && span.end >= segment.end),
        );
        expect(new Set(segment.claims)).toEqual(new Set(covering));
      }
    });
  }
});

test("the unknown are one voice, whether the engine or the page could not tell", () => {
  const [claim] = noted.claims as [Claim];
  const nobody: Speaker = { id: "s9", name: "unknown", kind: "unknown", mentions: [] };
  const reading = new Reading("", {
    ...noted,
    speakers: [...noted.speakers, nobody],
    claims: [
      { ...claim, speaker: "s9" },
      { ...claim, id: "c0", confidence: 0.3 },
    ],
  });
  expect(reading.voices.map(({ kind, claims }) => [kind, claims.length])).toEqual([["unknown", 2]]);
});

test("a claim that nobody can be named for is counted with the unknown", () => {
  const reading = new Reading("", noted);
  const unknown = reading.voices.at(-1);
  expect(unknown?.kind).toBe("unknown");
  expect(unknown?.claims.map(({ guess }) => guess)).toEqual(["most islanders"]);
  expect(reading.voices[0]?.kind).toBe("narrator");
  expect(reading.voices.some(({ name }) => name === "most islanders")).toBe(false);
});
