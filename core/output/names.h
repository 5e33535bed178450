// The schema's words for the engine's enumerations, and the ids that tie an analysis together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "core/standalone/standalone.h"

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

/// How a reader gets from "he" to the name: the mentions of the speaker from the last name on to
/// the source's words, at most 12, as indices into Entities::mentions; borrowed. O(log mentions).
[[nodiscard]] std::span<const std::uint32_t> chain_of(const Analysis& analysis,
                                                      const Attribution& attribution);

/// The values that lie in the claim's words, in order; borrowed. O(values of the claim + log n).
[[nodiscard]] std::vector<const Value*> values_of(const Analysis& analysis, const Claim& claim);

/// "2/3": of a value that is a share.
[[nodiscard]] std::string fraction_of(const Value& value);

/// What a value says, for a person: "at least 40000000 EUR", "2018-02-16", "3 to 5 km per hour";
/// empty for a date that the words leave open.
[[nodiscard]] std::string display_value(const Value& value);

/// The pieces in one string on one line: insertions in square brackets, set off by blanks where
/// they touch words. O(bytes).
[[nodiscard]] std::string display_pieces(const Analysis& analysis,
                                         const std::vector<Piece>& pieces);

/// The words of `range` on one line, valid UTF-8.
[[nodiscard]] std::string line_of(std::string_view text, Range range);

/// Puts U+FFFD for what is malformed, so that every output is valid UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

}  // namespace sayso
