/** What was checked before that is like the claims: looked up when there are claims, each once. */
import { likeCheck } from "../factchecks/telling.js";
import { fits } from "../review/read.js";
import { oneLine, speakerOf } from "../review/reading.js";
import type { LikeCheck, Review, ReviewedClaim } from "../review/types.js";
import type { Match, Statement } from "../factchecks/types.js";
import { tell } from "./events.js";
import { useFeed, type Feed } from "./feed.js";
import type { Lease } from "./leases.js";
import type { FactMatcher, SaySoElement } from "./sayso.js";

export type ChecksStatus =
  | { is: "none" }
  | { is: "reading"; done: number }
  | { is: "ready"; refused: number }
  | { is: "failed"; why: string };

export class Candidates {
  readonly #element: SaySoElement;
  readonly #changed: () => void;
  /** By the words that are looked up; undefined until there is an answer. */
  readonly #found = new Map<string, readonly LikeCheck[] | undefined>();
  #feed: Lease<Feed> | undefined;
  #status: ChecksStatus = { is: "none" };
  #stopped = false;

  /** Asks the element's own fact-checks, or the file that it names. */
  constructor(element: SaySoElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  get status(): ChecksStatus {
    return this.#status;
  }

  /** Of a claim, by now. */
  of(review: Review, claim: ReviewedClaim): readonly LikeCheck[] {
    return this.#found.get(nameOf(statementOf(review, claim))) ?? [];
  }

  /** Looks up what of the review is not looked up yet. */
  look(review: Review): void {
    if (this.#status.is === "failed") return;
    const asked = new Map<string, Statement>();
    for (const claim of review.claims) {
      const statement = statementOf(review, claim);
      const name = nameOf(statement);
      if (!this.#found.has(name)) asked.set(name, statement);
    }
    if (asked.size > 0) void this.#ask(asked);
  }

  /** After a failure. */
  retry(review: Review): void {
    this.#status = { is: "none" };
    this.look(review);
  }

  stop(): void {
    this.#stopped = true;
    this.#release();
  }

  async #ask(asked: ReadonlyMap<string, Statement>): Promise<void> {
    for (const name of asked.keys()) this.#found.set(name, undefined);
    try {
      const matcher = await this.#matcher();
      const found = await matcher.match([...asked.values()]);
      if (this.#stopped) return;
      const byId = new Map(found.map(({ id, matches }) => [id, matches]));
      for (const [name, { id, text }] of asked) {
        const matches = byId.get(id) ?? [];
        this.#found.set(
          name,
          matches.map((match) => candidateOf(match, text)),
        );
      }
      this.#status = { is: "ready", refused: this.#feed?.thing.refused ?? 0 };
    } catch (error) {
      if (this.#stopped) return;
      for (const name of asked.keys()) this.#found.delete(name);
      this.#release();
      const message = error instanceof Error ? error.message : String(error);
      this.#status = { is: "failed", why: message };
      tell(this.#element, "sayso-error", { message });
    }
    this.#changed();
  }

  async #matcher(): Promise<FactMatcher> {
    const { factChecks } = this.#element;
    if (factChecks) return factChecks;
    if (!this.#feed) {
      const address = this.#element.getAttribute("factchecks") ?? "";
      this.#feed = useFeed(address, this.#element.ownerDocument);
      this.#feed.thing.listen(this.#progress);
    }
    if (this.#status.is === "none") this.#progress();
    return this.#feed.thing.ready;
  }

  readonly #progress = (): void => {
    this.#status = { is: "reading", done: this.#feed?.thing.done ?? 0 };
    this.#changed();
  };

  #release(): void {
    this.#feed?.thing.unlisten(this.#progress);
    this.#feed?.release();
    this.#feed = undefined;
  }
}

function statementOf(review: Review, claim: ReviewedClaim): Statement {
  const { kind, name } = speakerOf(review, claim);
  const named = kind === "person" || kind === "organization";
  const { date } = review.article;
  return {
    id: claim.id,
    text: claim.spans.map(({ exact }) => oneLine(exact)).join(" "),
    ...(named && { speaker: name }),
    ...(date !== undefined && { date }),
  };
}

const nameOf = ({ text, speaker = "", date = "" }: Statement): string =>
  [text, speaker, date].join("\n");

/** A match as a review may keep it: a date or an address that is none is left out. */
function candidateOf(match: Match, text: string): LikeCheck {
  const { date, url, ...check } = likeCheck(match, text);
  return {
    ...check,
    ...(date !== undefined && fits("date", date) && { date }),
    ...(url !== undefined && fits("url", url) && { url }),
  };
}
