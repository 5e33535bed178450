// sayso: the engine on the command line.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>

#include "core/engine/engine.h"
#include "core/output/output.h"
#include "core/tools/cli/factchecks.h"
#include "core/tools/cli/input.h"
#include "core/tools/common/conllu.h"
#include "model_files.h"

namespace sayso::cli {
namespace {

enum Exit : int { kDone = 0, kBadInput = 1, kBadUsage = 2, kBadModels = 3 };

enum class Format { json, text, conllu, html };

struct Settings {
  std::string file = "-";
  std::string source;  ///< what `file` is verified against
  std::string index;   ///< of fact-checks
  double least = static_cast<double>(kShownMatch) / kCertain;
  std::string date;
  Format format = Format::json;
  Unit unit = Unit::byte;
  bool lines = false;
  bool explain = false;
  AttributionMode attribution = AttributionMode::learned;
  bool standalone = false;
  double threshold = -1;  ///< below 0: the model's
  Stage until = Stage::claims;

  [[nodiscard]] JsonOptions json() const { return {unit, explain, standalone}; }

  [[nodiscard]] Options options(const std::string& line_date = {}) const {
    Options options;
    options.until = until;
    if (threshold >= 0) options.checkworthy = static_cast<Fixed>(std::lround(threshold * kCertain));
    options.article.date = line_date.empty() ? date : line_date;
    options.attribution = attribution;
    return options;
  }
};

int fail(Exit code, const std::string& message) {
  std::cerr << "sayso: " << message << '\n';
  return code;
}

std::expected<Engine, Error> create_engine() {
  std::vector<std::span<const std::byte>> files;
  for (const generated::ModelFile& file : generated::model_files()) files.push_back(file.bytes);
  return Engine::create(files);
}

std::string render(const Analysis& analysis, const Engine& engine, const Settings& settings) {
  switch (settings.format) {
    case Format::text:
      return to_text(analysis, settings.standalone);
    case Format::conllu:
      return to_conllu(analysis);
    case Format::html:
      return to_html(analysis, settings.standalone);
    case Format::json:
      break;
  }
  return to_json(analysis, engine, settings.json()) + "\n";
}

std::string error_line(const Line& line) {
  return "{\"id\":" + line.id + ",\"error\":\"" + line.error + "\"}\n";
}

/// Reads documents one a line and prints what `answer` makes of each.
template <typename Answer>
int each_line(const std::string& file, Answer answer) {
  bool clean = true;
  const auto read = for_each_line(file, [&](const Line& line) {
    clean = clean && line.error.empty();
    std::cout << (line.error.empty() ? answer(line) : error_line(line));
  });
  if (!read) return fail(kBadInput, read.error().message);
  return clean ? kDone : fail(kBadInput, "some lines could not be read: see their `error`");
}

int analyze(const Engine& engine, const Settings& settings) {
  if (settings.lines) {
    return each_line(settings.file, [&](const Line& line) {
      const Analysis analysis = engine.analyze(line.text, settings.options(line.date));
      return "{\"id\":" + line.id + ",\"analysis\":" + to_json(analysis, engine, settings.json()) +
             "}\n";
    });
  }
  const auto text = read_all(settings.file);
  if (!text) return fail(kBadInput, text.error().message);
  const Analysis analysis = engine.analyze(*text, settings.options());
  std::cout << render(analysis, engine, settings);
  if (analysis.document.invalid_at != kNone) {
    std::cerr << "sayso: malformed UTF-8 at byte " << analysis.document.invalid_at << '\n';
  }
  if (analysis.document.truncated) std::cerr << "sayso: a limit was reached, see text.truncated\n";
  return kDone;
}

int verify(const Engine& engine, const Settings& settings) {
  const auto text = read_all(settings.file);
  if (!text) return fail(kBadInput, text.error().message);
  const auto source = read_all(settings.source);
  if (!source) return fail(kBadInput, source.error().message);
  const Analysis article = engine.analyze(*text, settings.options());
  const Verification result = engine.verify(article, *source);
  std::cout << (settings.format == Format::json
                    ? verification_to_json(article, result, settings.unit) + "\n"
                    : verification_to_text(article, result));
  return kDone;
}

int match(const Settings& settings) {
  const auto index = open_index(settings.index);
  if (!index) return fail(kBadInput, index.error().message);
  const auto least = static_cast<Fixed>(std::lround(settings.least * kCertain));
  if (settings.lines) {
    const auto clean = match_lines(settings.file, *index, least, settings.unit);
    if (!clean) return fail(kBadInput, clean.error().message);
    return *clean ? kDone : fail(kBadInput, "some lines could not be read: see their `error`");
  }
  const auto text = read_all(settings.file);
  if (!text) return fail(kBadInput, text.error().message);
  const auto engine = create_engine();
  if (!engine) return fail(kBadModels, engine.error().message);
  const Lexicon lexicon = Lexicon::load();
  Matcher matcher(*index, lexicon);
  const Analysis article = engine->analyze(*text, settings.options());
  const std::vector<CheckedBefore> found = match_claims(article, matcher, least);
  std::cout << (settings.format == Format::json
                    ? matches_to_json(article, found, *index, settings.unit) + "\n"
                    : matches_to_text(article, found, *index));
  return kDone;
}

int mentions(const Engine& engine, const Settings& settings) {
  if (settings.lines) {
    return each_line(settings.file, [&](const Line& line) {
      const Analysis analysis = engine.analyze(line.text, settings.options(line.date));
      return "{\"id\":" + line.id + "," + mentions_to_json(analysis, settings.unit).substr(1) +
             "\n";
    });
  }
  const auto text = read_all(settings.file);
  if (!text) return fail(kBadInput, text.error().message);
  std::cout << mentions_to_json(engine.analyze(*text, settings.options()), settings.unit) << '\n';
  return kDone;
}

int parse(const Engine& engine, const Settings& settings) {
  const auto text = read_all(settings.file);
  if (!text) return fail(kBadInput, text.error().message);
  const auto sentences = read_conllu(*text);
  if (!sentences) {
    const Error& error = sentences.error();
    return fail(kBadInput, error.message + " (byte " + std::to_string(error.position) + ")");
  }
  std::string running_text;
  const Document document = to_document(*sentences, running_text);
  std::cout << write_conllu(document, engine.parse(document), *sentences);
  return kDone;
}

/// A line is as worth checking as the sentence in it that is most so.
int checkworthy(const Engine& engine, const Settings& settings) {
  return each_line(settings.file, [&](const Line& line) {
    const Analysis analysis = engine.analyze(line.text, settings.options());
    Fixed score = 0;
    for (const Fixed sentence : engine.score_sentences(analysis)) score = std::max(score, sentence);
    std::string digits = std::to_string(kCertain + score).substr(1);
    return (score == kCertain ? "1." : "0.") + digits +
           (score >= analysis.checkworthy ? "\t1\n" : "\t0\n");
  });
}

void add_file(CLI::App* command, Settings& settings, const std::string& what) {
  command->add_option("file", settings.file, what + "; - is standard input")->capture_default_str();
}

void add_unit(CLI::App* command, Settings& settings) {
  const std::map<std::string, Unit> units{{"byte", Unit::byte}, {"utf16", Unit::utf16}};
  command->add_option("--unit", settings.unit, "what begin and end count: byte or utf16")
      ->transform(CLI::CheckedTransformer(units))
      ->default_str("byte");
}

void add_lines(CLI::App* command, Settings& settings) {
  command->add_flag(
      "--lines", settings.lines,
      "one document a line in (plain, or JSON with id and text), one JSON a line out");
}

void add_threshold(CLI::App* command, Settings& settings) {
  command
      ->add_option("--threshold", settings.threshold,
                   "the score from which on a claim is worth checking; the model's where not given")
      ->check(CLI::Range(0.0, 1.0));
}

void add_analyze(CLI::App& app, Settings& settings) {
  CLI::App* command = app.add_subcommand("analyze", "Find claims, their sources and speakers");
  add_file(command, settings, "the article");
  const std::map<std::string, Format> formats{{"json", Format::json},
                                              {"text", Format::text},
                                              {"conllu", Format::conllu},
                                              {"html", Format::html}};
  command->add_option("--format", settings.format, "json, text, conllu or html")
      ->transform(CLI::CheckedTransformer(formats))
      ->default_str("json");
  add_unit(command, settings);
  add_lines(command, settings);
  add_threshold(command, settings);
  command->add_option("--date", settings.date, "the article's date, YYYY-MM-DD");
  command->add_flag("--explain", settings.explain, "tell how each speaker was found");
  const std::map<std::string, AttributionMode> modes{{"learned", AttributionMode::learned},
                                                     {"rules", AttributionMode::rules}};
  command
      ->add_option("--attribution", settings.attribution,
                   "what finds who said what: learned or rules")
      ->transform(CLI::CheckedTransformer(modes))
      ->default_str("learned");
  command->add_flag("--standalone", settings.standalone,
                    "add how each claim reads on its own, with insertions in brackets");
}

/// How a comparison of an article is answered: form, unit, and the day that it is told from.
void add_answer(CLI::App* command, Settings& settings) {
  const std::map<std::string, Format> formats{{"json", Format::json}, {"text", Format::text}};
  command->add_option("--format", settings.format, "json or text")
      ->transform(CLI::CheckedTransformer(formats))
      ->default_str("json");
  add_unit(command, settings);
  command->add_option("--date", settings.date, "the article's date, YYYY-MM-DD");
}

CLI::App* add_verify(CLI::App& app, Settings& settings) {
  CLI::App* command =
      app.add_subcommand("verify", "Look for an article's quotations and figures in a source");
  add_file(command, settings, "the article");
  command->add_option("source", settings.source, "the transcript or report")->required();
  add_answer(command, settings);
  return command;
}

CLI::App* add_index(CLI::App& app, Settings& settings, std::string& out) {
  CLI::App* command = app.add_subcommand(
      "index", "Make an index of fact-checks (ClaimReview as JSON-LD or NDJSON, or CSV)");
  command->add_option("feed", settings.file, "the feed; - is standard input")->required();
  command->add_option("-o,--out", out, "the index to write")->required();
  command->footer(
      "CSV names its columns in the first line: claim, claimant, date, rating, publisher, url, "
      "title, text. Entries without a claim, or whose link is not http or https, are left out "
      "and told.");
  return command;
}

CLI::App* add_match(CLI::App& app, Settings& settings) {
  CLI::App* command = app.add_subcommand("match", "Look an article's claims up among fact-checks");
  command->add_option("file", settings.file, "the article; - is standard input")->required();
  command->add_option("index", settings.index, "what `sayso index` wrote")->required();
  add_answer(command, settings);
  command->add_option("--least", settings.least, "the score from which on a candidate is told")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_flag("--lines", settings.lines,
                    "the file holds statements, one a line (plain, or JSON with id, text, speaker "
                    "and date); one JSON a line out");
  return command;
}

int run(int count, char** arguments) {
  CLI::App app(
      "Sayso: on whose say-so? Marks the claims of a news article, the sentences that "
      "source them and who vouches for them.");
  app.set_version_flag("--version", std::string(kVersion));
  app.require_subcommand(1);
  app.footer("Exit status: 0 done, 1 input that cannot be read, 2 wrong usage, 3 damaged models.");
  Settings settings;
  add_analyze(app, settings);
  const CLI::App* verified = add_verify(app, settings);
  std::string index_out;
  const CLI::App* indexed = add_index(app, settings, index_out);
  const CLI::App* matched = add_match(app, settings);
  CLI::App* mention = app.add_subcommand("mentions", "List every mention of every entity");
  add_file(mention, settings, "the article");
  add_unit(mention, settings);
  add_lines(mention, settings);
  CLI::App* syntax = app.add_subcommand("parse", "Tag and parse tokens that are given");
  add_file(syntax, settings, "CoNLL-U");
  std::string input = "conllu";
  syntax->add_option("--input", input, "the input's format")
      ->check(CLI::IsMember({"conllu"}))
      ->capture_default_str();
  CLI::App* worth =
      app.add_subcommand("checkworthy", "Score sentences: score<TAB>0|1 for each line");
  add_file(worth, settings, "one sentence a line");
  add_threshold(worth, settings);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kBadUsage;
  }
  std::ios::sync_with_stdio(false);
  if (indexed->parsed()) {
    const auto built = build_index(settings.file, index_out);
    return built ? kDone : fail(kBadInput, built.error().message);
  }
  if (matched->parsed()) return match(settings);
  const auto engine = create_engine();
  if (!engine) return fail(kBadModels, engine.error().message);
  if (mention->parsed() || settings.format == Format::conllu) settings.until = Stage::entities;
  if (verified->parsed()) return verify(*engine, settings);
  if (mention->parsed()) return mentions(*engine, settings);
  if (syntax->parsed()) return parse(*engine, settings);
  if (worth->parsed()) return checkworthy(*engine, settings);
  return analyze(*engine, settings);
}

}  // namespace
}  // namespace sayso::cli

int main(int count, char** arguments) {
  // The engine does not throw; the system may (no memory, a closed pipe).
  try {
    return sayso::cli::run(count, arguments);
  } catch (...) {
    std::fputs("sayso: stopped by the system: out of memory, or the output cannot be written\n",
               stderr);
    return sayso::cli::kBadInput;
  }
}
