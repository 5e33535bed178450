/** Saved reviews that a reader opens or drops: somebody else's files, whatever they are called. */
import type { SaysoFile } from "say-so/review";
import { unloaded } from "./messages.js";

/** Larger ones are not even read: a review has no more. In bytes. */
const kLargest = 32 * 2 ** 20;

export const acceptedReviews = ".json,.sayso,application/json";

/** By name and type: an article may begin with a brace. */
export const isReview = ({ name, type }: File): boolean =>
  type === "application/json" || /\.(json|sayso)$/i.test(name);

/** Never rejects; a fault is a sentence for people. */
export async function reviewOfFile(file: File): Promise<SaysoFile | { fault: string }> {
  if (file.size > kLargest) return { fault: `${file.name} is larger than any review: 32 MB.` };
  try {
    const { readSaysoFile } = await import("say-so/review");
    return readSaysoFile(await file.text());
  } catch (error) {
    const { message } = error as Error;
    const why = error instanceof TypeError ? unloaded : message;
    return { fault: `${file.name} cannot be opened; nothing here has changed. ${why}` };
  }
}
