// Code points of running text with their classes, ASCII by table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/text/text.h"

namespace sayso {

struct Char {
  char32_t value = 0;
  std::uint32_t length = 0;  ///< 0 past the end
  CharClass kind = CharClass::space;
};

namespace scan_detail {

constexpr CharClass ascii_class(char c) {
  if (c >= 'a' && c <= 'z') return CharClass::lower;
  if (c >= 'A' && c <= 'Z') return CharClass::upper;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if (c == ' ' || c == '\t') return CharClass::space;
  if (c >= '\n' && c <= '\r') return CharClass::newline;
  if (c < ' ' || c == 0x7F) return CharClass::control;
  if (c == '.' || c == '!' || c == '?') return CharClass::stop;
  if (c == '"' || c == '\'' || c == '`') return CharClass::quote;
  if (c == '(' || c == '[' || c == '{') return CharClass::open_bracket;
  if (c == ')' || c == ']' || c == '}') return CharClass::close_bracket;
  if (c == '-') return CharClass::dash;
  const bool symbol =
      c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' || c == '~';
  return symbol ? CharClass::other : CharClass::punctuation;
}

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = ascii_class(static_cast<char>(i));
  return table;
}

inline constexpr std::array<CharClass, 128> kAsciiClasses = ascii_classes();

}  // namespace scan_detail

/// The code point at byte `at` of `text`; a space of length 0 at and past `end`. O(1).
[[nodiscard]] inline Char char_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, scan_detail::kAsciiClasses[byte]};
  const CodePoint point = decode(text.substr(0, end), at);
  return {point.value, point.length, char_class(point.value)};
}

/// The code point that ends at byte `at` of `text`; a space of length 0 at and before `begin`.
[[nodiscard]] inline Char char_before(std::string_view text, std::uint32_t at,
                                      std::uint32_t begin) {
  if (at <= begin) return {};
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  if (byte < 0x80) return {byte, 1, scan_detail::kAsciiClasses[byte]};
  for (std::uint32_t length = 2; length <= 4 && begin + length <= at; ++length) {
    const CodePoint point = decode(text.substr(0, at), at - length);
    if (point.length == length) return {point.value, length, char_class(point.value)};
  }
  return {0xFFFD, 1, char_class(0xFFFD)};
}

[[nodiscard]] constexpr bool is_word_class(CharClass kind) {
  return is_letter(kind) || kind == CharClass::digit || kind == CharClass::mark;
}

/// White space, or control characters that show nothing.
[[nodiscard]] constexpr bool is_gap(CharClass kind) {
  return is_blank(kind) || kind == CharClass::control;
}

[[nodiscard]] constexpr bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x2BC;
}

/// Half of a flag.
[[nodiscard]] constexpr bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

[[nodiscard]] constexpr bool is_bullet(char32_t c) {
  return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x25AA || c == 0x25CF ||
         c == 0x2219 || c == 0xB7;
}

}  // namespace sayso
