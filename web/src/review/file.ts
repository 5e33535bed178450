/** `.sayso` files: a review that stands alone, with its article's text and the analysis of it. */
import schema from "say-so/analysis.schema.json" with { type: "json" };
import type { Analysis } from "../types.js";
import { checkReview, parsed, ReviewError, writeReview } from "./read.js";
import { readShape, ShapeError, type Shape } from "./shape.js";
import type { Review } from "./types.js";

export interface SaysoFile {
  review: Review;
  /** Of `review.text`, in UTF-16 code units. */
  analysis?: Analysis;
}

/** `analysis` must be that of `text`, in UTF-16 code units. */
export const writeSaysoFile = (review: Review, text: string, analysis: Analysis): string =>
  writeReview({ ...review, text, analysis });

/** The text of a file. A review without an analysis is one, too. Throws a ReviewError. O(file). */
export function readSaysoFile(file: string): SaysoFile {
  const value = parsed(file);
  const review = checkReview(value);
  const { analysis } = value as { analysis?: unknown };
  if (analysis === undefined) return { review };
  if (review.text === undefined) throw damaged("there is an analysis, but no text");
  return { review, analysis: readAnalysis(analysis, review.text) };
}

function readAnalysis(value: unknown, text: string): Analysis {
  let analysis: Analysis;
  try {
    analysis = readShape(value, schema as Shape) as Analysis;
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw damaged(cause.message, { cause });
  }
  if (analysis.text.unit !== "utf16" || analysis.text.length !== text.length) {
    throw damaged("it is of another text");
  }
  checkRanges(analysis, text.length);
  checkReferences(analysis);
  return analysis;
}

/** Every range lies within the text. What is looked at has come out of the schema, which bounds its depth. */
function checkRanges(value: unknown, length: number): void {
  if (typeof value !== "object" || value === null) return;
  const { begin, end } = value as { begin?: unknown; end?: unknown };
  if (typeof begin === "number" && typeof end === "number") {
    if (!(begin <= end && end <= length)) throw damaged("a range lies outside the text");
  }
  for (const part of Object.values(value)) checkRanges(part, length);
}

function checkReferences({ sentences, speakers, attributions, claims }: Analysis): void {
  const known = new Set(speakers.map(({ id }) => id));
  const within = (index: number, list: readonly unknown[]) => index >= 0 && index < list.length;
  const stands = [...attributions, ...claims].every(
    ({ speaker, sentence }) => known.has(speaker) && within(sentence, sentences),
  );
  const sourced = claims.every(
    ({ source_sentence, attribution }) =>
      within(source_sentence, sentences) &&
      (attribution === null || within(attribution, attributions)),
  );
  if (known.size !== speakers.length || !stands || !sourced) {
    throw damaged("it names what it does not hold");
  }
  if (new Set(claims.map(({ id }) => id)).size !== claims.length) {
    throw damaged("two of its claims have one id");
  }
}

const damaged = (why: string, options?: ErrorOptions) =>
  new ReviewError(`The analysis in this file is damaged: ${why}.`, options);
