#include "core/lexicon/lexicon.h"

#include <algorithm>

#include "lexicon_data.h"

namespace sayso {
namespace {

WordList list(std::string_view name) {
  for (const generated::LexiconFile& file : generated::lexicon_files()) {
    if (file.name == name) return WordList(file.text);
  }
  return WordList({});
}

}  // namespace

WordList::WordList(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view word = line.substr(0, line.find('\t'));
    if (word.empty()) continue;
    const std::string_view fields = line.substr(std::min(line.size(), word.size() + 1));
    entries_.emplace(word, fields);
    if (word.size() < 32) {
      sizes_[static_cast<unsigned char>(word[0]) % sizes_.size()] |= 1u << word.size();
    }
    longest_ = std::max(longest_, static_cast<std::uint32_t>(1 + std::ranges::count(word, ' ')));
  }
}

std::string_view WordList::fields(std::string_view word) const {
  const auto entry = entries_.find(word);
  return entry == entries_.end() ? std::string_view{} : entry->second;
}

Lexicon Lexicon::load() {
  return {.abbreviations = list("abbreviations"),
          .contractions = list("contractions"),
          .prefixes = list("prefixes"),
          .units = list("units"),
          .titles = list("titles"),
          .honorifics = list("honorifics"),
          .first_names = list("first_names"),
          .countries = list("countries"),
          .bodies = list("bodies"),
          .anonymous = list("anonymous"),
          .collectives = list("collectives"),
          .reporting_verbs = list("reporting_verbs"),
          .reporting_nouns = list("reporting_nouns"),
          .reporting_adjectives = list("reporting_adjectives"),
          .opinion_words = list("opinion_words"),
          .rule_words = list("rule_words"),
          .causal_words = list("causal_words"),
          .function_words = list("function_words")};
}

}  // namespace sayso
