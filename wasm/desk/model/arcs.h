// The dependency tree of a sentence as arcs over its words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

/// From a head to its dependant, both counted from the sentence's first token.
struct Arc {
  std::uint32_t head = 0;
  std::uint32_t dependant = 0;
  std::string_view relation;
  std::uint32_t level = 0;  ///< how high it stands; 0 is the lowest
  /// Middle of the label in half columns, always odd: between two words, so that no other arc's
  /// leg, which stands over a word, runs through a label that is at most a column wide.
  std::uint32_t label = 0;
  /// How many longer arcs leave the same word on the same side: legs are set apart by this.
  std::uint32_t left_slot = 0;
  std::uint32_t right_slot = 0;

  [[nodiscard]] std::uint32_t left() const { return head < dependant ? head : dependant; }
  [[nodiscard]] std::uint32_t right() const { return head < dependant ? dependant : head; }
};

struct ArcDiagram {
  std::vector<Arc> arcs;     ///< the shortest first
  std::uint32_t levels = 0;  ///< how many are in use
  std::uint32_t root = kNone;
};

/// Arcs that share a stretch stand at different levels, the shorter one lower. O(tokens²), and
/// sentences are short (Limits::sentence_tokens).
[[nodiscard]] ArcDiagram draw_arcs(const Analysis& analysis, std::uint32_t sentence);

}  // namespace sayso::desk
