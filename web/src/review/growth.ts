/** What an article has gained since a review of it was begun: a paragraph that loads late, an added line. */
import type { Range } from "../types.js";
import { Anchorer, type Anchor, type Anchoring } from "./anchor.js";
import { unusedId } from "./ids.js";
import { quoteOf } from "./quote.js";
import type { Quote, Review, ReviewedClaim, ReviewedSpeaker } from "./types.js";

/** Brings every state of a review to the article as it stands now, so that none of them is taken back. */
export class Growth {
  /** What was found that stands beside all claims of the review. */
  readonly #late: readonly ReviewedClaim[];
  /** The claims of `fresh` that the review has, by its own ids. */
  readonly #known = new Map<string, ReviewedClaim>();
  readonly #anchorer: Anchorer;
  readonly #places = new Map<Quote, Anchor | undefined>();
  /** What has been moved: the states of a history share nearly all their claims, before and after. */
  readonly #moves = new Map<ReviewedClaim, ReviewedClaim | undefined>();

  /**
   * `anchoring` is that of `review` in `text`, `fresh` a review of `text` itself. O(text + claims).
   */
  constructor(
    review: Review,
    anchoring: Anchoring,
    private readonly fresh: Review,
    private readonly text: string,
  ) {
    this.#anchorer = new Anchorer(text);
    for (const { claim, spans, source } of anchoring.anchored) {
      claim.spans.forEach((quote, index) => this.#places.set(quote, spans[index]));
      if (claim.source) this.#places.set(claim.source, source);
    }
    const taken = new Set(review.claims.map(({ id }) => id));
    const covered = new Uint8Array(text.length);
    const same = new Map<string, string[]>();
    for (const { claim, spans } of anchoring.anchored) {
      for (const { begin, end } of spans) covered.fill(1, begin, end);
      same.set(placeOf(spans), [...(same.get(placeOf(spans)) ?? []), claim.id]);
    }
    const late: ReviewedClaim[] = [];
    for (const claim of fresh.claims) {
      // two claims may have the same words
      const known = same.get(placeOf(claim.spans))?.shift();
      if (known !== undefined) this.#known.set(known, claim);
      else if (!claim.spans.some(({ begin, end }) => covered.subarray(begin, end).includes(1))) {
        late.push({ ...claim, id: unusedId(claim.id, taken) });
      }
    }
    this.#late = late;
  }

  /** How many claims are new. */
  get size(): number {
    return this.#late.length;
  }

  /** O(claims), for the quotes that `review` shares with the one that this was made for. */
  readonly brought = (review: Review): Review => {
    const voices = new Voices(review, this.fresh, this.#known);
    const claims = review.claims.map((claim) => this.#kept(claim, voices));
    const late = this.#late.map((claim) => spokenBy(claim, voices.of(claim.speaker)));
    const moved = this.#moved(claims);
    return {
      ...review,
      // one that has lost nothing is a review of this text now
      ...(moved && { made_for: this.fresh.made_for }),
      ...(review.text !== undefined && moved && { text: this.text }),
      speakers: voices.speakers,
      claims: [...(moved ?? claims), ...late],
    };
  };

  /** What was decided on these words at another time holds where nothing was decided since. */
  #kept(claim: ReviewedClaim, voices: Voices): ReviewedClaim {
    const other = this.#known.get(claim.id);
    if (!other || other.decision === "open") return claim;
    if (claim.decision !== "open" || claim.note || claim.verdict || claim.checks) return claim;
    return { ...other, id: claim.id, speaker: voices.of(other.speaker) };
  }

  /** The claims with their places in the text; undefined where some words stand there no longer. */
  #moved(claims: readonly ReviewedClaim[]): ReviewedClaim[] | undefined {
    const moved: ReviewedClaim[] = [];
    for (const claim of claims) {
      if (!this.#moves.has(claim)) this.#moves.set(claim, this.#move(claim));
      const there = this.#moves.get(claim);
      if (!there) return undefined;
      moved.push(there);
    }
    return moved;
  }

  #move(claim: ReviewedClaim): ReviewedClaim | undefined {
    const spans = claim.spans.flatMap((quote) => this.#again(quote) ?? []);
    const source = claim.source && this.#again(claim.source);
    if (spans.length < claim.spans.length || (claim.source && !source)) return undefined;
    return { ...claim, spans, ...(claim.source && { source: { ...claim.source, ...source } }) };
  }

  #again(quote: Quote): Quote | undefined {
    if (!this.#places.has(quote)) this.#places.set(quote, this.#anchorer.find(quote));
    const place = this.#places.get(quote);
    const { exact, prefix, suffix } = quote;
    if (!place || this.text.slice(place.begin, place.end) !== exact) return undefined;
    const { begin, end } = place;
    const around = this.text.slice(Math.max(0, begin - prefix.length), end + suffix.length);
    return around === prefix + exact + suffix
      ? { exact, prefix, suffix, begin, end }
      : quoteOf(this.text, place);
  }
}

/** The speakers of a review, and who of them those of another are. */
class Voices {
  readonly speakers: ReviewedSpeaker[];
  readonly #others: ReadonlyMap<string, ReviewedSpeaker>;
  readonly #found = new Map<string, string>();
  /** Whom an editor has given the words of a speaker to, by that speaker's id. */
  readonly #heirs = new Map<string, string>();

  constructor(review: Review, fresh: Review, known: ReadonlyMap<string, ReviewedClaim>) {
    this.speakers = [...review.speakers];
    this.#others = new Map(fresh.speakers.map((each) => [each.id, each]));
    for (const { id, speaker } of review.claims) {
      const other = known.get(id)?.speaker;
      if (other !== undefined && !this.#heirs.has(other)) this.#heirs.set(other, speaker);
    }
  }

  /** By name, since an editor may have set another for one claim alone; else as the editor named them. */
  of(id: string): string {
    const found = this.#found.get(id) ?? this.#named(id) ?? this.#heirs.get(id) ?? this.#added(id);
    this.#found.set(id, found);
    return found;
  }

  #named(id: string): string | undefined {
    const other = this.#others.get(id);
    if (!other) return undefined;
    const nameless = other.kind === "narrator" || other.kind === "unknown";
    const same = this.speakers.find(
      ({ name, kind }) =>
        kind === other.kind && (nameless || name.toLowerCase() === other.name.toLowerCase()),
    );
    return same?.id;
  }

  #added(id: string): string {
    const other = this.#others.get(id) ?? { id, name: "", kind: "unknown" };
    const added = unusedId(id, new Set(this.speakers.map((each) => each.id)));
    this.speakers.push({ ...other, id: added });
    return added;
  }
}

const spokenBy = (claim: ReviewedClaim, speaker: string): ReviewedClaim =>
  claim.speaker === speaker ? claim : { ...claim, speaker };

const placeOf = (spans: readonly Range[]) =>
  spans.map(({ begin, end }) => `${begin}-${end}`).join(" ");
