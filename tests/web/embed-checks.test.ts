// @vitest-environment jsdom
// Fact-checks of others beside the claims: for readers, for editors, and in what is published.
import { describe, expect, test, vi } from "vitest";
import type { FactMatcher, SaySoElement } from "../../web/src/embed/sayso.js";
import type { Match, Statement } from "../../web/src/factchecks/types.js";
import { writeReview } from "../../web/src/review/index.js";
import * as page from "./embed-page.js";
import { beside, like, nearMiss, reviewed } from "./review-samples.js";

const match = (check: typeof like, text: string): Match => ({
  entry: 0,
  score: 0.8,
  difference: check.difference,
  check: { claimant: "", date: "", rating: "", publisher: "", url: "", title: "", ...check },
  words: check.words.map(({ here, there, difference }) => {
    const begin = text.indexOf(here);
    return { here: { begin, end: begin + here.length }, there, difference };
  }),
});

/** Finds both fact-checks for what is said of cars. */
const matcher = () => ({
  match: vi.fn((statements: readonly Statement[]) =>
    Promise.resolve(
      statements
        .filter(({ text }) => text.includes("41,000"))
        .map(({ id, text }) => ({ id, matches: [match(like, text), match(nearMiss, text)] })),
    ),
  ),
});

async function mount(
  factChecks: FactMatcher | undefined,
  attributes: Record<string, string> = {},
  review = undefined as ReturnType<typeof reviewed> | undefined,
): Promise<SaySoElement> {
  const element = await page.mount(attributes, review);
  element.factChecks = factChecks;
  return element;
}

const items = (element: SaySoElement) => [
  ...page.inside(element).querySelectorAll<HTMLElement>(".before li"),
];
const opened = async (element: SaySoElement, count = 2) => {
  element.choose("cars");
  await vi.waitFor(() => expect(items(element)).toHaveLength(count));
};

describe("for readers", () => {
  test("a candidate says who claimed and who checked, with the rating in their words", async () => {
    const element = await mount(matcher());
    await opened(element);
    const [same, near] = items(element).map((each) => page.words(each));
    expect(same).toContain(
      "A similar claim by Bo Lund, dated January 20, 2024, was checked by The Checkers: “Too low”",
    );
    expect(same).toContain("Read the check at checkers.example, which leaves this page.");
    expect(near).toContain("Near miss A similar claim with another figure was checked");
    expect(near).toContain("“41,000” in this text, “14,000” in what was checked.");
    expect(page.find(element, ".before mark")?.textContent).toBe("14,000");
    expect(page.find(element, ".before a")?.getAttribute("rel")).toBe("noopener noreferrer");
    // words of others are words
    expect(page.inside(element).querySelector(".before li b:not(.near)")).toBeNull();
    expect(page.inside(element).querySelector(".before .decide")).toBeNull();
  });

  test("the list tells which claims have some, and how many", async () => {
    const element = await mount(matcher());
    page.button(element, "Claims in this article").click();
    await vi.waitFor(() =>
      expect(page.read(element, ".before-line")).toBe(
        "1 claim is like one that was checked before.",
      ),
    );
    expect(page.read(element, "[data-claim=cars]")).toContain("checked before");
    expect(page.read(element, "[data-claim=bus]")).not.toContain("checked before");
  });

  test("each claim is looked up once, with its speaker and the article's day", async () => {
    const checks = matcher();
    const element = await mount(checks);
    await opened(element);
    page.addLate(`${page.kGain} in May.`);
    await vi.waitFor(() => expect(checks.match).toHaveBeenCalledTimes(2));
    expect(checks.match.mock.calls.map(([asked]) => asked.length)).toEqual([4, 1]);
    expect(checks.match.mock.calls[0]?.[0][1]).toMatchObject({ speaker: "Ada Brandt" });
  });

  test("an address that is none, or not on the web, is no link", async () => {
    const hostile = { ...like, url: "javascript:alert(1)" };
    const element = await mount({
      match: ([{ id, text } = { id: "", text: "" }]) =>
        Promise.resolve([{ id, matches: [match(hostile, text)] }]),
    });
    await opened(element, 1);
    expect(page.find(element, ".before a")).toBeNull();
  });

  test("a failure is told, and tried again on demand", async () => {
    const failed = page.heard("sayso-error");
    const checks = matcher();
    checks.match.mockImplementationOnce(() => Promise.reject(new Error("No file.")));
    const element = await mount(checks);
    page.button(element, "Claims in this article").click();
    await vi.waitFor(() =>
      expect(page.read(element, ".before-line")).toContain(
        "The fact-checks could not be read: No file.",
      ),
    );
    expect(failed).toEqual([{ message: "No file." }]);
    expect(page.inside(element).querySelectorAll(".item")).toHaveLength(4);
    page.button(element, "Try again").click();
    await vi.waitFor(() => expect(page.read(element, ".before-line")).toContain("1 claim is like"));
  });

  test("a file of another origin is not asked for", async () => {
    const fetched = vi.fn();
    vi.stubGlobal("fetch", fetched);
    const failed = page.heard("sayso-error");
    await mount(undefined, { factchecks: "https://elsewhere.example/feed.json" });
    await vi.waitFor(() => expect(failed[0]?.message).toContain("own origin"));
    expect(fetched).not.toHaveBeenCalled();
  });

  test("where there is nothing to match, no file is asked for", async () => {
    const fetched = vi.fn();
    vi.stubGlobal("fetch", fetched);
    page.analyze.mockImplementationOnce((async (text: string) => ({
      ...(await page.asRead.analyze(text)),
      claims: [],
    })) as never);
    await mount(undefined, { factchecks: "feed.json" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(fetched).not.toHaveBeenCalled();
  });

  test("without any, nothing is said of them", async () => {
    const element = await mount(matcher());
    await opened(element);
    element.factChecks = undefined;
    expect(items(element)).toEqual([]);
    expect(page.find(element, ".before-line")).toBeNull();
  });
});

describe("in review", () => {
  const judge = (element: SaySoElement, index: number, decision: string) =>
    items(element)[index]?.querySelector<HTMLElement>(`[data-decision=${decision}]`)?.click();
  const kept = (element: SaySoElement) =>
    element.reviewed?.claims[0]?.checks?.map(({ url, decision }) => [url, decision]);

  test("an editor confirms and drops, takes it back, and the work survives a reload", async () => {
    const element = await mount(matcher(), { review: "" });
    await opened(element);
    expect(kept(element)).toBeUndefined();
    judge(element, 0, "accepted");
    judge(element, 1, "rejected");
    expect(kept(element)).toEqual([
      [like.url, "accepted"],
      [nearMiss.url, "rejected"],
    ]);
    // what is decided stays where it is
    expect(items(element).map((each) => each.dataset["decision"])).toEqual([
      "accepted",
      "rejected",
    ]);
    page.button(element, "Undo").click();
    expect(items(element).map((each) => each.dataset["decision"])).toEqual(["accepted", "open"]);
    page.button(element, "Redo").click();
    element.remove();
    const again = await mount(undefined, { review: "" });
    await opened(again);
    expect(kept(again)).toEqual([
      [like.url, "accepted"],
      [nearMiss.url, "rejected"],
    ]);
    judge(again, 1, "rejected");
    expect(kept(again)).toEqual([[like.url, "accepted"]]);
  });

  test("candidates that nobody has decided on are in no file", async () => {
    const element = await mount(matcher(), { review: "" });
    await opened(element);
    element.choose("bus");
    page.find(element, ".editor .decide")?.click();
    expect(writeReview(element.reviewed as never)).not.toContain("checkers.example");
  });

  test("a claim whose words are changed is looked up anew", async () => {
    const checks = matcher();
    const element = await mount(checks, { review: "" });
    await opened(element);
    const less = page.find(element, '.stretch[aria-label="At the end"] button:last-of-type');
    less?.click();
    await vi.waitFor(() => expect(checks.match).toHaveBeenCalledTimes(2));
  });
});

test("what is published has what was confirmed, and looks nothing up", async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response(writeReview(beside(reviewed())))));
  vi.stubGlobal("fetch", fetched);
  const checks = matcher();
  const element = await mount(checks, { src: "review.json", factchecks: "feed.json", lang: "de" });
  element.choose("cars");
  expect(items(element).map((each) => each.dataset["difference"])).toEqual(["none", "number"]);
  expect(page.words(items(element)[0])).toContain(
    "Eine ähnliche Behauptung von Bo Lund (20. Januar 2024) wurde von The Checkers geprüft: „Too low“",
  );
  expect(page.read(element, ".card")).not.toContain("Not so");
  expect(checks.match).not.toHaveBeenCalled();
  expect(fetched).toHaveBeenCalledOnce();
});
