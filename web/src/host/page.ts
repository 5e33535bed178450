/** What a page says of its article: JSON-LD, meta elements, time elements. All of it is hearsay. */
import type { ArticleInfo } from "../api.js";

/** Longer blocks of JSON-LD are not read. UTF-16 code units. */
const kLongest = 500_000;
const kLongestWord = 500;

export interface PageInfo {
  article: ArticleInfo;
  /** BCP 47. */
  language?: string;
}

/** Of the article in `host`; what is not told is left out. */
export function readPage(host: Element): PageInfo {
  const page = host.ownerDocument;
  const meta = (...names: string[]) =>
    names
      .map((name) => page.querySelector(`meta[property="${name}"], meta[name="${name}"]`))
      .map((element) => element?.getAttribute("content"))
      .find((content) => content);
  const linked = linkedData(page);
  const heading = host.querySelector("h1") ?? page.querySelector("h1");
  const time = host.querySelector("time[datetime]") ?? page.querySelector("time[datetime]");
  const canonical = page.querySelector<HTMLLinkElement>("link[rel~='canonical'][href]");
  const language = host.closest("[lang]")?.getAttribute("lang") ?? linked.language;
  const article = told({
    headline: linked.headline ?? heading?.textContent ?? meta("og:title", "twitter:title"),
    outlet: linked.outlet ?? meta("og:site_name", "application-name"),
    date: dateOf(
      linked.date ??
        meta("article:published_time", "date", "dc.date") ??
        time?.getAttribute("datetime"),
    ),
    url: addressOf(canonical?.href ?? meta("og:url") ?? page.URL),
  });
  return { article, ...told({ language }) };
}

type Told<Name extends string> = Partial<Record<Name, string | null | undefined>>;

/** Without what is not told; on one line, and no longer than a line should be. */
function told<Name extends string>(info: Told<Name>): Partial<Record<Name, string>> {
  const words = Object.entries<string | null | undefined>(info)
    .map(([name, value]) => [name, value?.replace(/\s+/gu, " ").trim().slice(0, kLongestWord)])
    .filter(([, value]) => value);
  return Object.fromEntries(words) as Partial<Record<Name, string>>;
}

/** ISO 8601 as far as it is that: a date, or a date and a time. */
const dateOf = (text: string | null | undefined) =>
  text?.match(/^\s*(\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?)?)?)\s*$/)?.[1];

function addressOf(text: string): string | undefined {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

function linkedData(page: Document): Told<"headline" | "outlet" | "date" | "language"> {
  for (const script of page.querySelectorAll("script[type='application/ld+json']")) {
    const article = articleIn(parsed(script.textContent));
    if (article) {
      return {
        headline: word(article["headline"]) ?? word(article["name"]),
        outlet:
          word(member(article["publisher"], "name")) ?? word(member(article["isPartOf"], "name")),
        date: word(article["datePublished"]),
        language: word(article["inLanguage"]),
      };
    }
  }
  return {};
}

function parsed(text: string): unknown {
  if (text.length > kLongest) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : undefined);
const member = (value: unknown, name: string) => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isNode(first) ? first[name] : undefined;
};

/** The first article: at the top, in a list, or in a graph. */
function articleIn(value: unknown): Node | undefined {
  const listed = [value].flat(1).flatMap((node: unknown) => {
    const graph = isNode(node) ? node["@graph"] : undefined;
    return Array.isArray(graph) ? [node, ...(graph as unknown[])] : [node];
  });
  return listed.find((node): node is Node => isNode(node) && isArticle(node["@type"]));
}

const isArticle = (type: unknown) =>
  [type]
    .flat(1)
    .some((name) => typeof name === "string" && /Article$|^BlogPosting$|^Report$/.test(name));
