// The weights of core/match, as `./dev train match` writes them (core/models/match.md).
#pragma once

#include <cstdint>

#include "core/match/score.h"

namespace sayso {

// clang-format off
/// By feature; ranks a statement's candidates.
inline constexpr LinearModel kRanking{.weights = {327, 182237, -9885, 3090, -53910, 22330, 5273, 82664, -47448, 318746, 124750, 301662, 7497, -15632, -20105, -35652, 3466, 52622, -13241, -28156, -157463, 112826, 120294, 127897, 61933, -3786}, .base = -357594};
/// By feature; how likely a candidate is the claim.
inline constexpr LinearModel kChance{.weights = {277, -59333, -11782, 1394, 117350, 11232, -1208, -1721, -5017, 192679, 59021, 65053, 2187, 3786, -4194, 10828, -2793, 8317, -36245, -27353, -44663, 51564, 37448, 16042, -6402, -3763}, .base = -321698};
/// Of the lead over other candidates, in the chance.
inline constexpr std::int32_t kLeadWeight = 27592;
// clang-format on

}  // namespace sayso
