/** A text as it reads, whatever the typography, with the way back. */
export interface Folded {
  text: string;
  /** For each code unit of `text`, and for its end, the place in the text given. */
  places: Uint32Array;
}

const kMarks = new Map(
  [
    ["“”„‟«»″", '"'],
    ["‘’‚‛‹›′`", "'"],
    ["‐‑‒–—―−", "-"],
    // soft hyphen, joiners and the byte order mark are not read at all
    ["\u00ad\u200b\u200c\u200d\u2060\ufeff", ""],
  ].flatMap(([from, to]) => [...(from ?? "")].map((mark): [string, string] => [mark, to ?? ""])),
);

/**
 * White space runs become one space, quote marks and dashes plain ones; what is not seen is left out.
 * Never longer than the text given. O(text).
 */
export function fold(given: string): Folded {
  const units: string[] = [];
  const places = new Uint32Array(given.length + 1);
  let space = false;
  for (let at = 0; at < given.length; at++) {
    const unit = given.charAt(at);
    const blank = /\s/u.test(unit) && unit !== "\ufeff";
    const plain = blank ? (space ? "" : " ") : (kMarks.get(unit) ?? unit);
    if (plain !== "") {
      places[units.length] = at;
      units.push(plain);
      space = blank;
    }
  }
  places[units.length] = given.length;
  return { text: units.join(""), places: places.subarray(0, units.length + 1) };
}
