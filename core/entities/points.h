// How points by rule and learned ones are put together, in points of the learned tables
// (core/models/entities.md).
#pragma once

namespace sayso {

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
