// Makes dist/site/service-worker.js, which keeps every file of the page on the device.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const site = fileURLToPath(new URL("../dist/site/", import.meta.url));
const source = fileURLToPath(new URL("src/offline/service-worker.ts", import.meta.url));

/** Names in assets/ change with the content; the others are told apart by it. */
const hashed = readdirSync(`${site}assets`).map((name) => ({
  url: `assets/${name}`,
  revision: null,
}));
const named = readdirSync(site, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "service-worker.js")
  .map(({ name }) => ({
    url: name,
    revision: createHash("sha256")
      .update(readFileSync(site + name))
      .digest("hex")
      .slice(0, 16),
  }));
const files = [...hashed, ...named].sort((a, b) => (a.url < b.url ? -1 : 1));

await build({
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  define: {
    SAYSO_FILES: JSON.stringify(files),
    "process.env.NODE_ENV": '"production"',
  },
  build: {
    target: "es2023",
    outDir: site,
    emptyOutDir: false,
    lib: { entry: source, formats: ["iife"], name: "sayso", fileName: () => "service-worker.js" },
  },
});
