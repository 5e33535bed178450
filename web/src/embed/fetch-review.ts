import { kLongestReview, readReview, ReviewError } from "../review/read.js";
import type { Review } from "../review/types.js";

/** A review from an address, which may answer anything. Throws a ReviewError. */
export async function fetchReview(address: string, signal: AbortSignal): Promise<Review> {
  const response = await fetch(address, { signal }).catch((cause: unknown) => {
    throw new ReviewError("The review could not be loaded.", { cause });
  });
  if (!response.ok) throw new ReviewError(`The review could not be loaded (${response.status}).`);
  return readReview(await limited(response));
}

/** No more is read than a review may be long, whatever the server sends. */
async function limited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    length += chunk.length;
    if (length > kLongestReview) throw new ReviewError("This review is larger than 32 MiB.");
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join("") + decoder.decode();
}

/** WebKit's streams do not iterate. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      yield next.value;
    }
  } finally {
    await reader?.cancel();
  }
}
