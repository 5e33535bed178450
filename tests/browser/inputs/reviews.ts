/** Review files: each is read, or refused by a sentence; what was read is read again as the same. */
import * as fc from "fast-check";
import { readReview, readSaysoFile, ReviewError, writeReview } from "say-so/review";
import { analysis, beside, reviewed } from "../../web/review-samples.js";
import { require, within } from "./promises.js";

function tryOne(file: string): void {
  for (const read of [readReview, (text: string) => readSaysoFile(text).review]) {
    let review;
    try {
      review = within(2000, () => read(file));
    } catch (error) {
      if (!(error instanceof ReviewError)) throw error;
      require(error.message.endsWith(".") && error.message.length < 500, "a sentence for people");
      continue;
    }
    const again = writeReview(readReview(writeReview(review)));
    require(again === writeReview(review), "read again the same");
  }
}

type Json = fc.JsonValue;
const whole = { ...beside(reviewed()), analysis } as unknown as Json;

/** Where each part of a value stands. */
function placesIn(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const parts = Object.entries(value as Record<string, Json>);
  return [path, ...parts.flatMap(([name, part]) => placesIn(part, [...path, name]))];
}

const places = placesIn(whole).slice(1);

/** The value with another one in a place, or without it. */
function changed(value: Json, path: (string | number)[], by: Json | undefined): Json {
  const copy = structuredClone(value) as Record<string, Json>;
  let at = copy;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, Json>;
  const last = path.at(-1) as string;
  if (by === undefined) Reflect.deleteProperty(at, last);
  else at[last] = by;
  return copy;
}

const part = fc.oneof(
  fc.jsonValue({ stringUnit: "binary" }),
  fc.constantFrom<Json | undefined>(undefined, -1, 1e300, 0.5, "", "x".repeat(5000), "s0", [], {}),
);
const edit = fc.tuple(fc.nat({ max: places.length - 1 }), part);
const file = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.json({ stringUnit: "binary" }),
  fc.array(edit, { maxLength: 3 }).map((edits) =>
    JSON.stringify(
      edits.reduce((value, [place, by]) => {
        try {
          return changed(value, places[place] ?? [], by);
        } catch {
          return value; // an edit before has taken the place away
        }
      }, whole),
    ),
  ),
  fc.nat({ max: 20_000 }).map((at) => JSON.stringify(whole).slice(0, at)),
  fc
    .constantFrom("[", '{"a":', '{"schema":"sayso.review/1","claims":[')
    .map((open) => open.repeat(100_000)),
);

export const properties = {
  "review files": (seed: number, runs: number): number => {
    fc.assert(fc.property(file, tryOne), { seed, numRuns: runs });
    return runs;
  },
};
