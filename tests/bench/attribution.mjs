// Who finds the sentences that report what somebody says, on articles that people have marked: what else runs in
// browsers today beside Sayso. A tool that only tags is given the same list of verbs that say.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { shared } from "./texts.mjs";

const split = join(shared, "data/polnear/dev");

// Frequent verbs that report, in the forms that do: as anybody who writes such a script would have them.
const forms = new Set(
  (
    "say says said saying tell tells told telling claim claims claimed claiming argue argues argued arguing " +
    "announce announces announced add adds added warn warns warned insist insists insisted report reports reported " +
    "believe believes believed think thinks thought suggest suggests suggested state states stated explain explains " +
    "explained admit admits admitted deny denies denied note notes noted ask asks asked call calls called accuse " +
    "accuses accused tweet tweeted write writes wrote"
  ).split(" "),
);
const kSaid = new RegExp(`["“”]|\\b(?:${[...forms].join("|")}|according to)\\b`, "i");
const kOther = /["“”]|\baccording to\b/i;

export const byPattern = (sentence) => kSaid.test(sentence);

/** Of a tagger: `verbsOf` gives the verbs of a sentence, lower-cased. */
const byVerbs = (verbsOf) => (sentence) =>
  kOther.test(sentence) || verbsOf(sentence).some((verb) => forms.has(verb));

async function wink() {
  const { default: winkNLP } = await import("wink-nlp");
  const { default: model } = await import("wink-eng-lite-web-model");
  const nlp = winkNLP(model, ["sbd", "pos"]);
  const { its } = nlp;
  return byVerbs((sentence) => {
    const tokens = nlp.readDoc(sentence).tokens();
    const tags = tokens.out(its.pos);
    return tokens.out(its.normal).filter((_, i) => tags[i] === "VERB");
  });
}

async function compromise() {
  const { default: nlp } = await import("compromise/two");
  return byVerbs((sentence) =>
    nlp(sentence)
      .json()
      .flatMap(({ terms }) => terms)
      .filter(({ tags }) => tags.includes("Verb"))
      .map(({ normal }) => normal),
  );
}

const overlaps = (a, b) => a.begin < b.end && b.begin < a.end;

/** The marked spans of an article, in UTF-16 units. */
function markedIn(file, text) {
  const units = [0];
  for (const point of text) units.push(units.at(-1) + point.length);
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap(
      (line) => /^T\d+\t(?:Source|Cue|Content) ([\d; ]+)\t/.exec(line)?.[1]?.split(";") ?? [],
    )
    .map((pair) => pair.split(" ").map((at) => units[Number(at)]))
    .map(([begin, end]) => ({ begin, end }));
}

/** The articles with their sentences (by Unicode's rules, everybody's alike) and which of them report. */
function marked() {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const files = readdirSync(join(split, "attributions")).sort();
  return readdirSync(join(split, "text"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(split, "text", name), "utf8");
      const file = files.find((each) => each.startsWith(name.replace(/\.txt$/, "")));
      const spans = markedIn(join(split, "attributions", file), text);
      const sentences = [...segmenter.segment(text)]
        .map(({ segment, index }) => ({ segment, begin: index, end: index + segment.length }))
        .filter(({ segment }) => segment.trim() !== "");
      const reports = sentences.map((each) => spans.some((span) => overlaps(span, each)));
      return { text, sentences, reports };
    });
}

/** `each(sentence)`, or of an engine that reads articles whole `whole(text)`: the spans that report. */
function figures(articles, { each, whole }) {
  let [right, found, all] = [0, 0, 0];
  for (const { text, sentences, reports } of articles) {
    const spans = whole?.(text);
    sentences.forEach((sentence, i) => {
      const says = spans ? spans.some((span) => overlaps(span, sentence)) : each(sentence.segment);
      right += says && reports[i];
      found += says;
      all += reports[i];
    });
  }
  const [precision, recall] = [right / found, right / all];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Rows of the report; none where the articles are not there. */
export async function attribution(analyze) {
  if (!existsSync(split)) return [];
  const articles = marked();
  const whole = (attribution) => (text) =>
    analyze(text, { unit: "utf16", attribution }).attributions.flatMap(
      ({ content, cue, source }) => [...content, ...cue, ...source],
    );
  const readers = [
    ["a pattern", { each: byPattern, gives: "the sentence" }],
    ["wink-nlp and a list of verbs", { each: await wink(), gives: "the sentence" }],
    ["compromise and a list of verbs", { each: await compromise(), gives: "the sentence" }],
    ["sayso, by rules", { whole: whole("rules"), gives: "words, cue, source, speaker" }],
    ["sayso", { whole: whole("learned"), gives: "words, cue, source, speaker" }],
  ];
  return readers.map(([name, reader]) => {
    return { name, gives: reader.gives, ...figures(articles, reader) };
  });
}
