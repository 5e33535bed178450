/** The words of somebody else's page, with the way from the words to their nodes and back. */
import type { Block, BlockKind, Range as TextRange } from "../types.js";

/** A stretch of one text node: as it stands there, or a letter whose accents are put together in the text. */
interface Run {
  node: Text;
  /** In the node's data. */
  from: number;
  size: number;
  /** In the text. */
  at: number;
  /** As `size` where the stretch reads character for character. */
  length: number;
}

/** Text and the blocks in it, in UTF-16 code units. Stale once the page changes. */
export class HostText {
  /** @internal */
  constructor(
    readonly text: string,
    readonly blocks: readonly Block[],
    private readonly runs: readonly Run[],
    private readonly firstRuns: ReadonlyMap<Node, number>,
  ) {}

  /**
   * The words of a range on the page: one DOM range for each text node, so that nothing between them
   * that is not read is covered. O(log runs + nodes).
   */
  rangesOf({ begin, end }: TextRange): Range[] {
    const ranges: Range[] = [];
    for (let i = this.#runAt(begin); i < this.runs.length; i++) {
      const run = this.runs[i] as Run;
      if (run.at >= end) break;
      const from = Math.max(begin, run.at) - run.at;
      const to = Math.min(end, run.at + run.length) - run.at;
      if (from >= to) continue;
      const past = run.from + (to < run.length ? to : run.size);
      const last = ranges.at(-1);
      if (last?.endContainer === run.node) last.setEnd(run.node, past);
      else ranges.push(rangeIn(run.node, run.from + from, past));
    }
    return ranges;
  }

  /** The offset in the text of a place in a text node; undefined where it is not read. O(runs of the node). */
  offsetOf(node: Node, offset: number): number | undefined {
    const first = this.firstRuns.get(node);
    if (first === undefined) return undefined;
    let near: number | undefined;
    for (let i = first; this.runs[i]?.node === node; i++) {
      const { from, size, at, length } = this.runs[i] as Run;
      if (offset < from) return near ?? at;
      near = at + Math.min(offset - from, length);
      if (offset <= from + size) return near;
    }
    return near;
  }

  /** The range of the text that a selection of the page covers, white space at its ends left out. */
  rangeOf(selected: Range): TextRange | undefined {
    const inside = this.runs.filter(({ node }) => selected.intersectsNode(node));
    const [first, last] = [inside[0], inside.at(-1)];
    if (!first || !last) return undefined;
    const begin = this.#edge(selected.startContainer, selected.startOffset) ?? first.at;
    const end = this.#edge(selected.endContainer, selected.endOffset) ?? last.at + last.length;
    const words = this.text.slice(begin, end);
    const blank = words.length - words.trimStart().length;
    const trimmed = { begin: begin + blank, end: begin + words.trimEnd().length };
    return trimmed.begin < trimmed.end ? trimmed : undefined;
  }

  #edge(node: Node, offset: number): number | undefined {
    return node.nodeType === kTextNode ? this.offsetOf(node, offset) : undefined;
  }

  /** The first run that ends after a place. */
  #runAt(place: number): number {
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { at, length } = this.runs[middle] as Run;
      if (at + length <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const kTextNode = 3;

function rangeIn(node: Text, from: number, to: number): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** What is no part of the article's words, `data-sayso-skip` and our own elements among them. */
const kUnread =
  "[data-sayso-skip], [hidden], [aria-hidden='true'], script, style, noscript, template, iframe, object, " +
  "embed, svg, math, video, audio, canvas, textarea, select, button, input, nav, say-so, rp, rt, del";

const kBlocks = new Map<string, BlockKind>([
  ..."H1 H2 H3 H4 H5 H6".split(" ").map((tag): [string, BlockKind] => [tag, "headline"]),
  ..."FIGCAPTION CAPTION".split(" ").map((tag): [string, BlockKind] => [tag, "caption"]),
  ..."BLOCKQUOTE".split(" ").map((tag): [string, BlockKind] => [tag, "quote"]),
  ..."LI DT DD".split(" ").map((tag): [string, BlockKind] => [tag, "list"]),
  ..."TD TH PRE ADDRESS FOOTER".split(" ").map((tag): [string, BlockKind] => [tag, "other"]),
  ..."P DIV ARTICLE ASIDE SECTION MAIN HEADER FIGURE FORM FIELDSET HR OL UL DL TABLE TBODY THEAD TFOOT TR DETAILS SUMMARY"
    .split(" ")
    .map((tag): [string, BlockKind] => [tag, "paragraph"]),
]);

/**
 * Reads the words of an element, paragraphs set apart by empty lines. Goes by a walker: a form's own
 * members are what the fields in it are named. O(nodes), no recursion.
 */
export function readHost(root: Element): HostText {
  const reader = new Reader();
  const kinds: BlockKind[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, kElements | kTexts);
  for (let enter = true; ;) {
    const node = walker.currentNode;
    const kind = kBlocks.get(nameOf(node));
    const read: boolean = enter && isRead(node, root);
    if (kind && (read || !enter)) {
      if (enter) kinds.push(narrower(kinds.at(-1), kind));
      else kinds.pop();
      reader.boundary(kinds.at(-1) ?? "paragraph");
    } else if (read && node.nodeType === kTextNode) reader.add(node as Text);
    else if (read && nameOf(node) === "BR") reader.lineBreak();
    if (read && walker.firstChild()) continue;
    // an empty block is left as it was entered
    const leave: boolean = enter && kind !== undefined && read;
    if (!leave && node === root) break;
    enter = !leave && walker.nextSibling() !== null;
    if (!leave && !enter && walker.parentNode() === null) break;
  }
  return reader.finish();
}

const kElements = 1;
const kTexts = 4;

const nameOf = (node: Node): string => (node instanceof HTMLFormElement ? "FORM" : node.nodeName);

/** A paragraph in a quote is of the quote; a caption in a list is a caption. */
const narrower = (outer: BlockKind | undefined, inner: BlockKind): BlockKind =>
  inner === "paragraph" && outer !== undefined ? outer : inner;

function isRead(node: Node, root: Element): boolean {
  if (node.nodeType === kTextNode) return true;
  if (!(node instanceof Element)) return false;
  if (node === root) return true;
  if (Element.prototype.matches.call(node, kUnread)) return false;
  return !kBlocks.has(nameOf(node)) || isVisible(node);
}

/** Asked of blocks only, since it costs. */
const isVisible = (element: Element) =>
  typeof element.checkVisibility !== "function" || element.checkVisibility();

/** A letter with accents that stand apart from it: the engine knows it in one piece. */
const kApart = /\P{M}\p{M}+/gu;

/** White space that does not read as it stands, or at an end: all but the one space between words. */
const kBlank = / [ \t\n\r\f]+|[\t\n\r\f][ \t\n\r\f]*|^ | $/g;

class Reader {
  readonly #parts: string[] = [];
  readonly #runs: Run[] = [];
  readonly #firstRuns = new Map<Node, number>();
  readonly #blocks: Block[] = [];
  #length = 0;
  /** What stands between the last words and the next. */
  #gap: "" | " " | "\n" | "\n\n" = "";
  /** The node and place of the white space that `#gap` reads as. */
  #space: { node: Text; from: number } | undefined;
  #kind: BlockKind = "paragraph";

  /** A block begins or ends; what follows is of `kind`. */
  boundary(kind: BlockKind): void {
    if (this.#length > 0) this.#gap = "\n\n";
    this.#space = undefined;
    this.#kind = kind;
  }

  lineBreak(): void {
    if (this.#length > 0 && this.#gap !== "\n\n") this.#gap = "\n";
    this.#space = undefined;
  }

  /** Runs of white space read as one space. */
  add(node: Text): void {
    const { data } = node;
    let at = 0;
    for (const { 0: blank, index } of data.matchAll(kBlank)) {
      if (index > at) this.#words(node, at, data.slice(at, index));
      this.#blank(node, index);
      at = index + blank.length;
    }
    if (at < data.length) this.#words(node, at, data.slice(at));
  }

  finish(): HostText {
    return new HostText(this.#parts.join(""), this.#blocks, this.#runs, this.#firstRuns);
  }

  #blank(node: Text, from: number): void {
    if (this.#length === 0 || this.#gap !== "") return;
    this.#gap = " ";
    this.#space = { node, from };
  }

  #words(node: Text, from: number, words: string): void {
    this.#fillGap();
    let done = 0;
    for (const { 0: apart, index } of words.matchAll(kApart)) {
      this.#append(node, from + done, words.slice(done, index));
      this.#append(node, from + index, apart.normalize(), apart.length);
      done = index + apart.length;
    }
    this.#append(node, from + done, words.slice(done));
    const block = this.#blocks.at(-1);
    if (block) block.end = this.#length;
  }

  #fillGap(): void {
    const gap = this.#gap;
    this.#gap = "";
    if (this.#space) this.#append(this.#space.node, this.#space.from, gap);
    else if (gap !== "") {
      this.#parts.push(gap);
      this.#length += gap.length;
    }
    this.#space = undefined;
    if (gap === "\n\n" || this.#length === 0) {
      this.#blocks.push({ begin: this.#length, end: this.#length, kind: this.#kind });
    }
  }

  /** `size`: how much of the node reads as these words. */
  #append(node: Text, from: number, words: string, size = words.length): void {
    const last = this.#runs.at(-1);
    const { length } = words;
    if (length === 0) return;
    const alike = size === length && last?.size === last?.length;
    if (alike && last?.node === node && last.from + last.size === from) {
      last.size += length;
      last.length += length;
    } else {
      if (!this.#firstRuns.has(node)) this.#firstRuns.set(node, this.#runs.length);
      this.#runs.push({ node, from, size, at: this.#length, length });
    }
    this.#parts.push(words);
    this.#length += words.length;
  }
}
