/** For people: Markdown, and plain text. */
import { certaintyOf } from "../look.js";
import { oneLine, wordsOfClaim } from "../review/reading.js";
import type { Evidence, Review } from "../review/types.js";
import { filled, wordsFor, type Words } from "../words/index.js";
import { checksOf, type ExportedCheck } from "./checks.js";
import { exportedClaims, howOf, nameOf, type ExportedClaim, type ExportOptions } from "./claims.js";

/** How a form of text writes its parts. Every argument is raw text of the article or of an editor. */
interface Style {
  title(text: string): string;
  quote(text: string): string;
  item(label: string, text: string): string;
  link(evidence: Evidence): string;
  plain(text: string): string;
}

const kMarkdown: Style = {
  title: (text) => `# ${escaped(text)}`,
  quote: (text) => `> ${escaped(text)}\n`,
  item: (label, text) => `- ${label}: ${text}`,
  link: ({ url, title }) => `[${escaped(title ?? url)}](<${url}>)`,
  plain: escaped,
};

const kText: Style = {
  title: (text) => `${oneLine(text)}\n${"=".repeat(Math.min(72, oneLine(text).length))}`,
  quote: (text) => `“${oneLine(text)}”`,
  item: (label, text) => `  ${label}: ${text}`,
  link: ({ url, title }) => (title ? `${oneLine(title)} <${url}>` : url),
  plain: oneLine,
};

export const markdown = (review: Review, options: ExportOptions = {}): string =>
  prose(review, options, kMarkdown);

export const plainText = (review: Review, options: ExportOptions = {}): string =>
  prose(review, options, kText);

function prose(review: Review, options: ExportOptions, style: Style): string {
  const words = wordsFor(options.language ?? "en");
  const { article, reviewer, corrections } = review;
  const from = [article.outlet, article.date].filter((part) => part !== undefined).join(", ");
  const head = [
    style.title(article.headline ?? words.labels.claims),
    [from && style.plain(from), article.url && style.link({ url: article.url })]
      .filter(Boolean)
      .join(" · "),
    reviewer
      ? style.plain(filled(words.labels.reviewed, { name: reviewer.name }))
      : words.candidate,
  ].filter(Boolean);
  const claims = exportedClaims(review, options).map((each) =>
    claimOf(each, checksOf(each.claim, options), words, style),
  );
  const mended = corrections.map(({ date, note }) => style.item(date, style.plain(note)));
  const tail =
    mended.length > 0 ? [[`${words.labels.corrections}:`, "", ...mended].join("\n")] : [];
  return `${[...head, ...claims, ...tail].join("\n\n")}\n`;
}

function claimOf(
  { claim, speaker }: ExportedClaim,
  checks: readonly ExportedCheck[],
  words: Words,
  style: Style,
): string {
  const { labels } = words;
  const certainty = certaintyOf(claim.confidence);
  const who = [nameOf(speaker, words), speaker.role].filter(Boolean).join(", ");
  const sure = certainty === "probably" ? `${words.certainty.probably} ${who}` : who;
  const { verdict, source, note } = claim;
  const items: [string, string | undefined][] = [
    [labels.speaker, style.plain(sure)],
    [labels.how, style.plain(howOf(claim, words))],
    [labels.source, source && style.plain(source.exact)],
    [labels.type, words.types[claim.type]],
    [labels.note, note && style.plain(note)],
    [labels.verdict, verdict && style.plain(`${verdict.rating} (${verdict.date})`)],
    [labels.summary, verdict?.summary && style.plain(verdict.summary)],
    [labels.evidence, verdict?.evidence.map(style.link).join(", ")],
    ...checks.map(({ check: { url }, label, text }): [string, string] => [
      label,
      style.plain(text) + (url ? ` ${style.link({ url })}` : ""),
    ]),
  ];
  return [
    style.quote(wordsOfClaim(claim)),
    ...items.flatMap(([label, text]) => (text ? [style.item(label, text)] : [])),
  ].join("\n");
}

/** On one line, with every sign escaped that Markdown or HTML would read. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+\-.!|~<>&=:@$^'"]/g, "\\$&");
}
