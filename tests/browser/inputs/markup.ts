/** Markup becomes words: all of it does, in a moment, and words stay as they are. */
import * as fc from "fast-check";
import { plainly, textOfHtml } from "../../../site/src/input/clipboard.js";
import { articleOf } from "../../../site/src/input/saved-page.js";
import { require, within } from "./promises.js";

/** The text as markup that says the same. */
const written = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").split("\n").join("<br>");

function tryOne(html: string): void {
  for (const read of [textOfHtml, articleOf]) {
    const text = within(2000, () => plainly(read(html)));
    require(plainly(text) === text, "plain text is plain");
    const again = textOfHtml(written(text));
    require(again === text, `read again it is ${JSON.stringify(again.slice(0, 200))}`);
  }
}

export function tryAll(inputs: readonly string[]): number {
  for (const html of inputs) {
    try {
      tryOne(html);
    } catch (cause) {
      throw new Error(`${JSON.stringify(html.slice(0, 500))}: ${String(cause)}`, { cause });
    }
  }
  return inputs.length;
}

const names =
  "a b br div form h1 iframe img input li math noscript object p pre script style svg table td template textarea title ul".split(
    " ",
  );
const tag = fc.constantFrom(...names);
const piece = fc.oneof(
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  fc.tuple(tag, fc.string()).map(([name, value]) => `<${name} name="nodeName" id=${value}>`),
  tag.map((name) => `<${name} src="/asked-for" href="/asked-for" onerror="ran()" onload="ran()">`),
  fc.constantFrom(
    " ",
    "\n",
    "&nbsp;",
    "&#0;",
    "&#x202e;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
  ),
  fc.string({ unit: "binary" }),
  fc.string(),
);

export const properties = {
  "pieces of markup": (seed: number, runs: number): number => {
    const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(html, tryOne), { seed, numRuns: runs });
    return runs;
  },
  "a piece of markup without end": (seed: number, runs: number): number => {
    const html = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join(""))
      .filter((text) => text !== "")
      .map((text) => text.repeat(Math.ceil(200_000 / text.length)));
    const read = (text: string) => void within(5000, () => textOfHtml(text));
    const numRuns = Math.ceil(runs / 10);
    fc.assert(fc.property(html, read), { seed, numRuns });
    return numRuns;
  },
};
