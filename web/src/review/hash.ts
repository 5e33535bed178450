import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * SHA-256 in hex of a text as it reads: each run of white space counts as one space and none at the
 * ends, so that another layout is the same text. Not by the browser's own, which pages without https
 * do not have. O(text).
 */
export function hashOf(text: string): string {
  if (last?.text !== text) last = { text, hash: computed(text) };
  return last.hash;
}

/** An article is asked for again and again while an editor works. */
let last: { text: string; hash: string } | undefined;

function computed(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.replace(/\s+/gu, " ").trim())));
}
