/** Review files in and out. A file may come from anywhere, so nothing in it is taken on trust. */
import schema from "./review.schema.json" with { type: "json" };
import { readShape, ShapeError, type Shape } from "./shape.js";
import type { Analysis } from "../types.js";
import type { Quote, Review } from "./types.js";

/** Longer files are not even parsed. In UTF-16 code units. */
export const kLongestReview = 32 * 2 ** 20;

/** `message` is one sentence for a person. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}

/** The text of a file as a review. Throws a ReviewError. O(file). */
export const readReview = (file: string): Review => checkReview(parsed(file));

/** What the text of a file says, whatever it is. Throws a ReviewError. */
export function parsed(file: string): unknown {
  if (file.length > kLongestReview) {
    throw new ReviewError("This review is larger than 32 MiB, the most that is read.");
  }
  try {
    return JSON.parse(file);
  } catch (cause) {
    throw new ReviewError("This file is not JSON.", { cause });
  }
}

/** A value as a review: a copy that holds only what the schema knows. Throws a ReviewError. */
export function checkReview(value: unknown): Review {
  const named = typeof value === "object" && value !== null && "schema" in value && value.schema;
  if (named !== "sayso.review/1") {
    const what = typeof named === "string" ? named.slice(0, 40) : "something else";
    throw new ReviewError(`This is not a review that Sayso reads (sayso.review/1) but ${what}.`);
  }
  let review: Review;
  try {
    review = readShape(value, schema as Shape) as Review;
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new ReviewError(`This review is damaged: ${cause.message}.`, { cause });
  }
  checkSense(review);
  return review;
}

/** Whether a text is written as reviews want it. */
export function fits(what: "date" | "url" | "language", text: string): boolean {
  try {
    readShape(text, { ...(schema as Shape), ...schema.$defs[what] });
    return true;
  } catch {
    return false;
  }
}

export function writeReview(review: Review & { analysis?: Analysis }): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}

/** What a schema cannot say. */
function checkSense({ speakers, claims }: Review): void {
  const known = unique(speakers, "speakers");
  unique(claims, "claims");
  for (const [index, { speaker, spans, source, checks }] of claims.entries()) {
    const place = `claims[${index}]`;
    if (!known.has(speaker)) throw damaged(`${place}.speaker is not among its speakers`);
    for (const quote of source ? [...spans, source] : spans) checkQuote(quote, place);
    for (const { begin, end } of source ? [...source.cue, ...source.speaker] : []) {
      if (begin > end || end > (source?.exact.length ?? 0)) {
        throw damaged(`${place}.source has a range outside its words`);
      }
    }
    for (const { claim, words } of checks ?? []) {
      if (words.some(({ there: { begin, end } }) => begin > end || end > claim.length)) {
        throw damaged(`${place}.checks has a range outside its words`);
      }
    }
  }
}

function checkQuote({ begin, end, exact }: Quote, place: string): void {
  if (end - begin !== exact.length) throw damaged(`${place} has a quote of another length`);
}

function unique(items: readonly { id: string }[], place: string): Set<string> {
  const ids = new Set(items.map(({ id }) => id));
  if (ids.size !== items.length) throw damaged(`two of its ${place} have one id`);
  return ids;
}

const damaged = (why: string) => new ReviewError(`This review is damaged: ${why}.`);
