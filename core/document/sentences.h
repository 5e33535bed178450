// Sentences of a block of tokens, and what a dateline in front of them says.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/document/document.h"
#include "core/document/tokenize.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

/// Appends the sentences of blocks to a document. O(tokens) for each block.
class SentenceSplitter {
 public:
  /// Both must outlive the splitter. `sentence_tokens` as in Limits.
  SentenceSplitter(Document& document, const Lexicon& lexicon, std::uint32_t sentence_tokens);

  /// Splits the tokens from `first` to the document's last, which are those of `block`. `shapes`
  /// are parallel to the document's tokens.
  void split(std::uint32_t first, std::uint32_t block, std::span<const Shape> shapes);

 private:
  /// A list number at a sentence's begin. What it may be is not 0: 3, c, iii; i is two of them.
  struct Marker {
    std::uint32_t number = 0;
    std::uint32_t letter = 0;
    std::uint32_t roman = 0;
    std::uint32_t delimiter = 0;  ///< . ) or both, as one number
    std::uint32_t size = 0;       ///< in tokens; 0 where there is none
  };

  [[nodiscard]] std::string_view word(std::uint32_t token) const { return document_.word(token); }
  [[nodiscard]] bool starts_sentence(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t skip_openers(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t skip_closers(std::uint32_t token) const;
  [[nodiscard]] bool ends_at(std::uint32_t token, std::uint32_t next) const;
  [[nodiscard]] bool period_ends(std::uint32_t token, std::uint32_t next, std::uint32_t head) const;
  [[nodiscard]] bool bang_ends(std::uint32_t token, std::uint32_t next, std::uint32_t head) const;
  [[nodiscard]] bool is_reporting(std::uint32_t token) const;
  [[nodiscard]] bool abbreviation_ends(std::uint32_t token, std::uint32_t head) const;
  [[nodiscard]] bool begins_run_on(std::uint32_t token) const;
  [[nodiscard]] Marker marker_at(std::uint32_t token) const;
  [[nodiscard]] bool follows(const Marker& marker, std::uint32_t token) const;
  void match_brackets(std::uint32_t first);
  void push(std::uint32_t first, std::uint32_t last);

  Document& document_;
  const Lexicon& lexicon_;
  std::uint32_t sentence_tokens_;
  std::span<const Shape> shapes_;
  std::uint32_t begin_ = 0;  ///< first token of the sentence being read
  std::uint32_t end_ = 0;    ///< past the block's last token
  std::uint32_t block_ = 0;
  Marker marker_;
  std::vector<std::uint32_t> open_;  ///< brackets not yet closed
  std::vector<Range> brackets_;      ///< token indices of pairs, by where they open
};

/// Finds the dateline of the article: sets the sentence's body and the document's outlet.
void read_dateline(Document& document, std::span<const Shape> shapes);

}  // namespace sayso
