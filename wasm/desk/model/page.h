// The article set in lines: which word stands where, and which claim it belongs to.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

/// In whatever unit the measure counts.
struct PlacedWord {
  std::uint32_t token = 0;
  std::uint32_t claim = kNone;  ///< the shortest around it
  float x = 0;
  float width = 0;
  bool space_before = false;
};

struct Line {
  std::uint32_t first = 0;  ///< into Page::words
  std::uint32_t last = 0;
  std::uint32_t block = 0;
  bool opens_block = false;
};

struct Page {
  std::vector<PlacedWord> words;  ///< one a token
  std::vector<Line> lines;

  /// The line that holds the token, or kNone. O(log lines).
  [[nodiscard]] std::uint32_t line_of(std::uint32_t token) const;
};

/// How wide a word is in a block of that kind.
using Measure = std::function<float(std::string_view, BlockKind)>;

/// Breaks lines where white space allows; a word wider than `width` stands alone. O(tokens).
[[nodiscard]] Page set_page(const Analysis& analysis, float width, float blank,
                            const Measure& measure);

}  // namespace sayso::desk
