// @vitest-environment jsdom
// What an editor does to the claims, and what is kept of it.
import { describe, expect, test, vi } from "vitest";
import type { SaySoElement } from "../../web/src/embed/sayso.js";
import {
  addLate,
  analyze,
  button,
  find,
  heard,
  host,
  inside,
  marks,
  mount,
  words,
} from "./embed-page.js";

describe("in review", () => {
  const decide = (element: SaySoElement, decision: string) =>
    find(element, `.decide[data-decision=${decision}]`)?.click();

  test("an editor accepts, undoes, and the work survives a reload", async () => {
    const reviews = heard("sayso-review");
    const element = await mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    expect(element.reviewed?.claims.find(({ id }) => id === "bus")?.decision).toBe("accepted");
    expect(words(find(element, ".decided"))).toBe("1 of 4 decided");
    element.remove();
    const again = await mount({ review: "" });
    expect(words(find(again, ".decided"))).toBe("1 of 4 decided");
    again.choose("bus");
    decide(again, "accepted");
    expect(words(find(again, ".decided"))).toBe("0 of 4 decided");
    button(again, "Undo").click();
    expect(words(find(again, ".decided"))).toBe("1 of 4 decided");
    expect(reviews.length).toBe(3);
  });

  test("a paragraph that loads late: what was kept for the whole article comes back", async () => {
    addLate();
    const before = await mount({ review: "" });
    before.choose("bus");
    decide(before, "accepted");
    before.remove();
    host();
    const again = await mount({ review: "" });
    expect(words(find(again, ".decided"))).toBe("0 of 4 decided");
    addLate();
    await vi.waitFor(() => expect(words(find(again, ".decided"))).toBe("1 of 4 decided"));
  });

  test("a paragraph that loads late does not undo what an editor has begun", async () => {
    const element = await mount({ review: "" });
    element.choose("bus");
    decide(element, "accepted");
    analyze.mockClear();
    addLate();
    await vi.waitFor(() => expect(words(find(element, ".provenance"))).toContain("earlier"));
    expect(words(find(element, ".decided"))).toBe("1 of 4 decided");
    expect(analyze).not.toHaveBeenCalled();
  });

  test("a rejected claim leaves the text", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    decide(element, "rejected");
    element.choose(null);
    expect(marks().map(([, text]) => text)).not.toContain(
      "The harbour tunnel carried 41,000 cars a day last year",
    );
  });

  test("type, speaker and note are set", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    const set = (selector: string, value: string) => {
      const field = find(element, selector) as HTMLSelectElement;
      field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const [speakers, , types] = [...inside(element).querySelectorAll(".editor > .field")].map(
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
    const element = await mount({ review: "" });
    button(element, "Ada Brandt").click();
    const form = find(element, ".speaker-editor") as HTMLFormElement;
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
    expect(words(find(element, ".speakers"))).toContain("Ada M. Brandt");
  });

  test("a correction is noted with its day, and readers see it", async () => {
    const element = await mount({ review: "" });
    const field = [...inside(element).querySelectorAll<HTMLInputElement>(".field input")].at(-1);
    if (!field) throw new Error("there is no field");
    field.value = "The tunnel opened in 1986, not in 1968.";
    field.dispatchEvent(new Event("change", { bubbles: true }));
    const review = element.reviewed;
    expect(review?.corrections[0]?.note).toBe("The tunnel opened in 1986, not in 1968.");
    const published = await mount({}, review);
    button(published, "Claims in this article").click();
    expect(words(find(published, ".corrections"))).toMatch(/^\d{4}-\d\d-\d\d: The tunnel/);
  });

  test("a verdict needs evidence", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    const form = find(element, ".verdict-form form") as HTMLFormElement;
    const fill = (name: string, value: string) => {
      (form.elements.namedItem(name) as HTMLInputElement).value = value;
    };
    const submit = () =>
      form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    fill("rating", "True");
    fill("evidence", "javascript:alert(1)");
    submit();
    expect(words(find(element, ".said"))).toContain("at least one link");
    fill("evidence", "https://a.example/count The count of 2025");
    submit();
    expect(element.reviewed?.claims[0]?.verdict).toMatchObject({
      rating: "True",
      evidence: [{ url: "https://a.example/count", title: "The count of 2025" }],
    });
  });

  test("the words selected in the article become the claim's", async () => {
    const element = await mount({ review: "" });
    element.choose("cars");
    button(element, "Take the words").click();
    expect(words(find(element, ".said"))).toContain("Select the claim’s words");
    const mark = [...document.querySelectorAll("sayso-mark")].find((each) =>
      each.textContent?.startsWith("The harbour"),
    );
    const range = document.createRange();
    range.setStart(mark?.firstChild as Node, 0);
    range.setEnd(mark?.firstChild as Node, 33);
    getSelection()?.addRange(range);
    button(element, "Take the words").click();
    expect(element.reviewed?.claims[0]?.spans[0]?.exact).toBe("The harbour tunnel carried 41,000");
  });

  test("a browser that keeps nothing is told at once", async () => {
    const element = await mount({ review: "" });
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    element.choose("bus");
    decide(element, "accepted");
    expect(words(find(element, "[role=alert]"))).toContain("no room");
    vi.restoreAllMocks();
  });

  test("letters decide, unless they are switched off", async () => {
    const element = await mount({ review: "" });
    element.choose("bus");
    const press = () =>
      find(element, ".card")?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "r", bubbles: true, composed: true }),
      );
    element.setAttribute("shortcuts", "off");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("open");
    element.removeAttribute("shortcuts");
    press();
    expect(element.reviewed?.claims[1]?.decision).toBe("rejected");
  });
});
