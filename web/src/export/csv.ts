/** A table by RFC 4180, for spreadsheets. */
import { certaintyOf } from "../look.js";
import { oneLine, wordsOfClaim } from "../review/reading.js";
import type { Review } from "../review/types.js";
import { checkWordsFor } from "../words/checks.js";
import { wordsFor, type Words } from "../words/index.js";
import { checksOf } from "./checks.js";
import { exportedClaims, howOf, nameOf, type ExportedClaim, type ExportOptions } from "./claims.js";

type Cell = string | number | undefined;

/** One claim a row. Begins with a byte order mark, without which spreadsheets read another encoding. */
export function csv(review: Review, options: ExportOptions = {}): string {
  const words = wordsFor(options.language ?? "en");
  const rows = exportedClaims(review, options).map((each) => rowOf(each, words, options));
  return `\ufeff${[headOf(words, options), ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function headOf({ labels }: Words, { language = "en" }: ExportOptions): Cell[] {
  return [
    labels.claim,
    labels.speaker,
    labels.role,
    labels.kind,
    labels.certainty,
    labels.how,
    labels.source,
    labels.type,
    labels.checkable,
    labels.score,
    labels.decision,
    labels.note,
    labels.verdict,
    labels.summary,
    labels.evidence,
    labels.date,
    labels.begin,
    labels.end,
    checkWordsFor(language).mark,
  ];
}

function rowOf(
  { claim, speaker, places }: ExportedClaim,
  words: Words,
  options: ExportOptions,
): Cell[] {
  const { verdict } = claim;
  const spans = places ?? claim.spans;
  return [
    wordsOfClaim(claim),
    nameOf(speaker, words),
    speaker.role,
    words.kinds[speaker.kind],
    words.certainty[certaintyOf(claim.confidence)],
    howOf(claim, words),
    claim.source && oneLine(claim.source.exact),
    words.types[claim.type],
    claim.checkable ? 1 : 0,
    claim.score,
    words.decisions[claim.decision],
    claim.note,
    verdict?.rating,
    verdict?.summary,
    verdict?.evidence.map(({ url }) => url).join(" "),
    verdict?.date,
    spans[0]?.begin,
    spans.at(-1)?.end,
    checksOf(claim, options)
      .map(({ check, text }) => [text, check.url].filter(Boolean).join(" "))
      .join("\n"),
  ];
}

/** A spreadsheet takes text for a formula that begins like one, also behind blanks; a quote mark prevents it. */
const kFormula = /^[\s\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

function cell(value: Cell): string {
  if (typeof value !== "string") return String(value ?? "");
  const text = kFormula.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
