// How the pages tell claims apart at a glance; the same terms as web/src/look.ts.
#pragma once

#include <cstdint>

#include "core/engine/engine.h"

namespace sayso::desk {

/// What a claim's line looks like: solid, dashed, dotted, thin.
enum class Family : std::uint8_t { fact, forecast, demand, view };

/// How strong its tint is.
enum class Step : std::uint8_t { little, worth, first };

[[nodiscard]] constexpr Family family_of(ClaimType type) {
  switch (type) {
    case ClaimType::prediction:
    case ClaimType::pledge:
      return Family::forecast;
    case ClaimType::demand:
      return Family::demand;
    case ClaimType::opinion:
      return Family::view;
    default:
      return Family::fact;
  }
}

/// How sure the reader is told that a speaker is the right one.
enum class Certainty : std::uint8_t { sure, probably, unknown };

inline constexpr Fixed kSure = 9000;
inline constexpr Fixed kProbably = 6000;

/// From which confidences on a speaker is told as sure, and as probable.
struct CertaintySteps {
  Fixed sure = kSure;
  Fixed probably = kProbably;

  friend bool operator==(const CertaintySteps&, const CertaintySteps&) = default;
};

[[nodiscard]] constexpr Certainty certainty_of(Fixed confidence, const CertaintySteps& steps) {
  if (confidence >= steps.sure) return Certainty::sure;
  return confidence >= steps.probably ? Certainty::probably : Certainty::unknown;
}

/// `checkworthy` is the analysis's threshold; the top step begins half-way above it.
[[nodiscard]] constexpr Step step_of(Fixed score, Fixed checkworthy) {
  if (2 * score >= kCertain + checkworthy) return Step::first;
  return score >= checkworthy ? Step::worth : Step::little;
}

}  // namespace sayso::desk
