#include "core/engine/language.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t kTokensRead = 4000;
constexpr std::uint32_t kFewWords = 12;
// Running English has about 40 % such words, headlines and lists 15 %, other languages below 8 %.
constexpr std::uint32_t kLeastPercent = 11;
constexpr char32_t kLastLatin = 0x24F;

}  // namespace

std::string_view language_of(const Document& document, const Lexicon& lexicon) {
  std::uint32_t words = 0;
  std::uint32_t frequent = 0;
  std::uint32_t foreign = 0;
  std::string folded;
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  for (std::uint32_t token = 0; token < std::min(count, kTokensRead); ++token) {
    const std::string_view word = document.word(token);
    const char32_t first = decode(word, 0).value;
    if (!is_letter(char_class(first))) continue;
    ++words;
    foreign += first > kLastLatin;
    folded.clear();
    append_lower(folded, word);
    frequent += lexicon.function_words.contains(folded);
  }
  if (words == 0 || foreign * 2 > words) return "und";
  if (words < kFewWords) return "en";
  return frequent * 100 >= words * kLeastPercent ? "en" : "und";
}

}  // namespace sayso
