#include "core/output/json_writer.h"

#include <array>
#include <charconv>

namespace sayso {
namespace {

constexpr bool stands_for_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

}  // namespace

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  put('"');
  for (std::uint32_t at = 0; at < text.size();) {
    std::uint32_t end = at;
    while (end < text.size() && stands_for_itself(text[end])) ++end;
    put(text.substr(at, end - at));
    if (end == text.size()) break;
    const CodePoint point = decode(text, end);
    if (point.value < 0x80) {
      escape(text[end]);
    } else {
      std::string bytes;  // short enough to need no memory of its own
      append_utf8(bytes, point.value);
      put(bytes);
    }
    at = end + point.length;
  }
  put('"');
  return *this;
}

void JsonWriter::escape(char c) {
  constexpr std::string_view kPlain = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  constexpr std::string_view kDigits = "0123456789abcdef";
  put('\\');
  const std::size_t known = kPlain.find(c);
  if (known != std::string_view::npos) {
    put(kLetters[known]);
    return;
  }
  put("u00");
  put(kDigits[static_cast<unsigned char>(c) >> 4]);
  put(kDigits[static_cast<unsigned char>(c) & 15]);
}

JsonWriter& JsonWriter::number(std::uint32_t value) {
  separate();
  digits(value);
  return *this;
}

JsonWriter& JsonWriter::decimal(Fixed value) {
  separate();
  auto size = static_cast<std::uint32_t>(value);
  if (value < 0) {
    put('-');
    size = 0 - size;
  }
  std::uint32_t one = kCertain;
  digits(size / one);
  put('.');
  do {
    size %= one;
    one /= 10;
    put(static_cast<char>('0' + size / one));
  } while (size % one != 0);
  return *this;
}

void JsonWriter::digits(std::uint32_t value) {
  std::array<char, 10> buffer;
  char* const begin = buffer.data();
  const char* const end = std::to_chars(begin, begin + buffer.size(), value).ptr;
  put({begin, static_cast<std::size_t>(end - begin)});
}

}  // namespace sayso
