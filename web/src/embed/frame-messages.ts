/**
 * What page and frame say to each other where claims are shown in an `<iframe>` (sayso.frame/1). Each
 * side names the other's origin when it sends, and checks origin and window when it hears.
 */
export const kProtocol = "sayso.frame/1";

/** No frame grows beyond this, whatever it says. CSS pixels. */
export const kTallest = 20_000;

/** From the frame. `height` is that of its content; `reveal` names a part of it that should be in sight. */
export type FromFrame =
  | { protocol: typeof kProtocol; type: "ready" }
  | { protocol: typeof kProtocol; type: "size"; height: number }
  | { protocol: typeof kProtocol; type: "reveal"; top: number; bottom: number }
  | { protocol: typeof kProtocol; type: "choose"; claim: string | null };

/** From the page: the article's paragraphs, to be marked in the frame. */
export interface FromPage {
  protocol: typeof kProtocol;
  type: "article";
  headline: string;
  paragraphs: string[];
}

const kMostParagraphs = 5000;
const kMostText = 2_000_000;

/** Undefined for whatever else is sent. */
export function messageFromFrame(data: unknown): FromFrame | undefined {
  if (!isOurs(data)) return undefined;
  if (data.type === "ready") return { protocol: kProtocol, type: "ready" };
  if (data.type === "size" && typeof data["height"] === "number" && data["height"] >= 0) {
    return { protocol: kProtocol, type: "size", height: Math.min(kTallest, data["height"]) };
  }
  if (data.type === "reveal" && isPlace(data["top"]) && isPlace(data["bottom"])) {
    return { protocol: kProtocol, type: "reveal", top: data["top"], bottom: data["bottom"] };
  }
  if (data.type === "choose" && (data["claim"] === null || typeof data["claim"] === "string")) {
    return { protocol: kProtocol, type: "choose", claim: data["claim"] };
  }
  return undefined;
}

const isPlace = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= kTallest;

export function messageFromPage(data: unknown): FromPage | undefined {
  if (!isOurs(data) || data.type !== "article") return undefined;
  const { headline, paragraphs } = data as Partial<Record<string, unknown>>;
  if (typeof headline !== "string" || !Array.isArray(paragraphs)) return undefined;
  const texts = paragraphs.filter((text): text is string => typeof text === "string");
  const length = texts.reduce((sum, text) => sum + text.length, headline.length);
  if (texts.length !== paragraphs.length || texts.length > kMostParagraphs) return undefined;
  if (length > kMostText) return undefined;
  return { protocol: kProtocol, type: "article", headline, paragraphs: texts };
}

interface Ours extends Record<string, unknown> {
  type: string;
}

const isOurs = (data: unknown): data is Ours =>
  typeof data === "object" &&
  data !== null &&
  (data as Partial<Record<string, unknown>>)["protocol"] === kProtocol &&
  typeof (data as Partial<Record<string, unknown>>)["type"] === "string";
