/**
 * Feeds of fact-checks: schema.org's ClaimReview as JSON-LD, and CSV; entry by entry what the program
 * `sayso index` reads (core/tools/common/feed.h). They come from anywhere, so nothing in one is fatal:
 * what cannot be used is left out, counted and told.
 */
import { SaysoError } from "../api.js";
import { readClaimReviews, type Entry } from "./claim-reviews.js";
import { CsvReader } from "./csv.js";
import type { Loaded } from "./types.js";

const kToldProblems = 20;
/** Progress is told after so many UTF-16 units. */
const kProgressStep = 2 ** 20;

/** What a CSV column is called, by the field of an {@link Entry}; blanks and case do not count. */
const columns = [
  ["claim", "claimreviewed", "claim_reviewed", "statement"],
  ["claimant", "speaker", "author"],
  ["date", "datepublished", "claim_date", "review_date"],
  ["rating", "verdict", "textualrating"],
  ["publisher", "checker"],
  ["url", "link"],
  ["title", "headline"],
  ["text"],
];

class FeedReader {
  readonly report: Loaded = { entries: 0, refused: 0, problems: [], lines: false };
  readonly #add: (entry: Entry) => string | undefined;
  readonly #progress: (done: number) => void;
  #told = 0;

  constructor(add: (entry: Entry) => string | undefined, progress: (done: number) => void) {
    this.#add = add;
    this.#progress = progress;
  }

  readJson(feed: string): void {
    let entry = 0;
    const fault = readClaimReviews(feed, (review, at) => {
      this.#put(review, ++entry);
      this.#tell(at, feed);
    });
    if (fault !== undefined) {
      const where = `not JSON at character ${fault + 1}; nothing behind it was read`;
      this.#leaveOut(entry + 1, where);
    } else if (entry === 0) this.#leaveOut(1, "no ClaimReview in it");
  }

  readJsonLines(feed: string): void {
    this.report.lines = true;
    let number = 0;
    for (let at = 0; at < feed.length; number += 1) {
      const end = feed.indexOf("\n", at);
      const line = feed.slice(at, end < 0 ? undefined : end);
      this.#tell(at, feed);
      at = end < 0 ? feed.length : end + 1;
      if (line.trim() !== "") this.#readLine(line, number + 1);
    }
  }

  #readLine(line: string, number: number): void {
    let found = 0;
    const fault = readClaimReviews(line, (review) => {
      found += 1;
      this.#put(review, number);
    });
    if (fault !== undefined) this.#leaveOut(number, "not JSON");
    else if (found === 0) this.#leaveOut(number, "no ClaimReview in it");
  }

  readCsv(feed: string): void {
    this.report.lines = true;
    const csv = new CsvReader(feed, delimiterOf(feed.split("\n", 1)[0] ?? ""));
    csv.next();
    const width = csv.fields.length;
    const names = csv.fields.map((name) => name.toLowerCase().replaceAll(" ", ""));
    const places = columns.map((known) => names.findIndex((name) => known.includes(name)));
    if (places[0] === -1) {
      throw new SaysoError(
        "input",
        "neither JSON nor CSV with a column `claim`: the first line names the columns",
      );
    }
    while (csv.next()) {
      this.#tell(csv.at, feed);
      const { fields, line } = csv;
      if (fields.length === 1 && fields[0] === "") continue;
      if (csv.openQuote) this.#leaveOut(line, "a quote that does not end");
      else if (fields.length > width) {
        this.#leaveOut(line, `has ${fields.length} fields where the first line has ${width}`);
      } else this.#put(places.map((at) => fields[at] ?? "") as Entry, line);
    }
  }

  #put(entry: Entry, at: number): void {
    const reason = this.#add(entry);
    if (reason === undefined) this.report.entries += 1;
    else this.#leaveOut(at, reason);
  }

  #leaveOut(at: number, reason: string): void {
    this.report.refused += 1;
    if (this.report.problems.length < kToldProblems) this.report.problems.push({ at, reason });
  }

  #tell(at: number, feed: string): void {
    if (at < this.#told + kProgressStep) return;
    this.#told = at;
    this.#progress(at / feed.length);
  }
}

function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** Whether `feed` is one JSON text a line: its first line is one, and more follow. */
function isLines(feed: string): boolean {
  const end = feed.indexOf("\n");
  if (end < 0 || feed.slice(end).trim() === "") return false;
  return readClaimReviews(feed.slice(0, end), () => undefined) === undefined;
}

/**
 * Reads all entries of `feed`. `add` gives the reason where it does not take one. Throws with code
 * `input`: an empty feed, CSV without a column for the claim. O(feed), without recursion.
 */
export function readFeed(
  feed: string,
  add: (entry: Entry) => string | undefined,
  progress: (done: number) => void = () => undefined,
): Loaded {
  const reader = new FeedReader(add, progress);
  const text = feed.startsWith("\uFEFF") ? feed.slice(1) : feed;
  const begin = text.search(/[^ \t\r\n]/);
  if (begin < 0) throw new SaysoError("input", "the feed is empty");
  if (text[begin] !== "{" && text[begin] !== "[") reader.readCsv(text);
  else if (isLines(text.slice(begin))) reader.readJsonLines(text);
  else reader.readJson(text);
  return reader.report;
}
