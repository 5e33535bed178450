/**
 * The analysis of one article, as `core/schema/analysis.schema.json` (sayso.analysis/1) has it;
 * tests/web checks that the two agree. In JavaScript every offset counts UTF-16 code units, so that
 * `text.slice(range.begin, range.end)` is the words.
 */
export {};
