/** Tells when the words of an element may have changed, after a moment of quiet. */

/** Milliseconds; a page that never rests is read at the latest after kLongest. */
const kQuiet = 250;
const kLongest = 2000;

export class Watch {
  readonly #observer: MutationObserver;
  readonly #changed: () => void;
  readonly #isOurs: (node: Node) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;

  /** Changes below nodes for which `isOurs` holds are not told. */
  constructor(root: Element, isOurs: (node: Node) => boolean, changed: () => void) {
    this.#changed = changed;
    this.#isOurs = isOurs;
    this.#observer = new MutationObserver((records) => this.#see(records));
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** Does something to the page without hearing of it. */
  quietly(act: () => void): void {
    this.#see(this.#observer.takeRecords());
    act();
    this.#observer.takeRecords();
  }

  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #see(records: readonly MutationRecord[]): void {
    const ours = ({ target, addedNodes, removedNodes }: MutationRecord) =>
      this.#isOurs(target) ||
      (addedNodes.length + removedNodes.length > 0 &&
        [...addedNodes, ...removedNodes].every((node) => this.#isOurs(node)));
    if (records.every(ours)) return;
    this.#since ??= Date.now();
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#since + kLongest - Date.now());
    this.#timer = setTimeout(() => this.#tell(), Math.min(kQuiet, left));
  }

  #tell(): void {
    this.#since = undefined;
    this.#changed();
  }
}
