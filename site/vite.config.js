import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { headers } from "../.dev/serve.mjs";
import { figures } from "./figures.mjs";

const policy = headers["Content-Security-Policy"];

/** The policy travels with the page, for hosts that send no headers. */
const policyInPage = {
  name: "sayso-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content: policy.replace(/; frame-ancestors [^;]*/, ""),
      },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  build: {
    target: "es2023",
    // the first ones with light-dark()
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    outDir: "../dist/site",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  plugins: [policyInPage, figures],
  server: { headers },
  preview: { headers },
});
