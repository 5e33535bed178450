#include "core/text/text.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sayso {
namespace {

struct LowerRun {
  char32_t first;
  char32_t last;
  std::uint32_t step;
  std::int32_t difference;
};

#include "unicode_tables.inc"

enum class GraphemeClass : std::uint8_t {
  other,
  cr,
  lf,
  control,
  extend,
  regional,
  prepend,
  spacing_mark,
  l,
  v,
  t,
  lv,
  lvt,
  zwj,
  pictographic
};

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLast = 0x10FFFF;

template <typename Index>
std::uint8_t look_up(const Index& index, const std::uint8_t* blocks, char32_t value) {
  const auto code = static_cast<std::uint32_t>(value <= kLast ? value : kReplacement);
  return blocks[index[code / kUnicodeBlock] * kUnicodeBlock + code % kUnicodeBlock];
}

GraphemeClass grapheme_class(char32_t value) {
  return static_cast<GraphemeClass>(look_up(kGraphemeIndex, kGraphemeBlocks, value));
}

constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// How many bytes the sequence that `lead` begins has, and which second bytes keep it well-formed.
struct Lead {
  std::uint32_t length;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

}  // namespace

CodePoint decode(std::string_view text, std::uint32_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = lead_of(first);
  if (lead.length == 0) return {kReplacement, 1, false};
  char32_t value = first & (0x7Fu >> lead.length);
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    const bool inside = at + i < text.size();
    const auto byte = inside ? static_cast<unsigned char>(text[at + i]) : std::uint8_t{0};
    const bool fits =
        i == 1 ? byte >= lead.low && byte <= lead.high : inside && is_continuation(text[at + i]);
    if (!fits) return {kReplacement, i, false};
    value = value << 6 | (byte & 0x3Fu);
  }
  return {value, lead.length, true};
}

std::optional<std::uint32_t> first_invalid(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    if (!point.valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

void append_utf8(std::string& out, char32_t value) {
  if (value > kLast || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  const auto code = static_cast<std::uint32_t>(value);
  const auto tail = [&](std::uint32_t shift) {
    out += static_cast<char>(0x80 | (code >> shift & 0x3F));
  };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

CharClass char_class(char32_t value) {
  return static_cast<CharClass>(look_up(kClassIndex, kClassBlocks, value));
}

char32_t to_lower(char32_t value) {
  if (value < 0x80) return value >= U'A' && value <= U'Z' ? value + 32 : value;
  const auto* const run = std::ranges::lower_bound(kLowerRuns, value, {}, &LowerRun::last);
  if (run == std::end(kLowerRuns) || value < run->first) return value;
  if ((value - run->first) % run->step != 0) return value;
  return static_cast<char32_t>(static_cast<std::int32_t>(value) + run->difference);
}

void append_lower(std::string& out, std::string_view text) {
  // Most words are ASCII: written in place.
  const std::size_t begin = out.size();
  out.resize(begin + text.size());
  char* const to = out.data() + begin;
  std::uint32_t at = 0;
  for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) {
    to[at] = text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] | 0x20) : text[at];
  }
  if (at == text.size()) return;
  out.resize(begin + at);
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    const bool apostrophe = point.value == 0x2019 || point.value == 0x2018 || point.value == 0x2BC;
    append_utf8(out, apostrophe ? U'\'' : to_lower(point.value));
    at += point.length;
  }
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(out, text);
  return out;
}

bool is_capitalized(std::string_view word) {
  return !word.empty() && char_class(decode(word, 0).value) == CharClass::upper;
}

bool is_all_caps(std::string_view word, std::uint32_t least) {
  std::uint32_t capitals = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    const CharClass kind = char_class(point.value);
    if (kind == CharClass::lower || kind == CharClass::letter) return false;
    capitals += kind == CharClass::upper;
    at += point.length;
  }
  return capitals >= least;
}

bool is_grapheme_border(char32_t before, char32_t after, std::uint32_t pairs) {
  using enum GraphemeClass;
  const GraphemeClass a = grapheme_class(before);
  const GraphemeClass b = grapheme_class(after);
  if (a == cr && b == lf) return false;
  if (a == control || a == cr || a == lf || b == control || b == cr || b == lf) return true;
  if (a == l && (b == l || b == v || b == lv || b == lvt)) return false;
  if ((a == lv || a == v) && (b == v || b == t)) return false;
  if ((a == lvt || a == t) && b == t) return false;
  if (b == extend || b == zwj || b == spacing_mark || a == prepend) return false;
  if (a == zwj && b == pictographic) return false;
  return !(a == regional && b == regional && pairs % 2 == 1);
}

Range trim(std::string_view text, Range range) {
  const auto blank_at = [&](std::uint32_t at) {
    const CharClass kind = char_class(decode(text, at).value);
    return is_blank(kind) || kind == CharClass::control;
  };
  while (!range.empty() && blank_at(range.begin)) range.begin += decode(text, range.begin).length;
  while (!range.empty()) {
    std::uint32_t last = range.end - 1;
    while (last > range.begin && is_continuation(text[last])) --last;
    if (!blank_at(last) || last + decode(text, last).length != range.end) break;
    range.end = last;
  }
  return range;
}

void sort_numbers(std::span<std::uint64_t> numbers) { std::ranges::sort(numbers); }

}  // namespace sayso
