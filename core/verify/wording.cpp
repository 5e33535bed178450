#include "core/verify/wording.h"

#include <algorithm>
#include <bit>
#include <string>

#include "core/text/text.h"

namespace sayso {
namespace {

constexpr std::uint8_t kClosedWeight = 1;
constexpr std::uint8_t kOpenWeight = 3;

/// Whether `form` holds a letter, a digit or a sign that is read aloud.
bool is_word(std::string_view form) {
  for (std::uint32_t at = 0; at < form.size();) {
    const CodePoint point = decode(form, at);
    const CharClass kind = char_class(point.value);
    if (is_letter(kind) || kind == CharClass::digit || point.value == U'%') return true;
    at += point.length;
  }
  return false;
}

/// "1,000" and "1000" are one word.
void drop_commas(std::string& form) {
  if (form.front() >= '0' && form.front() <= '9') std::erase(form, ',');
}

}  // namespace

Wording read_wording(const Document& document, const Lexicon& lexicon) {
  Wording wording;
  std::string form;
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  for (std::uint32_t token = 0; token < count; ++token) {
    const std::string_view word = document.word(token);
    if (!is_word(word)) continue;
    form.clear();
    append_lower(form, word);
    drop_commas(form);
    wording.keys.push_back(hash_bytes(form));
    wording.tokens.push_back(token);
    wording.weights.push_back(lexicon.function_words.contains(form) ? kClosedWeight : kOpenWeight);
  }
  return wording;
}

PlaceIndex::PlaceIndex(std::span<const std::uint32_t> keys)
    : keys_(keys),
      mask_(static_cast<std::uint32_t>(std::bit_ceil(keys.size() + 1) - 1)),
      begins_(std::size_t{mask_} + 2),
      places_(keys.size()) {
  for (const std::uint32_t key : keys) ++begins_[(key & mask_) + 1];
  for (std::size_t b = 1; b < begins_.size(); ++b) begins_[b] += begins_[b - 1];
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t i = 0; i < keys.size(); ++i) places_[next[keys[i] & mask_]++] = i;
}

}  // namespace sayso
