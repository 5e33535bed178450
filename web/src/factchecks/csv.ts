/** Records of CSV (RFC 4180), one after the other. */
export class CsvReader {
  fields: string[] = [];
  /** Where the record begins, from 1. */
  line = 0;
  /** How far the text is read. */
  at = 0;
  /** The text ends inside quotes. */
  openQuote = false;
  readonly #text: string;
  readonly #delimiter: string;
  #nextLine = 1;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  /** Reads the next record; false at the end. */
  next(): boolean {
    const text = this.#text;
    if (this.at >= text.length) return false;
    this.fields = [];
    this.line = this.#nextLine;
    do {
      if (this.fields.length > 0) this.at += 1; // the delimiter
      this.fields.push(this.#field());
    } while (text[this.at] === this.#delimiter);
    if (this.at < text.length) {
      this.at += 1;
      this.#nextLine += 1;
    }
    const last = this.fields.pop() ?? "";
    this.fields.push(last.endsWith("\r") ? last.slice(0, -1) : last);
    return true;
  }

  #field(): string {
    const quoted = this.#text[this.at] === '"' ? this.#quoted() : "";
    let end = this.at;
    while (end < this.#text.length && !this.#ends(end)) end += 1;
    const rest = this.#text.slice(this.at, end);
    this.at = end;
    return quoted + rest;
  }

  #ends(at: number): boolean {
    return this.#text[at] === this.#delimiter || this.#text[at] === "\n";
  }

  /** What stands in quotes; two of them are one. */
  #quoted(): string {
    const text = this.#text;
    let field = "";
    for (let from = this.at + 1; ;) {
      const quote = text.indexOf('"', from);
      const end = quote < 0 ? text.length : quote;
      const twice = text[end + 1] === '"';
      field += text.slice(from, twice ? end + 1 : end);
      this.openQuote = quote < 0;
      if (!twice) {
        this.at = Math.min(end + 1, text.length);
        break;
      }
      from = end + 2;
    }
    this.#nextLine += field.split("\n").length - 1;
    return field;
  }
}
