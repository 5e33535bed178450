// Quotations against the source.
#pragma once

#include <optional>
#include <vector>

#include "core/verify/align.h"
#include "core/verify/verify.h"
#include "core/verify/wording.h"

namespace sayso {

/// A text and its words; borrowed.
struct Worded {
  const Document& document;
  const Wording& wording;

  /// From the first to the last of these places; where `last` is not behind `first`, the empty
  /// range at the end of the word before `first`.
  [[nodiscard]] Range range(std::uint32_t first, std::uint32_t last) const;
};

/// Checks one quotation after the other.
class QuoteChecker {
 public:
  QuoteChecker(const Worded& article, const Worded& source)
      : article_(article), source_(source), aligner_(source.wording) {}

  /// Nothing where the quotation holds no word. O(its tokens).
  [[nodiscard]] std::optional<Check> check(TokenSpan quotation);

 private:
  /// What an editor put in: "[the president]", an ellipsis.
  struct Insertion {
    std::uint32_t before = 0;  ///< place of the word that follows
    Range range;
  };
  /// Steps of one kind in a row, as places in both texts; none where first == last.
  struct Run {
    EditKind kind = EditKind::same;
    std::uint32_t here = 0;
    std::uint32_t here_end = 0;
    std::uint32_t there = 0;
    std::uint32_t there_end = 0;
  };

  void read(TokenSpan quotation);
  /// Adds the edits of a part; gives the weight of its words that are the same.
  std::uint32_t add_part(const std::vector<std::uint32_t>& words, Check& check);
  void add_runs(const Alignment& alignment, std::uint32_t first_here, Check& check);
  void add_insertions(std::uint32_t place, Check& check);
  [[nodiscard]] EditKind kind_of(const Step& step) const;

  Worded article_;
  Worded source_;
  Aligner aligner_;
  std::vector<std::vector<std::uint32_t>> parts_;  ///< places of words between ellipses
  std::vector<Insertion> insertions_;
  std::size_t next_insertion_ = 0;
};

}  // namespace sayso
