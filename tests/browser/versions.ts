/** A site that is followed by a newer version while pages of it are open. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import type { Page } from "@playwright/test";
// @ts-expect-error plain JavaScript, with tests of its own
import { fileServer } from "../../.dev/serve.mjs";
import { root } from "./sayso.js";

export interface Versions {
  site: string;
  /** Puts version 2 in the place of the first: pages say so, scripts have other names. */
  renew(): void;
}

export async function withVersions(use: (versions: Versions) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/sayso-`);
  cpSync(`${root}dist/site`, folder, { recursive: true });
  const server = fileServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const site = `http://localhost:${(server.address() as AddressInfo).port}/`;
    await use({ site, renew: () => renew(folder) });
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function renew(folder: string): void {
  const change = (name: string, by: (text: string) => string) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    const changed = by(text);
    if (changed === text) throw new Error(`${name} is the same`);
    writeFileSync(`${folder}/${name}`, changed);
  };
  const scripts = readdirSync(`${folder}/assets`).filter((name) => name.endsWith(".js"));
  const renamed = (text: string) =>
    scripts.reduce((all, name) => all.replaceAll(name, name.replace(/\.js$/, "x.js")), text);
  for (const name of scripts) {
    const text = readFileSync(`${folder}/assets/${name}`, "utf8");
    rmSync(`${folder}/assets/${name}`);
    writeFileSync(`${folder}/assets/${renamed(name)}`, renamed(text));
  }
  change("index.html", (page) => renamed(page.replace("<html ", '<html data-version="2" ')));
  change("service-worker.js", (worker) =>
    renamed(worker.replace(/(["'`]?index\.html["'`]?,\s*["']?revision["']?:\s*["'`])/, "$1x")),
  );
}

export const version = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset["version"]);

/** Resolves when the page works without a network. */
export const installed = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.active?.state));

/** As the browser does now and then by itself. */
export const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then((one) => void one.update()));
