// The exports: each by its own vocabulary, each selector in one place, nothing in them that acts.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import {
  claimReviews,
  csv,
  exportReview,
  formats,
  markdown,
  plainText,
  schemaOrg,
  webAnnotations,
  type Annotation,
  type Thing,
} from "../../web/src/export/index.js";
import { applyEdit, writeReview, type Review } from "../../web/src/review/index.js";
import { article, beside, kNow, reviewed } from "./review-samples.js";
import { dist, filesBelow, shared } from "./support.js";

const options = { text: article };

describe("Web Annotation", () => {
  const { items } = webAnnotations(beside(reviewed()), options);

  test("has what was accepted, in the order of the text", () => {
    expect(items.map(({ id }) => id.split("#")[1])).toEqual([
      "claim-cars",
      "claim-bus",
      "claim-pumps",
    ]);
  });

  test("every selector resolves to one place, positions count code points", () => {
    const codePoints = [...article];
    for (const selector of items.flatMap(({ target }) => target).flatMap((each) => each.selector)) {
      if (selector.type === "TextPositionSelector") {
        const words = codePoints.slice(selector.start, selector.end).join("");
        expect(reviewed().claims.flatMap(({ spans }) => spans.map(({ exact }) => exact))).toContain(
          words,
        );
      } else {
        const all = selector.prefix + selector.exact + selector.suffix;
        expect(article.split(all)).toHaveLength(2);
      }
    }
    const after = items[2]?.target[0]?.selector.find(({ type }) => type === "TextPositionSelector");
    expect(after).toMatchObject({
      start: [...article.slice(0, article.indexOf("the pumps"))].length,
    });
  });

  test("in a text that has changed the selectors are those of today", () => {
    const text = `Updated at noon. 🚇\n\n${article}`;
    for (const { target } of webAnnotations(reviewed(), { text }).items) {
      for (const selector of target.flatMap((each) => each.selector)) {
        if (selector.type !== "TextPositionSelector") continue;
        expect(text).toContain([...text].slice(selector.start, selector.end).join(""));
      }
    }
  });

  test("a quote that nothing makes unique is left to its position", () => {
    const text = "la ".repeat(4000);
    const review = { ...reviewed(), text };
    const [cars] = review.claims;
    if (!cars) throw new Error("no claim");
    const begin = 6000;
    cars.spans = [{ exact: "la la", prefix: "", suffix: "", begin, end: begin + 5 }];
    const ours = { ...review, made_for: { ...review.made_for } };
    expect(webAnnotations(ours, { text }).items.flatMap(({ target }) => target)).toEqual([]);
  });

  test("without a text there are the quotes as reviewed", () => {
    const [first] = webAnnotations(reviewed()).items;
    expect(first?.target[0]?.selector.map(({ type }) => type)).toEqual(["TextQuoteSelector"]);
  });

  const folder = shared && join(shared, "corpora/web-annotation-tests");
  describe.skipIf(!folder || !existsSync(folder))("by the assertions of the W3C", () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    let assertions: string[] = [];

    /** Draft 4 names schemas by `id` and has a word that has changed its meaning since. */
    const modern = (path: string) => {
      const text = readFileSync(path, "utf8")
        .replaceAll(/"\$schema":\s*"[^"]*",/g, "")
        .replaceAll(/"exclusiveMinimum":\s*true/g, '"$comment": ""')
        .replace(/"id"\s*:/, '"$id":');
      return JSON.parse(text) as { assertionType?: string };
    };

    beforeAll(() => {
      if (!folder) return;
      for (const path of filesBelow(join(folder, "definitions"))) {
        ajv.addSchema({ ...modern(path), $id: basename(path) });
      }
      assertions = filesBelow(join(folder, "annotations")).filter((path) => path.endsWith(".json"));
    });

    test("every annotation is what each of them demands", () => {
      const demanded = assertions
        .map((path) => ({ path, schema: modern(path) }))
        .filter(
          ({ path, schema }) =>
            schema.assertionType === "must" ||
            /Created|SingleCreator|textQuoteSelector|textPositionSelector|bodyKeyFound/.test(path),
        )
        .filter(
          ({ path }) => !/body(Created|SingleCreator)|targ(Created|SingleCreator)/.test(path),
        );
      expect(demanded.length).toBeGreaterThan(40);
      for (const { path, schema } of demanded) {
        const valid = ajv.compile({ ...schema, $id: basename(path) });
        for (const item of items) {
          const says = valid(item);
          expect([basename(path), says, says ? null : valid.errors]).toEqual([
            basename(path),
            true,
            null,
          ]);
        }
      }
    });

    test("a broken annotation is found by them", () => {
      const path = assertions.find((name) => name.includes("textQuoteSelectorValid")) ?? "";
      const valid = ajv.getSchema(basename(path)) ?? ajv.compile(modern(path));
      const broken = structuredClone(items[0]) as Annotation;
      for (const selector of broken.target[0]?.selector ?? [])
        Reflect.deleteProperty(selector, "exact");
      expect(valid(broken)).toBe(false);
    });
  });
});

/** The properties that schema.org has for each type, as far as we use any. */
const vocabulary: Record<string, string[]> = {
  NewsArticle: ["url", "headline", "publisher", "datePublished", "inLanguage"],
  Person: ["name", "jobTitle", "url"],
  Organization: ["name", "description"],
  Claim: ["text", "author", "appearance", "isBasedOn", "datePublished", "subjectOf"],
  Quotation: ["text", "spokenByCharacter", "isPartOf"],
  ClaimReview: [
    "creativeWorkStatus",
    "url",
    "name",
    "datePublished",
    "claimReviewed",
    "itemReviewed",
    "author",
    "reviewRating",
    "reviewBody",
    "citation",
  ],
  Rating: ["alternateName"],
  CreativeWork: ["url", "name"],
};

function thingsIn(value: unknown): Thing[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(thingsIn);
  return "@type" in value ? [value as Thing, ...below] : below;
}

describe("schema.org", () => {
  test.each([schemaOrg, claimReviews])("%o keeps to the vocabulary", (write) => {
    const things = thingsIn(write(reviewed(), options));
    expect(things.length).toBeGreaterThan(3);
    for (const thing of things) {
      const names = Object.keys(thing).filter((name) => !name.startsWith("@"));
      expect(vocabulary[thing["@type"]]).toEqual(expect.arrayContaining(names));
    }
  });

  test("every reference leads to a thing of the graph", () => {
    const graph = schemaOrg(reviewed(), options);
    const ids = new Set(graph["@graph"].map((thing) => thing["@id"]));
    const references = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
    for (const [, id] of references) expect(ids).toContain(id);
  });

  test("what stands in quote marks is a quotation by its speaker, what the article says is nobody's", () => {
    const things = schemaOrg(reviewed(), options)["@graph"];
    const quotation = things.find((thing) => thing["@type"] === "Quotation");
    expect(quotation).toMatchObject({ text: "We will pay for every late bus 🚌" });
    const cars = things.find((thing) => thing["@id"]?.endsWith("claim-cars"));
    expect(cars).not.toHaveProperty("author");
  });

  test("a claim review is a draft, for claims with a verdict only", () => {
    const drafts = claimReviews(reviewed(), options)["@graph"];
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      creativeWorkStatus: "Draft",
      claimReviewed: "the pumps had failed twice",
      reviewRating: { alternateName: "Mostly true" },
      itemReviewed: { author: { name: "Ada Brandt" } },
    });
  });
});

const noted = (note: string): Review =>
  applyEdit(reviewed(), { edit: "note", claim: "bus", note }, kNow);

/** What a spreadsheet reads. */
function cells(table: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of table
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push((quoted ?? plain ?? "").replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("CSV", () => {
  test("is a table of one claim a row", () => {
    const rows = cells(csv(reviewed(), options));
    expect(rows.map((row) => row.length)).toEqual([19, 19, 19, 19]);
    expect(rows[1]?.[0]).toBe("The harbour tunnel carried 41,000 cars a day last year");
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "|calc", "＝1", "\u00a0=1"])(
    "%j is no formula",
    (note) => {
      const written = cells(csv(noted(note), options))[2]?.[11];
      expect(written).toBe(`'${note}`);
    },
  );

  test("marks, commas and lines stay inside their cell", () => {
    const note = 'so, "he\r\nsaid"';
    expect(cells(csv(noted(note), options))[2]?.[11]).toBe(note);
  });
});

describe("for people", () => {
  const nasty = "<img src=x onerror=alert(1)> [a](javascript:b) **c** # d\n\n# e `f`";

  test("Markdown escapes whatever it or HTML would read", () => {
    const line = markdown(noted(nasty), options)
      .split("\n")
      .find((each) => each.includes("img"));
    expect(line?.replace(/\\[^\w\s]/g, "")).not.toMatch(/[<>[\]()*#`]/);
    expect(markdown(reviewed(), options)).toContain(
      "[The log of the pumps](<https://courier.example/log>)",
    );
  });

  test("plain text says who, how and where, in two languages", () => {
    const english = plainText(reviewed(), options);
    expect(english).toContain("“the pumps had failed twice”\n  speaker: Ada Brandt, the mayor");
    expect(english).toContain("Reviewed by Jo Lind");
    expect(plainText(reviewed(), { ...options, language: "de-AT" })).toContain(
      "Geprüft von Jo Lind",
    );
  });

  test("open claims are exported on demand, rejected ones never", () => {
    const open = applyEdit(reviewed(), { edit: "decide", claim: "cars", decision: "open" }, kNow);
    expect(plainText(open, options)).not.toContain("41,000");
    const all = plainText(open, { ...options, claims: "all" });
    expect(all).toContain("41,000");
    expect(all).not.toContain("It rained");
  });

  test("a claim whose speaker is not sure enough has none", () => {
    const review = reviewed();
    for (const claim of review.claims) claim.confidence = 0.4;
    expect(plainText(review, options)).toContain("speaker: Unknown");
  });
});

describe("fact-checks of others", () => {
  /** A match and a near miss confirmed, a third dropped. */
  const checked = () => beside(reviewed());

  test("what an editor has confirmed is in every format, what was dropped in none", () => {
    for (const format of Object.keys(formats) as (keyof typeof formats)[]) {
      const written = exportReview(checked(), format, options);
      expect([format, written.includes("Not so")]).toEqual([format, false]);
      // a draft is about the house's own verdict
      if (format === "claim-review") expect(written).not.toContain("checkers.example");
      else expect([format, written.includes("checkers.example/cars")]).toEqual([format, true]);
    }
  });

  test("for people, in words around theirs", () => {
    expect(plainText(checked(), options)).toContain(
      "checked before: A similar claim by Bo Lund, dated January 20, 2024, was checked by The Checkers: “Too low” (“The tunnel carried 41,000 cars a day.”) https://checkers.example/cars",
    );
    expect(plainText(checked(), { ...options, language: "de" })).toContain(
      "schon geprüft: Knapp daneben: Eine ähnliche Behauptung mit anderer Zahl",
    );
    expect(markdown(checked(), options)).toContain("\\<b\\>Wrong\\</b\\> \\[a\\]\\(b\\)");
    const [, cars] = cells(csv(checked(), options));
    expect(cars?.[18]?.split("\n").map((line) => line.split(" ").at(-1))).toEqual([
      "https://checkers.example/cars",
      "https://checkers.example/near",
    ]);
  });

  test("to schema.org the claim is the subject of another's review; a near miss is not", () => {
    const graph = schemaOrg(checked(), options);
    const cars = graph["@graph"].find((thing) => thing["@id"]?.endsWith("claim-cars"));
    expect(cars?.["subjectOf"]).toEqual([
      expect.objectContaining({
        "@type": "ClaimReview",
        url: "https://checkers.example/cars",
        author: { "@type": "Organization", name: "The Checkers" },
        reviewRating: { "@type": "Rating", alternateName: "Too low" },
      }),
    ]);
    for (const thing of thingsIn(graph)) {
      const names = Object.keys(thing).filter((name) => !name.startsWith("@"));
      expect(vocabulary[thing["@type"]]).toEqual(expect.arrayContaining(names));
    }
  });

  test("a Web Annotation comments in words and links to the check", () => {
    const [cars] = webAnnotations(checked(), options).items;
    expect(cars?.body.filter(({ purpose }) => purpose === "linking")).toEqual([
      { type: "SpecificResource", purpose: "linking", source: "https://checkers.example/cars" },
      { type: "SpecificResource", purpose: "linking", source: "https://checkers.example/near" },
    ]);
  });
});

describe("the command line", () => {
  const cli = join(dist, "cli.js");
  const folder = mkdtempSync(join(tmpdir(), "sayso-export-"));
  const file = join(folder, "review.json");
  writeFileSync(file, writeReview(reviewed()));
  writeFileSync(join(folder, "article.txt"), article);
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [cli, ...args], {
      encoding: "utf8",
      stdio: "pipe",
      input: writeReview(reviewed()),
    });

  test.each(Object.keys(formats))("writes %s as the library does", (format) => {
    const written = run("export", file, "--format", format, "--text", join(folder, "article.txt"));
    expect(written).toBe(exportReview(reviewed(), format as keyof typeof formats, options));
  });

  test("reads standard input and says what is wrong in a line", () => {
    expect(run("export", "-")).toBe(markdown(reviewed()));
    expect(() => run("export", join(folder, "article.txt"))).toThrow(/not JSON/);
    expect(() => run("export", "-", "--format", "pdf")).toThrow(/no format pdf/);
  });
});
