// The attributions of a sentence as brackets over its words: source, cue, content.
#pragma once

#include <cstdint>
#include <vector>

#include "core/engine/engine.h"
#include "wasm/desk/model/evaluation.h"

namespace sayso::desk {

enum class Part : std::uint8_t { source, cue, content };

/// Tokens [first, last), counted from the sentence's first.
struct Bracket {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Part part = Part::content;
  std::uint32_t attribution = 0;  ///< index into Analysis::attributions; kNone for people's marks
};

/// What stands in one row: the brackets of one attribution, or of several that lie side by side.
struct BracketRow {
  std::vector<Bracket> brackets;
};

/// Every attribution that has words in the sentence, each in the first row where it has room.
/// O(attributions).
[[nodiscard]] std::vector<BracketRow> draw_brackets(const Analysis& analysis,
                                                    std::uint32_t sentence);

/// What people have marked in the sentence of one place; empty where that is elsewhere. O(marks ×
/// tokens).
[[nodiscard]] BracketRow draw_reading(const Analysis& analysis, std::uint32_t sentence,
                                      const Reading& reading);

}  // namespace sayso::desk
