/** What can be made of a review: `sayso.review/1` in, other people's formats out. */
import type { Review } from "../review/types.js";
import type { ExportOptions } from "./claims.js";
import { csv } from "./csv.js";
import { formats, type FormatName } from "./formats.js";
import { markdown, plainText } from "./prose.js";
import { claimReviews, schemaOrg } from "./schema-org.js";
import { webAnnotations } from "./web-annotation.js";

export type { ExportOptions } from "./claims.js";
export type { Graph, Thing } from "./schema-org.js";
export type { Annotation, AnnotationPage } from "./web-annotation.js";
export { download } from "./download.js";
export { formats };
export type { FormatName };
export { claimReviews, csv, markdown, plainText, schemaOrg, webAnnotations };

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;

const writers: Record<FormatName, (review: Review, options: ExportOptions) => string> = {
  "web-annotation": (review, options) => json(webAnnotations(review, options)),
  "schema-org": (review, options) => json(schemaOrg(review, options)),
  "claim-review": (review, options) => json(claimReviews(review, options)),
  csv,
  markdown,
  text: plainText,
};

/** `format` as a file's text. O(review + text). */
export function exportReview(
  review: Review,
  format: FormatName,
  options: ExportOptions = {},
): string {
  return writers[format](review, options);
}
