#include "tests/core/gold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/tools/common/gold.h"
#include "model_files.h"

namespace sayso::testing {
namespace {

/// The words of a claim, by where each begins: spans are equal where their words are.
std::set<std::uint32_t> words_of(std::string_view text, const std::vector<Range>& spans) {
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

double exact_f1(const GoldArticle& gold, const Analysis& analysis) {
  std::set<std::set<std::uint32_t>> wanted;
  std::set<std::set<std::uint32_t>> optional;
  std::set<std::set<std::uint32_t>> found;
  for (const GoldClaim& claim : gold.claims) {
    (claim.optional ? optional : wanted).insert(words_of(analysis.document.text, claim.spans));
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

double sentence_f1(const GoldArticle& gold, const Document& document) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> wanted;
  for (const Range range : gold.sentences) wanted.emplace(range.begin, range.end);
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

Scored score(const GoldArticle& gold, const Analysis& analysis) {
  const std::vector<GoldPair> pairs = match_gold(gold, analysis.claims);
  double needed = 0;
  for (const GoldClaim& claim : gold.claims) needed += !claim.optional;
  double recalled = 0;
  double iou = 0;
  std::array<double, 2> speakers{};
  std::array<double, 2> narrators{};
  double sources = 0;
  for (const GoldPair& pair : pairs) {
    const GoldClaim& wanted = gold.claims[pair.gold];
    const Claim& claim = analysis.claims[pair.claim];
    recalled += !wanted.optional;
    iou += pair.iou;
    sources += wanted.source_sentence == claim.source_sentence;
    const GoldSpeaker& speaker = gold.speakers[wanted.speaker];
    auto& tally = speaker.kind == SpeakerKind::narrator ? narrators : speakers;
    tally[0] += is_speaker(speaker, analysis, claim.speaker);
    ++tally[1];
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
  std::filesystem::path article = path;
  const std::string text = read_file(article.replace_extension(".txt"));
  const auto gold = read_gold(read_file(path), static_cast<std::uint32_t>(text.size()));
  EXPECT_TRUE(gold) << path << ": " << gold.error().message;
  return gold ? score(*gold, engine().analyze(text)) : Scored{};
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
