/** A reader of JSON that tells what it comes by: feeds are large, and their end may be missing. */

export interface JsonEvents {
  open(array: boolean): void;
  close(array: boolean): void;
  key(name: string): void;
  /** A text, or a number as it was written. `at` is where it ends. */
  value(text: string, at: number): void;
}

const kBlank = /[^ \t\r\n]|$/g;
const kStop = /["\\\p{Cc}]/gu;
const kNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const kWord = /true|false|null/y;

class Scanner {
  at = 0;
  readonly #text: string;
  readonly #events: JsonEvents;
  /** What is open, outermost first: arrays are true. */
  readonly #open: boolean[] = [];

  constructor(text: string, events: JsonEvents) {
    this.#text = text;
    this.#events = events;
  }

  run(): boolean {
    while (this.#value()) {
      for (;;) {
        const next = this.#next();
        const array = this.#open.at(-1);
        if (array === undefined) return next === "";
        if (next === ",") {
          this.at += 1;
          if (!array && !this.#key()) return false;
          break;
        }
        if (!this.#closes()) return false;
      }
    }
    return false;
  }

  /** One value, or what opens one that holds others, down to its first. */
  #value(): boolean {
    for (;;) {
      const first = this.#next();
      if (first === "{" || first === "[") {
        const array = first === "[";
        this.at += 1;
        this.#open.push(array);
        this.#events.open(array);
        if (this.#closes()) return true;
        if (!array && !this.#key()) return false;
      } else if (first === '"') {
        const text = this.#string();
        if (text !== undefined) this.#events.value(text, this.at);
        return text !== undefined;
      } else {
        const number = this.#take(kNumber);
        if (number === undefined) return this.#take(kWord) !== undefined;
        this.#events.value(number, this.at);
        return true;
      }
    }
  }

  #closes(): boolean {
    const array = this.#open.at(-1) === true;
    if (this.#next() !== (array ? "]" : "}")) return false;
    this.at += 1;
    this.#open.pop();
    this.#events.close(array);
    return true;
  }

  #key(): boolean {
    const name = this.#next() === '"' ? this.#string() : undefined;
    if (name === undefined || this.#next() !== ":") return false;
    this.at += 1;
    this.#events.key(name);
    return true;
  }

  /** The next character that is not blank, which is not yet passed; empty at the end. */
  #next(): string {
    kBlank.lastIndex = this.at;
    this.at = kBlank.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.charAt(this.at);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  #string(): string | undefined {
    const text = this.#text;
    const begin = this.at;
    let plain = true;
    kStop.lastIndex = begin + 1;
    while (kStop.test(text)) {
      const end = kStop.lastIndex;
      const stop = text.charCodeAt(end - 1);
      if (stop < 0x20) return undefined;
      if (stop === 0x22) {
        this.at = end;
        return plain ? text.slice(begin + 1, end - 1) : unescaped(text.slice(begin, end));
      }
      if (stop !== 0x5c) continue; // a control character that JSON allows
      plain = false;
      kStop.lastIndex = end + 1;
    }
    return undefined;
  }
}

function unescaped(literal: string): string | undefined {
  try {
    const text = JSON.parse(literal) as string;
    return text.isWellFormed() ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tells all of `text`, a JSON text (RFC 8259), without recursion. Gives the place at which it is not
 * JSON, undefined where it is; what stood before it has been told.
 */
export function readJson(text: string, events: JsonEvents): number | undefined {
  const scanner = new Scanner(text, events);
  return scanner.run() ? undefined : scanner.at;
}
