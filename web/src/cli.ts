#!/usr/bin/env node
/** `say-so export FILE`: a review in other people's formats. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { exportReview, formats, type FormatName } from "./export/index.js";
import { readReview } from "./review/index.js";

const kUsage = `usage: say-so export [FILE|-] [--format F] [--text FILE] [--all] [--language L]
  FILE         a review (sayso.review/1); - or nothing: standard input
  --format F   ${Object.keys(formats).join(", ")}; default markdown
  --text FILE  the article as it stands now: claims are anchored in it
  --all        open claims too, not only accepted ones
  --language L of the words around the claims: en, de
`;

const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name);

function run(args: string[]): string {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: "string", default: "markdown" },
      text: { type: "string" },
      all: { type: "boolean", default: false },
      language: { type: "string", default: "en" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return kUsage;
  const [command, file = "-", ...more] = positionals;
  if (command !== "export" || more.length > 0) throw new Error(kUsage.trimEnd());
  if (!isFormat(values.format)) throw new Error(`There is no format ${values.format}.`);
  const review = readReview(readFileSync(file === "-" ? 0 : file, "utf8"));
  const text = values.text === undefined ? undefined : readFileSync(values.text, "utf8");
  return exportReview(review, values.format, {
    claims: values.all ? "all" : "accepted",
    language: values.language,
    ...(text !== undefined && { text }),
  });
}

try {
  process.stdout.write(run(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`say-so: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
