// Claims are found again after edits, and never guessed.
import { expect, test } from "vitest";
import { Anchorer, anchorReview, quoteOf } from "../../web/src/review/index.js";
import { article, rangeOf, reviewed } from "./review-samples.js";

const found = (text: string, words: string, changed: string) => {
  const anchor = new Anchorer(changed).find(quoteOf(text, rangeOf(words, text)));
  return anchor && changed.slice(anchor.begin, anchor.end);
};

test("in the text it was made for every claim stands where it stood", () => {
  const { unchanged, anchored, lost } = anchorReview(reviewed(), article);
  expect([unchanged, lost]).toEqual([true, []]);
  for (const { claim, spans } of anchored) {
    expect(spans.map(({ begin, end, score }) => [begin, end, score])).toEqual(
      claim.spans.map(({ begin, end }) => [begin, end, 1]),
    );
  }
  expect(anchored.at(-1)?.spans[0]?.begin).toBe(article.lastIndexOf("It rained"));
});

test("what comes before or between moves claims along", () => {
  const changed = article
    .replace("PORT", "Updated at noon.\n\nPORT")
    .replace(" a day", " each day");
  const { unchanged, anchored } = anchorReview(reviewed(), changed);
  expect(unchanged).toBe(false);
  const words = anchored.map(({ spans }) =>
    spans.map(({ begin, end }) => changed.slice(begin, end)),
  );
  expect(words.slice(0, 3)).toEqual([
    ["The harbour tunnel carried 41,000 cars each day last year"],
    ["We will pay for every late bus 🚌"],
    ["the pumps had failed twice"],
  ]);
});

test("other typography is the same words", () => {
  const changed = article
    .replace("“We will", '"We\u00a0will')
    .replace("late", "la\u00adte")
    .replace("—", "-");
  expect(found(article, "We will pay for every late bus 🚌", changed)).toBe(
    "We\u00a0will pay for every la\u00adte bus 🚌",
  );
});

test("a claim that is gone is lost", () => {
  const { lost } = anchorReview(reviewed(), article.replace(/Brandt said.*twice\./, ""));
  expect(lost.map(({ id }) => id)).toContain("pumps");
});

test("a claim that says something else by now is lost", () => {
  const changed = article.replace(
    "the pumps had failed twice",
    "nobody had looked after the valves",
  );
  expect(found(article, "the pumps had failed twice", changed)).toBeUndefined();
});

test("of two places that are equally good none is taken", () => {
  const text = "One bell rang at noon. Nobody came.";
  expect(found(text, "One bell rang at noon", `${text}\n${text}\n`)).toBeUndefined();
});

test("of two places with the same words the one with the same surroundings is taken", () => {
  const text = "In May the dam broke. Farmers fled. In June the dam broke. Towns were flooded.";
  const quote = quoteOf(text, {
    begin: text.lastIndexOf("the dam"),
    end: text.lastIndexOf(". Towns"),
  });
  const changed = `Corrected. ${text}`;
  expect(new Anchorer(changed).find(quote)?.begin).toBe(changed.lastIndexOf("the dam"));
});

test("short words without their surroundings are not enough, long ones are", () => {
  const text =
    "Snow fell. He left. Nobody saw him go, and nobody asked. The road was closed until the spring.";
  expect(found(text, "He left", "Rain came. He left. All agreed on this.")).toBeUndefined();
  const words = "The road was closed until the spring";
  expect(found(text, words, `All else is new here. ${words}, they wrote.`)).toBe(words);
});

test("a claim whose spans have changed their order is lost", () => {
  const review = reviewed();
  const [cars, bus] = review.claims;
  if (!cars || !bus) throw new Error("no claims");
  cars.spans = [...bus.spans, ...cars.spans];
  expect(anchorReview(review, article).lost).toEqual([cars]);
});

function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A text of so many sentences, no two alike. */
function long(sentences: number): string {
  const random = noise(7);
  const word = () => "aeiou".charAt(random() * 5) + Math.floor(random() * 1e5).toString(36);
  return Array.from(
    { length: sentences },
    () => `${Array.from({ length: 14 }, word).join(" ")}.`,
  ).join(" ");
}

test("random edits: what is found is where it was moved to", () => {
  const random = noise(3);
  const text = long(300);
  const sentences = text.split(/(?<=\.) /);
  let place = 0;
  const quotes = sentences.map((sentence) => {
    const begin = place;
    place += sentence.length + 1;
    return quoteOf(text, { begin, end: begin + sentence.length - 1 });
  });
  const edited = sentences.map((sentence) => {
    const words = sentence.split(" ");
    if (random() < 0.3) words.splice(1 + Math.floor(random() * 9), 1, "changed");
    return random() < 0.1 ? undefined : words.join(" ");
  });
  const changed = edited.filter((sentence) => sentence !== undefined).join(" ");
  const anchorer = new Anchorer(changed);
  let lost = 0;
  for (const [index, quote] of quotes.entries()) {
    const sentence = edited[index];
    const anchor = anchorer.find(quote);
    if (sentence === undefined) expect(anchor).toBeUndefined();
    else if (!anchor) lost++;
    else expect(changed.indexOf(sentence) - anchor.begin).toBe(0);
  }
  expect(lost).toBeLessThan(6);
});

test("time grows with the text, not with its square", () => {
  const cost = (sentences: number) => {
    const text = long(sentences);
    const changed = text.replaceAll("a1", "e2");
    const quotes = text.split(/(?<=\.) /).slice(0, 200);
    const began = process.cpuUsage().user;
    const anchorer = new Anchorer(changed);
    for (const words of quotes) anchorer.find(quoteOf(text, rangeOf(words, text)));
    return process.cpuUsage().user - began;
  };
  cost(200);
  expect(cost(4000)).toBeLessThan(12 * 10 * cost(400));
});

test("hostile quotes end at the limit of work", () => {
  const text = "e ".repeat(50_000);
  const anchorer = new Anchorer(text);
  const began = process.cpuUsage().user;
  for (let i = 0; i < 3000; i++) {
    const quote = { exact: "e f ".repeat(900), prefix: "", suffix: "", begin: i, end: i + 3600 };
    expect(anchorer.find(quote)).toBeUndefined();
    expect(anchorer.find({ ...quote, exact: "e" })).toBeUndefined();
  }
  expect(process.cpuUsage().user - began).toBeLessThan(20e6);
});
