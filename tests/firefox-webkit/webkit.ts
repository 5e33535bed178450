/** WebKitGTK's own small browser, driven by WebDriver over HTTP on a display in memory. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { isHere, until, type Browser, type Installed, type Key } from "./driver.js";

const kDriver = process.env["SAYSO_WEBKIT_DRIVER"] ?? "/usr/bin/WebKitWebDriver";
const kProgram =
  process.env["SAYSO_WEBKIT"] ??
  `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
const kDisplay = "/usr/bin/xvfb-run";

/** WebDriver's code points for keys (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const kKeys: Record<Key, string> = {
  ArrowDown: "\uE015",
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
};

export const webkit: Installed = {
  name: "WebKitGTK",
  here: isHere(kDriver, kProgram, kDisplay),
  open,
};

async function open(): Promise<Browser> {
  const port = await freePort();
  const driver = spawn(kDisplay, ["-a", kDriver, `--port=${port}`], { detached: true });
  const end = () => {
    // the display, the driver and the browser are one group of processes
    if (driver.pid !== undefined) process.kill(-driver.pid);
  };
  const base = `http://127.0.0.1:${port}`;
  try {
    await until(() => isUp(`${base}/status`), Boolean);
    const options = { binary: kProgram, args: ["--automation"] };
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
    const { sessionId } = await ask<{ sessionId: string }>(`${base}/session`, { capabilities });
    return pageOf(`${base}/session/${sessionId}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

function pageOf(session: string, end: () => void): Browser {
  const act = (action: object) => ask(`${session}/actions`, { actions: [action] });
  return {
    goto: async (url) => void (await ask(`${session}/url`, { url })),
    run: async (script, ...given) => {
      const { value, error } = await ask<{ value: never; error?: string }>(
        `${session}/execute/async`,
        { script: kRun.replace("SCRIPT", () => String(script)), args: given },
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    click: async (x, y) => {
      const move = { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) };
      const press = ["pointerDown", "pointerUp"].map((type) => ({ type, button: 0 }));
      await act({ type: "pointer", id: "mouse", actions: [move, ...press] });
    },
    press: async (key) => {
      const press = ["keyDown", "keyUp"].map((type) => ({ type, value: kKeys[key] }));
      await act({ type: "key", id: "keys", actions: press });
    },
    close: async () => {
      await fetch(session, { method: "DELETE" });
      end();
    },
  };
}

const kRun = `
  const done = arguments[arguments.length - 1];
  const given = [...arguments].slice(0, -1);
  Promise.resolve()
    .then(() => (SCRIPT)(...given))
    .then((value) => done({ value }), (error) => done({ error: String(error) }));
`;

async function ask<T>(address: string, body: object): Promise<T> {
  const response = await fetch(address, { method: "POST", body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { message?: string } };
  if (!response.ok) throw new Error(`${address}: ${value.message ?? response.status}`);
  return value;
}

const isUp = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
