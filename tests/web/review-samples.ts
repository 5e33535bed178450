/** A review by hand for the tests of what is made of reviews. */
import type { Analysis } from "../../web/src/index.js";
import {
  applyEdit,
  reviewOf,
  type Edit,
  type LikeCheck,
  type Review,
} from "../../web/src/review/index.js";

export const kNow = "2026-11-23T10:00:00Z";

export const article = `Harbour tunnel to close for a week

PORT ELLERBY — The harbour tunnel carried 41,000 cars a day last year. “We will pay for every late bus 🚌,” the mayor, Ada Brandt, said on Monday.

Brandt said the pumps had failed twice. It rained. It rained.
`;

/** The range of some words, the n-th time that they stand in the text. */
export function rangeOf(words: string, text = article, nth = 0): { begin: number; end: number } {
  let begin = text.indexOf(words);
  for (let i = 0; i < nth; i++) begin = text.indexOf(words, begin + 1);
  if (begin < 0) throw new Error(`"${words}" is not in the text`);
  return { begin, end: begin + words.length };
}

const kSentences = [
  "Harbour tunnel to close for a week",
  "PORT ELLERBY — The harbour tunnel carried 41,000 cars a day last year.",
  "“We will pay for every late bus 🚌,” the mayor, Ada Brandt, said on Monday.",
  "Brandt said the pumps had failed twice.",
];

const claim = { checkable: true, score: 0.8, confidence: 0.95, reasons: [] };

export const analysis: Analysis = {
  schema: "sayso.analysis/1",
  engine: { version: "0", models: {}, checkworthy: 0.3 },
  text: { unit: "utf16", length: article.length, language: "en" },
  sentences: [
    ...kSentences.map((words) => rangeOf(words)),
    rangeOf("It rained."),
    rangeOf("It rained.", article, 1),
  ],
  speakers: [
    { id: "brandt", name: "Ada Brandt", kind: "person", role: "the mayor", mentions: [] },
    { id: "narrator", name: "The Ellerby Courier", kind: "narrator", role: null, mentions: [] },
  ],
  attributions: [
    {
      content: [rangeOf("We will pay for every late bus 🚌")],
      cue: [rangeOf("said")],
      source: [rangeOf("the mayor, Ada Brandt")],
      sentence: 2,
      voice: "direct",
      speaker: "brandt",
      confidence: 0.97,
    },
    {
      content: [rangeOf("the pumps had failed twice")],
      cue: [rangeOf("said", article, 1)],
      source: [rangeOf("Brandt", article, 1)],
      sentence: 3,
      voice: "indirect",
      speaker: "brandt",
      confidence: 0.97,
    },
  ],
  claims: [
    {
      ...claim,
      id: "cars",
      spans: [rangeOf("The harbour tunnel carried 41,000 cars a day last year")],
      sentence: 1,
      source_sentence: 1,
      speaker: "narrator",
      voice: "narrator",
      attribution: null,
      type: "quantity",
      reasons: [{ code: "number", range: rangeOf("41,000"), weight: 1.5 }],
    },
    {
      ...claim,
      id: "bus",
      spans: [rangeOf("We will pay for every late bus 🚌")],
      sentence: 2,
      source_sentence: 2,
      speaker: "brandt",
      voice: "direct",
      attribution: 0,
      type: "pledge",
    },
    {
      ...claim,
      id: "pumps",
      spans: [rangeOf("the pumps had failed twice")],
      sentence: 3,
      source_sentence: 3,
      speaker: "brandt",
      voice: "indirect",
      attribution: 1,
      type: "event",
    },
    {
      ...claim,
      id: "rain",
      spans: [rangeOf("It rained", article, 1)],
      sentence: 5,
      source_sentence: 5,
      speaker: "narrator",
      voice: "narrator",
      attribution: null,
      type: "event",
    },
  ],
};

const info = {
  headline: "Harbour tunnel to close for a week",
  outlet: "The Ellerby Courier",
  date: "2026-11-20",
  url: "https://courier.example/tunnel",
};

export const fresh = (): Review => reviewOf(article, analysis, { now: kNow, article: info });

/** Cars and bus accepted, the pumps checked, the rain rejected. */
export function reviewed(): Review {
  const edits: Edit[] = [
    { edit: "reviewer", reviewer: { name: "Jo Lind", url: "https://courier.example/lind" } },
    { edit: "decide", claim: "rain", decision: "rejected" },
    { edit: "decide-all", decision: "accepted" },
    { edit: "note", claim: "bus", note: "Asked the mayor's office, no answer yet" },
    {
      edit: "verdict",
      claim: "pumps",
      verdict: {
        rating: "Mostly true",
        summary: "They failed three times.",
        evidence: [{ url: "https://courier.example/log", title: "The log of the pumps" }],
        date: "2026-11-22",
      },
    },
  ];
  return edits.reduce((review, edit) => applyEdit(review, edit, kNow), fresh());
}

/** A fact-check like the claim "cars". */
export const like: LikeCheck = {
  claim: "The tunnel carried 41,000 cars a day.",
  claimant: "Bo Lund",
  date: "2024-01-20",
  rating: "Too low",
  publisher: "The Checkers",
  url: "https://checkers.example/cars",
  title: "How many cars?",
  difference: "none",
  words: [
    { here: "tunnel", there: { begin: 4, end: 10 }, difference: "none" },
    { here: "41,000", there: { begin: 19, end: 25 }, difference: "none" },
  ],
};

export const nearMiss: LikeCheck = {
  claim: "The tunnel carried 14,000 cars a day.",
  rating: "<b>Wrong</b> [a](b)",
  url: "https://checkers.example/near",
  difference: "number",
  words: [{ here: "41,000", there: { begin: 19, end: 25 }, difference: "number" }],
};

/** The same review with a match and a near miss confirmed and another dropped. */
export function beside(review: Review): Review {
  const judged = [
    { check: like, decision: "accepted" },
    { check: nearMiss, decision: "accepted" },
    { check: { ...like, rating: "Not so", url: "https://other.example/" }, decision: "rejected" },
  ] as const;
  return judged.reduce(
    (before, each) => applyEdit(before, { edit: "check", claim: "cars", ...each }, kNow),
    review,
  );
}
