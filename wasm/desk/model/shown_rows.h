// Steps through the rows that a table shows.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/text/text.h"

namespace sayso::desk {

/// The row `by` places behind `row` (before, where negative), held at the ends; kNone where nothing
/// is shown, the first where `row` is not. O(rows).
[[nodiscard]] inline std::uint32_t neighbour_of(std::span<const std::uint32_t> shown,
                                                std::uint32_t row, int by) {
  if (shown.empty()) return kNone;
  const auto at = std::ranges::find(shown, row);
  if (at == shown.end()) return shown.front();
  const auto last = static_cast<std::ptrdiff_t>(shown.size()) - 1;
  return shown[static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(at - shown.begin() + by, 0, last))];
}

}  // namespace sayso::desk
