// Word by word: what an editor's keys make of a claim's stretches.
import { expect, test } from "vitest";
import { stretched, type Edge } from "../../web/src/review/stretch.js";

const text =
  "A first paragraph.\n\n“Fares rose 3.5% to $4,100 in mid-2019,” the city’s mayor said. 🚌 It rained.\n\nThe end";

function step(words: string[], edge: Edge, by: 1 | -1): string[] | undefined {
  const spans = words.map((each) => {
    const begin = text.indexOf(each);
    return { begin, end: begin + each.length };
  });
  return stretched(text, spans, edge, by)?.map(({ begin, end }) => text.slice(begin, end));
}

test.each<[string[], Edge, 1 | -1, string[] | undefined]>([
  [["Fares rose"], "end", 1, ["Fares rose 3.5%"]],
  [["Fares rose 3.5%"], "end", -1, ["Fares rose"]],
  [["rose 3.5% to"], "end", 1, ["rose 3.5% to $4,100"]],
  [["in"], "end", 1, ["in mid-2019"]],
  [["in mid-2019,”"], "end", -1, ["in"]],
  [["in mid-2019"], "end", 1, ["in mid-2019,” the"]],
  [["said"], "begin", 1, ["mayor said"]],
  [["mayor said"], "begin", 1, ["city’s mayor said"]],
  [["rose"], "begin", 1, ["Fares rose"]],
  [["said. 🚌 It"], "begin", -1, ["It"]],
  // half a word is made whole first
  [["Far"], "end", 1, ["Fares"]],
  // not beyond the paragraph, not down to nothing
  [["Fares rose"], "begin", 1, undefined],
  [["It rained"], "end", 1, undefined],
  [["The end"], "end", 1, undefined],
  [["A first"], "begin", 1, undefined],
  [["rose"], "end", -1, undefined],
  [["rose"], "begin", -1, undefined],
  // of several spans the outer edges
  [["Fares rose", "the city’s mayor"], "begin", -1, ["rose", "the city’s mayor"]],
  [["Fares rose", "the city’s mayor"], "end", 1, ["Fares rose", "the city’s mayor said"]],
])("%j, %s %i", (words, edge, by, expected) => {
  expect(step(words, edge, by)).toEqual(expected);
});
