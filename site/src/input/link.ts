/** A text in a link: compressed in the part behind #, which browsers never send to a server. */

const kPrefix = "#text=";
/** What a link may carry, in bytes: far more than any article, and little enough to unpack at once. */
export const kMostBytes = 2_000_000;

/** Why a link gave no text. */
export type LinkFault = "damaged" | "too long";

/** What to put behind the page's address. Rejects where the browser cannot compress. */
export async function linkOf(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const digits = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return kPrefix + digits;
}

/** The text that `hash` carries, undefined where it is about something else. Never rejects. */
export async function textOf(
  hash: string,
): Promise<{ text: string } | { fault: LinkFault } | undefined> {
  if (!hash.startsWith(kPrefix)) return undefined;
  try {
    const digits = hash.slice(kPrefix.length).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(digits), (digit) => digit.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await textIn(unpacked);
  } catch {
    return { fault: "damaged" };
  }
}

/** Stops at the limit: a link of a kilobyte can unpack to gigabytes. */
async function textIn(
  stream: ReadableStream<Uint8Array>,
): Promise<{ text: string } | { fault: LinkFault }> {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode() };
    size += value.length;
    if (size > kMostBytes) {
      void reader.cancel();
      return { fault: "too long" };
    }
    text += decoder.decode(value, { stream: true });
  }
}
