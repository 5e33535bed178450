// What is chosen. Every panel reads the one selection, so choosing anything shows it everywhere.
#pragma once

#include <cstdint>
#include <string>

#include "core/engine/engine.h"
#include "wasm/desk/model/evaluation.h"

namespace sayso::desk {

/// Indices into one Analysis and its evaluation; kNone where nothing of the kind is chosen.
struct Selection {
  std::uint32_t claim = kNone;
  std::uint32_t sentence = kNone;  ///< the one that the inspector shows
  std::uint32_t speaker = kNone;
  std::uint32_t token = kNone;
  std::uint32_t finding = kNone;  ///< of the evaluation

  friend bool operator==(const Selection&, const Selection&) = default;
};

// Each says what goes with the thing that was chosen. The index must be one of `analysis`.

/// With the sentence that says who said it, and the cue there.
[[nodiscard]] Selection select_claim(const Analysis& analysis, std::uint32_t claim);
/// With the first claim that begins in the sentence or has its source there.
[[nodiscard]] Selection select_sentence(const Analysis& analysis, std::uint32_t sentence);
/// With the speaker's first claim, else the sentence of the first mention.
[[nodiscard]] Selection select_speaker(const Analysis& analysis, std::uint32_t speaker);
/// With its sentence, the shortest claim around it and whom it mentions.
[[nodiscard]] Selection select_token(const Analysis& analysis, std::uint32_t token);

/// With the engine's claim or attribution there, else with the sentence of the place alone.
[[nodiscard]] Selection select_finding(const Analysis& analysis, const Evaluation& evaluation,
                                       std::uint32_t finding);

/// The shortest claim that holds the token, or kNone. O(claims).
[[nodiscard]] std::uint32_t claim_at(const Analysis& analysis, std::uint32_t token);

/// A selection by names that outlive its analysis.
struct Anchor {
  Selection selection;
  std::string claim;           ///< id
  std::string speaker;         ///< name
  std::uint32_t mark = kNone;  ///< of the finding
};

[[nodiscard]] Anchor anchor(const Selection& selection, const Analysis& analysis,
                            const Evaluation& evaluation);

/// The same selection in another analysis of the same text; what is gone is let go.
[[nodiscard]] Selection find(const Anchor& anchor, const Analysis& analysis,
                             const Evaluation& evaluation);

}  // namespace sayso::desk
