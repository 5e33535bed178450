/** ClaimReviews in a JSON text, wherever they stand in it; as core/tools/common/claim_reviews.h. */
import { readJson, type JsonEvents } from "./json-events.js";

/** The fields of an entry, in the order of wasm/match/match.h. */
export type Entry = [
  claim: string,
  claimant: string,
  date: string,
  rating: string,
  publisher: string,
  url: string,
  title: string,
  text: string,
];

/** Objects and arrays in one another; what lies deeper is passed over. */
const kDeepest = 64;
/** In UTF-16 units. The index keeps less, after markup is taken out. */
const kLongestField = 4000;

type Field =
  | "claim"
  | "name"
  | "headline"
  | "url"
  | "date"
  | "text"
  | "author"
  | "publisher"
  | "rating"
  | "ratingValue"
  | "itemAuthor"
  | "itemDate";

const fields = new Map<string, Field>([
  ["claimReviewed", "claim"],
  ["name", "name"],
  ["headline", "headline"],
  ["url", "url"],
  ["datePublished", "date"],
  ["description", "text"],
  ["reviewBody", "text"],
  ["author", "author"],
  ["publisher", "publisher"],
  ["alternateName", "rating"],
  ["ratingValue", "ratingValue"],
]);

/** What is kept of an object, whatever it is: which of it matters is known when it ends. */
class Draft {
  isReview = false;
  readonly #kept: Partial<Record<Field, string>> = {};

  get(field: Field): string {
    return this.#kept[field] ?? "";
  }

  /** The first of several stays. */
  keep(field: Field, text: string): void {
    if (text !== "") this.#kept[field] ??= text.slice(0, kLongestField);
  }

  put(key: string, text: string): void {
    if (key === "@type") this.isReview ||= text.endsWith("ClaimReview");
    if (key === "claimReviewed") this.isReview = true;
    const field = fields.get(key);
    if (field) this.keep(field, text);
  }

  fold(child: Draft, name: string): void {
    if (name === "author" || name === "publisher") this.keep(name, child.get("name"));
    if (name === "reviewRating") {
      this.keep("rating", child.get("rating") || child.get("ratingValue"));
    }
    if (name === "itemReviewed") {
      this.keep("itemAuthor", child.get("author"));
      this.keep("itemDate", child.get("date"));
    }
  }

  entry(): Entry {
    return [
      this.get("claim"),
      this.get("itemAuthor"),
      this.get("itemDate") || this.get("date"),
      this.get("rating"),
      this.get("author") || this.get("publisher"),
      this.get("url"),
      this.get("headline") || this.get("name"),
      this.get("text"),
    ];
  }
}

/** An object, or an array without a draft. What stands in an array stands under its name. */
interface Frame {
  key: string;
  draft: Draft | undefined;
}

class Handler implements JsonEvents {
  readonly #each: (entry: Entry, at: number) => void;
  readonly #frames: Frame[] = [];
  #deeper = 0;
  #at = 0;

  constructor(each: (entry: Entry, at: number) => void) {
    this.#each = each;
  }

  open(array: boolean): void {
    if (this.#frames.length === kDeepest) {
      this.#deeper += 1;
      return;
    }
    const key = array ? (this.#frames.at(-1)?.key ?? "") : "";
    this.#frames.push({ key, draft: array ? undefined : new Draft() });
  }

  close(): void {
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return;
    }
    const draft = this.#frames.pop()?.draft;
    if (!draft) return;
    if (draft.isReview) this.#each(draft.entry(), this.#at);
    else this.#owner()?.fold(draft, this.#frames.at(-1)?.key ?? "");
  }

  key(name: string): void {
    const frame = this.#frames.at(-1);
    if (frame && this.#deeper === 0) frame.key = name;
  }

  value(text: string, at: number): void {
    this.#at = at;
    if (this.#deeper === 0) this.#owner()?.put(this.#frames.at(-1)?.key ?? "", text);
  }

  /** The object that the next value stands in. */
  #owner(): Draft | undefined {
    return this.#frames.findLast(({ draft }) => draft)?.draft;
  }
}

/**
 * Calls `each` with every ClaimReview of `json`, in order, and how far the text is read. An object is
 * one by its @type, or where it has `claimReviewed`. Gives the place at which the text is not JSON.
 */
export function readClaimReviews(
  json: string,
  each: (entry: Entry, at: number) => void,
): number | undefined {
  return readJson(json, new Handler(each));
}
