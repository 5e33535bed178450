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
 * What is pasted or dropped, as {@link plainly} plain text. Markup is read in a document that
 * loads nothing and runs nothing, and only where the source offers no plain text.
 */
export function textFrom(data: DataTransfer): string {
  const plain = data.getData("text/plain");
  const text = plain === "" ? textOfHtml(data.getData("text/html")) : plain;
  return plainly(text);
}

/** With "\n" line ends and each accent on its letter, as the engine has learned words. */
export const plainly = (text: string): string => text.replace(/\r\n?/g, "\n").normalize("NFC");

/**
 * The words of a piece of HTML, one paragraph a block. Goes by a walker: a form's own members are what
 * the fields in it are named. O(nodes), no recursion.
 */
export function textOfHtml(html: string): string {
  if (html === "") return "";
  const body = new DOMParser().parseFromString(inertHtml(html), "text/html").body;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  for (let down = true; ;) {
    const node = walker.currentNode;
    const name = node instanceof HTMLFormElement ? "FORM" : node.nodeName;
    if (BLOCKS.has(name)) parts.push("\n\n");
    if (down && node instanceof Text) parts.push(node.data.replace(/\s+/g, " "));
    else if (down && name === "BR") parts.push("\n");
    const enter: boolean = down && !UNREAD.has(name.toUpperCase());
    down = (enter && walker.firstChild() !== null) || walker.nextSibling() !== null;
    if (!down && (walker.parentNode() === null || walker.currentNode === body)) break;
  }
  return parts
    .join("")
    .replace(/ +/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
