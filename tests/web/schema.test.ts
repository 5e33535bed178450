// types.ts says what the schema says, and analyses are what the schema says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { expect, test } from "vitest";
import { analyzeBytes, fixtures, root, shippedEngine } from "./support.js";

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  allOf?: Schema[];
  type?: string | string[];
  const?: string;
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
}

const schemaText = readFileSync(join(root, "core/schema/analysis.schema.json"), "utf8");
const schema = JSON.parse(schemaText) as Schema;

/** A shape in words that schema and types have in common. */
type Shape = string | { [member: string]: Shape };

function ofSchema(node: Schema): Shape {
  if (node.$ref) return ofSchema(schema.$defs?.[node.$ref.split("/").pop() ?? ""] ?? {});
  if (node.const) return JSON.stringify(node.const);
  if (node.enum) return union(node.enum.map((word) => JSON.stringify(word)));
  const types = [node.type ?? (node.allOf ? "object" : [])].flat();
  return types.length === 1 ? ofKind(node, types[0] ?? "") : union(types.map(plainName));
}

const plainName = (type: string) => (type === "integer" ? "number" : type);
const union = (words: string[]) => [...words].sort().join("|");

function ofKind(node: Schema, type: string): Shape {
  if (type === "array") return { "[]": ofSchema(node.items ?? {}) };
  if (type !== "object") return plainName(type);
  if (node.additionalProperties) return { "*": ofSchema(node.additionalProperties) };
  const shape: Shape = {};
  for (const part of node.allOf ?? []) Object.assign(shape, ofSchema(part));
  for (const [name, member] of Object.entries(node.properties ?? {})) {
    shape[node.required?.includes(name) ? name : `${name}?`] = ofSchema(member);
  }
  return shape;
}

const path = join(root, "web/src/types.ts");
const program = ts.createProgram([path], { strict: true, target: ts.ScriptTarget.ES2023 });
const checker = program.getTypeChecker();

function ofType(type: ts.Type): Shape {
  const plain = checker.getNonNullableType(type);
  if (checker.isArrayType(plain)) {
    return { "[]": ofType(checker.getTypeArguments(plain as ts.TypeReference)[0] ?? plain) };
  }
  if (plain.flags & ts.TypeFlags.Object) {
    const index = plain.getStringIndexType();
    if (index) return { "*": ofType(index) };
    return Object.fromEntries(plain.getProperties().map(ofProperty));
  }
  const parts = type.isUnion() ? type.types : [type];
  const words = parts.map((part) => checker.typeToString(part));
  const isBoolean = words.includes("true") && words.includes("false");
  return isBoolean ? "boolean" : union(words.filter((word) => word !== "undefined"));
}

function ofProperty(property: ts.Symbol): [string, Shape] {
  const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const shape = ofType(checker.getTypeOfSymbol(property));
  return [optional ? `${property.name}?` : property.name, shape];
}

test("types.ts mirrors the schema", () => {
  const file = program.getSourceFile(path);
  const exported =
    file && checker.getSymbolAtLocation(file)?.exports?.get("Analysis" as ts.__String);
  if (!exported) throw new Error("types.ts does not export Analysis");
  expect(ofType(checker.getDeclaredTypeOfSymbol(exported))).toEqual(ofSchema(schema));
});

test("what the engine answers is valid by the schema", async () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText) as object);
  const engine = await shippedEngine();
  const texts = [
    "",
    " \n",
    "“It rained,” she said.",
    ...fixtures.map((path) => readFileSync(path)),
  ];
  for (const text of texts) {
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    for (const unit of ["byte", "utf16"]) {
      validate(JSON.parse(analyzeBytes(engine, bytes, { unit })));
      expect(validate.errors).toBeNull();
    }
  }
});
