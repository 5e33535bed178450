/** The versioned review document `sayso.review/1`: read, anchored, edited, kept. */
export type * from "./types.js";
export { anchorReview, Anchorer } from "./anchor.js";
export type { Anchor, AnchoredClaim, Anchoring } from "./anchor.js";
export { Drafts } from "./drafts.js";
export type { Kept } from "./drafts.js";
export { applyEdit } from "./edit.js";
export type { Edit } from "./edit.js";
export { readSaysoFile, writeSaysoFile } from "./file.js";
export type { SaysoFile } from "./file.js";
export { reviewOf } from "./from-analysis.js";
export type { ImportOptions } from "./from-analysis.js";
export { Growth } from "./growth.js";
export { hashOf } from "./hash.js";
export { History } from "./history.js";
export { isUnique, quoteOf } from "./quote.js";
export { checkReview, kLongestReview, readReview, ReviewError, writeReview } from "./read.js";
export { nobody, oneLine, speakerOf, wordsOfClaim } from "./reading.js";
