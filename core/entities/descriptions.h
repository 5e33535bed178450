// Descriptions: "the minister", "the company" find whom they stand for among those who were
// mentioned before.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/entities/reading.h"
#include "core/entities/roles.h"

namespace sayso {

/// A decision and how sure it is.
struct Referent {
  std::uint32_t entity = kNone;
  Fixed confidence = 0;
};

/// Whether the noun only tells what a body is that is named right before it ("the HRP party"), and
/// not a part of that body ("the HRP committee").
[[nodiscard]] bool names_kind(const Reading& reading, std::uint32_t noun);

/// Finds the holders of offices and what described people and bodies are called.
class Descriptions {
 public:
  Descriptions(const Reading& reading, std::vector<Entity>& entities)
      : r_(reading), entities_(entities) {}

  /// Says that `entity` was described by the noun `head` in sentence `sentence`.
  void note(std::uint32_t head, std::uint32_t entity, bool named);
  /// Says that a body was named; its last words may stand for it.
  void note_body(Span name, std::uint32_t entity);

  /// Says that a person was named, and at what age where it stands behind the name ("X, 64,").
  void note_person(Span name, std::uint32_t entity);

  /// Whom `phrase` describes; a new entity where it is nobody mentioned before.
  [[nodiscard]] Referent resolve(const Phrase& phrase);
  /// An office mentioned shortly before that turns out to be held by the person named now with the
  /// same title: that description's entity, or kNone.
  [[nodiscard]] std::uint32_t waiting_for(std::uint32_t head) const;

 private:
  struct Holder {
    std::uint32_t entity = kNone;
    std::uint32_t sentence = 0;
    std::uint32_t others = 0;  // how often the noun has changed its holder
    bool named = false;
  };

  [[nodiscard]] std::string_view noun(std::uint32_t head) const;
  [[nodiscard]] std::uint32_t create(const Phrase& phrase);
  [[nodiscard]] const Holder* holder_of(std::uint32_t head) const;
  [[nodiscard]] Referent resolve_body(const Phrase& phrase) const;
  /// Whom "the 64-year-old" means: who was said to be of that age, or else who was named last.
  [[nodiscard]] Referent resolve_age(const Phrase& phrase) const;

  const Reading& r_;
  std::vector<Entity>& entities_;
  std::unordered_map<std::string_view, Holder> holders_;
  std::unordered_map<std::string_view, std::uint32_t> phrases_;  // the unnamed by their words
  std::unordered_map<std::string_view, std::uint32_t> ages_;     // people by their age in figures
  std::uint32_t last_body_ = kNone;
  std::uint32_t last_person_ = kNone;
};

}  // namespace sayso
