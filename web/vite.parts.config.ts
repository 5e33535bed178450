import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The engine's modules stay files of their own, beside which its assets lie. */
const engine: Plugin = {
  name: "sayso-engine",
  enforce: "pre",
  resolveId: (id) => (id === "../index.js" ? { id, external: true } : null),
};

/** Puts the data that the declarations and other programs name beside the code. */
function assets(): Plugin {
  return {
    name: "sayso-parts",
    closeBundle() {
      for (const file of ["frame.html", "frame.css"]) {
        cpSync(from(`src/embed/${file}`), from(`dist/embed/${file}`));
      }
      cpSync(from("src/families.css"), from("dist/families.css"));
      cpSync(from("src/review/review.schema.json"), from("dist/review.schema.json"));
      for (const language of ["en", "de"]) {
        cpSync(from(`src/words/${language}.json`), from(`dist/words/${language}.json`));
      }
    },
  };
}

// What does without the engine's addresses is bundled with its libraries: a page without a bundler can
// import it, and nothing is installed beside it.
export default defineConfig({
  build: {
    target: "es2023",
    // the first ones with light-dark()
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    emptyOutDir: false,
    lib: {
      entry: {
        cli: from("src/cli.ts"),
        "review/index": from("src/review/index.ts"),
        "export/index": from("src/export/index.ts"),
        "embed/sayso": from("src/embed/sayso.ts"),
        "embed/frame": from("src/embed/frame-page.ts"),
        "embed/frame-host": from("src/embed/frame-host.ts"),
      },
      formats: ["es"],
    },
    rolldownOptions: {
      external: [/^node:/],
      output: {
        minify: true,
        chunkFileNames: ({ name }) => (name === "embed" ? "embed/ui.js" : "shared/[name].js"),
      },
    },
  },
  plugins: [engine, assets()],
});
