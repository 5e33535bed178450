import { inertHtml } from "../trust.js";

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL"
  ).split(" "),
);
const UNREAD = new Set(
  "HEAD IFRAME MATH NOSCRIPT OBJECT SCRIPT STYLE SVG TEMPLATE TEXTAREA TITLE".split(" "),
);

/**
 * What is pasted or dropped, as plain text with "\n" line ends. Markup is read in a document that
 * loads nothing and runs nothing, and only where the source offers no plain text.
 */
export function textFrom(data: DataTransfer): string {
  const plain = data.getData("text/plain");
  const text = plain === "" ? textOfHtml(data.getData("text/html")) : plain;
  return text.replace(/\r\n?/g, "\n");
}

/** The words of a piece of HTML, one paragraph a block. O(nodes), no recursion. */
export function textOfHtml(html: string): string {
  if (html === "") return "";
  const body = new DOMParser().parseFromString(inertHtml(html), "text/html").body;
  const parts: string[] = [];
  for (let node: Node | null = body, down = true; node;) {
    const block = node instanceof Element && BLOCKS.has(node.tagName);
    if (block) parts.push("\n\n");
    const enter: boolean =
      down && !(node instanceof Element && UNREAD.has(node.tagName.toUpperCase()));
    if (down && node instanceof Text) parts.push(node.data.replace(/\s+/g, " "));
    else if (down && node instanceof Element && node.tagName === "BR") parts.push("\n");
    const next: Node | null = enter && node.firstChild ? node.firstChild : null;
    if (next) node = next;
    else if (node === body) break;
    else if (node.nextSibling) node = node.nextSibling;
    else {
      node = node.parentNode;
      down = false;
      if (node === body) break;
      continue;
    }
    down = true;
  }
  return parts
    .join("")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
