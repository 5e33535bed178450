// Fact-checks in the package: feeds read as the program reads them, the same index, the same matches.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createSayso } from "../../web/src/index.js";
import { createFactChecks, type FactChecks, type Matches } from "../../web/src/factchecks/index.js";
import { readFeed } from "../../web/src/factchecks/feed.js";
import type { Entry } from "../../web/src/factchecks/claim-reviews.js";
import { shapeOfSchema, shapeOfType, type Schema } from "./shapes.js";
import { dist, NodeWorker, root } from "./support.js";

const schema = JSON.parse(
  readFileSync(join(root, "core/schema/matches.schema.json"), "utf8"),
) as Schema;
const wasm = () => WebAssembly.compile(readFileSync(join(dist, "sayso-match.wasm")));
const create = async (thread: "worker" | "main") =>
  createFactChecks({
    wasm: await wasm(),
    workerUrl: join(dist, "factchecks/factchecks-worker.js"),
    thread,
  });

const review = (more: object = {}) => ({
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  url: "https://checkers.example/ferry",
  headline: "No, the ferry was not sold",
  datePublished: "2024-02-01",
  claimReviewed: "The ferry to Holm Island was sold for 21 million crowns.",
  author: { "@type": "Organization", name: "The Checkers", url: "https://checkers.example" },
  itemReviewed: {
    "@type": "Claim",
    datePublished: "2024-01-20",
    author: { "@type": "Person", name: "Bo Lund" },
  },
  reviewRating: { "@type": "Rating", ratingValue: 1, alternateName: "False" },
  ...more,
});
const one = JSON.stringify(review());
const deep = 50_000;

/** What both readers are given; each with how many entries it has. */
const feeds: [name: string, feed: string, entries: number, refused: number][] = [
  ["one review", one, 1, 0],
  ["a byte order mark", `\uFEFF${one}`, 1, 0],
  ["an array over lines", JSON.stringify([review(), review({ url: "" })], null, 2), 2, 0],
  ["a graph", `{"@graph":[${one}]}`, 1, 0],
  ["a feed", `{"@type":"DataFeed","dataFeedElement":[{"item":[${one}]}]}`, 1, 0],
  [
    "keys in another order",
    '{"reviewRating":{"ratingValue":2.50},"claimReviewed":"\\u00c4 boat \\ud83d\\ude00\\n sank","author":"B","@type":["Thing","ClaimReview"]}',
    1,
    0,
  ],
  [
    "lines, some of them wrong",
    `${one}\n{"@type":"ClaimReview","claimRev\r\n\n{"@type":"Person","name":"x"}\n${JSON.stringify(review({ url: "ftp://x" }))}\n${one}`,
    2,
    3,
  ],
  ["a damaged end", `[${one},{"@type":`, 1, 1],
  ["an escape that is none", `[${one},"\\x"]`, 1, 1],
  ["a lone surrogate", `[${one},"\\ud800"]`, 1, 1],
  ["a number that is none", `[${one},01]`, 1, 1],
  ["two texts", `[${one}] 1`, 1, 1],
  ["depth", `[${"[".repeat(deep)}${"]".repeat(deep)},${one}]`, 1, 0],
  [
    "markup and control characters",
    JSON.stringify(review({ claimReviewed: "A <b>bold\u0001</b>\u0085 claim" })),
    1,
    0,
  ],
  ["long fields", JSON.stringify(review({ reviewBody: "word ".repeat(3000) })), 1, 0],
  [
    "CSV",
    'URL,Claim, Speaker ,Rating,Ignored\r\nhttps://a.example,"He said ""no"", twice\r\nin a row",Bo Lund,False,x\r\n' +
      'https://b.example,Short\r\n\r\nhttps://c.example,Too,many,fields,in,this\r\njavascript:1,A claim,,,\r\nhttps://d.example,"never ends',
    2,
    3,
  ],
  ["CSV by semicolons", "claim;url\nOne, two;https://a.example\n", 1, 0],
  ["CSV by tabs", 'claim\turl\n"One" and two\thttps://a.example', 1, 0],
];

/** The entries that a reader gives before the index refuses some. */
function read(feed: string): Entry[] {
  const entries: Entry[] = [];
  readFeed(feed, (entry) => {
    entries.push(entry);
    return undefined;
  });
  return entries;
}

const program = join(root, "dist/bin/sayso");
const folder = mkdtempSync(join(tmpdir(), "sayso-"));

/** The index that the program makes of a feed, and what it says. */
function indexed(feed: string): { file: Uint8Array; told: string } {
  if (!existsSync(program)) throw new Error("dist/bin/sayso is missing: ./dev build makes it");
  const out = join(folder, "feed.sayso-index");
  const { status, stderr } = spawnSync(program, ["index", "-", "-o", out], { input: feed });
  if (status !== 0) throw new Error(stderr.toString());
  return { file: new Uint8Array(readFileSync(out)), told: stderr.toString() };
}

describe("feeds", () => {
  test("a review's fields", () => {
    expect(read(one)).toEqual([
      [
        "The ferry to Holm Island was sold for 21 million crowns.",
        "Bo Lund",
        "2024-01-20",
        "False",
        "The Checkers",
        "https://checkers.example/ferry",
        "No, the ferry was not sold",
        "",
      ],
    ]);
  });

  test.each(feeds)("%s: as many as there are, the rest told", async (_, feed, entries, refused) => {
    const checks = await create("main");
    const loaded = await checks.load(feed);
    expect(loaded).toMatchObject({ entries, refused });
    expect(loaded.problems).toHaveLength(refused);
  });

  test.each(feeds)("%s: the program makes the same index", async (_, feed, entries, refused) => {
    const checks = await create("main");
    const { problems } = await checks.load(feed);
    const { file, told } = indexed(feed);
    expect(Buffer.compare(await checks.save(), file)).toBe(0);
    expect(told).toContain(`${entries} fact-checks${refused > 0 ? `, ${refused} left out` : ""}\n`);
    for (const { at } of problems) expect(told).toMatch(new RegExp(`(line|entry) ${at}: `));
  });

  test("only the first problems are told", async () => {
    const checks = await create("main");
    const loaded = await checks.load(`claim,url\nGood,\n${"A claim,ftp://x\n".repeat(100)}`);
    expect(loaded).toMatchObject({ entries: 1, refused: 100, lines: true });
    expect(loaded.problems).toHaveLength(20);
    expect(loaded.problems[0]).toEqual({ at: 3, reason: "its link is not http or https" });
  });

  test.each(["", " \n ", "GIF89a and more", "[]", "{", "claim\n"])(
    "%j is no feed",
    async (feed) => {
      const checks = await create("main");
      await expect(checks.load(feed)).rejects.toMatchObject({ code: "input" });
    },
  );
});

describe("an index", () => {
  test("opens again and gives the same file; a damaged one is refused and takes nothing away", async () => {
    const checks = await create("main");
    await checks.load(`[${one}]`);
    const file = await checks.save();
    const other = await create("main");
    expect(await other.load(file)).toMatchObject({ entries: 1, refused: 0 });
    expect(await other.save()).toEqual(file);
    for (const damaged of [
      file.slice(0, -1),
      file.with(200, (file[200] ?? 0) ^ 1),
      file.slice(0, 8),
    ]) {
      await expect(other.load(damaged)).rejects.toMatchObject({ code: "input" });
    }
    expect(await other.match([{ id: "1", text: review().claimReviewed }])).toHaveLength(1);
  });

  test("nothing can be looked up before one is loaded", async () => {
    const checks = await create("main");
    await expect(checks.match([])).rejects.toMatchObject({ code: "input" });
    await expect(checks.save()).rejects.toMatchObject({ code: "input" });
  });
});

describe("matches", () => {
  let checks: FactChecks;
  beforeAll(async () => {
    vi.stubGlobal("Worker", NodeWorker);
    checks = await create("worker");
    const others = Array.from({ length: 20 }, (_, i) =>
      review({ claimReviewed: `Question ${i} was asked.` }),
    );
    await checks.load(JSON.stringify([review(), ...others]));
  });
  afterAll(() => {
    checks.close();
    vi.unstubAllGlobals();
  });

  test("the words that agree, and a figure that does not", async () => {
    const texts = [
      "The ferry to Holm Island was sold for 21 million crowns.",
      "The ferry to Holm Island was sold for 2.1 million crowns.",
      "It rained.",
    ];
    const statements = texts.map((text, i) => ({ id: `s${i}\n"`, text }));
    const found = await checks.match(statements);
    expect(found.map(({ id }) => id)).toEqual(['s0\n"', 's1\n"']);
    expect(found[0]?.matches[0]).toMatchObject({ difference: "none", check: { rating: "False" } });
    const near = found[1]?.matches[0];
    expect(near?.difference).toBe("number");
    const pair = near?.words.find(({ difference }) => difference === "number");
    expect(texts[1]?.slice(pair?.here.begin, pair?.here.end)).toContain("2.1");
    expect(near?.check.claim.slice(pair?.there.begin, pair?.there.end)).toContain("21");
  });

  test("an article's claims: by the schema, and as the program finds them", async () => {
    const text =
      "“The ferry to Holm Island — everybody knows it 😀 — was sold for 21 million crowns,” Bo Lund said on Friday.\n\n" +
      "The mayor said the ferry to Holm Island was not sold for 21 million crowns.\n";
    const sayso = await createSayso({
      wasmUrl: join(dist, "sayso.wasm"),
      modelUrls: ["syntax", "entities", "worth", "attributions"].map((name) =>
        join(dist, `models/${name}.bin`),
      ),
      thread: "main",
    });
    const analysis = await sayso.analyze(text);
    const matches: Matches = await checks.matchArticle(text, analysis, { least: 0 });
    const validate = new Ajv2020({ strict: false }).compile(schema);
    validate(matches);
    expect(validate.errors).toBeNull();
    expect(matches.claims.length).toBeGreaterThan(0);
    const [article, index] = [join(folder, "article.txt"), join(folder, "one.sayso-index")];
    writeFileSync(article, text);
    writeFileSync(index, await checks.save());
    const { stdout, stderr } = spawnSync(program, [
      ...["match", article, index, "--format", "json", "--unit", "utf16", "--least", "0"],
    ]);
    expect(stderr.toString()).toBe("");
    expect(matches).toEqual(JSON.parse(stdout.toString()));
  });

  test("the types mirror the schema", () => {
    const types = join(root, "web/src/factchecks/types.ts");
    expect(shapeOfType(types, "Matches")).toEqual(shapeOfSchema(schema));
  });

  test("wrong questions are told and the worker lives on", async () => {
    await expect(checks.match([], { least: 2 })).rejects.toMatchObject({ code: "input" });
    const wrong = [{ id: 1, text: "x" }] as never;
    await expect(checks.match(wrong)).rejects.toMatchObject({ code: "input" });
    expect(await checks.match([{ id: "a", text: "\ud800".repeat(30_000) }])).toEqual([]);
  });

  test("loading tells how far it is, and a signal ends it at once", async () => {
    const fresh = await create("worker");
    const rows = Array.from({ length: 40_000 }, (_, i) => `Claim ${i} of a ferry sold twice,${i}`);
    const told: number[] = [];
    const feed = `claim,rating\n${rows.join("\n")}`;
    await fresh.load(feed, { onProgress: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((done, i) => done > (told[i - 1] ?? 0) && done <= 1)).toBe(true);
    const cancel = new AbortController();
    const loading = fresh.load(feed, { signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(loading).rejects.toMatchObject({ code: "aborted" });
    await expect(fresh.match([])).rejects.toMatchObject({ code: "input" });
    fresh.close();
    await expect(fresh.load(one)).rejects.toMatchObject({ code: "closed" });
  });
});
