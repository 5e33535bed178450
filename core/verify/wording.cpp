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
    : slots_(std::bit_ceil(2 * keys.size() + 1)), places_(keys.size()) {
  for (const std::uint32_t key : keys) {
    Slot& slot = slots_[slot_of(key)];
    slot.key = key;
    ++slot.count;
  }
  std::uint32_t first = 0;
  for (Slot& slot : slots_) {
    slot.first = first;
    first += slot.count;
  }
  std::vector<std::uint32_t> next(slots_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const std::size_t slot = slot_of(keys[i]);
    places_[slots_[slot].first + next[slot]++] = i;
  }
}

std::size_t PlaceIndex::slot_of(std::uint32_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = mix(key) & mask;
  while (slots_[at].count != 0 && slots_[at].key != key) at = (at + 1) & mask;
  return at;
}

}  // namespace sayso
