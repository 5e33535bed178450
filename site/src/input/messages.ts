import type { Analysis, SaysoErrorCode } from "say-so";
import { count } from "../reading/words.js";
import { kMostFileBytes, type FileFault } from "./files.js";
import type { LinkFault } from "./link.js";

/** The page takes no more at once: what a browser can lay out and still scroll. UTF-16 units. */
export const PAGE_LIMIT = 16_000_000;

export const needsArticle =
  "This review carries no text: paste its article, find the claims, and open the review there.";

export const unkept =
  "This browser keeps no texts for Sayso: yours are here until you reload or close the page.";

export const unloaded =
  "A part of this page could not be loaded: your text is all here, reload the page to go on.";

export function checksOpened(name: string, entries: number, refused: number): string {
  const left = refused > 0 ? `; ${count(refused, "entry", "entries")} could not be used` : "";
  return `${count(entries, "fact-check")} opened from ${name}${left}.`;
}

export function checksRefused(name: string, error: unknown): string {
  return (error as { code?: string }).code === "input"
    ? `${name} holds no fact-checks: Sayso reads ClaimReview as JSON, CSV with a column “claim”, and its own index.`
    : `${name} could not be read.`;
}

const millions = (n: number) =>
  `${(n / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} million`;

/** One sentence where there is nothing to read, else undefined. */
export function refusal(text: string): string | undefined {
  if (text === "") return "There is no text yet: paste an article, or try the sample.";
  if (text.trim() === "") return "That is only white space: paste the words of an article.";
  if (text.length > PAGE_LIMIT) {
    return `That text has ${millions(text.length)} characters and Sayso reads up to ${millions(PAGE_LIMIT)}: paste a part of it.`;
  }
  return undefined;
}

/** One sentence where an analysis is less than a reader may expect, else undefined. */
export function caveat({ text, sentences, claims }: Analysis): string | undefined {
  if (text.language === "und") {
    return "This does not look like English, the only language that Sayso reads so far; your text is all here.";
  }
  if (text.truncated) {
    const read = sentences.at(-1)?.end ?? 0;
    return `Sayso read the first ${count(read, "character")}, which is its limit; the rest of your text is here, unmarked.`;
  }
  if (claims.length === 0) return "Sayso found no claim in this text; it is all here.";
  return undefined;
}

export const failures: Record<SaysoErrorCode, string> = {
  aborted: "Stopped: your text is all here, unmarked.",
  closed: "The engine was closed: your text is all here, try again.",
  crashed:
    "The engine broke down on this text: your text is all here, and a fresh engine is ready.",
  input: "The engine could not take this text: it is all here, edit it and try again.",
  limit:
    "This text is longer than the engine can take: it is all here, edit it to a part and try again.",
  load: "The engine could not be loaded: your text is all here, try again or reload the page.",
};

export const linkFaults: Record<LinkFault, string> = {
  damaged:
    "The link is damaged or was cut on its way, and its text cannot be read: ask for it again, or paste the text here.",
  "too long": "The link unpacks to more text than Sayso takes from one: paste a part of it here.",
};

export const fileFaults: Record<FileFault, string> = {
  "not text": "is not a text: Sayso opens .txt, .md and saved .html pages.",
  "too long": `is longer than the ${millions(kMostFileBytes)} bytes that Sayso reads: paste a part of it here.`,
  unloaded:
    "needs a part of this page that could not be loaded: reload the page and open it again.",
  unreadable: "cannot be read: check that it is still there, or paste its text here.",
};
