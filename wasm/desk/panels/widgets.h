// Small pieces that several panels draw.
#pragma once

#include <string>
#include <string_view>

#include "core/entities/entities.h"
#include "wasm/desk/panels/look.h"

namespace sayso::desk {

/// Words as they are, without format.
void text(std::string_view words);
void soft(const Look& look, std::string_view words);

/// "4 claims", "1 claim".
[[nodiscard]] std::string count(std::size_t number, std::string_view one, std::string_view many);

/// In whole hundredths.
[[nodiscard]] int percent(Fixed share);

/// A share as a bar with its number, as wide as there is room.
void meter(const Look& look, Fixed share, ImU32 colour);

/// The schema's word for a voice, for a person: "according to".
[[nodiscard]] std::string_view plain_voice(std::string_view voice);

/// A small swatch in a family's colour; the next item stands beside it.
void swatch(const Look& look, ImU32 colour);

}  // namespace sayso::desk
