// Where a row of words stands in a longer one, and word by word how the two differ.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/text/text.h"
#include "core/verify/wording.h"

namespace sayso {

/// A word of either row, or of both where they face each other; kNone where nothing stands.
struct Step {
  std::uint32_t here = kNone;
  std::uint32_t there = kNone;
};

/// `steps` is empty where no candidate was found.
struct Alignment {
  std::vector<Step> steps;
  std::int32_t score = 0;
};

/// A source that many rows are looked for in. Borrows `source`. One object serves one thread.
class Aligner {
 public:
  /// O(words).
  explicit Aligner(const Wording& source);

  /// The longest row that one call takes.
  static constexpr std::uint32_t kLongest = 512;

  /// Aligns the words of `row` (places of `wording`, in order, at most kLongest) with the stretch
  /// of the source that is most like them. O(row): only so many candidates are followed.
  [[nodiscard]] Alignment align(const Wording& wording, std::span<const std::uint32_t> row);

 private:
  /// A row that begins at place `diagonal` of the source would face the same word there.
  struct Vote {
    std::int64_t diagonal;
    std::uint32_t weight;
  };
  struct Band {
    std::int64_t low;
    std::int64_t high;
    std::uint32_t weight;
  };

  void vote(const Wording& wording, std::span<const std::uint32_t> row);
  [[nodiscard]] std::vector<Band> densest_bands();
  [[nodiscard]] Alignment align_in(const Wording& wording, std::span<const std::uint32_t> row,
                                   const Band& band);

  const Wording& source_;
  std::vector<std::uint32_t> pairs_;  ///< keys of each word with its follower
  PlaceIndex word_places_;
  PlaceIndex pair_places_;
  std::vector<Vote> votes_;
  std::vector<std::int32_t> scores_;  ///< of a band's rows, the one before and this one
  std::vector<std::uint8_t> moves_;   ///< of the whole band
};

}  // namespace sayso
