import { cpSync, copyFileSync } from "node:fs";
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
      cpSync(from("../core/models"), from("dist/models"), { recursive: true });
    },
  };
}

// The modules are the compiler's, file by file: a bundler would rewrite the addresses of the assets,
// by which the user's own bundler finds them. The worker is one file without imports, so that a bundler
// can ship it as it is and a page can make a Blob of it.
export default defineConfig({
  build: {
    target: "es2023",
    minify: false,
    emptyOutDir: false,
    lib: { entry: from("src/worker.ts"), formats: ["es"], fileName: "worker" },
  },
  plugins: [assets()],
});
