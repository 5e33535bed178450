// The weights of this stage's two linear models, learned by sayso-train-entities; what they learned
// from stands in weights.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sayso {

inline constexpr std::size_t kNameRows = 4096;
inline constexpr std::size_t kPronounRows = 4096;

/// For each row of features the points of each EntityType.
extern const std::array<std::array<std::int8_t, 4>, kNameRows> kNameWeights;
/// For each row of features the points of a candidate antecedent.
extern const std::array<std::int8_t, kPronounRows> kPronounWeights;

/// Points for a lone name that is a word of a person's full name.
inline constexpr int kSurnameBonus = 200;
/// What a point by rule weighs against the learned ones.
inline constexpr int kRulePoints = 20;

/// What else must speak for a person: two capitalised words alone are no proof.
inline constexpr int kPersonHandicap = 100;
/// A name that leads the points for a person by less may be one.
inline constexpr int kVagueMargin = 250;
/// The margin between two antecedents from which on a pronoun is as sure as pronouns get.
inline constexpr int kCertainMargin = 240;

}  // namespace sayso
