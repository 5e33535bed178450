// Text as the engine sees it: ranges into the caller's bytes, code points, character classes.
// Nothing here copies or normalises the text; malformed UTF-8 reads as U+FFFD and keeps its
// offsets.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

/// Stands for "no index" wherever an index may be missing.
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// Half-open range of bytes into the UTF-8 text exactly as it was given; empty means begin == end.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(Range other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Range other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(Range, Range) = default;
};

/// The bytes of `range`. Borrowed: valid as long as `text` is. `range` must lie inside `text`.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Range range) {
  return text.substr(range.begin, range.end - range.begin);
}

/// What went wrong, for a person, and where: a byte offset into the input, kNone where there is
/// none.
struct Error {
  std::string message;
  std::uint32_t position = kNone;
};

/// One decoded code point. `length` is in bytes, 1 to 4. Malformed input gives U+FFFD, one maximal
/// ill-formed subpart at a time (Unicode 15, section 3.9, table 3-8), with `valid` false.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 1;
  bool valid = true;
};

/// Decodes the code point that begins at byte `at`; `at` must be less than text.size(). O(1).
[[nodiscard]] CodePoint decode(std::string_view text, std::uint32_t at);

/// Byte offset of the first malformed sequence, or nothing where `text` is valid UTF-8. O(n).
[[nodiscard]] std::optional<std::uint32_t> first_invalid(std::string_view text);

/// Appends `value` to `out` as UTF-8. Surrogates and values past U+10FFFF append U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// How a code point behaves in running text.
enum class CharClass : std::uint8_t {
  other,    ///< symbols, unassigned, private use
  space,    ///< white space but line ends
  newline,  ///< LF, CR, VT, FF, NEL, LS, PS
  upper,    ///< upper- and title-case letters
  lower,    ///< lower-case letters
  letter,   ///< letters without case
  digit,    ///< decimal digits and other numbers
  mark,  ///< what attaches to the code point before it: combining marks, ZWJ, variation selectors
  punctuation,  ///< punctuation but the following
  open_quote,   ///< “ ‘ « „ ‚ ‹
  close_quote,  ///< ” ’ » ›
  quote,        ///< " ' ` which say nothing of their side
  open_bracket,
  close_bracket,
  dash,     ///< hyphens and dashes
  stop,     ///< . ! ? … and their like in other scripts
  control,  ///< control and format characters, NUL and BOM among them
};

/// O(1).
[[nodiscard]] CharClass char_class(char32_t value);

[[nodiscard]] constexpr bool is_letter(CharClass c) {
  return c == CharClass::upper || c == CharClass::lower || c == CharClass::letter;
}
[[nodiscard]] constexpr bool is_quote(CharClass c) {
  return c == CharClass::quote || c == CharClass::open_quote || c == CharClass::close_quote;
}
[[nodiscard]] constexpr bool is_blank(CharClass c) {
  return c == CharClass::space || c == CharClass::newline;
}

/// Simple lower-case mapping (Unicode, one code point to one). O(1).
[[nodiscard]] char32_t to_lower(char32_t value);

/// Appends the lower-cased `text` to `out`; typographic apostrophes become '. O(n).
void append_lower(std::string& out, std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);

/// True where the first code point of `word` is an upper-case letter.
[[nodiscard]] bool is_capitalized(std::string_view word);

/// True where every letter of `word` is upper-case and there are at least `least` of them.
[[nodiscard]] bool is_all_caps(std::string_view word, std::uint32_t least = 2);

/// True where a grapheme cluster may end between `before` and `after` (a close approximation of
/// UAX #29: marks, ZWJ sequences, regional indicators, Hangul and CR LF are kept together when they
/// are adjacent; `pairs` counts the regional indicators that stand in a row up to `before`).
[[nodiscard]] bool is_grapheme_border(char32_t before, char32_t after, std::uint32_t pairs);

/// `range` of `text` without the white space and the control characters (a byte order mark) at its
/// ends.
[[nodiscard]] Range trim(std::string_view text, Range range);

// Hashing of strings and tuples: the same on every platform.

/// The finaliser of MurmurHash3 (Appleby): every input bit reaches every output bit.
[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t hash) {
  hash = (hash ^ hash >> 16) * 0x85ebca6bU;
  hash = (hash ^ hash >> 13) * 0xc2b2ae35U;
  return hash ^ hash >> 16;
}

[[nodiscard]] constexpr std::uint32_t combine(std::uint32_t hash, std::uint32_t value) {
  hash ^= value * 0xcc9e2d51U;
  return (hash << 13 | hash >> 19) * 5 + 0xe6546b64U;
}

/// FNV-1a, mixed; `seed` tells apart what the bytes stand for.
[[nodiscard]] constexpr std::uint32_t hash_bytes(std::string_view bytes, std::uint32_t seed = 0) {
  std::uint32_t hash = 0x811c9dc5U ^ mix(seed);
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;
  return mix(hash);
}

/// Ascending. O(n log n).
void sort_numbers(std::span<std::uint64_t> numbers);

/// One sort for whatever has a number, since one for each kind of thing would cost kilobytes of
/// WebAssembly: puts `items`, fewer than 2^32, in ascending order of `key(item)`, a std::uint32_t;
/// what has the same stays in its order. O(n log n), and O(n) of memory.
template <typename T, typename Key>
void sort_stably(std::vector<T>& items, Key key) {
  std::vector<std::uint64_t> order;
  order.reserve(items.size());
  for (const T& item : items) order.push_back(std::uint64_t{key(item)} << 32U | order.size());
  sort_numbers(order);
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint64_t one : order) {
    sorted.push_back(std::move(items[static_cast<std::uint32_t>(one)]));
  }
  items = std::move(sorted);
}

}  // namespace sayso
