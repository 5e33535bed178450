// The queue before a host: order, cancelling, replacement, closing.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { SaysoError, type SaysoErrorCode } from "../../web/src/api.js";
import { Client, kLongestText } from "../../web/src/client.js";
import { defer, type Deferred } from "../../web/src/deferred.js";
import type { Request } from "../../web/src/engine.js";
import type { Host } from "../../web/src/hosts.js";
import { latestOnly } from "../../web/src/latest.js";

/** Answers when the test says so. */
class FakeHost implements Host {
  ready = Promise.resolve();
  memory = 0;
  ended = false;
  readonly runs: (Deferred<Uint8Array> & {
    text: string;
    options: string;
    session: number | undefined;
    source: string | undefined;
  })[] = [];
  readonly forgotten: number[] = [];

  run({ text, options, session, source }: Request): Promise<Uint8Array> {
    const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const run = {
      ...defer<Uint8Array>(),
      text: read(text),
      options: read(options),
      session,
      source: source && read(source),
    };
    this.runs.push(run);
    return run.promise;
  }

  forget(session: number): void {
    this.forgotten.push(session);
  }

  stop(): void {
    this.ended = true;
    for (const run of this.runs) run.reject(new SaysoError("aborted", "stopped"));
  }

  /** Answers the run that is open with its text. */
  answer(): void {
    const run = this.runs.at(-1);
    run?.resolve(new TextEncoder().encode(JSON.stringify({ answer: run.text })));
  }
}

function setUp() {
  const hosts: FakeHost[] = [];
  const client = new Client("worker", () => {
    const host = new FakeHost();
    hosts.push(host);
    return host;
  });
  return { client, hosts };
}

const code = (code: SaysoErrorCode) => expect.objectContaining({ name: "SaysoError", code });

/** Lets everything that waits for a resolved promise run. */
const settle = () => sleep(0);

test("calls are answered in order, one at a time", async () => {
  const { client, hosts } = setUp();
  const answers = ["a", "b"].map((text) => client.analyze(text));
  await settle();
  expect(hosts[0]?.runs.map((run) => run.text)).toEqual(["a"]);
  hosts[0]?.answer();
  await settle();
  expect(hosts[0]?.runs.map((run) => run.text)).toEqual(["a", "b"]);
  hosts[0]?.answer();
  expect(await Promise.all(answers)).toEqual([{ answer: "a" }, { answer: "b" }]);
  expect(hosts).toHaveLength(1);
});

test("what the caller knows of the article reaches the engine", async () => {
  const { client, hosts } = setUp();
  const blocks = [{ begin: 0, end: 1, kind: "headline" as const }];
  const article = { date: "2026-01-02", headline: "lone \ud800" };
  void client.analyze("a", {
    article,
    blocks,
    explain: true,
    standalone: true,
    attribution: "rules",
  });
  await settle();
  expect(JSON.parse(hosts[0]?.runs[0]?.options ?? "")).toEqual({
    article: { date: "2026-01-02", headline: "lone \ufffd" },
    blocks,
    explain: true,
    standalone: true,
    attribution: "rules",
  });
});

test("progress tells when the text's turn has come and when it is done", async () => {
  const { client, hosts } = setUp();
  const onProgress = vi.fn();
  const answer = client.analyze("a", { onProgress });
  await settle();
  expect(onProgress.mock.calls).toEqual([[{ stage: "analyze", done: 0 }]]);
  hosts[0]?.answer();
  await answer;
  expect(onProgress).toHaveBeenLastCalledWith({ stage: "analyze", done: 1 });
});

test("a signal that has fired is heard before anything is done", async () => {
  const { client, hosts } = setUp();
  const reason = new Error("enough");
  const call = client.analyze("a", { signal: AbortSignal.abort(reason) });
  await expect(call).rejects.toMatchObject({ code: "aborted", cause: reason });
  expect(hosts).toHaveLength(0);
});

test("a waiting call that is cancelled never reaches the host", async () => {
  const { client, hosts } = setUp();
  const controller = new AbortController();
  const first = client.analyze("a");
  const second = client.analyze("b", { signal: controller.signal });
  controller.abort();
  await expect(second).rejects.toEqual(code("aborted"));
  await settle();
  hosts[0]?.answer();
  expect(await first).toEqual({ answer: "a" });
  await settle();
  expect(hosts[0]?.runs).toHaveLength(1);
});

test("a running call that is cancelled is rejected at once and its host replaced in time", async () => {
  const { client, hosts } = setUp();
  const controller = new AbortController();
  const first = client.analyze("a", { signal: controller.signal });
  await settle();
  const second = client.analyze("b");
  const began = performance.now();
  controller.abort();
  await expect(first).rejects.toEqual(code("aborted"));
  expect(performance.now() - began).toBeLessThan(20);
  await vi.waitUntil(() => hosts.length === 2, { timeout: 100, interval: 5 });
  expect(hosts[0]?.ended).toBe(true);
  await settle();
  hosts[1]?.answer();
  expect(await second).toEqual({ answer: "b" });
});

test("a cancelled call that is done in a moment keeps its host", async () => {
  const { client, hosts } = setUp();
  const controller = new AbortController();
  const first = client.analyze("a", { signal: controller.signal });
  await settle();
  controller.abort();
  await expect(first).rejects.toEqual(code("aborted"));
  hosts[0]?.answer();
  const second = client.analyze("b");
  await sleep(120);
  expect(hosts[0]?.ended).toBe(false);
  hosts[0]?.answer();
  expect(await second).toEqual({ answer: "b" });
});

test("a host that breaks down is replaced; the call is rejected", async () => {
  const { client, hosts } = setUp();
  const first = client.analyze("a");
  await settle();
  hosts[0]?.runs[0]?.reject(new SaysoError("crashed", "broke down"));
  await expect(first).rejects.toEqual(code("crashed"));
  const second = client.analyze("b");
  await settle();
  expect(hosts[0]?.ended).toBe(true);
  hosts[1]?.answer();
  expect(await second).toEqual({ answer: "b" });
});

test("options that the engine refuses leave the host in place", async () => {
  const { client, hosts } = setUp();
  const first = client.analyze("a");
  await settle();
  hosts[0]?.runs[0]?.reject(new SaysoError("input", "blocks is not an array"));
  await expect(first).rejects.toEqual(code("input"));
  void client.analyze("b");
  await settle();
  expect(hosts).toHaveLength(1);
});

test("a host that cannot start rejects with `load`, and the next call tries again", async () => {
  const host = new FakeHost();
  const spawn = vi.fn(() => host as Host);
  spawn.mockImplementationOnce(() => {
    throw new TypeError("refused");
  });
  const client = new Client("worker", spawn);
  await expect(client.analyze("a")).rejects.toEqual(code("load"));
  const second = client.analyze("b");
  await settle();
  host.answer();
  expect(await second).toEqual({ answer: "b" });
});

test("closing rejects what runs, what waits and what comes", async () => {
  const { client, hosts } = setUp();
  const calls = [client.analyze("a"), client.analyze("b")];
  await settle();
  client.close();
  client.close();
  for (const call of [...calls, client.analyze("c")]) {
    await expect(call).rejects.toEqual(code("closed"));
  }
  await settle();
  expect(hosts.map((host) => host.ended)).toEqual([true]);
});

test("closing while the host starts leaves none behind", async () => {
  const { client, hosts } = setUp();
  const call = client.analyze("a");
  client.close();
  await expect(call).rejects.toEqual(code("closed"));
  await settle();
  expect(hosts.map((host) => host.ended)).toEqual([true]);
  expect(hosts[0]?.runs).toHaveLength(0);
});

test("a text that cannot even be copied is refused with its length", async () => {
  const { client, hosts } = setUp();
  const call = client.analyze("x".repeat(kLongestText + 1));
  await expect(call).rejects.toEqual(code("limit"));
  await expect(call).rejects.toThrow("67,108,865");
  expect(hosts).toHaveLength(0);
});

test("a host that has grown heavy is let go, to give the memory back", async () => {
  const { client, hosts } = setUp();
  const first = client.analyze("a");
  await settle();
  if (hosts[0]) hosts[0].memory = 2 ** 30;
  hosts[0]?.answer();
  expect(await first).toEqual({ answer: "a" });
  expect(hosts[0]?.ended).toBe(true);
});

test("each session is one to its host, whichever that is, and is forgotten when closed", async () => {
  const { client, hosts } = setUp();
  const [first, second] = [client.session(), client.session()];
  const calls = [first.analyze("a"), second.analyze("b"), first.analyze("c"), client.analyze("d")];
  for (const call of calls) {
    await settle();
    hosts[0]?.answer();
    await call;
  }
  const sessions = hosts[0]?.runs.map(({ session }) => session);
  expect(sessions?.[0]).toBe(sessions?.[2]);
  expect(new Set(sessions)).toHaveLength(3);
  expect(sessions?.[3]).toBeUndefined();
  second.close();
  expect(hosts[0]?.forgotten).toEqual([sessions?.[1]]);
});

test("a text is verified against a source, in its turn", async () => {
  const { client, hosts } = setUp();
  const first = client.analyze("a");
  const second = client.verify("b", "its source");
  await settle();
  expect(hosts[0]?.runs.map(({ source }) => source)).toEqual([undefined]);
  hosts[0]?.answer();
  await first;
  await settle();
  expect(hosts[0]?.runs.at(-1)).toMatchObject({ text: "b", source: "its source" });
  hosts[0]?.answer();
  await second;
  const call = client.verify("b", "x".repeat(kLongestText + 1));
  await expect(call).rejects.toEqual(code("limit"));
});

test("of calls through latestOnly the last one wins", async () => {
  const { client, hosts } = setUp();
  const analyze = latestOnly(client);
  const calls = ["a", "ab", "abc"].map((text) => analyze(text));
  await expect(calls[0]).rejects.toEqual(code("aborted"));
  await expect(calls[1]).rejects.toEqual(code("aborted"));
  await settle();
  hosts[0]?.answer();
  expect(await calls[2]).toEqual({ answer: "abc" });
  expect(hosts[0]?.runs.map((run) => run.text)).toEqual(["abc"]);
});

test("latestOnly hears the caller's own signal too", async () => {
  const { client } = setUp();
  const controller = new AbortController();
  const call = latestOnly(client)("a", { signal: controller.signal });
  await settle();
  controller.abort();
  await expect(call).rejects.toEqual(code("aborted"));
});
