/** Marks on words of somebody else's page. Nothing of the page is changed where that can be helped. */

/** How a mark looks; one highlight of the page for each. */
export type Look = string;

export interface Mark {
  look: Look;
  ranges: Range[];
}

/** Takes and gives back. Ranges must not overlap. */
export interface Marker {
  /** True where marks are elements of the page, which splits its text nodes while they stand. */
  readonly changesPage: boolean;
  /** Replaces all marks. */
  show(marks: readonly Mark[]): void;
  /** Removes whatever it has put into the page. */
  clear(): void;
}

/** Ours among the page's highlights. */
export const kPrefix = "sayso-";

interface Highlights {
  set(name: string, highlight: unknown): unknown;
  delete(name: string): boolean;
}
interface HighlightClass {
  new (...ranges: Range[]): {
    add(range: Range): void;
    delete(range: Range): boolean;
    size: number;
  };
}

/** By the CSS Custom Highlight API where there is one, else by elements around the words. */
export function createMarker(page: Document, owner: object): Marker {
  const { Highlight } = globalThis as { Highlight?: HighlightClass };
  const highlights = (globalThis.CSS as { highlights?: Highlights } | undefined)?.highlights;
  return Highlight && highlights
    ? new HighlightMarker(owner, highlights, Highlight)
    : new ElementMarker(page);
}

/** Several embeds of one page share its highlights, since a name stands for one style. */
const shared = new Map<
  string,
  { highlight: InstanceType<HighlightClass>; owners: Map<object, Range[]> }
>();

class HighlightMarker implements Marker {
  readonly changesPage = false;

  constructor(
    private readonly owner: object,
    private readonly highlights: Highlights,
    private readonly highlight: HighlightClass,
  ) {}

  show(marks: readonly Mark[]): void {
    const wanted = new Map<string, Range[]>();
    for (const { look, ranges } of marks) {
      const name = kPrefix + look;
      const all = wanted.get(name);
      if (all) all.push(...ranges);
      else wanted.set(name, [...ranges]);
    }
    for (const name of [...shared.keys()]) if (!wanted.has(name)) this.#take(name);
    for (const [name, ranges] of wanted) this.#put(name, ranges);
  }

  clear(): void {
    this.show([]);
  }

  #put(name: string, ranges: Range[]): void {
    this.#take(name);
    let entry = shared.get(name);
    if (!entry) {
      entry = { highlight: new this.highlight(), owners: new Map() };
      shared.set(name, entry);
      this.highlights.set(name, entry.highlight);
    }
    for (const range of ranges) entry.highlight.add(range);
    entry.owners.set(this.owner, ranges);
  }

  #take(name: string): void {
    const entry = shared.get(name);
    if (!entry) return;
    for (const range of entry.owners.get(this.owner) ?? []) entry.highlight.delete(range);
    entry.owners.delete(this.owner);
    if (entry.owners.size > 0) return;
    shared.delete(name);
    this.highlights.delete(name);
  }
}

/** The name of the elements that stand around words where there are no highlights. */
export const kMarkName = "sayso-mark";

class ElementMarker implements Marker {
  readonly changesPage = true;
  #wrappers: HTMLElement[] = [];

  constructor(private readonly page: Document) {}

  show(marks: readonly Mark[]): void {
    this.clear();
    const wanted = marks.flatMap(({ look, ranges }) => ranges.map((range) => ({ look, range })));
    // From the last to the first: a text node that is split keeps its beginning, and with it the
    // places before.
    wanted.sort((a, b) => b.range.compareBoundaryPoints(Range.START_TO_START, a.range));
    for (const { look, range } of wanted) {
      const wrapper = this.page.createElement(kMarkName);
      wrapper.setAttribute("data-look", look);
      range.surroundContents(wrapper);
      this.#wrappers.push(wrapper);
    }
  }

  /** The text nodes become again what they were. */
  clear(): void {
    for (const wrapper of this.#wrappers.splice(0)) {
      const parent = wrapper.parentNode;
      wrapper.replaceWith(...wrapper.childNodes);
      parent?.normalize();
    }
  }
}
