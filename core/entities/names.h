// Names: where they stand and what they name.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/entities/features.h"
#include "core/entities/reading.h"

namespace sayso {

/// What the list of countries knows of a name.
enum class Geo : std::uint8_t { none, country, demonym, people, capital, seat, region, city };

struct Name {
  Span span;   ///< without title and form of address
  Span title;  ///< title or form of address right before it; may be empty
  EntityType type = EntityType::other;
  Gender gender = Gender::unknown;
  bool vague = false;      ///< not typed as a person, but it may well be one
  bool addressed = false;  ///< the title holds a form of address: "Mr"
  Geo geo = Geo::none;
  std::string_view country{};  ///< that `geo` speaks of, as the list spells it; borrowed
};

/// Points for each type, in the order of EntityType.
using TypeScores = std::array<int, 4>;

/// Finds the names of the article, in order, disjoint, with their titles. Types are not yet told.
/// O(tokens).
[[nodiscard]] std::vector<Name> find_names(const Reading& reading);

/// Types every name: each place's own evidence, then what the same words are elsewhere in the
/// article, then surnames after full names. O(names).
void type_names(const Reading& reading, std::vector<Name>& names, const EntityModel& model);

/// What the list of countries knows of each name. O(names).
void look_up_countries(const Reading& reading, std::vector<Name>& names);

/// "Ada Lovric said": two to four words with capitals, no list's, between the sentence's opening
/// and a verb of saying are a name, whatever the tagger takes them for. Else empty. O(1).
[[nodiscard]] Span opening_speaker(const Reading& reading, const Sentence& sentence);

/// Points for each type by rule, from the name and the words around it; `geo` must be known.
[[nodiscard]] TypeScores evidence_of(const Reading& reading, const Name& name);

/// What a name's type is read off: its words and those around it.
[[nodiscard]] Features name_features(const Reading& reading, const Name& name);

/// The kind under which the list of bodies knows `word`: body, head, place, thing, name; else
/// empty.
[[nodiscard]] std::string_view body_kind(const Reading& reading, std::uint32_t token);

}  // namespace sayso
