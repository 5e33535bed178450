import { Readability } from "@mozilla/readability";
import JSDOMParser from "@mozilla/readability/JSDOMParser.js";
import { inertHtml } from "../trust.js";
import { textOfHtml } from "./clipboard.js";

/** Deeper pages are not articles, and the library goes by recursion. */
const kMostDepth = 500;

/**
 * The article of a saved page with its title above; all words of the page where no article is found.
 * Readability writes markup into the document it works on, which the page's policy forbids: it gets
 * one that is made of plain objects.
 */
export function articleOf(page: string): string {
  const dom = new DOMParser().parseFromString(inertHtml(page), "text/html");
  for (const element of dom.querySelectorAll("script, style, noscript, template, svg, iframe")) {
    element.remove();
  }
  const found = shallow(dom) ? read(dom) : undefined;
  const body = textOfHtml(found?.content ?? "");
  if (body === "") return textOfHtml(page);
  const title = titleIn(dom, found?.title?.trim() ?? "");
  return title === "" || body.startsWith(title) ? body : `${title}\n\n${body}`;
}

/** Without the name of the paper, which the page's own heading does not carry. */
function titleIn(dom: Document, title: string): string {
  const heading = dom.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  return heading !== "" && title.startsWith(heading) ? heading : title;
}

function read(dom: Document): ReturnType<Readability["parse"]> | undefined {
  try {
    const plain = new JSDOMParser().parse(new XMLSerializer().serializeToString(dom));
    return new Readability(plain).parse();
  } catch {
    return undefined;
  }
}

function shallow(dom: Document): boolean {
  const walker = document.createTreeWalker(dom, NodeFilter.SHOW_ELEMENT);
  for (let depth = 0; depth < kMostDepth;) {
    if (walker.firstChild()) depth++;
    else
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) return true;
        depth--;
      }
  }
  return false;
}
