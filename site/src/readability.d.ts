// The library's own declarations leave out the parser that it ships beside.
declare module "@mozilla/readability/JSDOMParser.js" {
  /** A document of plain objects, of well-formed markup. Throws on what it cannot read. */
  export default class JSDOMParser {
    parse(markup: string): Document;
  }
}
