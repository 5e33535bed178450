/** Where the host's own sentence links to: its cited documents. */

export interface CitedLink {
  url: string;
  text: string;
}

/** Every http or https link that covers some of the ranges, once, in order. */
export function linksIn(ranges: readonly Range[]): CitedLink[] {
  const links = new Map<string, CitedLink>();
  for (const range of ranges) {
    const link = closest<HTMLAnchorElement>(range.startContainer.parentElement, "a[href]");
    if (!link || !/^https?:$/.test(link.protocol)) continue;
    const text = link.textContent.replace(/\s+/gu, " ").trim();
    links.set(link.href, { url: link.href, text });
  }
  return [...links.values()];
}

/** Of a form too, whose own members are what the fields in it are named. */
export const closest = <Found extends Element = Element>(
  element: Element | null | undefined,
  selector: string,
): Found | null =>
  element ? (Element.prototype.closest.call(element, selector) as Found | null) : null;

/**
 * A link to words of a page (https://wicg.github.io/scroll-to-text-fragment/): long words by their
 * first and last few.
 */
export function textFragment(url: string, exact: string): string {
  const words = exact.replace(/\s+/gu, " ").trim().split(" ");
  const part = (from: number, to?: number) => encoded(words.slice(from, to).join(" "));
  const text = words.length > kWhole ? `${part(0, kEnds)},${part(-kEnds)}` : part(0);
  return `${url.split("#")[0] ?? ""}#:~:text=${text}`;
}

const kWhole = 16;
const kEnds = 5;

/** The hyphen, the comma and the ampersand mean something in a fragment. */
const encoded = (text: string) => encodeURIComponent(text).replaceAll("-", "%2D");
