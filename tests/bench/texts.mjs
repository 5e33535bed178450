// What is measured: real news text of every size, and texts made to be slow.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const shared = process.env.SAYSO_SHARED_DIR ?? join(root, "../shared");

/** The texts of a folder, in order of their names. */
function textsOf(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

const own = textsOf(join(root, "tests/core/fixtures/articles"));
const dev = textsOf(join(shared, "data/polnear/dev/text"));
const more = textsOf(join(shared, "data/polnear/train/text"));

/** The articles that speed is measured on: those of the development data, or the project's own. */
export const articles = dev.length > 0 ? dev : own;
export const source = dev.length > 0 ? "PolNeAR dev" : "the project's own articles";

const words = (text) => text.split(/\s+/).filter(Boolean).length;

/** The article whose count of words is nearest to `count`. */
export function articleOfWords(count) {
  const distance = (text) => Math.abs(words(text) - count);
  const nearest = articles.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return { text: nearest, words: words(nearest) };
}

/** Article after article, each a different one as long as there are any, up to `bytes`. */
export function realText(bytes) {
  const all = [...articles, ...more];
  const parts = [];
  for (let i = 0, size = 0; size < bytes; i++) {
    const article = all[i % all.length];
    parts.push(article);
    size += Buffer.byteLength(article) + 2;
  }
  return Buffer.from(parts.join("\n\n")).subarray(0, bytes).toString();
}

const repeated = (piece) => (bytes) =>
  piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes);

/** Texts that tempt an engine to look back or ahead without end. */
export const hostile = {
  "one sentence without a stop": (bytes) => realText(bytes).replace(/[.!?\n]/g, " "),
  "nothing but quote marks": repeated('"'),
  "opened quotes": repeated('"Well '),
  "a million times said": () => "said ".repeat(1e6),
  "he said, and nothing else": repeated("He said he "),
  "nested brackets": repeated("(a "),
  "nested clauses": repeated("that he said "),
  "one name": repeated("Ann Lee "),
  commas: repeated("a, "),
  "no space": repeated("a"),
};
