// A text that changes: the session's answers are a fresh analysis's, sooner, and nothing is left behind.
import { readFileSync } from "node:fs";
import { createSayso } from "say-so";
import { afterEach, expect, test, vi } from "vitest";
import { analyzeBytes, fixtures, NodeWorker, shippedEngine } from "./support.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const bytes = (text: string) => encoder.encode(text);
const none = bytes("{}");

/** Paragraphs of the project's own articles. */
const paragraphs = fixtures
  .flatMap((path) => readFileSync(path, "utf8").split(/\n{2,}/))
  .filter((text) => text.length > 80);

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

afterEach(() => vi.unstubAllGlobals());

test("paragraphs that come, go and change: every answer is that of a fresh analysis", async () => {
  const engine = await shippedEngine();
  const below = random(11);
  const story = paragraphs.slice(0, 6);
  const pick = () => paragraphs[below(paragraphs.length)] ?? "";
  for (let step = 0; step < 40; step += 1) {
    const at = below(story.length);
    if (step % 4 === 0) story.push(pick());
    else if (step % 4 === 1) story[at] = (story[at] ?? "").replace(/\b\w+\b/, "Anna Berger");
    else story.splice(at, story.length > 3 ? 1 : 0, ...(step % 4 === 2 ? [pick()] : []));
    const text = story.join("\n\n");
    const blocks = [{ begin: 0, end: story[0]?.length ?? 0, kind: "headline" }];
    const options = step % 3 === 0 ? { blocks } : {};
    const json = decoder.decode(engine.analyze(bytes(text), bytes(JSON.stringify(options)), 7));
    expect(json, `step ${step}`).toBe(analyzeBytes(engine, bytes(text), options));
  }
});

test("of an article with a late paragraph only the paragraph is parsed", async () => {
  const engine = await shippedEngine();
  const text = paragraphs.slice(0, 150).join("\n\n");
  const parse = bytes(JSON.stringify({ until: "syntax" }));
  const least = (session?: number) => {
    const rounds = [0, 1, 2, 3, 4, 5].map((n) => {
      const late = bytes(`${text}\n\nThe mayor said ${n} bridges were closed.`);
      const began = performance.now();
      engine.analyze(late, parse, session);
      return performance.now() - began;
    });
    return Math.min(...rounds);
  };
  // the first round is the browser's to optimise
  least();
  expect(least(1)).toBeLessThan(0.6 * least());
});

test("sessions do not hear of each other, and their memory is given back", async () => {
  const engine = await shippedEngine();
  const text = bytes(paragraphs.slice(0, 20).join("\n\n"));
  const run = (session: number) => {
    engine.analyze(text, none, session);
    engine.forget(session);
    engine.forget(session);
  };
  for (let session = 0; session < 10; session += 1) run(session);
  const { memory } = engine;
  for (let session = 10; session < 110; session += 1) run(session);
  expect(engine.memory).toBe(memory);
});

test("options that cannot be read leave the session as it was", async () => {
  const engine = await shippedEngine();
  expect(() => engine.analyze(bytes("It rained."), bytes("["), 1)).toThrow();
  const json = decoder.decode(engine.analyze(bytes("It rained."), none, 1));
  expect(json).toBe(analyzeBytes(engine, bytes("It rained.")));
});

test.each(["worker", "main"] as const)("by the package, in the %s", async (thread) => {
  vi.stubGlobal("Worker", NodeWorker);
  const sayso = await createSayso({ thread });
  const session = sayso.session();
  for (const text of ["It rained.", "It rained. It poured, the mayor said."]) {
    expect(await session.analyze(text)).toEqual(await sayso.analyze(text));
  }
  session.close();
  expect((await sayso.analyze("It rained.")).sentences).toHaveLength(1);
  sayso.close();
});
