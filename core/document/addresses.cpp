// Web and mail addresses, which are one token whatever they hold.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/document/tokenize.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 6> kSchemes{"http://", "https://", "www.",
                                                   "ftp://",  "mailto:",  "file://"};
constexpr std::array<std::string_view, 14> kDomains{
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "uk", "eu", "io", "de", "ca"};

constexpr bool is_host(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_';
}

constexpr bool same_letters(std::string_view a, std::string_view lower) {
  return std::ranges::equal(a, lower, [](char x, char y) {
    return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + 32) : x) == y;
  });
}

bool begins_with_scheme(std::string_view text) {
  return std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
    return text.size() > scheme.size() && same_letters(text.substr(0, scheme.size()), scheme);
  });
}

/// True where `host` has two labels or more, none empty, the last a well-known one.
bool is_domain(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  if (host.find("..") != std::string_view::npos) return false;
  const std::string_view last = host.substr(dot + 1);
  return std::ranges::any_of(kDomains, [&](std::string_view d) {
    return last.size() == d.size() && same_letters(last, d);
  });
}

}  // namespace

/// Where the address ends that begins at `begin`; `begin` where none does. Punctuation at its end
/// is the sentence's.
std::uint32_t Tokenizer::address_end(std::uint32_t begin, const Chunk& chunk) const {
  std::string_view rest = slice(begin, chunk.end);
  const std::size_t host =
      static_cast<std::size_t>(std::ranges::find_if_not(rest, is_host) - rest.begin());
  const bool scheme = begins_with_scheme(rest);
  if (!scheme && host == 0) return begin;
  if (!scheme && host < rest.size() && rest[host] == '@') {
    std::size_t end = host + 1;
    while (end < rest.size() && is_host(rest[end])) ++end;
    while (end > host + 1 && (rest[end - 1] == '.' || rest[end - 1] == '-')) --end;
    const bool dotted = rest.substr(host, end - host).find('.') != std::string_view::npos;
    return dotted ? begin + static_cast<std::uint32_t>(end) : begin;
  }
  std::size_t label = host;
  while (label > 0 && rest[label - 1] == '.') --label;
  if (!scheme && !is_domain(rest.substr(0, label))) return begin;
  if (!scheme && (host >= rest.size() || rest[host] != '/')) {
    return begin + static_cast<std::uint32_t>(label);
  }
  constexpr std::string_view kTail = ".,;:!?'\"*>]}";
  const bool paired = rest.find('(') != std::string_view::npos;
  // A quote or angle bracket cannot stand in an address.
  rest = rest.substr(0, rest.find_first_of("\"<>"));
  while (!rest.empty() &&
         (kTail.find(rest.back()) != std::string_view::npos || (rest.back() == ')' && !paired))) {
    rest.remove_suffix(1);
  }
  return begin + static_cast<std::uint32_t>(rest.size());
}

}  // namespace sayso
