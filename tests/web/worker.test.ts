// The worker's script as it ships, in a real thread; workers that are refused, break or never answer.
import { setTimeout as sleep } from "node:timers/promises";
import { createSayso, type Sayso } from "say-so";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NodeWorker } from "./support.js";

let open: Sayso[] = [];

async function create(options: Parameters<typeof createSayso>[0]): Promise<Sayso> {
  const sayso = await createSayso(options);
  open.push(sayso);
  return sayso;
}

beforeEach(() => {
  NodeWorker.started = 0;
  vi.stubGlobal("Worker", NodeWorker);
});

afterEach(() => {
  for (const sayso of open) sayso.close();
  open = [];
  vi.unstubAllGlobals();
});

const script = (body: string) => `data:text/javascript,${encodeURIComponent(body)}`;

/** A worker that starts, and does `body` for each call. */
const worker = (body: string) =>
  script(`addEventListener("message", ({ data }) => {
    if (data.type === "start") return postMessage({ type: "ready" }, {});
    ${body}
  });`);

test("worker and main thread give the same analysis", async () => {
  const text = "It rained all day. “We got wet,” the mayor said. 😀 “Soaked.”";
  const options = { article: { date: "2026-01-02" }, blocks: [{ begin: 0, end: text.length }] };
  const inWorker = await create({ thread: "worker" });
  const inMain = await create({ thread: "main" });
  expect([inWorker.thread, inMain.thread]).toEqual(["worker", "main"]);
  const analysis = await inWorker.analyze(text, options);
  expect(analysis.text).toMatchObject({ unit: "utf16", length: text.length });
  expect(await inMain.analyze(text, options)).toEqual(analysis);
});

test("wrong options are told and the worker lives on", async () => {
  const sayso = await create({ thread: "worker" });
  const blocks = [{ begin: 7, end: 9 }];
  await expect(sayso.analyze("short", { blocks })).rejects.toMatchObject({ code: "input" });
  expect((await sayso.analyze("short")).text.length).toBe(5);
  expect(NodeWorker.started).toBe(1);
});

test("a worker that never answers is stopped within 100 ms of the signal", async () => {
  const sayso = await create({ thread: "worker", workerUrl: worker("for (;;);") });
  const first = sayso.analyze("a", { signal: AbortSignal.timeout(30) });
  await expect(first).rejects.toMatchObject({ code: "aborted" });
  const second = sayso.analyze("b", { signal: AbortSignal.timeout(1000) });
  second.catch(() => undefined);
  await vi.waitUntil(() => NodeWorker.started === 2, { timeout: 100, interval: 5 });
  await expect(second).rejects.toMatchObject({ code: "aborted" });
});

test("a worker that dies rejects the call and is replaced", async () => {
  const dies = worker(`if (data.text.length > 3) throw new Error("dies");
    postMessage({ type: "result", json: new TextEncoder().encode('"lives"'), memory: 0 }, {});`);
  const sayso = await create({ thread: "worker", workerUrl: dies });
  await expect(sayso.analyze("long text")).rejects.toMatchObject({ code: "crashed" });
  expect(await sayso.analyze("a")).toBe("lives");
  expect(NodeWorker.started).toBe(2);
});

test("a worker that dies while it has nothing to do is replaced before the next call", async () => {
  const dies = script(`addEventListener("message", ({ data }) => {
    if (data.type === "start") setTimeout(() => { throw new Error("dies"); }, 20);
    const result = { type: "result", json: new TextEncoder().encode('"lives"'), memory: 0 };
    postMessage(data.type === "start" ? { type: "ready" } : result, {});
  });`);
  const sayso = await create({ thread: "worker", workerUrl: dies });
  await sleep(100);
  expect(await sayso.analyze("a")).toBe("lives");
  expect(NodeWorker.started).toBe(2);
});

test.each([
  ["is refused at once", undefined],
  ["breaks while it starts", script("throw new Error('broken')")],
  ["is not there", "file:///nowhere/worker.js"],
])("a worker that %s: the main thread does it", async (_how, workerUrl) => {
  if (!workerUrl) {
    vi.stubGlobal("Worker", function Refused() {
      throw new DOMException("refused", "SecurityError");
    });
  }
  const sayso = await create(workerUrl ? { workerUrl } : {});
  expect(sayso.thread).toBe("main");
  expect((await sayso.analyze("short")).text.length).toBe(5);
  const forced = createSayso({ thread: "worker", ...(workerUrl && { workerUrl }) });
  await expect(forced).rejects.toMatchObject({ code: "load" });
});

test("a damaged model is one clear error, wherever it runs", async () => {
  for (const thread of ["auto", "worker", "main"] as const) {
    const call = createSayso({ thread, models: [new Uint8Array([1, 2, 3])] });
    await expect(call).rejects.toMatchObject({ code: "load" });
  }
});

test("where Trusted Types are demanded, the address comes from a policy of our own name", async () => {
  const names: string[] = [];
  vi.stubGlobal("location", { origin: "null" });
  vi.stubGlobal("trustedTypes", {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }) {
      names.push(name);
      return { createScriptURL: (url: string) => `${rules.createScriptURL(url)}` };
    },
  });
  for (let i = 0; i < 2; i += 1) await create({ thread: "worker" });
  expect(names).toEqual(["say-so"]);
  const foreign = createSayso({ thread: "worker", workerUrl: "https://example.org/worker.js" });
  await expect(foreign).rejects.toMatchObject({ code: "load" });
});
