// @vitest-environment jsdom
// What an editor does to the claims, and what is kept of it.
import { describe, expect, test, vi } from "vitest";
import type { SaySoElement } from "../../web/src/embed/sayso.js";
import * as page from "./embed-page.js";
import { article, reviewed as sampled } from "./review-samples.js";

describe("in review", () => {
  const decide = (element: SaySoElement, decision: string) =>
    page.find(element, `.decide[data-decision=${decision}]`)?.click();

  test("an editor accepts, undoes, and the work survives a reload", async () => {
    const reviews = page.heard("sayso-review");
    const element = await page.mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    expect(element.reviewed?.claims.find(({ id }) => id === "bus")?.decision).toBe("accepted");
    expect(page.read(element, ".decided")).toBe("1 of 4 decided");
    element.remove();
    const again = await page.mount({ review: "" });
    expect(page.read(again, ".decided")).toBe("1 of 4 decided");
    again.choose("bus");
    decide(again, "accepted");
    expect(page.read(again, ".decided")).toBe("0 of 4 decided");
    page.button(again, "Undo").click();
    expect(page.read(again, ".decided")).toBe("1 of 4 decided");
    expect(reviews.length).toBe(3);
  });

  test("a paragraph that loads late: what was kept for the whole article comes back", async () => {
    page.addLate();
    const before = await page.mount({ review: "" });
    before.choose("bus");
    decide(before, "accepted");
    before.remove();
    page.host();
    const again = await page.mount({ review: "" });
    expect(page.read(again, ".decided")).toBe("0 of 4 decided");
    page.addLate();
    await vi.waitFor(() => expect(page.read(again, ".decided")).toBe("1 of 4 decided"));
  });

  test("what a late paragraph claims comes to the review that was begun", async () => {
    const element = await page.mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    page.addLate(`${page.kGain} in May.`);
    await vi.waitFor(() => expect(page.read(element, ".decided")).toBe("1 of 5 decided"));
    expect(page.read(element, ".card .said")).toMatch(/^1 claim was found in what the article/);
    expect(element.reviewed?.claims.at(-1)).toMatchObject({ decision: "open", type: "pledge" });
    expect(page.marks().map(([, text]) => text)).toContain(page.kGain);
    expect(page.read(element, ".provenance")).not.toContain("earlier");
    // what was done before can be taken back, and what has come stays
    page.button(element, "Undo").click();
    expect(page.read(element, ".decided")).toBe("0 of 5 decided");
    expect(page.read(element, ".provenance")).not.toContain("earlier");
    page.button(element, "Redo").click();
    expect(element.reviewed?.claims.find(({ id }) => id === "bus")?.decision).toBe("accepted");
    element.remove();
    const again = await page.mount({ review: "" });
    expect(page.read(again, ".decided")).toBe("1 of 5 decided");
  });

  test("a review of another version that is handed over gains what that has not", async () => {
    page.host(`${article}\n\n${page.kGain} in May.`);
    const { reviewed } = await page.mount({ review: "" }, sampled());
    expect(reviewed?.claims.map(({ id, decision }) => [id, decision])).toEqual([
      ["cars", "accepted"],
      ["bus", "accepted"],
      ["pumps", "accepted"],
      ["rain", "rejected"],
      ["bus-2", "open"],
    ]);
  });

  test("one that is handed over can be undone to the work that it replaces", async () => {
    const before = await page.mount({ review: "" });
    before.choose("rain");
    decide(before, "accepted");
    before.remove();
    const element = await page.mount({ review: "" }, sampled());
    expect(page.read(element, ".decided")).toBe("4 of 4 decided");
    page.button(element, "Undo").click();
    expect(page.read(element, ".decided")).toBe("1 of 4 decided");
  });

  test("an engine that fails on a late paragraph takes nothing away", async () => {
    const failed = page.heard("sayso-error");
    const element = await page.mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    page.analyze.mockImplementationOnce(() => Promise.reject(new Error("No engine.")));
    page.addLate();
    await vi.waitFor(() => expect(failed).toEqual([{ message: "No engine." }]));
    expect(page.read(element, ".decided")).toBe("1 of 4 decided");
    expect(page.read(element, ".provenance")).toContain("earlier");
  });

  test("a rejected claim leaves the text", async () => {
    const element = await page.mount({ review: "" });
    element.choose("cars");
    decide(element, "rejected");
    element.choose(null);
    expect(page.marks().map(([, text]) => text)).not.toContain(
      "The harbour tunnel carried 41,000 cars a day last year",
    );
  });

  test("type, speaker and note are set", async () => {
    const element = await page.mount({ review: "" });
    element.choose("cars");
    const set = (selector: string, value: string) => {
      const field = page.find(element, selector) as HTMLSelectElement;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const [speakers, , types] = [...page.inside(element).querySelectorAll(".editor > .field")].map(
      (each) => each.firstElementChild,
    );
    expect([speakers?.tagName, types?.tagName]).toEqual(["SELECT", "SELECT"]);
    set(".editor > .field:nth-of-type(1) select", "brandt");
    set(".editor > .field:nth-of-type(3) select", "comparison");
    set(".editor textarea", "Ask again");
    expect(element.reviewed?.claims[0]).toMatchObject({
      speaker: "brandt",
      type: "comparison",
      note: "Ask again",
    });
  });

  test("a speaker gets another name and role", async () => {
    const element = await page.mount({ review: "" });
    page.button(element, "Ada Brandt").click();
    const form = page.find(element, ".speaker-editor") as HTMLFormElement;
    const set = (name: string, value: string) => {
      const field = form.elements.namedItem(name) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    set("name", "  ");
    set("name", "Ada M. Brandt");
    set("role", "mayor of Ellerby");
    expect(element.reviewed?.speakers.find(({ id }) => id === "brandt")).toMatchObject({
      name: "Ada M. Brandt",
      role: "mayor of Ellerby",
    });
    expect(page.read(element, ".speakers")).toContain("Ada M. Brandt");
  });

  test("a correction is noted with its day, and readers see it", async () => {
    const element = await page.mount({ review: "" });
    const field = [...page.inside(element).querySelectorAll<HTMLInputElement>(".field input")].at(
      -1,
    );
    if (!field) throw new Error("there is no field");
    field.value = "The tunnel opened in 1986, not in 1968.";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const review = element.reviewed;
    expect(review?.corrections[0]?.note).toBe("The tunnel opened in 1986, not in 1968.");
    const published = await page.mount({}, review);
    page.button(published, "Claims in this article").click();
    expect(page.read(published, ".corrections")).toMatch(/^\d{4}-\d\d-\d\d: The tunnel/);
  });

  test("a verdict needs evidence", async () => {
    const element = await page.mount({ review: "" });
    element.choose("cars");
    const form = page.find(element, ".verdict-form form") as HTMLFormElement;
    const fill = (name: string, value: string) => {
      (form.elements.namedItem(name) as HTMLInputElement).value = value;
    };
    const submit = () =>
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    fill("rating", "True");
    fill("evidence", "javascript:alert(1)");
    submit();
    expect(page.read(element, ".card .said")).toContain("at least one link");
    fill("evidence", "https://a.example/count The count of 2025");
    submit();
    expect(element.reviewed?.claims[0]?.verdict).toMatchObject({
      rating: "True",
      evidence: [{ url: "https://a.example/count", title: "The count of 2025" }],
    });
  });

  test("the words selected in the article become the claim's", async () => {
    const element = await page.mount({ review: "" });
    element.choose("cars");
    page.button(element, "Take the words").click();
    expect(page.read(element, ".card .said")).toContain("Select the claim’s words");
    const mark = [...document.querySelectorAll("sayso-mark")].find((each) =>
      each.textContent?.startsWith("The harbour"),
    );
    const range = document.createRange();
    range.setStart(mark?.firstChild as Node, 0);
    range.setEnd(mark?.firstChild as Node, 33);
    getSelection()?.addRange(range);
    page.button(element, "Take the words").click();
    expect(element.reviewed?.claims[0]?.spans[0]?.exact).toBe("The harbour tunnel carried 41,000");
  });

  test("a claim gains and loses words by buttons and by keys, and it is said", async () => {
    const element = await page.mount({ review: "" });
    element.choose("pumps");
    const exact = () => element.reviewed?.claims.find(({ id }) => id === "pumps")?.spans[0]?.exact;
    const press = (key: string) => {
      const init = { key, shiftKey: true, bubbles: true, composed: true, cancelable: true };
      page.find(element, ".card")?.dispatchEvent(new KeyboardEvent("keydown", init));
    };
    const end = (label: string, what: string) =>
      [...(page.find(element, `.stretch[aria-label="${label}"]`)?.querySelectorAll("button") ?? [])]
        .find((each) => page.words(each)?.includes(what))
        ?.click();
    end("At the start", "one word more");
    expect(exact()).toBe("said the pumps had failed twice");
    expect(page.read(element, ".card .said")).toBe(
      "The claim is now: said the pumps had failed twice",
    );
    expect(page.marks()).toContainEqual(["chosen-light", "said the pumps had failed twice"]);
    end("At the end", "one word less");
    expect(exact()).toBe("said the pumps had failed");
    for (const key of ["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]) press(key);
    expect(exact()).toBe("said the pumps had failed");
    for (const key of ["ArrowUp", "ArrowUp"]) press(key);
    expect(exact()).toBe("Brandt said the pumps had failed");
    expect(page.read(element, ".card .said")).toBe("There is no word left to take.");
    page.button(element, "Undo").click();
    expect(exact()).toBe("said the pumps had failed");
    expect(page.read(element, ".card .said")).toBe("");
    const keys = () => page.find(element, ".step")?.getAttribute("aria-keyshortcuts");
    expect(keys()).toBe("Shift+ArrowDown");
    element.setAttribute("shortcuts", "off");
    expect(keys()).toBeNull();
    press("ArrowUp");
    expect(exact()).toBe("said the pumps had failed");
  });

  test("a browser that keeps nothing is told at once", async () => {
    const element = await page.mount({ review: "" });
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    element.choose("bus");
    decide(element, "accepted");
    expect(page.read(element, "[role=alert]")).toContain("no room");
    vi.restoreAllMocks();
  });

  test("letters decide, unless they are switched off", async () => {
    const element = await page.mount({ review: "" });
    element.choose("bus");
    const press = () =>
      page
        .find(element, ".card")
        ?.dispatchEvent(new KeyboardEvent("keydown", { key: "r", bubbles: true, composed: true }));
    element.setAttribute("shortcuts", "off");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("open");
    element.removeAttribute("shortcuts");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("rejected");
  });
});
