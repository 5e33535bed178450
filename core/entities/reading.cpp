#include "core/entities/reading.h"

#include <algorithm>

namespace sayso {

std::string_view field(std::string_view fields, std::uint32_t index) {
  for (; index > 0; --index) {
    const std::size_t tab = fields.find('\t');
    if (tab == std::string_view::npos) return {};
    fields.remove_prefix(tab + 1);
  }
  return fields.substr(0, fields.find('\t'));
}

Reading::Reading(const Document& document_in, const Syntax& syntax_in, const Lexicon& lexicon_in)
    : document(document_in), syntax(syntax_in), lexicon(lexicon_in), tree(syntax_in) {
  lowered_.reserve(document.text.size() + 1);
  lower_.reserve(size());
  shape_.reserve(size());
  sentence_.resize(size(), 0);
  for (std::uint32_t token = 0; token < size(); ++token) {
    const std::string_view form = word(token);
    if (document.tokens[token].space_before && token > 0) lowered_ += ' ';
    const auto begin = static_cast<std::uint32_t>(lowered_.size());
    append_lower(lowered_, form);
    // "Gen." and "Gen" are the same word, "U.S." is not "U.S".
    const std::size_t stop = lowered_.find('.', begin);
    if (stop + 1 == lowered_.size() && stop > begin) lowered_.pop_back();
    lower_.push_back({begin, static_cast<std::uint32_t>(lowered_.size())});
    shape_.push_back(static_cast<std::uint8_t>((is_capitalized(form) ? kCapital : 0) |
                                               (is_all_caps(form) ? kAllCaps : 0)));
  }
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    std::uint32_t capitals = 0;
    std::uint32_t words = 0;
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
      sentence_[token] = s;
      if (upos(token) == Upos::punct || word(token).size() < 4) continue;
      ++words;
      capitals += capital(token);
    }
    title_case_.push_back(words > 3 && capitals * 8 > words * 7);
  }
  mark_quoted();
}

void Reading::mark_quoted() {
  bool open = false;
  std::uint32_t block = kNone;
  for (std::uint32_t token = 0; token < size(); ++token) {
    if (sentence_at(token).block != block) {
      block = sentence_at(token).block;
      open = false;
    }
    const std::string_view form = word(token);
    if (is_one_of(form, {"\"", "``", "''"})) {
      open = form == "\"" ? !open : form == "``";
    } else if (is_one_of(form, {"\u201C", "\u00AB", "\u201E", "\u201D", "\u00BB"})) {
      open = form != "\u201D" && form != "\u00BB";
    } else if (open) {
      shape_[token] |= kQuoted;
    }
  }
}

std::string Reading::text(Span span) const {
  std::string out;
  for (std::uint32_t token = span.first; token < span.last; ++token) {
    if (token > span.first && document.tokens[token].space_before) out += ' ';
    out += word(token);
  }
  return out;
}

std::uint32_t Reading::head_of(Span span) const {
  for (std::uint32_t token = span.first; token < span.last; ++token) {
    if (head(token) == kNone || !span.holds(head(token))) return token;
  }
  return span.last - 1;
}

Span Reading::longest(const WordList& list, std::uint32_t token, std::uint32_t end) const {
  // Hyphens and 's are tokens of their own.
  const std::uint32_t limit = std::min(end, token + list.longest() + 2);
  for (std::uint32_t last = limit; last > token; --last) {
    const std::string_view words = low(Span{token, last});
    if (list.may_contain(words.front(), words.size()) && list.contains(words)) return {token, last};
  }
  return {token, token};
}

bool Reading::is_possessive(std::uint32_t token) const { return xpos(token) == Xpos::pos; }

std::string_view Reading::preposition(std::uint32_t token) const {
  const std::uint32_t marker = tree.child(token, Deprel::case_);
  return marker == kNone || is_possessive(marker) ? std::string_view{} : low(marker);
}

bool camel_case(std::string_view form) {
  if (form.starts_with("Mc") || form.starts_with("Mac") || form.starts_with("De")) return false;
  bool lower_seen = false;
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') lower_seen = true;
    if (lower_seen && c >= 'A' && c <= 'Z') return true;
  }
  return false;
}

}  // namespace sayso
