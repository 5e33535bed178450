// custom-elements.json says what the element has: no less, no more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import en from "../../web/src/words/en.json" with { type: "json" };
import { filesBelow, root } from "./support.js";

interface Named {
  name: string;
}
interface Declaration extends Record<string, unknown> {
  attributes: Named[];
  members: Named[];
  events: Named[];
  cssParts: Named[];
  cssProperties: Named[];
}

const embed = join(root, "web/src/embed");
const manifest = JSON.parse(readFileSync(join(root, "web/custom-elements.json"), "utf8")) as {
  modules: [{ declarations: [Declaration] }];
};
const [{ declarations }] = manifest.modules;
const [declared] = declarations;

const names = (list: readonly Named[]) => list.map(({ name }) => name).sort();
const sources = filesBelow(embed).map((path) => readFileSync(path, "utf8"));
const found = (pattern: RegExp) =>
  [
    ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]))),
  ].sort();

test("attributes", async () => {
  const { SaySoElement } = await import("../../web/src/embed/sayso.js");
  expect(names(declared.attributes)).toEqual([...SaySoElement.observedAttributes].sort());
});

test("properties, methods and events, as the types have them", () => {
  const membersOf = (file: string, name: string) => {
    const path = join(embed, file);
    const source = ts.createSourceFile(
      path,
      readFileSync(path, "utf8"),
      ts.ScriptTarget.ES2023,
      true,
    );
    const holder = source.statements.find(
      (node) =>
        (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) &&
        node.name?.text === name,
    ) as ts.ClassDeclaration | ts.InterfaceDeclaration;
    return [...new Set(holder.members.flatMap((member) => member.name?.getText() ?? []))];
  };
  const own = membersOf("sayso.ts", "SaySoElement").filter(
    (name) => !name.startsWith("#") && !/Callback$|^observedAttributes$/.test(name),
  );
  expect(names(declared.members)).toEqual(own.sort());
  const events = membersOf("events.ts", "SaySoEvents").map((name) => name.replaceAll('"', ""));
  expect(names(declared.events)).toEqual(events.sort());
});

test("parts and custom properties, as templates and styles have them", () => {
  const parts = found(/(?:\spart="|"part", ")([\w-]+)"/g);
  expect(names(declared.cssParts)).toEqual(parts);
  const families = ["fact", "forecast", "demand", "view"];
  const marks = families.flatMap((family) => [
    `--sayso-${family}-line`,
    ...[1, 2, 3].map((step) => `--sayso-${family}-tint-${step}`),
  ]);
  const styled = found(/var\((--sayso-[\w-]+),/g).filter((name) => !name?.includes("${"));
  expect(names(declared.cssProperties)).toEqual([...new Set([...marks, ...styled])].sort());
});

test("every word that people read is asked for somewhere", () => {
  const indexed = ["claims", "speakers", "full", "forbidden"]; // by a variable
  const asked = found(/\bui\.(\w+)/g);
  expect(Object.keys(en.ui).filter((name) => ![...asked, ...indexed].includes(name))).toEqual([]);
});
