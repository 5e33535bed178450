// The weights of core/match, as `./dev train match` writes them (core/models/match.md).
#pragma once

#include <cstdint>

#include "core/match/score.h"

namespace sayso {

// clang-format off
/// By feature; ranks a statement's candidates.
inline constexpr LinearModel kRanking{.weights = {326, 182264, -9888, 3089, -53857, 22333, 5274, 82547, -47503, 318789, 124777, 301653, 7498, -15630, -20104, -35644, 3136, 52632, -13243, -28122, -157437, 112843, 120280, 127910, 61931, -3760}, .base = -357604};
/// By feature; how likely a candidate is the claim.
inline constexpr LinearModel kChance{.weights = {279, -59351, -11780, 1392, 117334, 11226, -1203, -1844, -4927, 192746, 58982, 64984, 2188, 3784, -4189, 10816, -3017, 8331, -36214, -27305, -44663, 51524, 37476, 16040, -6409, -3736}, .base = -321694};
/// Of the lead over other candidates, in the chance.
inline constexpr std::int32_t kLeadWeight = 27597;
// clang-format on

}  // namespace sayso
