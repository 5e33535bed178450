// Two linear models over what is seen of a candidate, in integers: one ranks a statement's
// candidates, one tells how likely the candidate is the claim.
#pragma once

#include <array>
#include <cstdint>

#include "core/match/candidates.h"

namespace sayso {

/// A weight for each feature, and one for none: in 65536ths of a logit for 256 of the feature.
struct LinearModel {
  std::array<std::int32_t, kFeatures> weights{};
  std::int32_t base = 0;
};

/// What the chance is judged by beside the features: how far a candidate's rank stands above the
/// best other one's (below 0 for all but the first), cut to so many logits.
inline constexpr std::int64_t kWidestLead = 8 * 65536;

/// In 65536ths of a logit. O(1).
[[nodiscard]] std::int64_t logit_of(const LinearModel& model, const Features& features);

/// 1 / (1 + e^-x) of `logit` in 65536ths. O(1).
[[nodiscard]] Fixed chance_of(std::int64_t logit);

}  // namespace sayso
