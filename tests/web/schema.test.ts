// types.ts says what the schema says, and analyses are what the schema says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { shapeOfSchema, shapeOfType, type Schema } from "./shapes.js";
import { analyzeBytes, fixtures, root, shippedEngine } from "./support.js";

const schemaText = readFileSync(join(root, "core/schema/analysis.schema.json"), "utf8");

test("types.ts mirrors the schema", () => {
  const type = shapeOfType(join(root, "web/src/types.ts"), "Analysis");
  expect(type).toEqual(shapeOfSchema(JSON.parse(schemaText) as Schema));
});

test("what the engine answers is valid by the schema", async () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText) as object);
  const engine = await shippedEngine();
  const texts = [
    "",
    " \n",
    "“It rained,” she said.",
    "Monday, July 3, 2017\n\nThe mayor said on Friday that two thirds of the $3.5m were spent last year, " +
      "about 5 to 10 percent an hour. She sold the bridge, which was built in the 1990s.",
    ...fixtures.map((path) => readFileSync(path)),
  ];
  for (const text of texts) {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    for (const unit of ["byte", "utf16"]) {
      validate(JSON.parse(analyzeBytes(engine, bytes, { unit, standalone: true })));
      expect(validate.errors).toBeNull();
    }
  }
});
