#include "core/match/score.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::int64_t kLogit = 65536;
constexpr std::int64_t kSteps = 4;  // knots a logit
constexpr std::int64_t kWidest = 10;

/// The logistic function at 0, 1/4, 1/2 …: made when compiled, so the same everywhere.
constexpr auto kKnots = [] {
  std::array<Fixed, kWidest * kSteps + 1> knots{};
  constexpr double kFactor = 1.2840254166877414;  // e^(1/4)
  double e = 1;
  for (Fixed& knot : knots) {
    knot = (static_cast<Fixed>(2 * kCertain * e / (1 + e)) + 1) / 2;  // to the nearest
    e *= kFactor;
  }
  return knots;
}();

}  // namespace

std::int64_t logit_of(const LinearModel& model, const Features& features) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) {
    sum += static_cast<std::int64_t>(model.weights[i]) * features[i];
  }
  return sum / 256 + model.base;
}

Fixed chance_of(std::int64_t logit) {
  const std::int64_t size = std::min(logit < 0 ? -logit : logit, kWidest * kLogit - 1) * kSteps;
  const auto knot = static_cast<std::size_t>(size / kLogit);
  const auto between =
      static_cast<Fixed>((kKnots[knot + 1] - kKnots[knot]) * (size % kLogit) / kLogit);
  const Fixed above = kKnots[knot] + between;
  return logit < 0 ? kCertain - above : above;
}

}  // namespace sayso
