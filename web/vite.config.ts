import { copyFileSync, cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Puts what the package loads at run time beside its code. */
function assets(): Plugin {
  return {
    name: "sayso-assets",
    closeBundle() {
      copyFileSync(from("../build/wasm/wasm/sayso.wasm"), from("dist/sayso.wasm"));
      copyFileSync(from("../core/schema/analysis.schema.json"), from("dist/analysis.schema.json"));
      cpSync(from("../core/models"), from("dist/models"), {
        recursive: true,
        filter: (path) => !/\.[^.]+$/.test(path) || path.endsWith(".bin"),
      });
    },
  };
}

// The worker is one file without imports, so that a bundler can ship it as it is and a page can make
// a Blob of it: it is built by itself.
export default defineConfig(({ mode }) => {
  const worker = mode === "worker";
  return {
    build: {
      target: "es2023",
      minify: false,
      emptyOutDir: !worker,
      lib: {
        entry: from(worker ? "src/worker.ts" : "src/index.ts"),
        formats: ["es"],
        fileName: worker ? "worker" : "index",
      },
    },
    plugins: worker ? [] : [assets()],
  };
});
