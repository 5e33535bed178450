// An article that has grown since its review was begun.
import { describe, expect, test } from "vitest";
import {
  anchorReview,
  applyEdit,
  checkReview,
  Growth,
  History,
  hashOf,
  quoteOf,
  type Edit,
  type Review,
} from "../../web/src/review/index.js";
import { article, fresh, kNow, rangeOf } from "./review-samples.js";

const gain = "Brandt promised a second tunnel.";
/** A line on top, so that everything has moved, and a claim at the end. */
const grown = `Updated on Tuesday.\n\n${article}\n${gain}\n`;

/** The review of `grown`, with the ids that another run of the engine gives. */
function found(text = grown): Review {
  const review = anchoredIn(text);
  const [first] = review.claims;
  if (!first) throw new Error("there is no claim");
  const late = { ...first, spans: [quoteOf(text, rangeOf(gain, text))], speaker: "brandt" };
  const claims = [...review.claims, late].map((claim, index) => ({ ...claim, id: `c${index}` }));
  return { ...review, claims };
}

function anchoredIn(text: string): Review {
  const { anchored } = anchorReview(fresh(), text);
  const claims = anchored.map(({ claim, spans }) => ({
    ...claim,
    spans: spans.map((span) => quoteOf(text, span)),
  }));
  return { ...fresh(), made_for: { sha256: hashOf(text), length: text.length }, claims };
}

function grow(history: History, other = found(), text = grown): History {
  const anchoring = anchorReview(history.review, text);
  return history.map(new Growth(history.review, anchoring, other, text).brought);
}

const done = (...edits: Edit[]) =>
  edits.reduce((history, edit) => history.apply(edit, kNow), History.of(fresh()));
const accept = (claim: string): Edit => ({ edit: "decide", claim, decision: "accepted" });
const late = ({ claims }: Review) => claims.filter(({ spans }) => spans[0]?.exact === gain);

describe("a review that was begun", () => {
  test("gains the claims that it does not have, and becomes one of the text as it stands", () => {
    const { review } = grow(done(accept("bus")));
    expect(review.claims.map(({ id, decision }) => [id, decision])).toEqual([
      ["cars", "open"],
      ["bus", "accepted"],
      ["pumps", "open"],
      ["rain", "open"],
      ["c4", "open"],
    ]);
    const { unchanged, lost, anchored } = anchorReview(review, grown);
    expect([unchanged, lost]).toEqual([true, []]);
    for (const { claim, spans } of anchored) {
      expect(spans.map(({ begin, end }) => ({ begin, end }))).toEqual(
        claim.spans.map(({ begin, end }) => ({ begin, end })),
      );
    }
    expect(checkReview(review)).toEqual(review);
  });

  test("keeps its steps, each with what has come", () => {
    let history = grow(done(accept("bus"), accept("pumps"))).undo();
    expect(late(history.review)).toHaveLength(1);
    history = history.undo();
    expect(history.canUndo).toBe(false);
    expect(history.review.claims.map(({ decision }) => decision)).toEqual(Array(5).fill("open"));
    expect(late(history.redo().redo().review)).toHaveLength(1);
    expect(anchorReview(history.review, grown).unchanged).toBe(true);
  });

  test("an id that is taken is not given again", () => {
    const other = found();
    const last = other.claims.at(-1);
    if (last) last.id = "bus";
    const { review } = grow(done(accept("bus")), other);
    expect(review.claims.map(({ id }) => id)).toEqual(["cars", "bus", "pumps", "rain", "bus-2"]);
  });

  test("a speaker is whom the editor has made of him, at every step", () => {
    const history = grow(
      done(
        { edit: "change-speaker", id: "brandt", name: "Ada M. Brandt", role: "" },
        { edit: "add-speaker", speaker: { id: "council", name: "The council", kind: "group" } },
        { edit: "merge-speakers", from: "brandt", into: "council" },
      ),
    );
    expect(late(history.review)[0]?.speaker).toBe("council");
    expect(late(history.undo().undo().review)[0]?.speaker).toBe("brandt");
    expect(history.undo().review.speakers).toHaveLength(3);
  });

  test("a speaker whom nobody knew comes along, under an id that is free", () => {
    const other = found();
    other.speakers[0] = { id: "brandt", name: "Tom Reed", kind: "person" };
    other.claims = other.claims.map((claim, index) => ({
      ...claim,
      speaker: index === 4 ? "brandt" : "narrator",
    }));
    const { review } = grow(done(), other);
    expect(late(review)[0]?.speaker).toBe("brandt-2");
    expect(review.speakers.at(-1)).toEqual({ id: "brandt-2", name: "Tom Reed", kind: "person" });
  });

  test("words that have changed are not those that were decided on", () => {
    const text = grown.replace("the pumps had failed twice", "the pumps had never failed");
    const { review } = grow(done(accept("pumps")), found(text), text);
    expect(review.made_for.sha256).toBe(hashOf(article));
    expect(review.claims.find(({ id }) => id === "pumps")?.spans[0]?.exact).toBe(
      "the pumps had failed twice",
    );
    expect(late(review)).toHaveLength(1);
  });

  test("of two claims with the same words each keeps its own", () => {
    const twice = (review: Review): Review => ({
      ...review,
      claims: [
        ...review.claims,
        ...review.claims.slice(0, 1).map((one) => ({ ...one, id: "two" })),
      ],
    });
    const kept = applyEdit(
      twice(found()),
      { edit: "decide", claim: "c0", decision: "accepted" },
      kNow,
    );
    const { review } = grow(History.of(twice(fresh())), kept);
    const decided = review.claims.filter(({ decision }) => decision === "accepted");
    expect(decided.map(({ id }) => id)).toEqual(["cars"]);
  });

  test("what was decided on the grown text at another time holds where nothing was since", () => {
    const kept = ["c1", "c2", "c4"].reduce(
      (review, claim) => applyEdit(review, { edit: "decide", claim, decision: "rejected" }, kNow),
      found(),
    );
    const { review } = grow(done(accept("bus")), kept);
    expect(review.claims.map(({ decision }) => decision)).toEqual([
      "open",
      "accepted",
      "rejected",
      "open",
      "rejected",
    ]);
  });
});

test("the states of a long history share what none of them has changed", () => {
  const decisions = ["accepted", "rejected"] as const;
  let history = History.of(fresh());
  for (let i = 0; i < 600; i += 1)
    history = history.apply(
      { edit: "decide", claim: "bus", decision: decisions[i % 2] ?? "open" },
      kNow,
    );
  history = grow(history);
  const claims = new Set(history.review.claims);
  let steps = 0;
  for (; history.canUndo; history = history.undo(), steps += 1)
    for (const claim of history.review.claims) claims.add(claim);
  expect(steps).toBe(500);
  // each step its own for what it changed, all of them one for the rest
  expect(claims.size).toBeLessThanOrEqual(steps + 5);
});
