#include "core/match/stem.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace sayso {
namespace {

constexpr std::size_t kShortest = 3;  // what is shorter has no ending

struct Ending {
  std::string_view from;
  std::string_view to;
};

constexpr std::array kSecond{
    Ending{"ational", "ate"}, Ending{"tional", "tion"}, Ending{"enci", "ence"},
    Ending{"anci", "ance"},   Ending{"izer", "ize"},    Ending{"bli", "ble"},
    Ending{"alli", "al"},     Ending{"entli", "ent"},   Ending{"eli", "e"},
    Ending{"ousli", "ous"},   Ending{"ization", "ize"}, Ending{"ation", "ate"},
    Ending{"ator", "ate"},    Ending{"alism", "al"},    Ending{"iveness", "ive"},
    Ending{"fulness", "ful"}, Ending{"ousness", "ous"}, Ending{"aliti", "al"},
    Ending{"iviti", "ive"},   Ending{"biliti", "ble"},  Ending{"logi", "log"}};
constexpr std::array kThird{Ending{"icate", "ic"}, Ending{"ative", ""},  Ending{"alize", "al"},
                            Ending{"iciti", "ic"}, Ending{"ical", "ic"}, Ending{"ful", ""},
                            Ending{"ness", ""}};
constexpr std::array kFourth{
    Ending{"al", ""},    Ending{"ance", ""}, Ending{"ence", ""}, Ending{"er", ""},
    Ending{"ic", ""},    Ending{"able", ""}, Ending{"ible", ""}, Ending{"ant", ""},
    Ending{"ement", ""}, Ending{"ment", ""}, Ending{"ent", ""},  Ending{"ion", ""},
    Ending{"ou", ""},    Ending{"ism", ""},  Ending{"ate", ""},  Ending{"iti", ""},
    Ending{"ous", ""},   Ending{"ive", ""},  Ending{"ize", ""}};

bool is_consonant(std::string_view word, std::size_t at) {
  // a y is a vowel behind a consonant: of several in a row, every other one
  std::size_t row = at;
  while (row > 0 && word[row] == 'y') --row;
  const bool vowel = std::string_view("aeiou").contains(word[row]);
  const bool first = !vowel;  // a y that begins the word is a consonant
  return (at - row) % 2 == 0 ? first : !first;
}

/// How often consonants follow vowels in the first `size` letters: Porter's m.
std::size_t measure(std::string_view word, std::size_t size) {
  std::size_t count = 0;
  bool vowel = false;
  for (std::size_t at = 0; at < size; ++at) {
    const bool consonant = is_consonant(word, at);
    if (consonant && vowel) ++count;
    vowel = !consonant;
  }
  return count;
}

bool has_vowel(std::string_view word, std::size_t size) {
  for (std::size_t at = 0; at < size; ++at) {
    if (!is_consonant(word, at)) return true;
  }
  return false;
}

bool ends_double(std::string_view word) {
  const std::size_t size = word.size();
  return size >= 2 && word[size - 1] == word[size - 2] && is_consonant(word, size - 1);
}

/// Consonant, vowel, consonant: "hop", whose "hoping" was "hope".
bool ends_short(std::string_view word) {
  const std::size_t size = word.size();
  return size >= 3 && is_consonant(word, size - 3) && !is_consonant(word, size - 2) &&
         is_consonant(word, size - 1) && !std::string_view("wxy").contains(word[size - 1]);
}

void cut(std::string& word, std::size_t size) { word.resize(word.size() - size); }

void cut_plural(std::string& word) {
  if (!word.ends_with('s')) return;
  if (word.ends_with("sses") || word.ends_with("ies")) {
    cut(word, 2);
  } else if (!word.ends_with("ss")) {
    cut(word, 1);
  }
}

void cut_past(std::string& word) {
  if (word.ends_with("eed")) {
    if (measure(word, word.size() - 3) > 0) cut(word, 1);
    return;
  }
  const std::size_t size = word.ends_with("ed") ? 2 : word.ends_with("ing") ? 3 : 0;
  if (size == 0 || !has_vowel(word, word.size() - size)) return;
  cut(word, size);
  const bool bare = word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz");
  if (!bare && ends_double(word) && !std::string_view("lsz").contains(word.back())) {
    cut(word, 1);
  } else if (bare || (measure(word, word.size()) == 1 && ends_short(word))) {
    word += 'e';
  }
}

/// Replaces the longest ending that fits, where more than `least` is left before it.
void replace(std::string& word, std::span<const Ending> endings, std::size_t least) {
  const Ending* longest = nullptr;
  for (const Ending& ending : endings) {
    if (word.ends_with(ending.from) &&
        (longest == nullptr || ending.from.size() > longest->from.size())) {
      longest = &ending;
    }
  }
  if (longest == nullptr) return;
  const std::size_t left = word.size() - longest->from.size();
  if (measure(word, left) <= least) return;
  if (longest->from == "ion" && word[left - 1] != 's' && word[left - 1] != 't') return;
  word.resize(left);
  word += longest->to;
}

void tidy(std::string& word) {
  if (word.ends_with('e')) {
    const std::size_t left = measure(word, word.size() - 1);
    if (left > 1 || (left == 1 && !ends_short(std::string_view(word).substr(0, word.size() - 1)))) {
      cut(word, 1);
    }
  }
  if (word.ends_with("ll") && measure(word, word.size()) > 1) cut(word, 1);
}

}  // namespace

void stem(std::string& word) {
  if (word.size() < kShortest ||
      !std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) {
    return;
  }
  cut_plural(word);
  cut_past(word);
  if (word.ends_with('y') && has_vowel(word, word.size() - 1)) word.back() = 'i';
  replace(word, kSecond, 0);
  replace(word, kThird, 0);
  replace(word, kFourth, 1);
  tidy(word);
}

}  // namespace sayso
