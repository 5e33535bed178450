// The schema's words for the engine's enumerations, and the ids that tie an analysis together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso {

[[nodiscard]] std::string_view name_of(Stage stage);
[[nodiscard]] std::string_view name_of(BlockKind kind);
[[nodiscard]] std::string_view name_of(EntityType type);
[[nodiscard]] std::string_view name_of(SpeakerKind kind);
[[nodiscard]] std::string_view name_of(MentionForm form);
[[nodiscard]] std::string_view name_of(Voice voice);
[[nodiscard]] std::string_view name_of(ClaimType type);

/// "narrator", "unknown", or "e" and a number; unique in one analysis.
[[nodiscard]] std::string entity_id(std::uint32_t entity);

/// The name to show: the outlet's for the narrator where it is known.
[[nodiscard]] std::string display_name(const Analysis& analysis, std::uint32_t entity);

/// The entities that speak: of every claim and attribution, the narrator always, in index order;
/// none where the analysis ended before its entities.
[[nodiscard]] std::vector<std::uint32_t> speakers_of(const Analysis& analysis);

/// The words of `range` on one line, valid UTF-8.
[[nodiscard]] std::string line_of(std::string_view text, Range range);

/// Puts U+FFFD for what is malformed, so that every output is valid UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace sayso
