import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The modules of engine and fact-checks stay files of their own, beside which their assets lie. */
const apart = ["../index.js", "../factchecks/index.js"];
const engine: Plugin = {
  name: "sayso-engine",
  enforce: "pre",
  resolveId: (id) => (apart.includes(id) ? { id, external: true } : null),
};

/** What a schema says to people is in its file; a page checks reviews without. */
const said = ["$schema", "title", "description"];
const schemas: Plugin = {
  name: "sayso-schemas",
  enforce: "pre",
  transform: (code, id) =>
    id.endsWith(".schema.json")
      ? JSON.stringify(
          JSON.parse(code, (key, value: unknown) =>
            said.includes(key) && typeof value === "string" ? undefined : value,
          ),
        )
      : null,
};

/** Puts the data that the declarations and other programs name beside the code. */
function assets(): Plugin {
  return {
    name: "sayso-parts",
    closeBundle() {
      for (const file of ["frame.html", "frame.css"]) {
        cpSync(from(`src/embed/${file}`), from(`dist/embed/${file}`));
      }
      for (const file of ["families.css", "checks.css"]) {
        cpSync(from(`src/${file}`), from(`dist/${file}`));
      }
      cpSync(from("src/review/review.schema.json"), from("dist/review.schema.json"));
      for (const words of ["en", "de", "checks.en", "checks.de"]) {
        cpSync(from(`src/words/${words}.json`), from(`dist/words/${words}.json`));
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
        chunkFileNames: ({ name }) =>
          ({ embed: "embed/ui.js", beside: "embed/checks.js" })[name] ?? "shared/[name].js",
      },
    },
  },
  plugins: [engine, schemas, assets()],
});
