// How claims and speakers look, on the page and in the embed alike.
import { expect, test } from "vitest";
import { shownClaims } from "../../web/src/embed/claims.js";
import { flattened } from "../../web/src/embed/layers.js";
import { certaintyOf, initialsOf, stepOf } from "../../web/src/look.js";
import { anchorReview, reviewOf } from "../../web/src/review/index.js";
import { analysis, article } from "./review-samples.js";

test("initials are of a name’s first and last capitalised word, or one of a description", () => {
  expect(initialsOf("Ines Okafor-Lind", "person")).toBe("IO");
  expect(initialsOf("Island Chamber of Commerce", "organization")).toBe("IC");
  expect(initialsOf("A spokeswoman for the Maritime Safety Agency", "unnamed")).toBe("S");
  expect(initialsOf("protesters", "group")).toBe("P");
  expect(initialsOf("Élodie", "person")).toBe("É");
  expect(initialsOf("anything", "unknown")).toBe("?");
  expect(initialsOf("", "person")).toBe("·");
});

test("certainty has the stated borders", () => {
  expect([1, 0.9, 0.8999, 0.6, 0.5999, 0].map(certaintyOf)).toEqual([
    "sure",
    "sure",
    "probably",
    "probably",
    "unknown",
    "unknown",
  ]);
});

test("the steps of check-worthiness stand on the threshold that the analysis tells", () => {
  expect([1, 0.65, 0.6499, 0.3, 0.2999, 0].map((score) => stepOf(score, 0.3))).toEqual([
    3, 3, 2, 2, 1, 1,
  ]);
});

test("a review keeps the threshold, so that a claim looks alike before and after it", () => {
  const strict = { ...analysis, engine: { ...analysis.engine, checkworthy: 0.9 } };
  const steps = (seen: typeof analysis) => {
    const review = reviewOf(article, seen, { now: "2026-11-23T09:00:00.000Z" });
    return shownClaims(review, anchorReview(review, article), false).map(({ step }) => step);
  };
  for (const seen of [analysis, strict]) {
    const { checkworthy } = seen.engine;
    expect(steps(seen)).toEqual(seen.claims.map(({ score }) => stepOf(score, checkworthy)));
  }
  expect(steps(strict)).not.toEqual(steps(analysis));
});

test("layers lie on each other, what is seen does not overlap", () => {
  const seen = flattened([
    { look: "a", begin: 0, end: 10 },
    { look: "b", begin: 3, end: 5 },
    { look: "c", begin: 8, end: 12 },
    { look: "none", begin: 4, end: 4 },
  ]);
  expect(seen.map(({ look, begin, end }) => `${look} ${begin}-${end}`)).toEqual([
    "a 0-3",
    "b 3-5",
    "a 5-8",
    "c 8-12",
  ]);
});
