// The local server: the files of one folder, under the pages' policy, and nothing else.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./support.js";

const top = mkdtempSync(join(tmpdir(), "sayso-serve-"));
let server: ChildProcess;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(top, "site"));
  writeFileSync(join(top, "site", "index.html"), "<p>page");
  writeFileSync(join(top, "site", "engine.wasm"), "wasm");
  writeFileSync(join(top, "secret.txt"), "secret");
  server = spawn(process.execPath, [join(root, ".dev/serve.mjs"), join(top, "site"), "0"]);
  const [said] = (await once(server.stdout as NodeJS.EventEmitter, "data")) as [Buffer];
  port = Number(/localhost:(\d+)/.exec(said.toString())?.[1]);
});

afterAll(() => {
  server.kill();
  rmSync(top, { recursive: true });
});

/** As `fetch`, but the path goes out as it stands. */
async function request(path: string): Promise<{ answer: IncomingMessage; body: string }> {
  const [answer] = (await once(get({ port, path, host: "127.0.0.1" }), "response")) as [
    IncomingMessage,
  ];
  return { answer, body: await text(answer) };
}

test("a folder is its page, under a policy without inline or evaluated code", async () => {
  const { answer, body } = await request("/?sample");
  expect(answer.statusCode).toBe(200);
  expect(body).toBe("<p>page");
  expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
  const policy = answer.headers["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
});

test("a module has the type that streaming compilation asks for", async () => {
  const { answer } = await request("/engine.wasm");
  expect(answer.headers["content-type"]).toBe("application/wasm");
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "//etc/passwd",
  "/%00",
  "/%",
  "/none",
])("%s is not found", async (path) => {
  const { answer, body } = await request(path);
  expect(answer.statusCode).toBe(404);
  expect(body).toBe("Not found\n");
});
