#include <algorithm>
#include <array>
#include <utility>

#include "core/document/tokenize.h"

namespace sayso {
namespace {

constexpr std::array<std::pair<std::string_view, Abbreviation>, 8> kNames{{
    {"title", Abbreviation::title},
    {"street", Abbreviation::street},
    {"month", Abbreviation::month},
    {"place", Abbreviation::place},
    {"number", Abbreviation::number},
    {"inner", Abbreviation::inner},
    {"time", Abbreviation::time},
    {"last", Abbreviation::last},
}};

/// U.S, E.U, a.m: single letters between stops.
bool is_initialism(std::string_view word) {
  std::uint32_t letters = 0;
  std::uint32_t parts = 1;
  for (std::uint32_t byte = 0; byte < word.size();) {
    const CodePoint point = decode(word, byte);
    byte += point.length;
    if (point.value == U'.') {
      if (letters != 1) return false;
      letters = 0;
      ++parts;
    } else if (is_letter(char_class(point.value))) {
      ++letters;
    } else {
      return false;
    }
  }
  return letters == 1 && parts > 1;
}

}  // namespace

Abbreviation abbreviation_of(const Lexicon& lexicon, std::string_view word, bool before_number,
                             bool in_place) {
  constexpr std::size_t kLongest = 12;
  if (word.empty() || word.size() > kLongest) return Abbreviation::none;
  const bool capital = is_capitalized(word);
  const std::string_view kind = lexicon.abbreviations.fields(lower(word));
  const auto name =
      std::ranges::find(kNames, kind, &std::pair<std::string_view, Abbreviation>::first);
  if (name != kNames.end()) {
    switch (name->second) {
      case Abbreviation::number:
        if (before_number) return Abbreviation::number;
        break;
      case Abbreviation::place:
        if (capital && in_place) return Abbreviation::place;
        break;
      case Abbreviation::title:
      case Abbreviation::month:
        if (capital) return name->second;
        break;
      default:
        return name->second;
    }
  }
  if (is_initialism(word)) return Abbreviation::initialism;
  return capital && decode(word, 0).length == word.size() ? Abbreviation::initial
                                                          : Abbreviation::none;
}

bool is_starter(const Lexicon& lexicon, std::string_view word) {
  constexpr std::size_t kLongest = 12;
  return word.size() <= kLongest && is_capitalized(word) &&
         lexicon.function_words.fields(lower(word)) == "closed";
}

}  // namespace sayso
