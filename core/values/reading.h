// The words of a document, folded once, as the readers of figures and dates look at them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// An entry of a list found in the text; `fields` is empty where none was.
struct Entry {
  std::string_view fields;
  TokenSpan words;

  [[nodiscard]] bool found() const { return !fields.empty(); }
  /// The field at `index`, empty where there are fewer.
  [[nodiscard]] std::string_view field(std::size_t index) const;
  /// The field at `index` as a number, 0 where it is none.
  [[nodiscard]] std::int64_t value(std::size_t index) const;
};

/// Borrows all three; built in O(bytes).
class Words {
 public:
  Words(const Document& document, const Syntax& syntax, const Lexicon& lexicon);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Syntax& syntax() const { return syntax_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const Word& word(std::uint32_t token) const { return syntax_.words[token]; }
  [[nodiscard]] std::string_view written(std::uint32_t token) const {
    return document_.word(token);
  }
  /// Lower-cased.
  [[nodiscard]] std::string_view folded(std::uint32_t token) const {
    return std::string_view(folded_).substr(begins_[token], begins_[token + 1] - begins_[token]);
  }
  [[nodiscard]] bool is_digits(std::uint32_t token) const {
    const char first = folded_[begins_[token]];
    return first >= '0' && first <= '9';
  }
  /// A hyphen or dash of its own between `token` - 1 and `token` + 1, without blanks.
  [[nodiscard]] bool is_hyphen(std::uint32_t token, std::uint32_t last) const;
  [[nodiscard]] bool is_noun(std::uint32_t token) const { return word(token).upos == Upos::noun; }

  /// The longest entry of `list` whose first word is `token` and that ends before `last`. O(words
  /// of the longest entry).
  [[nodiscard]] Entry at(const WordList& list, std::uint32_t token, std::uint32_t last) const;
  /// The longest one whose last word stands right before `token`, and that begins at `first` or
  /// later.
  [[nodiscard]] Entry before(const WordList& list, std::uint32_t token, std::uint32_t first) const;

 private:
  [[nodiscard]] std::string_view fields(const WordList& list, TokenSpan words) const;

  const Document& document_;
  const Syntax& syntax_;
  const Lexicon& lexicon_;
  std::string folded_;
  std::vector<std::uint32_t> begins_;  ///< into folded_, one more than there are tokens
  mutable std::string joined_;         ///< scratch
};

}  // namespace sayso
