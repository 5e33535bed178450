#include "core/values/reading.h"

#include <algorithm>

namespace sayso {

std::string_view Entry::field(std::size_t index) const {
  std::string_view rest = fields;
  for (; index > 0; --index) {
    const std::size_t tab = rest.find('\t');
    if (tab == std::string_view::npos) return {};
    rest.remove_prefix(tab + 1);
  }
  return rest.substr(0, rest.find('\t'));
}

std::int64_t Entry::value(std::size_t index) const {
  const std::string_view digits = field(index);
  std::int64_t value = 0;
  const bool negative = digits.starts_with('-');
  for (const char c : digits.substr(negative ? 1 : 0)) value = value * 10 + (c - '0');
  return negative ? -value : value;
}

Words::Words(const Document& document, const Syntax& syntax, const Lexicon& lexicon)
    : document_(document), syntax_(syntax), lexicon_(lexicon) {
  begins_.reserve(document.tokens.size() + 1);
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    begins_.push_back(static_cast<std::uint32_t>(folded_.size()));
    append_lower(folded_, document.word(token));
  }
  begins_.push_back(static_cast<std::uint32_t>(folded_.size()));
  folded_ += '\0';  // so that the first byte of a last, empty word can be read
}

bool Words::is_hyphen(std::uint32_t token, std::uint32_t last) const {
  if (token == 0 || token + 1 >= last) return false;
  const std::string_view mark = written(token);
  const bool dash =
      mark == "-" || mark == "\u2010" || mark == "\u2011" || mark == "\u2013" || mark == "\u2212";
  return dash && !document_.tokens[token].space_before && !document_.tokens[token + 1].space_before;
}

std::string_view Words::fields(const WordList& list, TokenSpan words) const {
  if (words.last - words.first == 1) return list.fields(folded(words.first));
  joined_.clear();
  for (std::uint32_t token = words.first; token < words.last; ++token) {
    if (!joined_.empty()) joined_ += ' ';
    joined_ += folded(token);
  }
  return list.fields(joined_);
}

Entry Words::at(const WordList& list, std::uint32_t token, std::uint32_t last) const {
  Entry found;
  const std::uint32_t end = std::min(last, token + list.longest());
  for (std::uint32_t next = token + 1; next <= end; ++next) {
    const std::string_view entry = fields(list, {token, next});
    if (!entry.empty()) found = {entry, {token, next}};
  }
  return found;
}

Entry Words::before(const WordList& list, std::uint32_t token, std::uint32_t first) const {
  Entry found;
  for (std::uint32_t words = 1; words <= list.longest() && first + words <= token; ++words) {
    const std::string_view entry = fields(list, {token - words, token});
    if (!entry.empty()) found = {entry, {token - words, token}};
  }
  return found;
}

}  // namespace sayso
