// How worth checking a claim is, and why.
#pragma once

#include <vector>

#include "core/claims/claims.h"
#include "core/claims/types.h"

namespace sayso {

struct Worth {
  Fixed score = 0;
  std::vector<Reason> reasons;  ///< "base" first; the weights add up to the score's logit
};

/// A linear model over the signs and the type; the logistic function is a table of integers.
[[nodiscard]] Worth judge_worth(const Document& document, const Signs& signs, ClaimType type,
                                std::uint32_t words);

/// The logistic function: ten-thousandths of a logit in, ten-thousandths out. Monotone.
[[nodiscard]] Fixed logistic(std::int32_t logit);

}  // namespace sayso
