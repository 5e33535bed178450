/** A type and a JSON Schema in words that both have in common. */
import ts from "typescript";

export interface Schema {
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

/** A shape in words that schema and types have in common. */
export type Shape = string | { [member: string]: Shape };

export function shapeOfSchema(schema: Schema): Shape {
  return ofSchema(schema, schema);
}

function ofSchema(node: Schema, schema: Schema): Shape {
  if (node.$ref) return ofSchema(schema.$defs?.[node.$ref.split("/").pop() ?? ""] ?? {}, schema);
  if (node.const) return JSON.stringify(node.const);
  if (node.enum) return union(node.enum.map((word) => JSON.stringify(word)));
  const types = [node.type ?? (node.allOf ? "object" : [])].flat();
  return types.length === 1 ? ofKind(node, types[0] ?? "", schema) : union(types.map(plainName));
}

const plainName = (type: string) => (type === "integer" ? "number" : type);
const union = (words: string[]) => [...words].sort().join("|");

function ofKind(node: Schema, type: string, schema: Schema): Shape {
  if (type === "array") return { "[]": ofSchema(node.items ?? {}, schema) };
  if (type !== "object") return plainName(type);
  if (node.additionalProperties) return { "*": ofSchema(node.additionalProperties, schema) };
  const shape: Shape = {};
  for (const part of node.allOf ?? []) Object.assign(shape, ofSchema(part, schema));
  for (const [name, member] of Object.entries(node.properties ?? {})) {
    shape[node.required?.includes(name) ? name : `${name}?`] = ofSchema(member, schema);
  }
  return shape;
}

/** Of a type that the file at `path` exports. */
export function shapeOfType(path: string, name: string): Shape {
  const program = ts.createProgram([path], {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(path);
  const exported = file && checker.getSymbolAtLocation(file)?.exports?.get(name as ts.__String);
  if (!exported) throw new Error(`${path} does not export ${name}`);
  return ofType(checker.getDeclaredTypeOfSymbol(exported), checker);
}

function ofType(type: ts.Type, checker: ts.TypeChecker): Shape {
  const plain = checker.getNonNullableType(type);
  if (checker.isArrayType(plain)) {
    return {
      "[]": ofType(checker.getTypeArguments(plain as ts.TypeReference)[0] ?? plain, checker),
    };
  }
  if (plain.flags & ts.TypeFlags.Object) {
    const index = plain.getStringIndexType();
    if (index) return { "*": ofType(index, checker) };
    return Object.fromEntries(
      plain.getProperties().map((property) => ofProperty(property, checker)),
    );
  }
  const parts = type.isUnion() ? type.types : [type];
  const words = parts.map((part) => checker.typeToString(part));
  const isBoolean = words.includes("true") && words.includes("false");
  return isBoolean ? "boolean" : union(words.filter((word) => word !== "undefined"));
}

function ofProperty(property: ts.Symbol, checker: ts.TypeChecker): [string, Shape] {
  const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const shape = ofType(checker.getTypeOfSymbol(property), checker);
  return [optional ? `${property.name}?` : property.name, shape];
}
