// How worth checking a claim is, and why.
#pragma once

#include <cstdint>
#include <vector>

#include "core/claims/claims.h"
#include "core/claims/worth_features.h"

namespace sayso {

/// A step and a base beyond these make no sense, and could overflow.
inline constexpr std::int32_t kMostWorthStep = 1000;
inline constexpr std::int32_t kMostWorthBase = 100'000;

struct Worth {
  Fixed score = 0;
  std::vector<Reason> reasons;  ///< "base" first; the weights add up to the score's logit
};

/// The logistic function: ten-thousandths of a logit in, ten-thousandths out. Monotone.
[[nodiscard]] Fixed logistic(std::int32_t logit);

}  // namespace sayso
