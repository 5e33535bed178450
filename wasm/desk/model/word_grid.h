// The words of a text, so that ranges can be compared by the words in them: quote marks, white
// space and commas at their ends do not count.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/text.h"

namespace sayso::desk {

class WordGrid {
 public:
  using Words = std::vector<std::uint32_t>;  ///< indices into all words, ascending

  /// Borrows the text. Words are runs of letters, digits and underscores. O(text).
  explicit WordGrid(std::string_view text);

  /// The words that the ranges touch. Where `drop_that`, a leading "that" is none of them. O(words
  /// of the ranges × log).
  [[nodiscard]] Words words_of(const std::vector<Range>& ranges, bool drop_that) const;

 private:
  std::string_view text_;
  std::vector<Range> words_;
};

/// Whether both share at least half of their joint words, or have none. O(words).
[[nodiscard]] bool half_the_same(const WordGrid::Words& a, const WordGrid::Words& b);

}  // namespace sayso::desk
