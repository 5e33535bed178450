// A text as a row of words that can be compared with other texts'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon/lexicon.h"
#include "core/text/text.h"

namespace sayso {

enum class TermKind : std::uint8_t {
  word,
  name,      ///< begins with a capital
  number,    ///< "2.1 %", "$4,300", "3 million", "three"
  year,      ///< 1900 to 2099 in four digits
  month,     ///< but for "may", which is mostly something else
  negation,  ///< "not", "n't", "without"
};

/// One word of a text, or a number with its scale and its sign: "1.8 billion", "21 percent".
struct Term {
  Range range;            ///< bytes
  std::uint32_t key = 0;  ///< of the stem, or of a number's value: the same words share it
  TermKind kind = TermKind::word;
  bool percent = false;  ///< of a number: a share
  bool fresh = false;    ///< punctuation or a line end stands between it and the term before
};

/// Reads the terms of texts. Borrows the lexicon; keeps room from text to text. One object serves
/// one thread.
class TermReader {
 public:
  explicit TermReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// Overwrites `terms` with the terms of `text`, in order. Case, endings and the shape of numbers
  /// are folded; links are left out, hashtags and handles are read as the words in them
  /// (#AustralianFires). O(text).
  void read(std::string_view text, std::vector<Term>& terms);

 private:
  [[nodiscard]] std::uint32_t read_word(std::uint32_t at, bool tag);
  [[nodiscard]] std::uint32_t read_number(std::uint32_t at);
  void add_word(Range range);
  void add_number(Range range, std::uint64_t digits, std::uint32_t places);
  /// "No. 13", "not only", "never forget".
  [[nodiscard]] bool is_no_negation(Range range) const;
  /// The letters behind byte `at` and one blank or hyphen at most; lower-cased in form_.
  [[nodiscard]] Range word_behind(std::uint32_t at);
  void put(Range range, std::uint32_t key, TermKind kind, bool percent = false) {
    terms_->push_back({range, key, kind, percent, fresh_});
    fresh_ = false;
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  std::vector<Term>* terms_ = nullptr;
  std::string form_;
  bool fresh_ = false;
};

}  // namespace sayso
