// A statement beside a claim, word by word: what they share, and the figures, days and negations
// that keep them apart.
#pragma once

#include <cstdint>
#include <vector>

#include "core/match/match.h"
#include "core/match/words.h"

namespace sayso {

/// Compares texts. Keeps room from call to call.
class Comparer {
 public:
  /// Fills `match.words` and `match.difference`. Words pair where their keys are the same, each
  /// once. A figure, a year or a month that the other side does not have differs from one of its
  /// kind that this side does not have, where both stand among the same words; so does a negation
  /// from its absence. O(here + there), of which at most kMost words are read.
  void compare(const std::vector<Term>& here, const std::vector<Term>& there, Match& match);

  static constexpr std::size_t kMost = 256;

 private:
  void pair_words();
  void pair_figures(Match& match);
  void pair_negations(Match& match);
  [[nodiscard]] std::uint32_t common_neighbours(std::size_t here, std::size_t there) const;

  const std::vector<Term>* here_ = nullptr;
  const std::vector<Term>* there_ = nullptr;
  std::vector<std::uint32_t> partner_;  ///< by word here, the one there that it pairs with
  std::vector<std::uint32_t> back_;     ///< by word there
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order_;  ///< key and place there, sorted
};

}  // namespace sayso
