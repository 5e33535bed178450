// The review document: what is read, what is refused, what an editor does to it, what is kept.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  applyEdit,
  checkReview,
  Drafts,
  hashOf,
  History,
  isUnique,
  quoteOf,
  readReview,
  ReviewError,
  writeReview,
  type Decision,
  type Review,
} from "../../web/src/review/index.js";
import { article, beside, fresh, kNow, like, nearMiss, reviewed } from "./review-samples.js";
import { shapeOfSchema, shapeOfType, type Schema } from "./shapes.js";
import { root } from "./support.js";

const schema = JSON.parse(
  readFileSync(join(root, "web/src/review/review.schema.json"), "utf8"),
) as Schema;
const valid = new Ajv2020({ strict: false }).compile(schema);

test("the types mirror the schema", () => {
  const type = shapeOfType(join(root, "web/src/review/types.ts"), "Review");
  expect(type).toEqual(shapeOfSchema(schema));
});

test("an analysis becomes a review in which nothing is decided", () => {
  const review = fresh();
  expect(valid(review), JSON.stringify(valid.errors)).toBe(true);
  expect(new Set(review.claims.map(({ decision }) => decision))).toEqual(new Set(["open"]));
  const [cars, bus] = review.claims;
  expect(cars?.source).toBeUndefined();
  expect(cars?.reasons).toEqual([{ code: "number", weight: 1.5, words: "41,000" }]);
  const words = bus?.source?.cue.map(({ begin, end }) => bus.source?.exact.slice(begin, end));
  expect(words).toEqual(["said"]);
});

test("what the page says falsely of itself does not damage the review", () => {
  const review = fresh();
  expect(readReview(writeReview(review))).toEqual(review);
  expect(review.article.url).toBe("https://courier.example/tunnel");
});

describe("hostile input", () => {
  test("what is read back is what was written, and nothing beside it", () => {
    const review = reviewed();
    expect(readReview(writeReview(review))).toEqual(review);
    const more = JSON.parse(
      writeReview(review).replace("{", '{"__proto__": {"x": 1}, "extra": 1,'),
    );
    expect(checkReview(more)).toEqual(review);
  });

  const text = writeReview(beside(reviewed()));
  const broken: [string, string, RegExp][] = [
    ["no JSON", "{", /not JSON/],
    ["another format", '{"schema": "sayso.review/2"}', /sayso\.review\/2/],
    ["no object", "[1]", /something else/],
    [
      "a script for an address",
      text.replaceAll("https://courier.example/log", "javascript:alert(1)"),
      /evidence\[0\]\.url/,
    ],
    ["a foreign word", text.replace('"quantity"', '"hoax"'), /claims\[0\]\.type/],
    [
      "a speaker that is not there",
      text.replace('"speaker": "brandt"', '"speaker": "ghost"'),
      /speaker is not among/,
    ],
    ["one id twice", text.replace('"id": "bus"', '"id": "cars"'), /one id/],
    ["a quote that is no range", text.replace(/"end": \d+/, '"end": 0'), /another length/],
    ["half a claim", text.replace(/"voice": "narrator",/, ""), /claims\[0\]\.voice is missing/],
    ["a number that is none", text.replace(/"score": 0.8/, '"score": 1e999'), /score/],
    [
      "a script for the address of a fact-check",
      text.replaceAll("https://checkers.example/near", "javascript:alert(1)"),
      /checks\[1\]\.url/,
    ],
    [
      "a fact-check that nobody has decided on",
      text.replace(/("words": \[[^\]]*\],\s+"decision": )"accepted"/, '$1"open"'),
      /checks\[0\]\.decision is none of/,
    ],
    [
      "words that a fact-check does not have",
      text.replace(/"begin": 19,\s+"end": 25/, '"begin": 19, "end": 2500'),
      /checks has a range outside/,
    ],
    ["too much", `"${"x".repeat(33 * 2 ** 20)}"`, /32 MiB/],
    ["too long a note", text.replace("no answer yet", "x".repeat(5000)), /more than 4000/],
  ];
  test.each(broken)("%s is refused by a clear error", (_, file, message) => {
    expect(() => readReview(file)).toThrow(ReviewError);
    expect(() => readReview(file)).toThrow(message);
  });

  test("reader and schema agree on what is valid, however one member is changed", () => {
    const values = [
      null,
      "",
      "x",
      "2026-02",
      "https://a.example/",
      -1,
      0.5,
      3,
      true,
      [],
      {},
      undefined,
    ];
    const sample = beside(reviewed());
    let refused = 0;
    for (const path of pathsOf(sample)) {
      for (const value of values) {
        const changed = withMember(sample, path, value);
        const says = valid(changed);
        const reads = isRead(changed);
        // beyond the schema the reader wants sense: ids that exist, ranges that fit
        if (!says) expect([path, value, reads]).toEqual([path, value, false]);
        else if (!reads) expect(senseOf(path)).toBe(true);
        if (!says) refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });
});

type Path = (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Object.entries(value).flatMap(([name, member]) =>
    pathsOf(member, [...at, Array.isArray(value) ? Number(name) : name]),
  );
  return at.length > 0 ? [at, ...below] : below;
}

function withMember(review: Review, path: Path, value: unknown): unknown {
  const copy: unknown = structuredClone(review);
  const last = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce((node, name) => (node as never)[name], copy as object);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return JSON.parse(JSON.stringify(copy));
}

const isRead = (value: unknown) => {
  try {
    checkReview(value);
    return true;
  } catch {
    return false;
  }
};

const senseOf = (path: Path) =>
  path.some((name) =>
    ["id", "speaker", "speakers", "begin", "end", "exact", "source", "claim"].includes(
      String(name),
    ),
  );

test("a hash is that of the words, not of the layout", () => {
  expect(hashOf("a b")).toBe(createHash("sha256").update("a b").digest("hex"));
  expect(hashOf("  a\n\n b\u00a0")).toBe(hashOf("a b"));
  expect(hashOf("a b")).not.toBe(hashOf("a c"));
});

describe("quotes", () => {
  test("have as much around them as makes them unique", () => {
    const text = `${"It rained. ".repeat(20)}Then it rained no more. ${"It rained. ".repeat(9)}`;
    const begin = text.indexOf("rained", 60);
    const quote = quoteOf(text, { begin, end: begin + 6 });
    expect(quote.exact).toBe("rained");
    expect(isUnique(text, quote)).toBe(true);
  });

  test("of the shortest context, where that is unique, and of no longer one", () => {
    const word = (i: number) => ["tide", "harbour", "low", "boat", "rain"][(i * i + (i >> 3)) % 5];
    const text = Array.from({ length: 800 }, (_, i) => word(i)).join(" ");
    for (let begin = 0; begin + 40 < text.length; begin += 13) {
      const quote = quoteOf(text, { begin, end: begin + 9 });
      const reach = Math.max(quote.prefix.length, quote.suffix.length);
      if (reach < 1000) expect(isUnique(text, quote)).toBe(true);
      if (reach <= 32) continue;
      const half = reach / 2;
      const shorter = { prefix: quote.prefix.slice(-half), suffix: quote.suffix.slice(0, half) };
      expect(isUnique(text, { ...quote, ...shorter })).toBe(false);
    }
  });

  test("do not cut a character in two", () => {
    const text = "🚌".repeat(40);
    const quote = quoteOf(text, { begin: 40, end: 42 });
    for (const part of [quote.prefix, quote.exact, quote.suffix])
      expect(part.isWellFormed()).toBe(true);
  });

  test("stay within their limits", () => {
    const text = "ab ".repeat(5000);
    const quote = quoteOf(text, { begin: 3, end: 14_000 });
    expect(quote.exact).toHaveLength(4000);
    expect(quote.end - quote.begin).toBe(4000);
    expect(quote.suffix.length).toBeLessThanOrEqual(1000);
  });
});

describe("an editor", () => {
  const start = fresh();
  const claimAfter = (edit: Parameters<typeof applyEdit>[1], id = "bus") =>
    applyEdit(start, edit, kNow).claims.find((claim) => claim.id === id);

  test("decides, one by one or all that is open", () => {
    expect(claimAfter({ edit: "decide", claim: "bus", decision: "rejected" })?.decision).toBe(
      "rejected",
    );
    const { claims } = reviewed();
    expect(claims.map(({ decision }) => decision)).toEqual([
      "accepted",
      "accepted",
      "accepted",
      "rejected",
    ]);
  });

  test("moves the span, changes the type, writes and removes a note", () => {
    const spans = [quoteOf(article, { begin: 40, end: 52 })];
    expect(claimAfter({ edit: "span", claim: "bus", spans })?.spans).toEqual(spans);
    expect(
      claimAfter({ edit: "type", claim: "bus", type: "opinion", checkable: false }),
    ).toMatchObject({
      type: "opinion",
      checkable: false,
    });
    const noted = applyEdit(start, { edit: "note", claim: "bus", note: "so" }, kNow);
    const bare = applyEdit(noted, { edit: "note", claim: "bus", note: "" }, kNow);
    expect(bare.claims).toEqual(start.claims);
  });

  test("sets another speaker, who is sure; adds one; merges two", () => {
    const edit = { edit: "speaker", claim: "cars", speaker: "brandt" } as const;
    expect(claimAfter(edit, "cars")).toMatchObject({ speaker: "brandt", confidence: 1 });
    const speaker = { id: "rehn", name: "Tomas Rehn", kind: "person" } as const;
    const added = applyEdit(start, { edit: "add-speaker", speaker }, kNow);
    const merged = applyEdit(added, { edit: "merge-speakers", from: "brandt", into: "rehn" }, kNow);
    expect(merged.speakers).toContainEqual({ ...speaker, role: "the mayor" });
    expect(merged.claims.some((claim) => claim.speaker === "brandt")).toBe(false);
    expect(valid(merged)).toBe(true);
  });

  test("confirms or drops a fact-check, and thinks again", () => {
    const judge = (review: Review, decision: Decision, check = like) =>
      applyEdit(review, { edit: "check", claim: "cars", check, decision }, kNow);
    const checksOf = ({ claims }: Review) =>
      claims[0]?.checks?.map(({ url, decision }) => [url, decision]);
    const dropped = judge(judge(start, "accepted"), "rejected");
    expect(checksOf(dropped)).toEqual([[like.url, "rejected"]]);
    const both = judge(dropped, "accepted", nearMiss);
    expect(checksOf(both)).toHaveLength(2);
    expect(readReview(writeReview(both))).toEqual(both);
    expect(judge(dropped, "open").claims).toEqual(start.claims);
    let many = start;
    for (let i = 0; i < 120; i += 1) {
      many = judge(many, "rejected", { ...like, url: `https://checkers.example/${i}` });
    }
    expect(checksOf(many)).toHaveLength(100);
    expect(valid(many)).toBe(true);
  });

  test("is told when an edit names nothing", () => {
    const decision = "accepted";
    expect(() => applyEdit(start, { edit: "decide", claim: "no", decision }, kNow)).toThrow(
      ReviewError,
    );
    const merge = { edit: "merge-speakers", from: "brandt", into: "brandt" } as const;
    expect(() => applyEdit(start, merge, kNow)).toThrow(ReviewError);
    expect(() => applyEdit(start, { edit: "span", claim: "bus", spans: [] }, kNow)).toThrow(
      ReviewError,
    );
  });

  test("takes steps back and forward, and a new step ends what was taken back", () => {
    const accept = { edit: "decide", claim: "bus", decision: "accepted" } as const;
    const once = History.of(start).apply(accept, kNow);
    expect(once.undo().review).toBe(start);
    expect(once.undo().redo().review).toBe(once.review);
    const other = once.undo().apply({ ...accept, decision: "rejected" }, kNow);
    expect([other.canUndo, other.canRedo]).toEqual([true, false]);
    expect(once.redo()).toBe(once);
    expect(History.of(start).undo().canUndo).toBe(false);
  });

  test("a note that is written bit by bit is one step", () => {
    const note = (words: string, claim = "bus") => ({ edit: "note", claim, note: words }) as const;
    const written = History.of(start).apply(note("as"), kNow).apply(note("asked"), kNow);
    expect(written.review.claims.find(({ id }) => id === "bus")?.note).toBe("asked");
    expect(written.undo().review).toBe(start);
    const later = written.undo().redo().apply(note("asked them"), kNow);
    expect(later.undo().review).toBe(written.review);
  });
});

describe("work in progress", () => {
  function storage(setItem?: () => void): Storage {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: setItem ?? ((key: string, value: string) => items.set(key, value)),
      removeItem: (key: string) => items.delete(key),
    } as unknown as Storage;
  }

  test("is kept and found again", () => {
    const room = storage();
    expect(new Drafts(() => room).save("a", reviewed())).toBe("kept");
    expect(new Drafts(() => room).load("a")).toEqual(reviewed());
    new Drafts(() => room).remove("a");
    expect(new Drafts(() => room).load("a")).toBeUndefined();
  });

  test("a storage that fails is told", () => {
    const full = storage(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    expect(new Drafts(() => full).save("a", reviewed())).toBe("full");
    const forbidden = new Drafts(() => {
      throw new DOMException("", "SecurityError");
    });
    expect(forbidden.save("a", reviewed())).toBe("forbidden");
    expect(forbidden.load("a")).toBeUndefined();
  });

  test("what is damaged is let go", () => {
    const room = storage();
    room.setItem("sayso.review:a", "{}");
    expect(new Drafts(() => room).load("a")).toBeUndefined();
    expect(room.getItem("sayso.review:a")).toBeNull();
  });
});
