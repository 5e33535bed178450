/** Links that carry a text: anything behind # is the text that was packed, a fault, or about something else. */
import * as fc from "fast-check";
import { kMostBytes, linkOf, textOf } from "../../../site/src/input/link.js";
import { require } from "./promises.js";

const kPrefix = "#text=";

async function tryOne(hash: string): Promise<void> {
  const begin = performance.now();
  const found = await textOf(hash);
  require(performance.now() - begin < 2000, "done within two seconds");
  if (!found) return require(!hash.startsWith(kPrefix), "what carries a text is read");
  if ("fault" in found) return require(/^(?:damaged|too long)$/.test(found.fault), "a known fault");
  require(found.text.length <= kMostBytes, "no longer than the limit");
  const again = await textOf(await linkOf(found.text));
  require(again !== undefined &&
    "text" in again &&
    again.text === found.text, "read again the same");
}

const text = fc.string({ unit: "binary", maxLength: 300 });
/** A link whose end is cut, or a letter of which is another. */
const damaged = fc
  .tuple(text, fc.nat(), fc.base64String({ minLength: 1 }))
  .chain(([words, at, by]) =>
    fc.constant(async () => {
      const link = await linkOf(words);
      const cut = kPrefix.length + (at % (link.length - kPrefix.length));
      return at % 2 === 0
        ? link.slice(0, cut)
        : link.slice(0, cut) + by + link.slice(cut + by.length);
    }),
  );
const hash = fc.oneof(
  fc.string().map((rest) => async () => `#${rest}`),
  fc.string().map((rest) => async () => kPrefix + rest),
  fc.base64String({ maxLength: 400 }).map((rest) => async () => kPrefix + rest),
  text.map((words) => () => linkOf(words)),
  damaged,
);

export const properties = {
  "share links": async (seed: number, runs: number): Promise<number> => {
    const property = fc.asyncProperty(hash, async (make) => tryOne(await make()));
    await fc.assert(property, { seed, numRuns: runs });
    return runs;
  },
};
