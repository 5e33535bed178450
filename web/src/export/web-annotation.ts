/** W3C Web Annotations (https://www.w3.org/TR/annotation-model/), a page of them. */
import { isUnique, quoteOf } from "../review/quote.js";
import type { Quote, Review, Reviewer, Verdict } from "../review/types.js";
import { wordsFor, type Words } from "../words/index.js";
import { checksOf } from "./checks.js";
import {
  exportedClaims,
  howOf,
  idOf,
  nameOf,
  textOf,
  type ExportedClaim,
  type ExportOptions,
} from "./claims.js";

const kContext = "http://www.w3.org/ns/anno.jsonld";

interface TextQuoteSelector {
  type: "TextQuoteSelector";
  exact: string;
  prefix: string;
  suffix: string;
}

/** In code points; the end is the first one after. */
interface TextPositionSelector {
  type: "TextPositionSelector";
  start: number;
  end: number;
}

interface TextualBody {
  type: "TextualBody";
  purpose: "identifying" | "describing" | "tagging" | "commenting" | "assessing";
  value: string;
  format: "text/plain";
}

/** Somebody else's fact-check. */
interface LinkedBody {
  type: "SpecificResource";
  purpose: "linking";
  source: string;
}

type Body = TextualBody | LinkedBody;

export interface Annotation {
  "@context": typeof kContext;
  id: string;
  type: "Annotation";
  motivation: "describing" | "assessing";
  created: string;
  modified: string;
  creator?: { type: "Person"; name: string; id?: string };
  generator: { type: "Software"; name: "Sayso" };
  body: Body[];
  target: {
    type: "SpecificResource";
    source: string;
    selector: (TextQuoteSelector | TextPositionSelector)[];
  }[];
}

export interface AnnotationPage {
  "@context": typeof kContext;
  id: string;
  type: "AnnotationPage";
  items: Annotation[];
}

/** Each selector resolves to one place; quotes alone where the text is not at hand. */
export function webAnnotations(review: Review, options: ExportOptions = {}): AnnotationPage {
  const words = wordsFor(options.language ?? "en");
  const text = textOf(review, options);
  const locate = text === undefined ? undefined : new Locator(text);
  return {
    "@context": kContext,
    id: idOf(review, "claims"),
    type: "AnnotationPage",
    items: exportedClaims(review, options).map((each) =>
      annotation(review, each, words, locate, options),
    ),
  };
}

function annotation(
  review: Review,
  exported: ExportedClaim,
  words: Words,
  locator: Locator | undefined,
  options: ExportOptions,
): Annotation {
  const { claim, places } = exported;
  const creator = review.reviewer && personOf(review.reviewer);
  return {
    "@context": kContext,
    id: idOf(review, `claim-${claim.id}`),
    type: "Annotation",
    motivation: claim.verdict ? "assessing" : "describing",
    created: review.created,
    modified: review.modified,
    ...(creator && { creator }),
    generator: { type: "Software", name: "Sayso" },
    body: bodiesOf(exported, words, options),
    target: claim.spans.map((quote, index) => {
      const place = places?.[index];
      const selector = place && locator ? locator.selectors(place) : [quoteSelector(quote)];
      return {
        type: "SpecificResource",
        source: review.article.url ?? idOf(review, "text"),
        selector,
      };
    }),
  };
}

const personOf = ({ name, url }: Reviewer) =>
  ({ type: "Person", name, ...(url && { id: url }) }) as const;

function bodiesOf({ claim, speaker }: ExportedClaim, words: Words, options: ExportOptions): Body[] {
  const body = (purpose: TextualBody["purpose"], value: string): TextualBody => ({
    type: "TextualBody",
    purpose,
    value,
    format: "text/plain",
  });
  const who = [nameOf(speaker, words), speaker.role].filter(Boolean).join(", ");
  return [
    body("identifying", who),
    body("describing", howOf(claim, words)),
    body("tagging", claim.type),
    ...(claim.note ? [body("commenting", claim.note)] : []),
    ...(claim.verdict ? [body("assessing", verdictText(claim.verdict))] : []),
    ...checksOf(claim, options).flatMap(({ check: { url }, text }): Body[] => [
      body("commenting", text),
      ...(url ? [{ type: "SpecificResource", purpose: "linking", source: url } as const] : []),
    ]),
  ];
}

function verdictText({ rating, summary, evidence, date }: Verdict): string {
  const sources = evidence.map(({ url, title }) => (title ? `${title}: ${url}` : url));
  return [`${rating} (${date})`, summary, ...sources].filter(Boolean).join("\n");
}

const quoteSelector = ({ exact, prefix, suffix }: Quote): TextQuoteSelector => ({
  type: "TextQuoteSelector",
  exact,
  prefix,
  suffix,
});

/** Makes selectors for places in one text. */
class Locator {
  readonly #text: string;
  /** Code points before each thousandth code unit. */
  readonly #before: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length; at += kStride) {
      this.#before.push((this.#before.at(-1) ?? 0) + starts(text.slice(at, at + kStride)));
    }
  }

  /** The quote is left out where no context makes it the only one; the position always is. */
  selectors(place: { begin: number; end: number }): Annotation["target"][number]["selector"] {
    const quote = quoteOf(this.#text, place);
    const position: TextPositionSelector = {
      type: "TextPositionSelector",
      start: this.#codePoints(place.begin),
      end: this.#codePoints(place.end),
    };
    return isUnique(this.#text, quote) ? [quoteSelector(quote), position] : [position];
  }

  #codePoints(unit: number): number {
    const whole = Math.floor(unit / kStride);
    return (this.#before[whole] ?? 0) + starts(this.#text.slice(whole * kStride, unit));
  }
}

const kStride = 1000;

/** Code units that begin a code point; the second halves of pairs do not. */
function starts(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  }
  return count;
}
