/** What can be made of a review: `sayso.review/1` in, other people's formats out. */
import type { Review } from "../review/types.js";
import type { ExportOptions } from "./claims.js";
import { csv } from "./csv.js";
import { markdown, plainText } from "./prose.js";
import { claimReviews, schemaOrg } from "./schema-org.js";
import { webAnnotations } from "./web-annotation.js";

export type { ExportOptions } from "./claims.js";
export type { Graph, Thing } from "./schema-org.js";
export type { Annotation, AnnotationPage } from "./web-annotation.js";
export { claimReviews, csv, markdown, plainText, schemaOrg, webAnnotations };

interface Format {
  mediaType: string;
  /** Of a file's name, with its dot. */
  ending: string;
  write(review: Review, options: ExportOptions): string;
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

/** Each export by the name that the command line knows it by. */
export const formats = {
  "web-annotation": {
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ending: ".jsonld",
    write: (review, options) => json(webAnnotations(review, options)),
  },
  "schema-org": {
    mediaType: "application/ld+json",
    ending: ".jsonld",
    write: (review, options) => json(schemaOrg(review, options)),
  },
  "claim-review": {
    mediaType: "application/ld+json",
    ending: ".jsonld",
    write: (review, options) => json(claimReviews(review, options)),
  },
  csv: { mediaType: "text/csv; charset=utf-8", ending: ".csv", write: csv },
  markdown: { mediaType: "text/markdown; charset=utf-8", ending: ".md", write: markdown },
  text: { mediaType: "text/plain; charset=utf-8", ending: ".txt", write: plainText },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** `format` as a file's text. O(review + text). */
export function exportReview(
  review: Review,
  format: FormatName,
  options: ExportOptions = {},
): string {
  return formats[format].write(review, options);
}
