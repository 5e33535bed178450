// Which names are the same person, body or place.
#pragma once

#include <cstdint>
#include <vector>

#include "core/entities/names.h"
#include "core/entities/reading.h"

namespace sayso {

/// What a name was grouped into.
struct NameLink {
  std::uint32_t entity = kUnknownSpeaker;
  Fixed confidence = kCertain;
};

/// Appends an entity to `entities` for each person, body and place that `names` name, and tells
/// each name's. Full names come first, so that a surname in the headline finds its owner below.
/// O(names).
[[nodiscard]] std::vector<NameLink> group_names(const Reading& reading,
                                                const std::vector<Name>& names,
                                                std::vector<Entity>& entities);

}  // namespace sayso
