#include "core/lexicon/lexicon.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/text/text.h"
#include "lexicon_data.h"

namespace sayso {
namespace {

WordList list(std::string_view name) {
  for (const generated::LexiconFile& file : generated::lexicon_files()) {
    if (file.name == name) return WordList(file.text);
  }
  return WordList({});
}

template <typename Piece>
std::uint32_t piece_at(std::string_view word, std::size_t at) {
  Piece piece;
  std::memcpy(&piece, word.data() + at, sizeof(piece));
  return mix(static_cast<std::uint32_t>(piece) ^
             static_cast<std::uint32_t>(std::uint64_t{piece} >> 32));
}

/// Of both ends and the size, however long the word is: entries seldom share all three.
std::uint32_t hash_ends(std::string_view word) {
  const std::size_t size = word.size();
  const auto ends = [&]<typename Piece>(Piece) {
    return combine(piece_at<Piece>(word, 0) + static_cast<std::uint32_t>(size),
                   piece_at<Piece>(word, size - sizeof(Piece)));
  };
  if (size >= 8) return ends(std::uint64_t{});
  if (size >= 4) return ends(std::uint32_t{});
  if (size >= 2) return ends(std::uint16_t{});
  return size == 0 ? 0 : ends(std::uint8_t{});
}

}  // namespace

WordList::WordList(std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
  slots_.assign(std::bit_ceil(lines * 2), kNone);
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view word = line.substr(0, line.find('\t'));
    if (word.empty()) continue;
    std::uint32_t& slot = slots_[slot_of(word)];
    if (slot != kNone) continue;
    slot = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({word, line.substr(std::min(line.size(), word.size() + 1))});
    sizes_[static_cast<unsigned char>(word.front()) % sizes_.size()] |=
        1U << std::min(word.size(), kLongestTold);
    longest_ = std::max(longest_, static_cast<std::uint32_t>(1 + std::ranges::count(word, ' ')));
  }
}

std::size_t WordList::slot_of(std::string_view word) const {
  std::size_t at = hash_ends(word) & (slots_.size() - 1);
  while (slots_[at] != kNone && entries_[slots_[at]].word != word)
    at = (at + 1) & (slots_.size() - 1);
  return at;
}

const WordList::Entry* WordList::look_up(std::string_view word) const {
  const std::uint32_t index = slots_[slot_of(word)];
  return index == kNone ? nullptr : &entries_[index];
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
          .light_verbs = list("light_verbs"),
          .attribution_words = list("attribution_words"),
          .claim_words = list("claim_words"),
          .name_words = list("name_words"),
          .date_words = list("date_words"),
          .opinion_words = list("opinion_words"),
          .rule_words = list("rule_words"),
          .causal_words = list("causal_words"),
          .function_words = list("function_words"),
          .number_words = list("number_words"),
          .measures = list("measures"),
          .currencies = list("currencies"),
          .calendar_words = list("calendar_words"),
          .negations = list("negations"),
          .comparators = list("comparators")};
}

}  // namespace sayso
