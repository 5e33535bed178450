#!/usr/bin/env python3
"""Measures the engine on the development data beside the repository and prints one table.

usage: ./dev eval [--readme] [WORD…]
  --readme  also renews the table between the `eval` markers in README.md
  WORD…     only rows whose name holds one of these words
"""
import csv
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.normpath(os.environ.get("SAYSO_SHARED_DIR", os.path.join(TOP, "..", "shared")))
CLI = os.path.join(TOP, "dist", "bin", "sayso")
CLAIMS = ["sentences", "claims_recall", "claims_recall80", "claims_precision", "exact_f1", "span_iou", "speaker", "narrator",
          "source", "checkable", "uncheckable_f1", "type"]


def shared(*names):
    return os.path.join(SHARED, *names)


def run(*command, stdin=None):
    done = subprocess.run(command, input=stdin, capture_output=True)
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise RuntimeError(f"{os.path.basename(command[0])} {' '.join(command[1:3])}: {lines[-1]}")
    return done.stdout


def scorer(name, *arguments):
    """The `name value` lines that a scorer of ../shared/eval prints, values as it prints them."""
    rows = run(sys.executable, shared("eval", name), *arguments).decode().splitlines()
    return {row.split()[0]: row.split()[1] for row in rows if len(row.split()) > 1}


def analyses(texts, folder, *options):
    os.makedirs(folder, exist_ok=True)
    for path in texts:
        out = run(CLI, "analyze", path, "--format", "json", "--unit", "byte", *options)
        with open(os.path.join(folder, os.path.basename(path)[:-4] + ".json"), "wb") as file:
            file.write(out)


def seed(scratch):
    analyses([shared("gold", "seed.txt")], scratch)
    return scorer("score_claims.py", os.path.join(scratch, "seed.json"), shared("gold", "seed.json")), CLAIMS


def gold(_):
    return scorer("score_gold_dir.py", CLI, shared("gold"), shared("gold"), "gum*"), CLAIMS


def stripped_gold(scratch):
    for path in glob.glob(shared("gold", "gum*.txt")):
        name = os.path.join(scratch, os.path.basename(path)[:-4])
        run(sys.executable, shared("eval", "strip_marks.py"), path, path[:-4] + ".json", name + ".txt", name + ".json")
    return scorer("score_gold_dir.py", CLI, scratch, scratch), CLAIMS


def same_name(name):
    """As ../shared/eval/score_claims.py compares names."""
    return re.sub(r"^the |^an? ", "", " ".join(name.lower().replace("\u2019", "'").split()))


def byte_iou(one, other):
    size = [sum(s["end"] - s["begin"] for s in spans) for spans in (one, other)]
    both = sum(max(0, min(s["end"], t["end"]) - max(s["begin"], t["begin"])) for s in one for t in other)
    return both / (sum(size) - both) if both else 0.0


def links(analysis, gold):
    """What score_claims.py's figure `speaker` counts, a pair of claims (IoU of at least 0.5, best first) an entry:
    gold speaker's kind, predicted kind, whether the prediction is right, its confidence."""
    speakers = {speaker["id"]: speaker for speaker in analysis["speakers"]}
    pairs = sorted(((byte_iou(want["spans"] if "spans" in want else [want], got["spans"]), w, g)
                    for w, want in enumerate(gold["claims"]) for g, got in enumerate(analysis["claims"])), reverse=True)
    alike = [{"organization", "group"}, {"unnamed", "group"}]
    used, out = (set(), set()), []
    for overlap, w, g in pairs:
        if overlap < 0.5 or w in used[0] or g in used[1]:
            continue
        used[0].add(w)
        used[1].add(g)
        want, got = gold["speakers"][gold["claims"][w]["speaker"]], speakers[analysis["claims"][g]["speaker"]]
        kind = want["kind"] == got["kind"] or any({want["kind"], got["kind"]} <= kinds for kinds in alike)
        named = same_name(got["name"]) in {same_name(name) for name in [want["name"], *want["aliases"]]}
        out.append((want["kind"], got["kind"], kind and (named or want["kind"] == "narrator"),
                    analysis["claims"][g]["confidence"]))
    return out


def gold_links(scratch):
    """The links of every article of ../shared/gold, and how many attributed claims there are, optional ones aside."""
    paths, found, attributed = sorted(glob.glob(shared("gold", "*.txt"))), [], 0
    analyses(paths, scratch)
    for path in paths:
        with open(path[:-4] + ".json", encoding="utf-8") as file:
            gold = json.load(file)
        with open(os.path.join(scratch, os.path.basename(path)[:-4] + ".json"), encoding="utf-8") as file:
            found.append((os.path.basename(path)[:-4], links(json.load(file), gold)))
        attributed += sum(not claim.get("optional") and gold["speakers"][claim["speaker"]]["kind"] != "narrator"
                          for claim in gold["claims"])
    return found, attributed


def speakers_as_one(scratch):
    """Our own reading of `speaker`: every matched claim counts the same, whichever article it stands in. The ten
    articles without the seed; an article where nobody speaks then counts nothing instead of 0."""
    found = [link for name, article in gold_links(scratch)[0] if name != "seed" for link in article]
    spoken = [right for want, _, right, _ in found if want != "narrator"]
    own = [right for want, _, right, _ in found if want == "narrator"]
    values = {"speaker": f"{sum(spoken) / len(spoken):.3f} of {len(spoken)}", "narrator": f"{sum(own) / len(own):.3f} of {len(own)}"}
    return values, list(values)


def confidence(scratch):
    """How far `claims[].confidence` can be trusted, over all articles of ../shared/gold. A link is a claim that is
    given to somebody (neither to the narrator nor to nobody known) and matches one of the gold. Precision: links of
    at least that confidence that are right; one to a claim of the narrator's is wrong. Coverage: those of them whose
    gold speaker is not the narrator, beside all attributed claims of the gold (optional ones aside), found or not."""
    articles, attributed = gold_links(scratch)
    found = [link for _, article in articles for link in article if link[1] not in ("narrator", "unknown")]
    values = {}
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        sure = [link for link in found if link[3] >= threshold]
        precision = sum(link[2] for link in sure) / max(1, len(sure))
        coverage = sum(link[0] != "narrator" for link in sure) / attributed
        values[f"≥ {threshold}"] = f"{precision:.3f} of {coverage:.3f}"
    return values, list(values)


def attribution(split, scratch, *options):
    out = os.path.join(scratch, "analyses")
    analyses(sorted(glob.glob(os.path.join(split, "text", "*.txt"))), out, *options)
    return (scorer("score_attribution.py", split, out),
            ["source_exact_f1", "cue_exact_f1", "content_exact_f1", "source_half_f1", "cue_half_f1", "content_half_f1",
             "triple_f1"])


def polnear(scratch):
    return attribution(shared("data", "polnear", "dev"), scratch)


def polnear_sample(scratch):
    """Every seventh article of the dev split, by name."""
    split, whole = os.path.join(scratch, "split"), shared("data", "polnear", "dev")
    names = sorted(os.listdir(os.path.join(whole, "text")))[::7]
    for folder, ending in (("text", ".txt"), ("attributions", "*.ann")):
        os.makedirs(os.path.join(split, folder))
        for name in names:
            for path in glob.glob(os.path.join(whole, folder, glob.escape(name[:-4]) + ending)):
                os.symlink(path, os.path.join(split, folder, os.path.basename(path)))
    return attribution(split, scratch)


def polnear_by_rules(scratch):
    return attribution(shared("data", "polnear", "dev"), scratch, "--attribution", "rules")


def stripped_polnear(scratch):
    split = os.path.join(scratch, "split")
    run(sys.executable, shared("eval", "strip_marks.py"), "--polnear", shared("data", "polnear", "dev"), split)
    return attribution(split, scratch)


def parsed(gold_file, system, scratch):
    path = os.path.join(scratch, "system.conllu")
    with open(path, "wb") as file:
        file.write(system)
    return scorer("score_ud.py", gold_file, path), ["sentences", "words", "upos", "uas", "las"]


def gold_tokens(name):
    def row(scratch):
        path = shared("data", "ud", name)
        return parsed(path, run(CLI, "parse", "--input", "conllu", path), scratch)
    return row


def first_sentences(name, count):
    def row(scratch):
        path = os.path.join(scratch, "gold.conllu")
        with open(shared("data", "ud", name), encoding="utf-8") as file, open(path, "w", encoding="utf-8") as out:
            out.write("\n\n".join(file.read().split("\n\n")[:count]) + "\n\n")
        return parsed(path, run(CLI, "parse", "--input", "conllu", path), scratch)
    return row


def raw_text(name):
    def row(scratch):
        path, text = shared("data", "ud", name), ""
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith(("# newpar", "# newdoc")):
                    text = text.rstrip(" \n") + "\n\n"
                elif line.startswith("# text = "):
                    text += line[9:].rstrip("\n") + " "
        return parsed(path, run(CLI, "analyze", "-", "--format", "conllu", stdin=text.strip().encode()), scratch)
    return row


def names(*path):
    def row(_):
        return (scorer("score_ner.py", shared("data", "ner", *path), CLI),
                ["PERSON_f1", "ORGANIZATION_f1", "PLACE_f1", "any_f1"])
    return row


def names_by_country(scratch):
    """PERSON F1 of the world newswire by what the file names begin with (a country or a part of the world, those with
    at least ten people): the middle one, the mean of the worst third, and each of that third."""
    values, texts = {}, {}
    for path in glob.glob(shared("data", "ner", "worldwide_newswire", "*")):
        country = {"cosrica": "cosric"}.get(*[os.path.basename(path).split("_")[0]] * 2)
        texts.setdefault(country, []).append(path)
    for country, paths in texts.items():
        folder = os.path.join(scratch, country)
        os.makedirs(folder)
        for path in paths:
            os.symlink(path, os.path.join(folder, os.path.basename(path)))
        line = run(sys.executable, shared("eval", "score_ner.py"), folder, CLI).decode().splitlines()[0]
        figure, people = re.match(r"PERSON_f1 (\S+)  \(gold (\d+)", line).groups()
        if int(people) >= 10:
            values[country] = float(figure)
    order = sorted(values, key=values.get)
    worst = order[:len(order) // 3]
    shown = {"middle": values[order[len(order) // 2]], "worst third": sum(map(values.get, worst)) / len(worst)}
    shown |= {country: values[country] for country in worst}
    return {name: f"{value:.3f}" for name, value in shown.items()}, list(shown)


def gap(_):
    return (scorer("score_gap.py", shared("data", "gap", "gap-validation.tsv"), CLI),
            ["overall_f1", "masculine_f1", "feminine_f1", "bias"])


def checkworthy(scratch):
    data = shared("data", "checkthat24", "dev-test.tsv")
    sentences, scores = os.path.join(scratch, "sentences.txt"), os.path.join(scratch, "scores.tsv")
    with open(data, encoding="utf-8", newline="") as file, open(sentences, "w", encoding="utf-8") as out:
        for record in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            out.write(" ".join(next(v for k, v in record.items() if k.lower() in ("text", "sentence")).split()) + "\n")
    with open(scores, "wb") as file:
        file.write(run(CLI, "checkworthy", sentences))
    return scorer("score_checkworthy.py", data, scores), ["f1", "best_f1", "ap", "auc"]


def by_debate(scratch):
    """The trainer's cross-validation on ClaimBuster, which it prints as a table; its model is thrown away."""
    trainer = os.path.join(TOP, "build", "train", "core", "sayso-train-worth")
    if not os.path.exists(trainer):
        raise RuntimeError("./dev train worth has not built the trainer")
    model = [argument for name in ("syntax", "entities")
             for argument in (f"--{name}", os.path.join(TOP, "core", "models", f"{name}.bin"))]
    out = run(trainer, "--data", shared("data"), *model, "--out", os.path.join(scratch, "worth.bin")).decode()
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in out.splitlines() if row.startswith("|")]
    values = dict(zip(rows[0], rows[2]))
    return values, rows[0][1:]


def by_genre(name):
    """LAS of each genre of a treebank whose documents tell theirs, worst first."""
    def row(scratch):
        path, genre, parts = shared("data", "ud", name), "", {}
        with open(path, encoding="utf-8") as file:
            for sentence in file.read().strip().split("\n\n"):
                found = re.search(r"^# meta::genre = (.*)$", sentence, re.M)
                genre = found.group(1) if found else genre
                parts.setdefault(genre, []).append(sentence)
        values = {}
        for genre, sentences in parts.items():
            gold_file = os.path.join(scratch, "gold.conllu")
            with open(gold_file, "w", encoding="utf-8") as file:
                file.write("\n\n".join(sentences) + "\n\n")
            values[genre] = parsed(gold_file, run(CLI, "parse", "--input", "conllu", gold_file), scratch)[0]["las"]
        return values, sorted(values, key=lambda genre: float(values[genre]))
    return row


MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
# Speeches and interviews of one person, as the names of CheckThat!'s transcripts tell them.
SPEAKERS = {"_Trump_": "Donald Trump", "_Trumo_": "Donald Trump"}


def day_in(text):
    """The last "5 May 2016" or "May 5, 2016" in a text as ISO 8601, or nothing."""
    names = "|".join(MONTHS)
    found = ""
    for match in re.finditer(rf"(\d{{1,2}}) ({names}) (\d{{4}})|({names}) (\d{{1,2}}), (\d{{4}})", text):
        day, month, year = match.group(1, 2, 3) if match.group(1) else match.group(5, 4, 6)
        found = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    return found


def fact_checks(task, scratch):
    """An index of the task's fact-checks, their ids in its order, and the dev queries with the ids that fit each."""
    folder, name = shared("data", "factcheck", task), f"CT2022-Task{task.upper()}-EN"
    feed, ids = os.path.join(scratch, "feed.json"), []
    with open(glob.glob(os.path.join(folder, "*_vclaims.jsonl"))[0], encoding="utf-8") as file, \
            open(feed, "w", encoding="utf-8") as out:
        for line in file:
            entry = json.loads(line)
            ids.append(entry["vclaim_id"])
            out.write(json.dumps({
                "@type": "ClaimReview", "claimReviewed": entry["vclaim"], "headline": entry["title"],
                "description": entry.get("subtitle", ""), "datePublished": day_in(entry["date"]),
                "itemReviewed": {"author": {"name": entry.get("speaker", "")}}}) + "\n")
    index = os.path.join(scratch, "feed.sayso-index")
    run(CLI, "index", feed, "-o", index)
    relevant, queries = {}, {}
    with open(os.path.join(folder, f"{name}-Dev_QRELs.tsv"), encoding="utf-8") as file:
        for line in file:
            query, _, entry, _ = line.split()
            relevant.setdefault(query, set()).add(entry)
    with open(os.path.join(folder, f"{name}-Train-Dev_Queries.tsv"), encoding="utf-8") as file:
        for line in file:
            query, text = line.rstrip("\n").split("\t", 1)
            if query in relevant:
                queries[query] = text
    return index, ids, relevant, queries


def matched(task, scratch, told):
    """Each dev query with what is found for it, however unlikely; `told`: with its speaker and its day."""
    index, ids, relevant, queries = fact_checks(task, scratch)
    lines = os.path.join(scratch, "queries.ndjson")
    with open(lines, "w", encoding="utf-8") as out:
        for query, text in queries.items():
            asked = {"id": query, "text": text}
            if told and task == "2a":
                asked["date"] = day_in(text.rpartition("— ")[2])
            elif told:
                asked["date"] = f"{query[:4]}-{query[4:6]}-{query[6:8]}"
                asked["speaker"] = next((name for part, name in SPEAKERS.items() if part in query), "")
            out.write(json.dumps(asked) + "\n")
    found = []
    for line in run(CLI, "match", lines, index, "--lines", "--least", "0").decode().splitlines():
        answer = json.loads(line)
        fits = relevant[answer["id"]]
        found.append([(match["score"], match["difference"] != "none", ids[match["entry"]] in fits, len(fits))
                      for match in answer["matches"]])
    return found


def map_at_5(found):
    """As trec_eval's map_cut_5: precision at each entry that fits, over all that fit."""
    total = 0
    for matches in found:
        right = 0
        for place, (_, _, fits, count) in enumerate(matches, 1):
            if fits:
                right += 1
                total += right / place / count
    return total / len(found)


def matching(task):
    """MAP@5 by the text alone and where day and speaker are told; then, at scores from which the best candidate is
    shown (near misses are not), how many of those shown are right, and of how many queries one is shown."""
    def row(scratch):
        found = matched(task, scratch, True)
        values = {"MAP@5, text alone": f"{map_at_5(matched(task, scratch, False)):.3f}",
                  "with day and speaker": f"{map_at_5(found):.3f}"}
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            shown = [matches[0] for matches in found if matches and matches[0][0] >= least and not matches[0][1]]
            right = sum(match[2] for match in shown) / max(1, len(shown))
            values[f"≥ {least}"] = f"{right:.3f} of {len(shown) / len(found):.3f}"
        near = [matches[0] for matches in found if matches and matches[0][0] >= 0.5 and matches[0][1]]
        values["near misses among the likely"] = f"{len(near)}, of which {sum(match[2] for match in near)} fit"
        return values, list(values)
    return row


def brotli(path):
    return len(run("brotli", "-q", "11", "-c", path))


def sizes(_):
    """Kilobytes of what is downloaded, by brotli."""
    module = os.path.join(TOP, "build", "wasm", "wasm", "sayso.wasm")
    models = sorted(glob.glob(os.path.join(TOP, "core", "models", "*.bin")))
    if not os.path.exists(module):
        raise RuntimeError("./dev build has not built the module")
    packed = {os.path.basename(path): brotli(path) for path in [module, *models]}
    of_models = sum(packed[os.path.basename(path)] for path in models)
    values = {name: f"{size / 1000:.1f} KB" for name, size in packed.items()}
    values["all"] = f"{sum(packed.values()) / 1000:.1f} KB"
    values["models, raw to brotli"] = f"{sum(os.path.getsize(path) for path in models) / of_models:.2f}"
    return values, list(values)


def speed(_):
    """What today's report of ./dev bench says."""
    path = os.path.join(TOP, "build", "bench", "report.json")
    report = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    if report.get("date") != datetime.date.today().isoformat():
        raise RuntimeError("./dev bench has not run today")
    values = {}
    for row in report["throughput"]:
        if row["name"].startswith("sayso"):
            values[f"{row['name']} to wink-nlp"] = f"{row['ratio']:.2f}"
    article = report["latency"]
    values[f"article of {article['words']} words, ms"] = f"{article['milliseconds']['sayso']['median']:.1f}"
    per_byte = [row["nanoseconds"]["sayso"] for row in report["sizes"]]
    values["slowest size to fastest"] = f"{max(per_byte) / min(per_byte):.1f}"
    values["worst hostile to real text"] = f"{max(row['ratio'] for row in report['hostile']):.1f}"
    return values, list(values)


# A row a measurement: what it is called, and a function of a scratch folder that gives its values
# and the order in which they are shown. More are added here.
ROWS = [
    ("Seed article (marks stripped)", seed),
    ("Ten news articles", gold),
    ("Ten news articles, marks stripped", stripped_gold),
    ("Speakers of the ten articles, claims pooled (our own reading)", speakers_as_one),
    ("Speakers, precision of coverage by confidence", confidence),
    ("PolNeAR dev, attribution", polnear),
    ("PolNeAR dev, attribution by rules alone", polnear_by_rules),
    ("PolNeAR dev, marks stripped", stripped_polnear),
    ("UD EWT dev, raw text", raw_text("en_ewt-dev.conllu")),
    ("UD EWT dev, gold tokens", gold_tokens("en_ewt-dev.conllu")),
    ("UD GUM open dev, raw text", raw_text("en_gum_open-dev.conllu")),
    ("UD GUM open dev, gold tokens", gold_tokens("en_gum_open-dev.conllu")),
    ("UD GUM open dev, LAS by genre", by_genre("en_gum_open-dev.conllu")),
    ("UD GUM news dev, gold tokens", gold_tokens("en_gum_news-dev.conllu")),
    ("Names, Wikigold", names("wikigold.conll.txt")),
    ("Names, world newswire", names("worldwide_newswire")),
    ("Names, people of the world newswire by country", names_by_country),
    ("Pronouns, GAP validation", gap),
    ("Check-worthiness, CheckThat! 2024 dev-test", checkworthy),
    ("Check-worthiness, ClaimBuster cross-validated by debate", by_debate),
    ("Match, fact-checks for tweets (CheckThat! 2022 2A dev)", matching("2a")),
    ("Match, fact-checks for debates (CheckThat! 2022 2B dev)", matching("2b")),
    ("Download, brotli", sizes),
    ("Speed as wasm", speed),
]


# What .dev/budget.py measures in every test run.
SAMPLE = [
    ("PolNeAR dev, every seventh article", polnear_sample),
    ("UD EWT dev, the first 300 sentences", first_sentences("en_ewt-dev.conllu", 300)),
]


def measured(name, measure):
    with tempfile.TemporaryDirectory() as scratch:
        try:
            values, shown = measure(scratch)
        except (RuntimeError, OSError, KeyError, ValueError) as error:
            return f"| {name} | not measured: {str(error)[:100]} |"
    return f"| {name} | " + ", ".join(f"{key} {values[key]}" for key in shown if key in values) + " |"


def renew_readme(rows):
    path = os.path.join(TOP, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    begin, end = "<!-- eval: ./dev eval --readme writes this -->\n", "<!-- /eval -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        sys.exit("README.md has no eval markers")
    day = datetime.date.today().isoformat()
    table = "\n".join([f"Measured on {day} by `./dev eval`.\n", "| on | figures |", "|---|---|", *rows])
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{begin}{table}\n{end}{after}")


def main():
    words = [word.lower() for word in sys.argv[1:] if word != "--readme"]
    if not os.path.isdir(shared("eval")):
        sys.exit(f"no development data at {SHARED}: nothing to measure")
    rows = []
    for name, measure in ROWS:
        if not words or any(word in name.lower() for word in words):
            rows.append(measured(name, measure))
            print(rows[-1], flush=True)
    if "--readme" in sys.argv:
        renew_readme(rows)


if __name__ == "__main__":
    main()
