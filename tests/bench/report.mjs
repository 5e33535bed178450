// The report as Markdown.

const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} KB`;
const fixed = (digits) => (value) => (value === undefined ? "–" : value.toFixed(digits));

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

const quality = (rows) =>
  table(
    ["finds sentences that report (PolNeAR dev)", "precision", "recall", "F1", "gives"],
    rows.map(({ name, precision, recall, f1, gives }) => {
      return [name, ...[precision, recall, f1].map(fixed(3)), gives];
    }),
  );

export function markdown(report) {
  const { latency, versions } = report;
  const names = Object.keys(latency.milliseconds);
  const used = Object.entries(versions).map((pair) => pair.join(" "));
  const parts = [
    `Measured on ${report.date} by \`./dev bench\`, all in one run under Node, warm, one thread, on ${report.articles} ` +
      `articles (${kilobytes(report.bytes)}, ${report.source}); ${report.machine}; ${used.join(", ")}.`,
    table(
      ["articles one by one", "does", "MB/s, median", "best", "× wink-nlp"],
      report.throughput.map((row) => [
        row.name,
        row.does,
        fixed(2)(row.median),
        fixed(2)(row.best),
        fixed(2)(row.ratio),
      ]),
    ),
    ...(report.attribution.length > 0 ? [quality(report.attribution)] : []),
    table(
      ["stage, as wasm", "ns a byte"],
      report.stages.map((row) => [row.name, fixed(0)(row.nanoseconds)]),
    ),
    table(
      [`article of ${latency.words} words`, "ms, median", "ms, least"],
      names.map((name) => [
        name,
        fixed(2)(latency.milliseconds[name].median),
        fixed(2)(latency.milliseconds[name].min),
      ]),
    ),
    `One character edited in an article of ${report.edits.words} words: ${fixed(1)(report.edits.milliseconds.median)} ms ` +
      `(least ${fixed(1)(report.edits.milliseconds.min)}), all of its analysis as an object.`,
    `An article of ${report.verification.words} words against a source of ${report.verification.sourceWords}: ` +
      `${fixed(1)(report.verification.milliseconds.median)} ms, both read and compared.`,
    table(
      ["ns a byte, by size", ...names],
      report.sizes.map((row) => [
        kilobytes(row.bytes),
        ...names.map((name) => fixed(0)(row.nanoseconds[name])),
      ]),
    ),
    table(
      ["1 MB of", "ns a byte", "× real text"],
      report.hostile.map((row) => [row.name, fixed(0)(row.nanoseconds), fixed(1)(row.ratio)]),
    ),
    table(
      ["process to first result", "ms, median"],
      Object.entries(report.cold).map(([name, { median }]) => [name, fixed(0)(median)]),
    ),
    table(
      ["download", "raw", "gzip", "brotli"],
      report.downloads.map((row) => [row.name, ...[row.raw, row.gzip, row.brotli].map(kilobytes)]),
    ),
    table(
      ["promise", "measured", "at most", ""],
      report.bounds.map(({ name, measured, most }) => [
        name,
        fixed(1)(measured),
        most,
        measured <= most ? "kept" : "broken",
      ]),
    ),
    `A short text right after one that was cancelled: ${fixed(0)(report.cancel.next)} ms, with a new worker.`,
    `Memory of the module: ${kilobytes(report.memory.idle)} idle, ${kilobytes(report.memory.megabyte)} after 1 MB of text.`,
  ];
  if (report.native.length > 0) {
    parts.push(
      table(
        ["native", "ms", "MB/s"],
        report.native.map((row) => [
          row.name,
          fixed(3)(row.milliseconds),
          row.megabytes > 0 ? fixed(2)(row.megabytes) : "–",
        ]),
      ),
    );
  }
  return parts.join("\n\n") + "\n";
}
