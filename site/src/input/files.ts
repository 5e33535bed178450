import { plainly, textOfHtml } from "./clipboard.js";

/** What a file may have, in bytes: far more than an article, little enough to read at once. */
export const kMostFileBytes = 16_000_000;

export const accepted = ".txt,.text,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html";

/** Why a file gave no text. */
export type FileFault = "too long" | "not text" | "unreadable" | "unloaded";

/**
 * The words of a text file, a Markdown file or a saved page; of a page the article alone where one
 * can be told. Never rejects.
 */
export async function textOfFile(file: File): Promise<{ text: string } | { fault: FileFault }> {
  if (file.size > kMostFileBytes) return { fault: "too long" };
  let content: string | undefined;
  try {
    content = decode(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { fault: "unreadable" };
  }
  if (content === undefined) return { fault: "not text" };
  try {
    return { text: plainly(await wordsOf(content, file.name.toLowerCase(), file.type)) };
  } catch {
    return { fault: "unloaded" };
  }
}

async function wordsOf(content: string, name: string, type: string): Promise<string> {
  if (/\.html?$/.test(name) || type === "text/html") {
    const { articleOf } = await import("./saved-page.js");
    return articleOf(content);
  }
  if (/\.(md|markdown)$/.test(name) || type === "text/markdown") {
    const { marked } = await import("marked");
    return textOfHtml(await marked.parse(content));
  }
  return content;
}

/** By its own mark, as UTF-8, or as Windows-1252, which older pages are; undefined if not text. */
function decode(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
