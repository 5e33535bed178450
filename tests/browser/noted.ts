import { sample } from "../../site/src/sample.js";
import { byHand, type Noted } from "./hand.js";

const speakers = [
  { id: "veld", name: "Mara Veld", kind: "person", role: "Transport Minister" },
  { id: "rehn", name: "Tomas Rehn", kind: "person", role: "chief executive of Calder Sound Ferries" },
  { id: "company", name: "Calder Sound", kind: "organization", role: null },
  { id: "survey", name: "Island Chamber of Commerce", kind: "organization", role: null },
  { id: "lind", name: "Ines Okafor-Lind", kind: "person", role: "director of the Island Chamber of Commerce" },
  { id: "two", name: "two people", kind: "unnamed", role: "two people who worked on the inspection" },
  { id: "agency", name: "A spokeswoman", kind: "unnamed", role: "spokeswoman for the Maritime Safety Agency" },
  { id: "islanders", name: "most islanders", kind: "group", role: null },
  { id: "aldane", name: "Per Aldane", kind: "person", role: "who runs the only pharmacy on the island" },
  { id: "thale", name: "Jonas Thale", kind: "person", role: "Opposition leader" },
  { id: "forecasters", name: "Forecasters", kind: "unnamed", role: null },
  { id: "narrator", name: "The Ellerby Courier", kind: "narrator", role: null },
] as const;

const veld = { by: "veld", cue: "said", source: "Veld", sourceAt: "We will pay" } as const;
const lind = { by: "lind", cue: "said", source: "she", sourceAt: "We have been" } as const;

const notes: Noted[] = [
  {
    words: "Calder Sound will withdraw all eleven of its ferries for nine days after engineers found cracks in the steering gear of two ships",
    by: "veld", voice: "indirect", type: "event", score: 0.83, cue: "told parliament", source: "Transport Minister Mara Veld",
    reasons: [{ code: "number", words: "all eleven", weight: 0.9 }, { code: "named-actor", words: "Calder Sound", weight: 0.6 }, { code: "future", words: "will", weight: -0.3 }],
  },
  { words: "No ship will sail until I have seen the report myself", voice: "floating", type: "pledge", score: 0.3, ...veld },
  { words: "I know what this means for the islands", voice: "floating", type: "opinion", score: 0.1, ...veld },
  { words: "We will pay for every cancelled ticket", voice: "direct", type: "pledge", score: 0.42, ...veld },
  { words: "the cracks had first been noticed in March, four months before the company reported them", by: "veld", voice: "indirect", type: "event", score: 0.86, cue: "said", source: "She" },
  { words: "The ferries carried 1.4 million passengers last year, 12 percent more than the year before", by: "narrator", type: "quantity", score: 0.91, reasons: [{ code: "number", words: "1.4 million", weight: 1.2 }, { code: "comparison", words: "more than", weight: 0.6 }] },
  { words: "The oldest ship, the Northern Light, entered service in 1986", by: "narrator", type: "event", score: 0.48 },
  { words: "an operator must report damage to steering gear within 72 hours", by: "narrator", type: "rule", score: 0.68 },
  { words: "it had broken the law", by: "company", voice: "indirect", type: "event", score: 0.62, cue: "denied", source: "The company" },
  { words: ["Our inspectors acted", "as soon as they understood what they had found"], by: "rehn", voice: "direct", type: "event", score: 0.55, cue: "said", source: "Tomas Rehn" },
  { words: "a serious mistake", by: "rehn", voice: "mixed", type: "opinion", score: 0.12, cue: "called", source: "Rehn" },
  { words: "would cost the islands more than it saved", by: "rehn", voice: "indirect", type: "prediction", score: 0.4, cue: "called", source: "Rehn", confidence: 0.7 },
  { words: "two replacement ships would arrive from Osterhavn by Friday", by: "rehn", voice: "indirect", type: "pledge", score: 0.5, cue: "promised", source: "He" },
  { words: "six in ten businesses expect to lose money this month", by: "survey", voice: "according-to", type: "quantity", score: 0.88, cue: "According to", source: "a survey by the Island Chamber of Commerce" },
  { words: "the government to open the military airfield on Skarra to civilian flights", by: "lind", voice: "indirect", type: "demand", score: 0.2, cue: "urged", source: "Its director, Ines Okafor-Lind" },
  { words: "We have been asking for a second route for ten years", voice: "direct", type: "quantity", score: 0.6, ...lind },
  { words: "Nobody listened", voice: "floating", type: "event", score: 0.25, ...lind },
  { words: "Now everybody is surprised", voice: "floating", type: "opinion", score: 0.08, ...lind },
  { words: "the cracks were caused by a change of supplier in 2021", by: "two", voice: "indirect", type: "causal", score: 0.93, cue: "said", source: "Two people who worked on the inspection" },
  { words: "They asked not to be named because they were not allowed to speak to the press", by: "narrator", type: "causal", score: 0.2 },
  { words: "the agency had not yet reached a conclusion", by: "agency", voice: "indirect", type: "state", score: 0.44, cue: "said", source: "A spokeswoman for the Maritime Safety Agency" },
  { words: "The crossing to Skarra takes two hours, longer than any other route in the sound", by: "narrator", type: "comparison", score: 0.58 },
  { words: "they can wait", by: "islanders", voice: "indirect", type: "opinion", score: 0.1, cue: "say", source: "Most islanders", confidence: 0.5 },
  { words: "Per Aldane, who runs the only pharmacy on the island, is less patient", by: "narrator", type: "state", score: 0.15 },
  { words: "Medicines for about 200 people arrive by ship, and his shelves hold enough for five days", by: "aldane", voice: "indirect", type: "quantity", score: 0.72, cue: "said", source: "he", confidence: 0.84 },
  { words: "If the ships are not back by the weekend, people will get ill", by: "aldane", voice: "direct", type: "prediction", score: 0.46, cue: "told the Courier", source: "Aldane" },
  { words: "It is as simple as that", by: "aldane", voice: "floating", type: "opinion", score: 0.05, cue: "told the Courier", source: "Aldane", sourceAt: "If the ships" },
  { words: "the government had known about the problem since spring", by: "thale", voice: "indirect", type: "event", score: 0.89, cue: "said", source: "Opposition leader Jonas Thale" },
  { words: "must publish every letter it received", by: "thale", voice: "indirect", type: "demand", score: 0.2, cue: "said", source: "Opposition leader Jonas Thale" },
  { words: "The ministry rejected the accusation", by: "narrator", type: "event", score: 0.4 },
  { words: "calm seas until Sunday", by: "forecasters", voice: "indirect", type: "prediction", score: 0.3, cue: "expect", source: "Forecasters" },
  { words: "Veld is due to visit Skarra on Thursday", by: "narrator", type: "event", score: 0.33 },
];

/** The sample article as a careful reader would mark it. */
export const noted = byHand(sample, speakers.map((speaker) => ({ ...speaker })), notes);
