import type { FormatName } from "say-so/export";
import type { Review } from "say-so/review";
import type { Reading } from "../reading/model.js";
import { titleOf } from "../reading/words.js";

export type Saved = FormatName | "sayso";

/** What can be saved, in the words of the menu. */
export const savedAs: readonly [Saved, string][] = [
  ["sayso", "Sayso file, to go on later"],
  ["markdown", "Markdown"],
  ["text", "Plain text"],
  ["csv", "Table (CSV)"],
  ["web-annotation", "Web annotations"],
  ["schema-org", "schema.org data"],
  ["claim-review", "ClaimReview draft"],
];

/** Whether an editor has let claims through: then those alone leave the page in other formats. */
export const isDecided = (review: Review | undefined): boolean =>
  review?.claims.some(({ decision }) => decision === "accepted") ?? false;

/** Hands an article over as a file; where it was reviewed, with what was decided. */
export async function save(
  as: Saved,
  { text, analysis }: Reading,
  reviewed: Review | undefined,
): Promise<void> {
  const [{ reviewOf, writeSaysoFile }, { download, exportReview, formats }] = await Promise.all([
    import("say-so/review"),
    import("say-so/export"),
  ]);
  const review = reviewed ?? reviewOf(text, analysis, { now: new Date().toISOString() });
  const name = nameOf(text);
  if (as === "sayso") {
    return download(document, `${name}.sayso`, writeSaysoFile(review, text, analysis));
  }
  const claims = isDecided(review) ? "accepted" : "all";
  download(document, `${name}${formats[as].ending}`, exportReview(review, as, { text, claims }));
}

/** A file's name from the article's first words, in letters that every file system takes. */
function nameOf(text: string): string {
  const words =
    titleOf(text)
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 8).join("-") || "article";
}
