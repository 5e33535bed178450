/** A run of words that two texts share, or that only one of them has. */
export interface Run {
  kind: "same" | "here" | "there";
  words: string;
}

/** Longer statements are shown whole, without what differs. In words. */
const kMost = 400;

/** The words of two statements, side by side: a longest common subsequence. O(words of one × words of the other). */
export function differ(here: string, there: string): Run[] {
  const [a, b] = [here.split(/\s+/), there.split(/\s+/)];
  if (a.length > kMost || b.length > kMost) {
    return [
      { kind: "there", words: there },
      { kind: "here", words: here },
    ];
  }
  const [keysA, keysB] = [a.map(plain), b.map(plain)];
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        keysA[i] === keysB[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: Run[] = [];
  const add = (kind: Run["kind"], word = "") => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.words += ` ${word}`;
    else runs.push({ kind, words: word });
  };
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && keysA[i] === keysB[j]) {
      add("same", a[i++]);
      j++;
    } else if (j < b.length && (i === a.length || at(i, j + 1) >= at(i + 1, j)))
      add("there", b[j++]);
    else add("here", a[i++]);
  }
  return runs;
}

const plain = (word: string) =>
  word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word;
