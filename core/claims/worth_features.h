// What the model of check-worthiness reads off a passage.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/claims/types.h"

namespace sayso {

/// A claim's words, or a sentence's; borrowed. `signs` and `type` were read off the same words.
struct Passage {
  const ClauseContext& context;
  const Entities& entities;
  const std::vector<TokenSpan>& runs;
  std::uint32_t head;  ///< its predicate, kNone where unknown
  const Signs& signs;
  ClaimType type;
};

/// One thing that is true of a passage. `code` and `range` are those of the reason it counts for.
struct WorthFeature {
  std::uint32_t row = 0;  ///< of the table of weights
  std::string_view code;
  Range range;
};

inline constexpr std::uint32_t kWorthRows = 1U << 16;

/// Whether the word belongs to speaking rather than to what is said: first and second person,
/// greetings, fillers. `lemma` is lower-cased. The model does not read such words.
[[nodiscard]] bool is_spoken(const Lexicon& lexicon, std::string_view lemma, Upos tag);

/// Words and pairs of neighbours by their hash (Weinberger et al., "Feature Hashing for Large Scale
/// Multitask Learning", 2009), words with their heads, tags, signs, type, length. Names stand for
/// their kind and figures for their shape, so that no weight knows a person. `features` is emptied
/// first. O(tokens).
void read_worth_features(const Passage& passage, std::vector<WorthFeature>& features);

/// Calls `each` with every sentence of `document` as a passage, read as somebody's words.
void for_each_sentence(const Document& document, const Syntax& syntax,
                       const std::vector<Value>& values, const Entities& entities,
                       const Lexicon& lexicon, const std::function<void(const Passage&)>& each);

}  // namespace sayso
