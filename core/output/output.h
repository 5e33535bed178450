// Analysis → JSON (schema sayso.analysis/1), plain text, CoNLL-U, static HTML.
#pragma once

#include <span>
#include <string>

#include "core/engine/engine.h"

namespace sayso {

/// What begin and end count in the JSON: bytes of UTF-8, or UTF-16 code units (JavaScript).
enum class Unit : std::uint8_t { byte, utf16 };

struct JsonOptions {
  Unit unit = Unit::byte;
  bool explain = false;     ///< adds, for each attribution, the mentions that led to its speaker
  bool standalone = false;  ///< adds, for each claim, how it reads on its own
};

/// The analysis by core/schema/analysis.schema.json, on one line, valid UTF-8. O(analysis + text).
[[nodiscard]] std::string to_json(const Analysis& analysis, const Engine& engine,
                                  const JsonOptions& options = {});

/// `{"mentions": [{begin, end, entity, form, type}]}`: every mention of every entity, one line.
[[nodiscard]] std::string mentions_to_json(const Analysis& analysis, Unit unit = Unit::byte);

/// What the source makes of the article's quotations and figures, by
/// core/schema/verification.schema.json, on one line. O(checks + both texts).
[[nodiscard]] std::string verification_to_json(const Analysis& article,
                                               const Verification& verification,
                                               Unit unit = Unit::byte);

/// The same for a terminal: what is changed or missing first told with the words on both sides.
[[nodiscard]] std::string verification_to_text(const Analysis& article,
                                               const Verification& verification);

/// What was checked before, claim by claim, by core/schema/matches.schema.json, on one line.
/// O(matches + text).
[[nodiscard]] std::string matches_to_json(const Analysis& article,
                                          std::span<const CheckedBefore> found,
                                          const FactCheckIndex& index, Unit unit = Unit::byte);

/// The matches of one statement, as the schema's `matches`: an array, on one line.
[[nodiscard]] std::string matches_to_json(std::string_view statement,
                                          std::span<const Match> matches,
                                          const FactCheckIndex& index, Unit unit = Unit::byte);

/// The same as of an article for a terminal: who checked what, and the words that differ.
[[nodiscard]] std::string matches_to_text(const Analysis& article,
                                          std::span<const CheckedBefore> found,
                                          const FactCheckIndex& index);

/// For a terminal: each claim with its speaker, source sentence, type and values, and where
/// `standalone` how it reads on its own.
[[nodiscard]] std::string to_text(const Analysis& analysis, bool standalone = false);

/// CoNLL-U with `start=…|end=…` (bytes), `NER=B-PERSON` and `Entity=ID` in MISC.
[[nodiscard]] std::string to_conllu(const Analysis& analysis);

/// Static markup that reads without scripts: the text with its claims marked, and a list of them,
/// where `standalone` with how each reads on its own.
[[nodiscard]] std::string to_html(const Analysis& analysis, bool standalone = false);

}  // namespace sayso
