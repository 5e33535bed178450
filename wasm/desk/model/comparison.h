// Two analyses of one text, claim by claim.
#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

/// A claim that both have and tell differently.
struct ChangedClaim {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  bool speaker = false;
  bool source = false;
  bool type = false;
  bool score = false;
  bool confidence = false;

  [[nodiscard]] bool any() const { return speaker || source || type || score || confidence; }
};

/// Indices into the claims of either, in order of the text.
struct Comparison {
  std::vector<std::uint32_t> only_before;
  std::vector<std::uint32_t> only_after;
  std::vector<ChangedClaim> changed;
  std::uint32_t same = 0;
};

/// Claims go together by id, else by the very words where only the speaker is another.
/// O(claims log claims).
[[nodiscard]] Comparison compare(const Analysis& before, const Analysis& after);

}  // namespace sayso::desk
