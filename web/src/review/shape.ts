/**
 * Reads a value by a JSON Schema (the few words of draft 2020-12 that `Shape` has). What comes out is
 * built anew and holds only what the schema names, so nothing unforeseen travels on.
 */

export interface Shape {
  $ref?: string;
  $defs?: Record<string, Shape>;
  allOf?: Shape[];
  /** Of several, one and "null". */
  type?: string | string[];
  const?: string;
  enum?: string[];
  properties?: Record<string, Shape>;
  /** Of an object whose names are free. */
  additionalProperties?: Shape;
  required?: string[];
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

/** `place` is a path like `claims[3].spans[0].exact`. */
export class ShapeError extends Error {
  constructor(
    readonly place: string,
    readonly why: string,
  ) {
    super(`${place || "it"} ${why}`);
  }
}

/** Throws a ShapeError. Recursion follows the schema, not the value. O(value). */
export function readShape(value: unknown, root: Shape): unknown {
  return new Reader(root).read(value, root, "");
}

class Reader {
  readonly #root: Shape;
  readonly #patterns = new Map<string, RegExp>();

  constructor(root: Shape) {
    this.#root = root;
  }

  read(value: unknown, given: Shape, place: string): unknown {
    const shape = this.#follow(given);
    if (shape.const !== undefined && value !== shape.const) {
      throw new ShapeError(place, `is not "${shape.const}"`);
    }
    if (shape.enum && !shape.enum.includes(value as string)) {
      throw new ShapeError(place, `is none of ${shape.enum.join(", ")}`);
    }
    if (shape.const !== undefined || shape.enum) return value;
    if (value === null && shape.type?.includes("null")) return null;
    const type = typeof shape.type === "string" ? shape.type : shape.type?.find(isValue);
    if (type === "object" || shape.allOf) return this.#object(value, shape, place);
    if (type === "array") return this.#array(value, shape, place);
    if (type === "string") return this.#string(value, shape, place);
    if (type === "boolean") return this.#boolean(value, place);
    return this.#number(value, shape, place);
  }

  #follow(shape: Shape): Shape {
    if (!shape.$ref) return shape;
    const name = shape.$ref.slice("#/$defs/".length);
    const found = this.#root.$defs?.[name];
    if (!found) throw new Error(`the schema has no ${shape.$ref}`);
    return found;
  }

  #object(value: unknown, shape: Shape, place: string): object {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new ShapeError(place, "is not an object");
    }
    const read: Record<string, unknown> = {};
    for (const part of shape.allOf ?? []) Object.assign(read, this.read(value, part, place));
    for (const name of shape.required ?? []) {
      if (!Object.hasOwn(value, name)) throw new ShapeError(at(place, name), "is missing");
    }
    for (const [name, member] of Object.entries(shape.properties ?? {})) {
      if (!Object.hasOwn(value, name)) continue;
      read[name] = this.read((value as Record<string, unknown>)[name], member, at(place, name));
    }
    const { additionalProperties: free } = shape;
    if (!free) return read;
    const named = Object.entries(value).map(
      ([name, member]) => [name, this.read(member, free, at(place, name))] as const,
    );
    return { ...Object.fromEntries(named), ...read };
  }

  #array(value: unknown, shape: Shape, place: string): unknown[] {
    if (!Array.isArray(value)) throw new ShapeError(place, "is not a list");
    limits(value.length, shape.minItems, shape.maxItems, place, "items");
    const { items } = shape;
    return items ? value.map((item, i) => this.read(item, items, `${place}[${i}]`)) : value;
  }

  #string(value: unknown, shape: Shape, place: string): string {
    if (typeof value !== "string") throw new ShapeError(place, "is not text");
    // A schema counts code points; to count them costs only where the units are too many.
    const long = shape.maxLength !== undefined && value.length > shape.maxLength;
    limits(
      long ? codePoints(value) : value.length,
      shape.minLength,
      shape.maxLength,
      place,
      "characters",
    );
    if (shape.pattern && !this.#pattern(shape.pattern).test(value)) {
      throw new ShapeError(place, "is not written as it must be");
    }
    return value;
  }

  #boolean(value: unknown, place: string): boolean {
    if (typeof value !== "boolean") throw new ShapeError(place, "is neither true nor false");
    return value;
  }

  #number(value: unknown, shape: Shape, place: string): number {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new ShapeError(place, "is not a number");
    }
    if (shape.type === "integer" && !Number.isInteger(value)) {
      throw new ShapeError(place, "is not a whole number");
    }
    if (value < (shape.minimum ?? -Infinity) || value > (shape.maximum ?? Infinity)) {
      throw new ShapeError(place, `is outside ${shape.minimum} to ${shape.maximum}`);
    }
    return value;
  }

  #pattern(source: string): RegExp {
    const known = this.#patterns.get(source) ?? new RegExp(source, "u");
    this.#patterns.set(source, known);
    return known;
  }
}

const isValue = (type: string) => type !== "null";

const at = (place: string, name: string) => (place === "" ? name : `${place}.${name}`);

function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1) count++;
  return count;
}

function limits(
  length: number,
  least: number | undefined,
  most: number | undefined,
  place: string,
  what: string,
): void {
  if (length < (least ?? 0)) throw new ShapeError(place, `has fewer than ${least} ${what}`);
  if (length > (most ?? Infinity)) throw new ShapeError(place, `has more than ${most} ${what}`);
}
