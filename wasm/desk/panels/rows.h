// The rows of a table that may be long.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/text/text.h"

namespace sayso::desk {

/// Draws those that are in sight, and scrolls to the chosen one when another is chosen; then the
/// table stays where the reader puts it.
class ScrolledRows {
 public:
  /// Calls `draw_row` with the members of `shown` that are in sight. `article` changes with every
  /// article, whose table begins at the top.
  template <typename DrawRow>
  void draw(std::span<const std::uint32_t> shown, std::uint32_t chosen, std::uint32_t article,
            DrawRow draw_row) {
    if (article_ != article) ImGui::SetScrollY(0);
    const auto found = std::ranges::find(shown, chosen);
    const bool follow = (chosen != seen_ || article_ != article) && found != shown.end();
    seen_ = chosen;
    article_ = article;
    ImGuiListClipper rows;
    rows.Begin(static_cast<int>(shown.size()));
    if (follow) rows.IncludeItemByIndex(static_cast<int>(found - shown.begin()));
    while (rows.Step()) {
      for (int i = rows.DisplayStart; i < rows.DisplayEnd; ++i) {
        const std::uint32_t index = shown[static_cast<std::size_t>(i)];
        draw_row(index);
        if (follow && index == chosen && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
      }
    }
  }

 private:
  std::uint32_t seen_ = kNone;
  std::uint32_t article_ = 0;
};

}  // namespace sayso::desk
