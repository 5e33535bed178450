// Stage 3: who and what the article talks about: names, titles and roles, pronouns, and which of
// them are the same person or body.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"
#include "core/weights/weights.h"

namespace sayso {

enum class EntityType : std::uint8_t { person, organization, place, other };

/// As in the schema's `speakers[].kind`. Nobody's words are the narrator's; `unnamed` is somebody
/// whom the article hides; `unknown` is somebody whom the engine cannot tell.
enum class SpeakerKind : std::uint8_t { person, organization, group, unnamed, narrator, unknown };

enum class MentionForm : std::uint8_t { name, role, pronoun };

enum class Gender : std::uint8_t { unknown, male, female, neuter };

/// Probabilities and scores in ten-thousandths: 10000 is certain.
using Fixed = std::int32_t;
inline constexpr Fixed kCertain = 10000;

/// One place where an entity is mentioned.
struct Mention {
  Range range;               ///< bytes; a name without its title, a role or pronoun phrase whole
  std::uint32_t first = 0;   ///< index of its first token
  std::uint32_t last = 0;    ///< index past its last token
  std::uint32_t head = 0;    ///< its head token
  std::uint32_t entity = 0;  ///< index into Entities::entities
  MentionForm form = MentionForm::name;
  Fixed confidence = kCertain;  ///< that it is this entity; certain for the first mention
};

struct Entity {
  std::string
      name;  ///< fullest form in the article without title; for the unnamed the phrase itself
  std::string role;  ///< title, office or description as the article gives it; may be empty
  EntityType type = EntityType::other;
  SpeakerKind kind = SpeakerKind::unknown;  ///< what it is where it speaks
  Gender gender = Gender::unknown;
  bool plural = false;
  bool guessed = false;  ///< a name that no list knows and that may be of another type
  std::vector<std::uint32_t> mentions;  ///< indices into Entities::mentions, in order of the text
};

/// The article's own voice and the speaker who cannot be told are entities of their own; neither
/// has mentions.
inline constexpr std::uint32_t kNarrator = 0;
inline constexpr std::uint32_t kUnknownSpeaker = 1;

struct Entities {
  std::vector<Entity> entities;   ///< [kNarrator] and [kUnknownSpeaker] always stand first
  std::vector<Mention> mentions;  ///< ordered by range.begin; may nest ("China" in "China's envoy")
  std::vector<std::uint32_t> by_head;  ///< for each token the mention whose head it is, or kNone

  /// The entity of the mention that `token` heads, or kUnknownSpeaker. O(1).
  [[nodiscard]] std::uint32_t entity_of(std::uint32_t token) const {
    return by_head[token] == kNone ? kUnknownSpeaker : mentions[by_head[token]].entity;
  }
};

inline constexpr std::string_view kEntityKind = "entities";  ///< of the model file

/// Two linear models over hashed features, in integers: one types names, one weighs the antecedents
/// of pronouns. Immutable, may be shared by threads.
class EntityModel {
 public:
  static constexpr std::size_t kNameRows = 4096;
  static constexpr std::size_t kPronounRows = 8192;

  /// Points for each type, in the order of EntityType.
  using TypePoints = std::array<std::int8_t, 4>;

  /// Reads a model file (see core/weights). `file` is copied. Errors: damaged, truncated or foreign
  /// files, with the reason.
  [[nodiscard]] static std::expected<EntityModel, Error> load(std::span<const std::byte> file);

  [[nodiscard]] std::string_view version() const { return weights_.version(); }

  /// The points of a name's type for the hash of a feature. O(1).
  [[nodiscard]] const TypePoints& name_points(std::uint32_t feature) const {
    return names_[feature % kNameRows];
  }
  /// The points of an antecedent for the hash of a feature. O(1).
  [[nodiscard]] int pronoun_points(std::uint32_t feature) const {
    return pronouns_[feature % kPronounRows];
  }

 private:
  EntityModel(Weights weights, std::span<const TypePoints> names,
              std::span<const std::int8_t> pronouns)
      : weights_(std::move(weights)), names_(names), pronouns_(pronouns) {}

  Weights weights_;
  std::span<const TypePoints> names_;
  std::span<const std::int8_t> pronouns_;
};

/// Finds every name, every phrase that can stand for a speaker (roles, groups, unnamed sources) and
/// every third-person pronoun, and groups them into entities. O(tokens).
[[nodiscard]] Entities find_entities(const Document& document, const Syntax& syntax,
                                     const Lexicon& lexicon, const EntityModel& model);

}  // namespace sayso
