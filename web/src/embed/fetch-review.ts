import { kLongestReview, readReview, ReviewError } from "../review/read.js";
import type { Review } from "../review/types.js";
import { fetchBytes } from "./fetch-bytes.js";

/** A review from an address. Throws a ReviewError. */
export async function fetchReview(address: string, signal: AbortSignal): Promise<Review> {
  const wanted = { what: "The review", most: kLongestReview / 2 ** 20, signal };
  const bytes = await fetchBytes(
    address,
    wanted,
    (message, cause) => new ReviewError(message, { cause }),
  );
  return readReview(new TextDecoder().decode(bytes));
}
