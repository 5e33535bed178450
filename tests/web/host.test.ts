// @vitest-environment jsdom
// Somebody else's page: its words, the way back to its nodes, what it says of itself, marks that go again.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { linksIn, textFragment } from "../../web/src/host/links.js";
import { createMarker, kMarkName } from "../../web/src/host/marks.js";
import { readPage } from "../../web/src/host/page.js";
import { readHost, type HostText } from "../../web/src/host/text.js";
import { Watch } from "../../web/src/host/watch.js";

/** The tests' own pages are written as markup. */
function page(markup: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(`<main>${markup}</main>`, "text/html");
  document.head.replaceChildren(...parsed.head.childNodes);
  document.body.replaceChildren(...parsed.body.childNodes);
  return document.querySelector("main") as HTMLElement;
}

const wordsOf = (ranges: readonly Range[]) => ranges.map(String).join("");

function found(host: HostText, words: string): Range[] {
  const begin = host.text.indexOf(words);
  expect(begin).toBeGreaterThanOrEqual(0);
  return host.rangesOf({ begin, end: begin + words.length });
}

beforeEach(() => {
  page("");
});

describe("the words of a host", () => {
  test("paragraphs are set apart, white space reads as a browser shows it", () => {
    const host = readHost(
      page(
        "<h1> Tunnel\n  closed </h1>\n<p>One  <b>two</b> three<br>four</p><div>five<div>six</div></div>",
      ),
    );
    expect(host.text).toBe("Tunnel closed\n\nOne two three\nfour\n\nfive\n\nsix");
  });

  test("blocks know what they are, also nested", () => {
    const host = readHost(
      page(
        "<h2>Head</h2><p>Text</p><figure><img><figcaption>Cap</figcaption></figure><blockquote><p>Said</p></blockquote><ul><li>Item</li></ul>after",
      ),
    );
    const kinds = host.blocks.map(({ begin, end, kind }) => [host.text.slice(begin, end), kind]);
    expect(kinds).toEqual([
      ["Head", "headline"],
      ["Text", "paragraph"],
      ["Cap", "caption"],
      ["Said", "quote"],
      ["Item", "list"],
      ["after", "paragraph"],
    ]);
  });

  test("what is to be skipped, hidden or no text is not read", () => {
    const host = readHost(
      page(
        "<p>a<script>x</script><span data-sayso-skip>y</span>b<span hidden>z</span></p><p data-sayso-skip>no</p><style>s</style><say-so>w</say-so><p></p><p>c</p>",
      ),
    );
    expect(host.text).toBe("ab\n\nc");
  });

  test("words are found again through links, emphasis and line breaks", () => {
    const host = readHost(
      page('<p>The <a href="/x">harbour <em>tunnel</em></a>\n   carried <b>41,000</b> cars</p>'),
    );
    const ranges = found(host, "harbour tunnel carried 41,000");
    expect(wordsOf(ranges).replace(/\s+/g, " ")).toBe("harbour tunnel carried 41,000");
    for (const range of ranges) expect(range.startContainer).toBe(range.endContainer);
  });

  test("a range does not cover what it skips", () => {
    const host = readHost(page("<p>one <span data-sayso-skip>advertisement </span>two</p>"));
    expect(wordsOf(found(host, "one two"))).toBe("one two");
  });

  test("every offset goes to the page and comes back", () => {
    const main = page("<h1>A  b</h1><p>c <i>d e</i>  f<br>🚌 g</p><ul><li> h<li>i</ul>");
    const host = readHost(main);
    for (let at = 0; at < host.text.length; at++) {
      const [range] = host.rangesOf({ begin: at, end: at + 1 });
      if (!range) expect(host.text.charAt(at)).toBe("\n");
      else expect(host.offsetOf(range.startContainer, range.startOffset)).toBe(at);
    }
  });

  test("accents that stand apart are read together, and marked whole", () => {
    const apart = "Zoe\u0308 of Que\u0301bec met Jose\u0301; q\u0302 stays";
    const host = readHost(page(`<p>${apart}</p>`));
    expect(host.text).toBe(apart.normalize("NFC"));
    for (const word of ["Zo\u00EB", "of Qu\u00E9bec", "Jos\u00E9;", "q\u0302"]) {
      expect(wordsOf(found(host, word))).toBe(word.normalize("NFD"));
    }
    const [range] = found(host, "Qu\u00E9bec") as [Range];
    expect(host.offsetOf(range.startContainer, range.startOffset)).toBe(7);
    expect(host.rangeOf(range)).toEqual({ begin: 7, end: 13 });
  });

  test("a selection is words of the text, without blanks at its ends", () => {
    const main = page("<p>one <b>two</b> three</p>");
    const host = readHost(main);
    const selected = document.createRange();
    selected.setStart(main.querySelector("p")?.firstChild as Node, 3);
    selected.setEnd(main.querySelector("p")?.lastChild as Node, 3);
    const range = host.rangeOf(selected);
    expect(host.text.slice(range?.begin, range?.end)).toBe("two th");
    selected.selectNodeContents(main);
    expect(host.rangeOf(selected)).toEqual({ begin: 0, end: host.text.length });
  });

  test.each(
    "parentNode firstChild nextSibling nodeName nodeType matches closest checkVisibility".split(
      " ",
    ),
  )("a form whose field is named %s is read like any other", (name) => {
    const root = page(
      `<form>One <input name="${name}"><a href="https://a.example/">two</a></form><form><p>Three</p><input name="${name}"></form>`,
    );
    const host = readHost(root);
    expect(host.text).toBe("One two\n\nThree");
    expect(linksIn(host.rangesOf({ begin: 0, end: 7 }))).toHaveLength(1);
  });

  test("depth is no danger", () => {
    let node = page("<p>deep</p>");
    for (let i = 0; i < 1500; i++) node = node.appendChild(document.createElement("div"));
    node.append("end");
    expect(readHost(document.querySelector("main") as Element).text).toBe("deep\n\nend");
  });
});

describe("what a page says of itself", () => {
  const article = {
    "@type": ["NewsArticle"],
    headline: "Linked",
    publisher: [{ name: "Courier" }],
    datePublished: "2026-11-20T08:00:00Z",
    inLanguage: "en-GB",
  };

  test.each([article, [article], { "@graph": [{ "@type": "WebPage" }, article] }])(
    "linked data goes first",
    (data) => {
      const main = page(
        `<script type="application/ld+json">${JSON.stringify(data)}</script><h1>Shown</h1>`,
      );
      expect(readPage(main).article).toMatchObject({
        headline: "Linked",
        outlet: "Courier",
        date: "2026-11-20T08:00:00Z",
      });
      expect(readPage(main).language).toBe("en-GB");
    },
  );

  test("meta and time elements go next", () => {
    const main = page('<h1> Shown\n here</h1><time datetime="2026-11-20">yesterday</time>');
    const meta = document.createElement("meta");
    meta.setAttribute("property", "og:site_name");
    meta.content = "Courier";
    document.head.append(meta);
    expect(readPage(main).article).toMatchObject({
      headline: "Shown here",
      outlet: "Courier",
      date: "2026-11-20",
    });
  });

  test("nonsense is not taken", () => {
    const main = page(
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":{},"datePublished":"soon"}</script><script type="application/ld+json">{</script><time datetime="<b>">x</time>',
    );
    expect(readPage(main).article).not.toHaveProperty("date");
    expect(readPage(main).article).not.toHaveProperty("headline");
  });
});

describe("marks", () => {
  const markup = '<p>The <a href="https://a.example/">harbour tunnel</a> carried cars.</p>';

  test("without highlights elements stand around the words, and go without a trace", () => {
    const main = page(markup);
    const before = main.cloneNode(true);
    const nodes = main.querySelector("p")?.childNodes.length;
    const host = readHost(main);
    const marker = createMarker(document, {});
    marker.show([
      { look: "fact-3", ranges: found(host, "harbour tunnel carried") },
      { look: "view", ranges: found(host, "cars") },
    ]);
    expect(
      [...main.querySelectorAll(kMarkName)].map((each) => [
        each.getAttribute("data-look"),
        each.textContent,
      ]),
    ).toEqual([
      ["fact-3", "harbour tunnel"],
      ["fact-3", " carried"],
      ["view", "cars"],
    ]);
    expect(readHost(main).text).toBe(host.text);
    marker.clear();
    expect(main.isEqualNode(before)).toBe(true);
    expect(main.querySelector("p")?.childNodes).toHaveLength(nodes ?? 0);
  });

  describe("with highlights", () => {
    class FakeHighlight extends Set<Range> {}
    const highlights = new Map<string, FakeHighlight>();
    beforeEach(() => {
      vi.stubGlobal("Highlight", FakeHighlight);
      vi.stubGlobal("CSS", { highlights });
    });
    afterEach(() => {
      vi.unstubAllGlobals();
      highlights.clear();
    });

    test("the page is not touched, and only our own names go", () => {
      const main = page(markup);
      const before = main.cloneNode(true);
      const host = readHost(main);
      highlights.set("search", new FakeHighlight());
      const [one, two] = [createMarker(document, {}), createMarker(document, {})];
      one.show([{ look: "fact-3", ranges: found(host, "tunnel carried") }]);
      two.show([
        { look: "fact-3", ranges: found(host, "cars") },
        { look: "view", ranges: found(host, "The") },
      ]);
      expect(main.isEqualNode(before)).toBe(true);
      expect([...(highlights.get("sayso-fact-3") ?? [])].map(String)).toEqual([
        "tunnel",
        " carried",
        "cars",
      ]);
      one.clear();
      expect([...(highlights.get("sayso-fact-3") ?? [])].map(String)).toEqual(["cars"]);
      two.clear();
      expect([...highlights.keys()]).toEqual(["search"]);
    });
  });
});

describe("links", () => {
  test("the documents that a sentence cites, once each, no scripts", () => {
    const host = readHost(
      page(
        '<p>See <a href="https://a.example/r">the <b>report</b></a> and <a href="javascript:alert(1)">this</a>.</p>',
      ),
    );
    expect(linksIn(found(host, "See the report and this"))).toEqual([
      { url: "https://a.example/r", text: "the report" },
    ]);
  });

  test("a text fragment names short words whole and long ones by their ends", () => {
    expect(textFragment("https://a.example/#top", "late-night, bus & tram")).toBe(
      "https://a.example/#:~:text=late%2Dnight%2C%20bus%20%26%20tram",
    );
    const long = Array.from({ length: 30 }, (_, i) => `w${i}`).join(" ");
    expect(textFragment("https://a.example/", long)).toBe(
      "https://a.example/#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29",
    );
  });
});

describe("watching", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Observers are called between tasks. */
  const pause = (time: number) => vi.advanceTimersByTimeAsync(time);

  test("changes are told once, after a moment of quiet", async () => {
    const main = page("<p>one</p>");
    const changed = vi.fn();
    const watch = new Watch(main, () => false, changed);
    for (const words of ["two", "three"]) {
      main.append(words);
      await pause(100);
    }
    expect(changed).not.toHaveBeenCalled();
    await pause(300);
    expect(changed).toHaveBeenCalledTimes(1);
    watch.stop();
  });

  test("a page that never rests is heard all the same", async () => {
    const main = page("<p>one</p>");
    const changed = vi.fn();
    const watch = new Watch(main, () => false, changed);
    for (let i = 0; i < 30; i++) {
      main.append("more");
      await pause(100);
    }
    expect(changed).toHaveBeenCalled();
    watch.stop();
  });

  test("what we do ourselves is not heard", async () => {
    const main = page("<p>one</p>");
    const changed = vi.fn();
    const watch = new Watch(main, (node) => node.nodeName === "SAY-SO", changed);
    watch.quietly(() => main.append("ours"));
    main.append(document.createElement("say-so"));
    await pause(3000);
    expect(changed).not.toHaveBeenCalled();
    watch.stop();
    main.append("after");
    await pause(3000);
    expect(changed).not.toHaveBeenCalled();
  });
});
