import js from "@eslint/js";
import globals from "globals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Where text becomes markup by itself; our pages build nodes.
const unsafeMarkup = [
  ["innerHTML", "[property.name='innerHTML']"],
  ["outerHTML", "[property.name='outerHTML']"],
  ["insertAdjacentHTML", "[property.name='insertAdjacentHTML']"],
  ["document.write", "[object.name='document'][property.name='write']"],
].map(([name, member]) => ({
  selector: `MemberExpression${member}`,
  message: `${name} turns text into markup: build nodes or use textContent.`,
}));

export default defineConfig(
  globalIgnores(["build/", "dist/", "**/dist/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strict],
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...unsafeMarkup],
    },
  },
);
