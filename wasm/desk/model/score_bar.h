// Why a claim scores as it does: its reasons one after the other, from zero to the logit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

/// Logits in ten-thousandths.
struct ScorePiece {
  std::string_view code;
  std::string words;  ///< that speak; empty where none do
  Range range;
  std::int32_t from = 0;
  std::int32_t to = 0;

  [[nodiscard]] std::int32_t weight() const { return to - from; }
};

struct ScoreBar {
  std::vector<ScorePiece> pieces;  ///< the base first, then those that weigh most
  std::int32_t lowest = 0;         ///< that any piece reaches; at most 0
  std::int32_t highest = 0;        ///< at least 0
  std::int32_t logit = 0;          ///< where the last piece ends
};

[[nodiscard]] ScoreBar draw_score(const Analysis& analysis, const Claim& claim);

}  // namespace sayso::desk
