import js from "@eslint/js";
import globals from "globals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Where text becomes markup by itself; our pages build nodes.
const unsafeMarkup = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"].map(
  (name) => {
    const property = name.split(".").pop();
    return {
      selector: `MemberExpression[property.name='${property}']`,
      message: `${name} turns text into markup: build nodes or use textContent.`,
    };
  },
);

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
