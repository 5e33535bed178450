#include "core/tools/train/worth/sentences.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "core/text/text.h"

namespace sayso {
namespace {

using Row = std::vector<std::string>;

/// RFC 4180.
std::vector<Row> read_csv(std::string_view file) {
  std::vector<Row> rows;
  Row row{""};
  bool quoted = false;
  for (std::size_t at = 0; at < file.size(); ++at) {
    const char c = file[at];
    if (c == '"') {
      if (quoted && at + 1 < file.size() && file[at + 1] == '"') {
        row.back() += file[++at];
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && c == ',') {
      row.emplace_back();
    } else if (!quoted && c == '\n') {
      rows.push_back(std::exchange(row, Row{""}));
    } else if (quoted || c != '\r') {
      row.back() += c;
    }
  }
  return rows;
}

/// The words of speaking, alone and with the word behind them.
void add_spoken(const Passage& passage, std::vector<std::uint32_t>& rows) {
  const ClauseContext& context = passage.context;
  for (const TokenSpan& run : passage.runs) {
    for (std::uint32_t token = run.first; token < run.last; ++token) {
      const std::string_view lemma = context.syntax.lemma(token);
      if (!is_spoken(context.lexicon, lemma, context.word(token).upos)) continue;
      const std::uint32_t key = hash_bytes(lemma);
      rows.push_back(kWorthRows + key % kSpokenRows);
      if (token + 1 == run.last) continue;
      const std::uint32_t next = hash_bytes(context.syntax.lemma(token + 1));
      rows.push_back(kWorthRows + mix(combine(key, next)) % kSpokenRows);
    }
  }
}

/// The rows of the longest sentence of `text`, which mostly is its only one.
std::vector<std::uint32_t> rows_of(const std::string& text, const SyntaxModel& model,
                                   const EntityModel& entity_model, const Lexicon& lexicon) {
  const Document document = read_document(text, lexicon);
  const Syntax syntax = model.parse(document);
  const Entities entities = find_entities(document, syntax, lexicon, entity_model);
  std::vector<std::uint32_t> longest;
  std::vector<WorthFeature> features;
  const std::vector<Value> values = find_values(document, syntax, lexicon, std::nullopt);
  for_each_sentence(document, syntax, values, entities, lexicon, [&](const Passage& sentence) {
    read_worth_features(sentence, features);
    std::vector<std::uint32_t> rows;
    rows.reserve(features.size());
    for (const WorthFeature& feature : features) rows.push_back(feature.row);
    add_spoken(sentence, rows);
    if (rows.size() > longest.size()) longest = std::move(rows);
  });
  return longest;
}

}  // namespace

std::expected<std::vector<Example>, Error> read_claimbuster(const std::string& path,
                                                            const SyntaxModel& model,
                                                            const EntityModel& entity_model,
                                                            const Lexicon& lexicon) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::unexpected(Error{path + " cannot be read"});
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const std::vector<Row> rows = read_csv(bytes);
  if (rows.empty()) return std::unexpected(Error{path + " is empty"});
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(rows.front(), name) - rows.front().begin());
  };
  const std::size_t text = column("Text");
  const std::size_t debate = column("File_id");
  const std::size_t verdict = column("Verdict");
  const std::size_t columns = rows.front().size();
  if (text == columns || debate == columns || verdict == columns) {
    return std::unexpected(Error{path + " has other columns"});
  }
  std::map<std::string, std::uint32_t> debates;
  std::vector<Example> examples;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != columns) continue;
    const auto number = static_cast<std::uint32_t>(debates.size());
    examples.push_back({rows_of(rows[i][text], model, entity_model, lexicon),
                        rows[i][verdict] == "1",
                        debates.try_emplace(rows[i][debate], number).first->second});
  }
  return examples;
}

}  // namespace sayso
