// Makes dist/site/desk: a page of its own, whose module is no part of what the reading page keeps for flight mode.
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const made = here("../build/wasm/wasm/desk/web/");

await build({
  configFile: here("vite.config.js"),
  publicDir: false,
  resolve: {
    alias: [{ find: /^(sayso-desk\.(?:js|wasm))/, replacement: `${made}$1` }],
  },
  build: { emptyOutDir: false, rollupOptions: { input: here("desk/index.html") } },
});
