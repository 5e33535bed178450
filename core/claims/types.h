// What kind of claim a clause makes.
#pragma once

#include <array>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/claims/claims.h"
#include "core/claims/clauses.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/values/values.h"

namespace sayso {

/// One thing in the words that speaks for a type or for being worth a check. Ranges as in Reason.
enum class Sign : std::uint8_t {
  number,
  amount,
  comparison,
  cause,
  rule,
  past,
  name,
  future,
  duty,
  judgement,
  first_person,
  hedge
};
inline constexpr std::size_t kSigns = 12;

/// For each sign the first token that shows it, or kNone; and whether it is shown at the claim's
/// point (its predicate and what hangs on it closely), not in passing.
struct Signs {
  std::array<std::uint32_t, kSigns> token;
  std::array<bool, kSigns> main;

  [[nodiscard]] std::uint32_t at(Sign sign) const { return token[static_cast<std::size_t>(sign)]; }
  [[nodiscard]] bool has(Sign sign) const { return at(sign) != kNone; }
  [[nodiscard]] bool is_point(Sign sign) const { return main[static_cast<std::size_t>(sign)]; }
};

/// Reads the signs off the claim's words. `head` is its predicate, kNone where unknown.
[[nodiscard]] Signs read_signs(const ClauseContext& context, const Entities& entities,
                               const std::vector<Value>& values, const Lexicon& lexicon,
                               const std::vector<TokenSpan>& runs, std::uint32_t head);

/// By what act a claim is said, and who says it.
struct Act {
  CueKind kind = CueKind::say;
  std::uint32_t speaker = kUnknownSpeaker;  ///< index into Entities::entities
  bool rules = false;                       ///< "ruled that S"
};

/// The type by modality first (who is to do what, what will be, what is thought of it), then by
/// what is asserted, most specific first (GUIDELINES: demand, pledge, prediction, opinion;
/// quantity, comparison, causal, rule, event, state). `act` is null for the article's own voice;
/// `headline` says that the claim stands in one, where the present tense tells events.
[[nodiscard]] ClaimType type_of(const ClauseContext& context, const Entities& entities,
                                const Signs& signs, std::uint32_t head, const Act* act,
                                bool headline);

}  // namespace sayso
