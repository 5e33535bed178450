#include "core/tools/train/syntax/lemma_rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <map>
#include <tuple>

#include "core/syntax/lemmatizer.h"

namespace sayso {
namespace {

using Rule = std::pair<std::uint8_t, std::string>;  // bytes to cut, bytes to put
using Tags = std::pair<Upos, Xpos>;
using Counts = std::map<std::uint32_t, std::uint32_t>;  // rule → how often

/// A distinct tagged word with its most frequent rule.
struct Case {
  std::string word;
  Tags tags;
  std::uint32_t rule;
  std::uint32_t count;
};

Rule rule_for(const std::string& word, const std::string& lemma) {
  const auto common =
      static_cast<std::size_t>(std::ranges::mismatch(word, lemma).in1 - word.begin());
  return {static_cast<std::uint8_t>(std::min<std::size_t>(word.size() - common, 255)),
          lemma.substr(common)};
}

std::uint32_t most_frequent(const Counts& counts) {
  return std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; })
      ->first;
}

/// Every rule that pays; number 0 does nothing.
class Rules {
 public:
  std::uint32_t number(const Rule& rule) {
    const auto [at, added] = numbers_.try_emplace(rule, static_cast<std::uint32_t>(list_.size()));
    if (added) list_.push_back(rule);
    return at->second;
  }
  [[nodiscard]] const std::vector<Rule>& list() const { return list_; }

 private:
  std::map<Rule, std::uint32_t> numbers_{{{0, ""}, 0}};
  std::vector<Rule> list_{{0, ""}};
};

std::vector<Case> collect_cases(const std::vector<GoldTree>& trees, Rules& rules) {
  std::map<std::pair<std::string, Tags>, Counts> seen;
  std::string base;
  for (const GoldTree& tree : trees) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (tree.xpos[i] == Xpos::other || tree.lemmas[i] == "_") continue;
      Lemmatizer::base(tree.words[i], tree.upos[i], base);
      const std::uint32_t rule = rules.number(rule_for(base, tree.lemmas[i]));
      ++seen[{base, {tree.upos[i], tree.xpos[i]}}][rule];
    }
  }
  std::map<std::uint32_t, std::uint32_t> uses;
  std::vector<Case> cases;
  for (const auto& [key, counts] : seen) {
    const std::uint32_t rule = most_frequent(counts);
    cases.push_back({key.first, key.second, rule, counts.at(rule)});
    uses[rule] += counts.at(rule);
  }
  // A rule that one rare word uses is most likely that word's typing error.
  std::erase_if(cases, [&](const Case& one) { return uses[one.rule] < 3; });
  return cases;
}

std::uint32_t suffix_key(const Case& one, std::uint32_t size) {
  return Lemmatizer::key(one.word, size, one.tags.first, one.tags.second);
}

/// Entries by key: from the empty suffix to whole words, kept where they mend enough.
std::map<std::uint32_t, std::uint32_t> choose_entries(const std::vector<Case>& cases,
                                                      std::uint32_t least) {
  std::map<std::uint32_t, std::uint32_t> entries;
  std::vector<std::uint32_t> current(cases.size(), 0);
  const auto round = [&](std::uint32_t size, std::uint32_t threshold, bool by_count) {
    std::map<std::uint32_t, Counts> found;
    std::map<std::uint32_t, std::uint32_t> right;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (size != Lemmatizer::kWhole && size > cases[i].word.size()) continue;
      const std::uint32_t weight = by_count ? cases[i].count : 1;
      found[suffix_key(cases[i], size)][cases[i].rule] += weight;
      if (cases[i].rule == current[i]) right[suffix_key(cases[i], size)] += weight;
    }
    std::map<std::uint32_t, std::uint32_t> chosen;
    for (const auto& [key, counts] : found) {
      const std::uint32_t rule = most_frequent(counts);
      if (counts.at(rule) >= right[key] + threshold) chosen[key] = rule;
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (size != Lemmatizer::kWhole && size > cases[i].word.size()) continue;
      const auto at = chosen.find(suffix_key(cases[i], size));
      if (at != chosen.end()) current[i] = at->second;
    }
    entries.merge(chosen);
  };
  for (std::uint32_t size = 0; size <= Lemmatizer::kMaxSuffix; ++size) {
    round(size, size == 0 ? 1 : 2, false);
  }
  round(Lemmatizer::kWhole, least, true);
  return entries;
}

}  // namespace

void train_lemmatizer(const std::vector<GoldTree>& trees, std::uint32_t least, WeightsWriter& out) {
  Rules rules;
  const auto entries = choose_entries(collect_cases(trees, rules), least);
  std::map<std::uint32_t, std::uint16_t> numbers;  // of the rules that entries use, 1-based
  std::vector<std::uint8_t> bytes;
  std::vector<Lemmatizer::Entry> table(std::bit_ceil(entries.size() * 5 / 4 + 1));
  for (const auto& [key, rule] : entries) {
    if (!numbers.contains(rule)) {
      const auto& [cut, put] = rules.list()[rule];
      bytes.push_back(cut);
      bytes.push_back(static_cast<std::uint8_t>(put.size()));
      bytes.insert(bytes.end(), put.begin(), put.end());
      const auto number = static_cast<std::uint16_t>(numbers.size() + 1);
      numbers[rule] = number;
    }
    std::size_t at = key >> 16 & (table.size() - 1);
    while (table[at].rule != 0) at = (at + 1) & (table.size() - 1);
    table[at] = {static_cast<std::uint16_t>(key), numbers[rule]};
  }
  std::printf("lemmas: %zu entries, %zu rules, table of %zu\n", entries.size(), numbers.size(),
              table.size());
  out.add("lemma.table", std::span<const Lemmatizer::Entry>(table));
  out.add("lemma.rules", std::span<const std::uint8_t>(bytes));
}

}  // namespace sayso
