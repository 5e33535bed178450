// types.ts says what the schema says, and analyses are what the schema says.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { shapeOfSchema, shapeOfType, type Schema } from "./shapes.js";
import { analyzeBytes, fixtures, root, shippedEngine } from "./support.js";

const read = (name: string) =>
  JSON.parse(readFileSync(join(root, `core/schema/${name}.schema.json`), "utf8")) as Schema;

test.each([
  ["Analysis", "analysis"],
  ["Verification", "verification"],
])("the type %s mirrors its schema", (type, schema) => {
  expect(shapeOfType(join(root, "web/src/types.ts"), type)).toEqual(shapeOfSchema(read(schema)));
});

test("what the engine answers is valid by the schema", async () => {
  const validate = new Ajv2020({ strict: false }).compile(read("analysis"));
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

test("what a source makes of a text is valid by the schema, and what the program says", async () => {
  const validate = new Ajv2020({ strict: false }).compile(read("verification"));
  const engine = await shippedEngine();
  const article =
    "“We\u00a0grew by 4 percent … last year – naïvely,” she said. Some 30 workers left the mill.";
  const source =
    "Ünder oath: we grew by 4 percent, all of us, last year, naïvely. Some 40 workers left the mill.";
  const folder = mkdtempSync(join(tmpdir(), "sayso-"));
  const files = [article, source].map((text, i) => {
    const path = join(folder, String(i));
    writeFileSync(path, text);
    return path;
  });
  for (const unit of ["byte", "utf16"]) {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const options = bytes(JSON.stringify({ unit }));
    const answer = engine.verify(bytes(article), bytes(source), options);
    const json = new TextDecoder().decode(answer);
    validate(JSON.parse(json));
    expect(validate.errors).toBeNull();
    const program = join(root, "dist/bin/sayso");
    const printed = execFileSync(program, ["verify", ...files, "--unit", unit]).toString();
    expect(json).toBe(printed.trimEnd());
    expect(JSON.parse(json)).toMatchObject({
      checks: [{ finding: "same" }, { finding: "changed" }],
    });
  }
});
