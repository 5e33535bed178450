// What every part of this stage reads: the stages before it, and each word in lower case.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// Half-open stretch of tokens.
struct Span {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool holds(std::uint32_t token) const { return first <= token && token < last; }
  friend bool operator==(Span, Span) = default;
};

/// Field `index` of a list entry's fields; empty where it has fewer.
[[nodiscard]] std::string_view field(std::string_view fields, std::uint32_t index);

[[nodiscard]] constexpr bool is_one_of(std::string_view word,
                                       std::span<const std::string_view> words) {
  for (const std::string_view other : words) {
    if (word == other) return true;
  }
  return false;
}
[[nodiscard]] constexpr bool is_one_of(std::string_view word,
                                       std::initializer_list<std::string_view> words) {
  return is_one_of(word, std::span(words.begin(), words.size()));
}

/// Borrows everything it is made of. Built once in O(text).
class Reading {
 public:
  Reading(const Document& document, const Syntax& syntax, const Lexicon& lexicon);

  const Document& document;
  const Syntax& syntax;
  const Lexicon& lexicon;
  const Tree tree;

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(document.tokens.size());
  }
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return document.word(token); }
  /// Whether name_words.txt has `word` in `class_name`.
  [[nodiscard]] bool counts_as(std::string_view word, std::string_view class_name) const {
    return has_field(lexicon.name_words.fields(word), class_name);
  }
  /// In lower case, without a stop at its end.
  [[nodiscard]] std::string_view low(std::uint32_t token) const {
    return slice(lowered_, lower_[token]);
  }
  /// The words of `span` in lower case, runs of white space as one space. O(1).
  [[nodiscard]] std::string_view low(Span span) const {
    return slice(lowered_, {lower_[span.first].begin, lower_[span.last - 1].end});
  }
  [[nodiscard]] const Word& at(std::uint32_t token) const { return syntax.words[token]; }
  [[nodiscard]] Upos upos(std::uint32_t token) const { return syntax.words[token].upos; }
  [[nodiscard]] Xpos xpos(std::uint32_t token) const { return syntax.words[token].xpos; }
  [[nodiscard]] std::uint32_t head(std::uint32_t token) const { return syntax.words[token].head; }
  [[nodiscard]] Deprel deprel(std::uint32_t token) const { return syntax.words[token].deprel; }
  [[nodiscard]] bool capital(std::uint32_t token) const { return (shape_[token] & kCapital) != 0; }
  [[nodiscard]] bool all_caps(std::uint32_t token) const { return (shape_[token] & kAllCaps) != 0; }
  /// Stands behind a quotation mark that has opened in its block and not yet closed.
  [[nodiscard]] bool quoted(std::uint32_t token) const { return (shape_[token] & kQuoted) != 0; }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t token) const { return sentence_[token]; }
  [[nodiscard]] const Sentence& sentence_at(std::uint32_t token) const {
    return document.sentences[sentence_[token]];
  }
  /// Most words of the sentence are capitalised: capitals tell nothing in it.
  [[nodiscard]] bool title_case(std::uint32_t token) const { return title_case_[sentence_[token]]; }

  [[nodiscard]] Range bytes(Span span) const {
    return {document.tokens[span.first].range.begin, document.tokens[span.last - 1].range.end};
  }
  /// The words of `span` as written, runs of white space as one space.
  [[nodiscard]] std::string text(Span span) const;
  /// The token of `span` whose head lies outside it.
  [[nodiscard]] std::uint32_t head_of(Span span) const;
  /// The longest entry of `list` that begins at `token` and ends before `end`. O(longest entry).
  [[nodiscard]] Span longest(const WordList& list, std::uint32_t token, std::uint32_t end) const;
  [[nodiscard]] bool is_possessive(std::uint32_t token) const;
  /// The preposition that leads to `token` as a dependant; empty where none does.
  [[nodiscard]] std::string_view preposition(std::uint32_t token) const;

 private:
  static constexpr std::uint8_t kCapital = 1;
  static constexpr std::uint8_t kAllCaps = 2;
  static constexpr std::uint8_t kQuoted = 4;

  void mark_quoted();

  std::string lowered_;
  std::vector<Range> lower_;
  std::vector<std::uint8_t> shape_;
  std::vector<std::uint32_t> sentence_;
  std::vector<bool> title_case_;
};

/// A capital behind small letters ("YouTube"), but not that of a surname's prefix ("McAvoy").
[[nodiscard]] bool camel_case(std::string_view form);

}  // namespace sayso
