/** Files for an editor. */
import { download } from "../export/download.js";
import { formats, type FormatName } from "../export/formats.js";
import { writeReview } from "../review/read.js";
import type { Review } from "../review/types.js";

/** Hands over a review, or what is made of it; `text` is the article's, where it stands on the page. */
export async function saveReview(
  element: Element,
  review: Review,
  format: FormatName | "review",
  text: string | undefined,
): Promise<void> {
  const page = element.ownerDocument;
  const carried = text !== undefined && { text };
  if (format === "review") {
    const file = { ...review, ...(element.hasAttribute("with-text") && carried) };
    return download(page, "review.json", writeReview(file));
  }
  const { exportReview } = await import("../export/index.js");
  const file = exportReview(review, format, { ...carried });
  download(page, `review${formats[format].ending}`, file);
}
