// Texts whose names and pronouns are annotated.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/text/text.h"

namespace sayso {

struct GoldName {
  Range range;  ///< bytes
  EntityType type = EntityType::other;
  std::uint32_t chain = 0;  ///< the same for all mentions of the same entity; 0 where not told
};

/// A text whose names are told. Owns the text that `document` borrows: never moved once it is made.
struct NamedText {
  std::string text;
  Document document;
  std::vector<GoldName> names;  ///< in order of their ends
  bool nested = false;  ///< whole mentions, a name being the head of the smallest that holds it
};

/// A pronoun with two names that it may mean (Webster et al., "Mind the GAP", 2018).
struct GapRow {
  std::string text;
  Range pronoun;
  Range names[2];
  bool means[2] = {false, false};
};

/// CoNLL columns, blank lines between sentences; `group` sentences make a text.
[[nodiscard]] std::expected<std::vector<std::unique_ptr<NamedText>>, Error> read_columns(
    const std::string& path, const Lexicon& lexicon, std::size_t group);
/// GUM's CoNLL-U with its Entity= annotation, a document a text.
[[nodiscard]] std::expected<std::vector<std::unique_ptr<NamedText>>, Error> read_gum(
    const std::string& path);
/// GAP's table.
[[nodiscard]] std::expected<std::vector<GapRow>, Error> read_gap(const std::string& path);

}  // namespace sayso
