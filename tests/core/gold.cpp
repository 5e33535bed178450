#include "tests/core/gold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/output/names.h"
#include "model_files.h"

namespace sayso::testing {
namespace {

using Json = nlohmann::json;
using Spans = std::vector<Range>;

struct Pair {
  double iou;
  std::size_t gold;
  std::size_t claim;
};

Range range_of(const Json& json) { return {json.at("begin"), json.at("end")}; }

Spans spans_of(const Json& claim) {
  Spans spans;
  for (const Json& span : claim.at("spans")) spans.push_back(range_of(span));
  return spans;
}

double size_of(const Spans& spans) {
  double size = 0;
  for (const Range span : spans) size += span.size();
  return size;
}

double iou_of(const Spans& a, const Spans& b) {
  double both = 0;
  for (const Range x : a) {
    for (const Range y : b) {
      if (x.overlaps(y)) both += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    }
  }
  return both / (size_of(a) + size_of(b) - both);
}

/// Greedy one-to-one matching, best overlap first.
std::vector<Pair> match(const Json& gold, const std::vector<Claim>& claims) {
  std::vector<Pair> pairs;
  for (std::size_t g = 0; g < gold.at("claims").size(); ++g) {
    const Spans spans = spans_of(gold["claims"][g]);
    for (std::size_t c = 0; c < claims.size(); ++c) {
      const double iou = iou_of(spans, claims[c].spans);
      if (iou >= 0.5) pairs.push_back({iou, g, c});
    }
  }
  std::ranges::sort(pairs, std::greater{},
                    [](const Pair& p) { return std::tuple(p.iou, p.gold, p.claim); });
  std::set<std::size_t> used_gold;
  std::set<std::size_t> used_claims;
  std::erase_if(pairs, [&](const Pair& p) {
    if (used_gold.contains(p.gold) || used_claims.contains(p.claim)) return true;
    used_gold.insert(p.gold);
    used_claims.insert(p.claim);
    return false;
  });
  return pairs;
}

std::string plain_name(std::string_view name) {
  std::string out = lower(name);
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (out.starts_with(article)) out.erase(0, article.size());
  }
  return out;
}

bool is_speaker(const Json& wanted, const Analysis& analysis, std::uint32_t speaker) {
  const std::string kind(name_of(analysis.entities.entities[speaker].kind));
  const std::string want = wanted.at("kind");
  const bool group = kind == "group" && (want == "organization" || want == "unnamed");
  const bool other = want == "group" && (kind == "organization" || kind == "unnamed");
  if (kind != want && !group && !other) return false;
  std::set<std::string> names{plain_name(wanted.at("name").get<std::string>())};
  for (const Json& alias : wanted.at("aliases")) names.insert(plain_name(alias.get<std::string>()));
  return names.contains(plain_name(display_name(analysis, speaker)));
}

/// The words of a claim, by where each begins: spans are equal where their words are.
std::set<std::uint32_t> words_of(std::string_view text, const Spans& spans) {
  const auto is_word = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c >= 0x80;
  };
  std::set<std::uint32_t> words;
  for (const Range span : spans) {
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
      if (!is_word(static_cast<unsigned char>(text[at]))) continue;
      std::uint32_t begin = at;
      while (begin > 0 && is_word(static_cast<unsigned char>(text[begin - 1]))) --begin;
      words.insert(begin);
      while (at + 1 < span.end && is_word(static_cast<unsigned char>(text[at + 1]))) ++at;
    }
  }
  return words;
}

double ratio(double hits, double all) { return all == 0 ? 0 : hits / all; }

double exact_f1(const Json& gold, const Analysis& analysis) {
  std::set<std::set<std::uint32_t>> wanted;
  std::set<std::set<std::uint32_t>> optional;
  std::set<std::set<std::uint32_t>> found;
  for (const Json& claim : gold.at("claims")) {
    (claim.value("optional", false) ? optional : wanted)
        .insert(words_of(analysis.document.text, spans_of(claim)));
  }
  for (const Claim& claim : analysis.claims) {
    found.insert(words_of(analysis.document.text, claim.spans));
  }
  double hits = 0;
  double counted = 0;
  for (const auto& words : found) {
    hits += wanted.contains(words);
    counted += wanted.contains(words) || !optional.contains(words);
  }
  return ratio(2 * hits, static_cast<double>(wanted.size()) + counted);
}

double sentence_f1(const Json& gold, const Document& document) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> wanted;
  for (const Json& sentence : gold.at("sentences")) {
    const Range range = range_of(sentence);
    wanted.emplace(range.begin, range.end);
  }
  double hits = 0;
  for (const Sentence& sentence : document.sentences) {
    hits += wanted.contains({sentence.range.begin, sentence.range.end});
  }
  return ratio(2 * hits, static_cast<double>(wanted.size() + document.sentences.size()));
}

struct Scored {
  Score score;
  double weight = 0;
};

Scored score(const Json& gold, const Analysis& analysis) {
  const std::vector<Pair> pairs = match(gold, analysis.claims);
  double needed = 0;
  for (const Json& claim : gold.at("claims")) needed += !claim.value("optional", false);
  double recalled = 0;
  double iou = 0;
  std::array<double, 2> speakers{};
  std::array<double, 2> narrators{};
  double sources = 0;
  for (const Pair& pair : pairs) {
    const Json& wanted = gold["claims"][pair.gold];
    const Claim& claim = analysis.claims[pair.claim];
    recalled += !wanted.value("optional", false);
    iou += pair.iou;
    sources += wanted.at("source_sentence") == claim.source_sentence;
    const Json& speaker = gold.at("speakers").at(wanted.at("speaker").get<std::string>());
    if (speaker.at("kind") == "narrator") {
      narrators[0] += claim.speaker == kNarrator;
      ++narrators[1];
    } else {
      speakers[0] += is_speaker(speaker, analysis, claim.speaker);
      ++speakers[1];
    }
  }
  const auto matched = static_cast<double>(pairs.size());
  Scored out;
  out.weight = needed;
  out.score = {.sentences = sentence_f1(gold, analysis.document),
               .claims_recall = ratio(recalled, needed),
               .claims_precision = ratio(matched, static_cast<double>(analysis.claims.size())),
               .exact_f1 = exact_f1(gold, analysis),
               .span_iou = ratio(iou, matched),
               .speaker = ratio(speakers[0], speakers[1]),
               .narrator = ratio(narrators[0], narrators[1]),
               .source = ratio(sources, matched)};
  return out;
}

Scored score_file(const std::filesystem::path& path) {
  const Json gold = Json::parse(read_file(path));
  std::filesystem::path article = path;
  const std::string text = read_file(article.replace_extension(".txt"));
  return score(gold, engine().analyze(text));
}

constexpr std::array kFigures{&Score::sentences, &Score::claims_recall, &Score::claims_precision,
                              &Score::exact_f1,  &Score::span_iou,      &Score::speaker,
                              &Score::narrator,  &Score::source};

}  // namespace

const Engine& engine() {
  static const Engine kEngine = [] {
    std::vector<std::span<const std::byte>> files;
    for (const generated::ModelFile& file : generated::model_files()) files.push_back(file.bytes);
    return std::move(Engine::create(files)).value();
  }();
  return kEngine;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

Score score_article(const std::filesystem::path& gold) { return score_file(gold).score; }

Score score_folder(const std::filesystem::path& folder, const std::string& prefix) {
  Score pooled;
  double weight = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".json" || !path.filename().string().starts_with(prefix)) continue;
    const Scored scored = score_file(path);
    weight += scored.weight;
    for (const auto figure : kFigures) pooled.*figure += scored.score.*figure * scored.weight;
  }
  for (const auto figure : kFigures) pooled.*figure = ratio(pooled.*figure, weight);
  return pooled;
}

}  // namespace sayso::testing
