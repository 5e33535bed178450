// Other people's texts that are made to break programs: what is promised of any input holds of each.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../web/src/engine.js";
import { readReview, readSaysoFile, ReviewError, writeReview } from "../../web/src/review/index.js";
import { corpora, corpusInputs, hasCorpora } from "./corpora.js";
import { reviewed } from "./review-samples.js";
import { expectSound } from "./sound.js";
import { filesBelow, shippedEngine } from "./support.js";

describe.skipIf(!hasCorpora)("the engine keeps its promises on", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await shippedEngine();
  });

  test.each(corpusInputs)("%s", { timeout: 300_000 }, (name, inputs) => {
    const all = inputs();
    expect(all.length).toBeGreaterThan(100);
    for (const [each, text] of all) expectSound(engine, text, each);
    console.info(`${name}: ${all.length} inputs`);
  });
});

describe.skipIf(!hasCorpora)("the review reader on JSONTestSuite", () => {
  const files = filesBelow(join(corpora, "JSONTestSuite")).filter((file) => file.endsWith(".json"));
  const named = (letter: string) => files.filter((file) => basename(file).startsWith(letter));
  /** As a browser reads a file. */
  const textOf = (file: string) => new TextDecoder().decode(readFileSync(file));
  const refusal = (text: string): string => {
    for (const read of [readReview, readSaysoFile]) {
      try {
        read(text);
        return "";
      } catch (error) {
        if (!(error instanceof ReviewError)) throw error;
        if (read === readSaysoFile) return error.message;
      }
    }
    return "";
  };

  test("what is no JSON is refused in so many words", () => {
    for (const file of named("n_")) {
      expect([basename(file), refusal(textOf(file))]).toEqual([
        basename(file),
        "This file is not JSON.",
      ]);
    }
    expect(named("n_").length).toBeGreaterThan(180);
    console.info(`${named("n_").length} files that are no JSON`);
  });

  test("what is JSON and no review is refused as that; inside of one it does no harm", () => {
    const valid = files.filter(
      (file) => !named("n_").includes(file) && !named("i_").includes(file),
    );
    const review = writeReview(reviewed()).trimEnd().slice(0, -1);
    for (const file of valid) {
      expect([file, refusal(textOf(file))]).toEqual([
        file,
        expect.stringMatching(/^This is not a/),
      ]);
      const carrying = `${review}, "unknown": ${textOf(file)}, "__proto__": ${textOf(file)}}`;
      expect(readReview(carrying)).toEqual(reviewed());
    }
    expect(valid.length).toBeGreaterThan(90);
    console.info(`${valid.length} files that are JSON`);
  });

  test("what readers may differ on is refused, one way or the other", () => {
    for (const file of named("i_"))
      expect(refusal(textOf(file))).toMatch(/^This (?:file )?is not /);
    console.info(`${named("i_").length} files that readers differ on`);
  });
});
