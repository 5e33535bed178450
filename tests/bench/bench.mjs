// Measures the module beside what runs in browsers today: node bench.mjs OUT_FOLDER [NATIVE.json [PAGE.md]]
// A PAGE gets the report between its `bench` markers.
// All in one run: everybody warms up alike, then rounds alternate, so that a busy machine is busy for all.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";
import { attribution } from "./attribution.mjs";
import { cancelled } from "./cancel.mjs";
import { contestants } from "./contestants.mjs";
import { loadSayso, modelFiles, moduleFile } from "./engine.mjs";
import { markdown } from "./report.mjs";
import { articleOfWords, articles, hostile, realText, source } from "./texts.mjs";

const kRounds = 7;
const kStages = ["document", "syntax", "entities", "attributions", "claims"];
const kSizes = [1e3, 1e4, 1e5, 1e6, 1e7];
const kHostile = 1e6;
const kWords = 700;
const kArticle = 6e3; // bytes: about 1,000 words
const kTranscript = 6e4;
const kEdited = 3e4; // bytes: about 5,000 words
const kWinkMost = 1e6; // larger texts take it gigabytes

const say = (text) => process.stderr.write(`· ${text}\n`);
const sizeOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

function milliseconds(run) {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { min: sorted[0], median: sorted[sorted.length >> 1] };
}

/** Times of each of `runs` ({name: function}), round by round; the first rounds warm up. */
function interleave(runs, rounds, warm = 2) {
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds + warm; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const time = milliseconds(run);
      if (round >= warm) times[name].push(time);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, summary(list)]));
}

/** Megabytes a second on the articles, one by one. */
function throughput(readers) {
  const bytes = sizeOf(articles);
  const runs = Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [name, () => articles.forEach((t) => read(t))]),
  );
  const times = interleave(runs, kRounds);
  const wink = times["wink-nlp"];
  return Object.entries(times).map(([name, { min, median }]) => ({
    name,
    does: contestants[name].does,
    best: bytes / min / 1e3,
    median: bytes / median / 1e3,
    ratio: wink.median / median,
  }));
}

/** What each stage adds, in nanoseconds a byte. */
function stages(analyze) {
  const bytes = sizeOf(articles);
  const runs = Object.fromEntries(
    kStages.map((until) => [until, () => articles.forEach((text) => analyze(text, { until }))]),
  );
  let before = 0;
  return Object.entries(interleave(runs, kRounds)).map(([name, { min }]) => {
    const row = { name, nanoseconds: ((min - before) * 1e6) / bytes };
    before = min;
    return row;
  });
}

function bySize(readers) {
  return kSizes.map((size) => {
    const text = realText(size);
    const bytes = Buffer.byteLength(text);
    const runs = {};
    for (const name of ["wink-nlp", "sayso names", "sayso"]) {
      const repeats = Math.max(1, Math.round(1e5 / size));
      if (name === "wink-nlp" && size > kWinkMost) continue;
      runs[name] = () => {
        for (let i = 0; i < repeats; i++) readers[name](text);
      };
    }
    const times = interleave(runs, size >= 1e6 ? 2 : kRounds, size >= 1e6 ? 0 : 2);
    const each = Object.entries(times).map(([name, { min }]) => {
      return [name, (min * 1e6) / bytes / Math.max(1, Math.round(1e5 / size))];
    });
    return { bytes, nanoseconds: Object.fromEntries(each) };
  });
}

function onHostile(read) {
  const make = { "real text": realText, ...hostile };
  const rows = Object.entries(make).map(([name, text]) => {
    const made = text(kHostile);
    const time = milliseconds(() => read(made));
    return { name, nanoseconds: (time * 1e6) / Buffer.byteLength(made) };
  });
  return rows.map((row) => ({ ...row, ratio: row.nanoseconds / rows[0].nanoseconds }));
}

function latency(readers) {
  const { text, words } = articleOfWords(kWords);
  const names = ["wink-nlp", "sayso names", "sayso"];
  const runs = Object.fromEntries(names.map((name) => [name, () => readers[name](text)]));
  return { words, bytes: Buffer.byteLength(text), milliseconds: interleave(runs, 100, 30) };
}

/** One character more or less in the middle of a long article that was just read. */
function edits(session) {
  const text = realText(kEdited);
  const middle = text.indexOf(" ", text.length / 2);
  const read = session();
  let longer = false;
  const edit = () => {
    longer = !longer;
    read(text.slice(0, middle) + (longer ? "s" : "") + text.slice(middle));
  };
  read(text);
  return { words: text.split(/\s+/).length, milliseconds: interleave({ edit }, 50, 10).edit };
}

/** An article against a transcript that it is drawn from: from both texts to what is found. */
function verification(verify) {
  const article = realText(kArticle);
  const source = realText(kTranscript);
  const count = (text) => text.split(/\s+/).length;
  const runs = { verify: () => verify(article, source) };
  return {
    words: count(article),
    sourceWords: count(source),
    milliseconds: interleave(runs, 20, 10).verify,
  };
}

function coldStart() {
  const script = fileURLToPath(new URL("cold.mjs", import.meta.url));
  const runs = Object.keys(contestants).map((name) => [
    name,
    () => spawnSync(process.execPath, [script, name]),
  ]);
  return interleave(Object.fromEntries(runs), 5, 1);
}

async function memory() {
  const { analyze, memory: used } = await loadSayso();
  const idle = used();
  analyze(realText(1e6));
  return { idle, megabyte: used() };
}

/** What is promised of any text: what was measured beside the most that it may be. */
function bounds({ hostile, memory, cancel }) {
  const worst = hostile.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return [
    { name: `slowest text: ${worst.name}, × real text`, measured: worst.ratio, most: 8 },
    { name: "memory for 1 MB of text, MB", measured: memory.megabyte / 2 ** 20, most: 64 },
    { name: "a cancelled call, ms", measured: cancel.rejected, most: 100 },
  ];
}

function downloads() {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return [moduleFile, ...modelFiles].map((file) => {
    const bytes = readFileSync(file);
    return {
      name: file.split(/[\\/]/).at(-1),
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, quality).length,
    };
  });
}

/** Google Benchmark's rows. */
function native(file) {
  if (!file) return [];
  const { benchmarks } = JSON.parse(readFileSync(file, "utf8"));
  return benchmarks.map((row) => ({
    name: row.name,
    milliseconds: row.cpu_time,
    megabytes: (row.bytes_per_second ?? 0) / 1e6,
  }));
}

function versions() {
  const file = new URL("package.json", import.meta.url);
  const { devDependencies } = JSON.parse(readFileSync(file, "utf8"));
  return { node: process.versions.node, ...devDependencies };
}

/** Puts the report where a page has its markers. */
function renew(page, text) {
  const [begin, end] = ["<!-- bench: ./dev bench --docs writes this -->\n", "<!-- /bench -->"];
  const [before, rest] = readFileSync(page, "utf8").split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${page} has no bench markers`);
  writeFileSync(page, `${before}${begin}${text}${end}${after}`);
}

async function main([out, nativeFile, page]) {
  const readers = {};
  for (const [name, { load }] of Object.entries(contestants)) readers[name] = await load();
  const { analyze, session, verify } = await loadSayso();
  const report = {
    date: new Date().toISOString().slice(0, 10),
    machine: cpus()[0].model,
    versions: versions(),
    source,
    articles: articles.length,
    bytes: sizeOf(articles),
  };
  const measure = async (name, run) => {
    say(name);
    report[name] = await run();
  };
  await measure("throughput", () => throughput(readers));
  await measure("attribution", () => attribution(analyze));
  await measure("stages", () => stages(analyze));
  await measure("latency", () => latency(readers));
  await measure("edits", () => edits(session));
  await measure("verification", () => verification(verify));
  await measure("sizes", () => bySize(readers));
  await measure("hostile", () => onHostile(analyze));
  await measure("cold", coldStart);
  await measure("memory", memory);
  await measure("cancel", () => cancelled(realText(1e7)));
  await measure("bounds", () => bounds(report));
  await measure("downloads", downloads);
  await measure("native", () => native(nativeFile));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "report.json"), JSON.stringify(report, null, 1) + "\n");
  writeFileSync(join(out, "report.md"), markdown(report));
  if (page) renew(page, markdown(report));
  process.stdout.write(markdown(report));
}

await main(process.argv.slice(2));
