#include "core/syntax/forms.h"

#include <algorithm>

#include "core/text/text.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMaxRun = 3;

char shape_of(CodePoint point) {
  switch (char_class(point.value)) {
    case CharClass::upper:
      return 'X';
    case CharClass::lower:
    case CharClass::letter:
      return 'x';
    case CharClass::digit:
      return 'd';
    default:
      return point.value < 0x80 ? static_cast<char>(point.value) : '~';
  }
}

std::uint32_t shape_hash(std::string_view word) {
  std::uint32_t hash = 0;
  char last = 0;
  std::uint32_t run = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    const char shape = shape_of(point);
    run = shape == last ? run + 1 : 1;
    last = shape;
    if (run <= kMaxRun) hash = combine(hash, static_cast<unsigned char>(shape));
    at += point.length;
  }
  return mix(hash) | 1;
}

}  // namespace

void normalize(std::string& out, std::string_view word) {
  out.clear();
  append_lower(out, word);
  if (out == "“" || out == "”" || out == "„" || out == "''" || out == "``") out.assign(1, '"');
  for (char& byte : out) {
    if (byte >= '0' && byte <= '9') byte = '0';
  }
}

Form form_of(std::string_view word, std::string& scratch) {
  normalize(scratch, word);
  const std::string_view lower = scratch;
  const auto prefix = [&](std::uint32_t size) {
    return hash_bytes(lower.substr(0, size), size) | 1;
  };
  const auto suffix = [&](std::uint32_t size) {
    const std::size_t cut = lower.size() - std::min<std::size_t>(size, lower.size());
    return hash_bytes(lower.substr(cut), 16 + size) | 1;
  };
  return {.lower = hash_bytes(lower) | 1,
          .prefix1 = prefix(1),
          .prefix3 = prefix(3),
          .suffix2 = suffix(2),
          .suffix3 = suffix(3),
          .suffix4 = suffix(4),
          .shape = shape_hash(word)};
}

}  // namespace sayso
