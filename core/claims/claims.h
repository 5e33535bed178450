// Stage 5: what is claimed: spans, speaker, type, check-worthiness and its reasons.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"
#include "core/values/values.h"
#include "core/weights/weights.h"

namespace sayso {

enum class ClaimType : std::uint8_t {
  quantity,
  comparison,
  event,
  state,
  causal,
  rule,
  prediction,
  pledge,
  demand,
  opinion
};

/// True where evidence could show a claim of this type true or false.
[[nodiscard]] constexpr bool is_checkable(ClaimType type) { return type < ClaimType::prediction; }

/// One piece of the score. `code` names it ("base", "number", "word", …); `range` holds the
/// words that speak, empty where none do; `weight` is in ten-thousandths of a logit. Those that
/// weigh least are summed as "other".
struct Reason {
  std::string_view code;
  Range range;
  std::int32_t weight = 0;
};

struct Claim {
  std::string id;  ///< the same for the same words by the same speaker in any edit of the article
  std::vector<Range> spans;           ///< bytes, in order, at least one; token borders
  std::uint32_t sentence = 0;         ///< that it begins in
  std::uint32_t source_sentence = 0;  ///< that says who said it
  std::uint32_t speaker = kNarrator;  ///< index into Entities::entities
  std::uint32_t attribution = kNone;  ///< index into the attributions; kNone for the narrator
  Voice voice = Voice::narrator;
  ClaimType type = ClaimType::state;
  Fixed score = 0;              ///< check-worthiness, calibrated
  Fixed confidence = 0;         ///< of speaker and source
  std::vector<Reason> reasons;  ///< weights add up to the logit of the score
};

struct Passage;
struct Worth;

inline constexpr std::string_view kWorthKind = "worth";  ///< of the model file

/// How worth checking a claim is: a trained linear model, in integers. Immutable, may be shared by
/// threads.
class WorthModel {
 public:
  /// Reads a model file (see core/weights). `file` is copied. Errors: damaged, truncated or foreign
  /// files, with the reason.
  [[nodiscard]] static std::expected<WorthModel, Error> load(std::span<const std::byte> file);

  [[nodiscard]] std::string_view version() const { return weights_.version(); }

  /// What scores at least this is worth checking: where a cross-validation by debate has its best
  /// F1 (core/models/worth.md).
  [[nodiscard]] Fixed threshold() const { return threshold_; }

  /// The weightiest reasons one by one, the rest of them summed as "other". O(tokens log tokens).
  [[nodiscard]] Worth judge(const Passage& passage) const;

 private:
  WorthModel(Weights weights, std::span<const std::int8_t> rows, std::int32_t step,
             std::int32_t base, Fixed threshold)
      : weights_(std::move(weights)),
        rows_(rows),
        step_(step),
        base_(base),
        threshold_(threshold) {}

  Weights weights_;
  std::span<const std::int8_t> rows_;  ///< in steps
  std::int32_t step_;                  ///< in ten-thousandths of a logit
  std::int32_t base_;                  ///< in ten-thousandths of a logit
  Fixed threshold_;
};

/// Finds the claims, ordered by where they begin. O(tokens).
[[nodiscard]] std::vector<Claim> find_claims(const Document& document, const Syntax& syntax,
                                             const std::vector<Value>& values,
                                             const Entities& entities,
                                             const std::vector<Attribution>& attributions,
                                             const Lexicon& lexicon, const WorthModel& worth);

/// How worth checking each sentence is as a whole, read as somebody's words, whether or not a claim
/// was found in it. O(tokens).
[[nodiscard]] std::vector<Fixed> score_sentences(const Document& document, const Syntax& syntax,
                                                 const std::vector<Value>& values,
                                                 const Entities& entities, const Lexicon& lexicon,
                                                 const WorthModel& worth);

}  // namespace sayso
