// Phrases that stand for somebody: roles of named people, descriptions, groups, the unnamed.
#pragma once

#include <string_view>
#include <vector>

#include "core/entities/names.h"
#include "core/entities/reading.h"

namespace sayso {

/// A title, office or description that the article ties to a name.
struct Role {
  std::uint32_t name = 0;  ///< index into the names
  Span span;
  std::uint32_t head = 0;
  bool apart =
      false;  ///< a phrase of its own ("the minister, Ann Lee,"), not right before the name
};

enum class PhraseKind : std::uint8_t {
  person,  ///< somebody described: "the minister", "a U.S. official"
  group,   ///< several people or bodies
  body,    ///< an institution: "the company"
  source   ///< a document or channel: "a report", "the media"
};

/// A noun phrase without a name that may speak.
struct Phrase {
  Span span;
  std::uint32_t head = 0;
  PhraseKind kind = PhraseKind::person;
  Gender gender = Gender::unknown;
  bool definite = false;
  bool plural = false;
  bool hidden = false;  ///< a noun by which articles leave somebody unnamed
};

/// The roles of the people in `names`, in order of the names. O(tokens).
[[nodiscard]] std::vector<Role> find_roles(const Reading& reading, const std::vector<Name>& names);

/// The phrases that can stand for a speaker, in order; none lies inside a name or right before it
/// as its title. `taken` tells the tokens that names, titles and roles hold. O(tokens).
[[nodiscard]] std::vector<Phrase> find_phrases(const Reading& reading,
                                               const std::vector<bool>& taken);

}  // namespace sayso
