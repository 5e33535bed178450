// Pronouns and whom they may stand for.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/entities/features.h"
#include "core/entities/reading.h"

namespace sayso {

/// What a third-person pronoun can stand for.
enum class Person : std::uint8_t { none, male, female, neuter, plural };

/// Of the pronoun `token`; none where it is another word or stands for nobody ("it is clear that").
[[nodiscard]] Person person_of(const Reading& reading, std::uint32_t token);

/// What has been read when a pronoun comes up. Borrowed.
struct Discourse {
  const Reading& reading;
  const std::vector<Mention>& mentions;     ///< all before it, in order
  const std::vector<Entity>& entities;      ///< with their mentions so far
  const std::vector<std::uint32_t>& names;  ///< how often each entity is named in the article
  const std::vector<Mention>& ahead;        ///< names behind the pronoun in its sentence
};

/// An entity that a pronoun may stand for.
struct Antecedent {
  std::uint32_t entity = kNone;
  Features features;
};

/// The entities that agree with the pronoun `token` and that syntax allows. It looks back a bounded
/// number of mentions and sentences: O(1).
void find_antecedents(const Discourse& discourse, std::uint32_t token,
                      std::vector<Antecedent>& out);

/// Which of the antecedents "It said" or "They said" at the head of a sentence means: what the
/// sentence before is about, else whoever said something last; kNone where that is none of them,
/// and for other pronouns. News goes on about whom it spoke of. O(1), as find_antecedents.
[[nodiscard]] std::uint32_t find_topic(const Discourse& discourse, std::uint32_t token,
                                       std::span<const Antecedent> antecedents);

/// Picks one of a pronoun's antecedents (of which there is at least one): its index and how sure
/// that is.
struct Choice {
  std::size_t index = 0;
  Fixed confidence = 0;
};
using Choose = std::function<Choice(std::uint32_t token, std::span<const Antecedent>)>;

/// The choice by the learned weights.
[[nodiscard]] Choice choose_antecedent(std::span<const Antecedent> antecedents,
                                       const EntityModel& model);

/// find_entities with another way to choose antecedents: for the trainer.
[[nodiscard]] Entities find_entities_with(const Document& document, const Syntax& syntax,
                                          const Lexicon& lexicon, const EntityModel& model,
                                          const Choose& choose);

}  // namespace sayso
