// How worth checking a claim is, and why.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "core/claims/claims.h"
#include "core/claims/worth_features.h"
#include "core/weights/weights.h"

namespace sayso {

inline constexpr std::string_view kWorthKind = "worth";  ///< of the model file

/// A step and a base beyond these make no sense, and could overflow.
inline constexpr std::int32_t kMostWorthStep = 1000;
inline constexpr std::int32_t kMostWorthBase = 100'000;

struct Worth {
  Fixed score = 0;
  std::vector<Reason> reasons;  ///< "base" first; the weights add up to the score's logit
};

/// A trained linear model over the features of a passage, in integers. Immutable, may be shared by
/// threads.
class WorthModel {
 public:
  /// Reads a model file (see core/weights). `file` is copied. Errors: damaged, truncated or foreign
  /// files, with the reason.
  [[nodiscard]] static std::expected<WorthModel, Error> load(std::span<const std::byte> file);

  [[nodiscard]] std::string_view version() const { return weights_.version(); }

  /// The weightiest reasons one by one, the rest of them summed as "other". O(tokens log tokens).
  [[nodiscard]] Worth judge(const Passage& passage) const;

 private:
  WorthModel(Weights weights, std::span<const std::int8_t> rows, std::int32_t step,
             std::int32_t base)
      : weights_(std::move(weights)), rows_(rows), step_(step), base_(base) {}

  Weights weights_;
  std::span<const std::int8_t> rows_;  ///< in steps
  std::int32_t step_;                  ///< in ten-thousandths of a logit
  std::int32_t base_;                  ///< in ten-thousandths of a logit
};

/// The logistic function: ten-thousandths of a logit in, ten-thousandths out. Monotone.
[[nodiscard]] Fixed logistic(std::int32_t logit);

}  // namespace sayso
