// What the model proposes: cues with the words that go with them, of which it accepts some.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/attributions/draft.h"
#include "core/attributions/features.h"
#include "core/attributions/labeller.h"

namespace sayso {

struct Proposal {
  Draft draft;                  ///< without content where the model sees none
  const Draft* rule = nullptr;  ///< what the rules make of the cue; null where they see none
  std::int32_t logit = 0;       ///< of the cue by itself
  std::int32_t gain = 0;        ///< of its source and content (Labeller::gain)
};

/// Borrows what it is made of.
class Proposer {
 public:
  Proposer(const Facts& facts, const std::vector<Quotation>& quotations,
           const std::vector<Draft>& rules, const AttributionModel& model)
      : context_(facts.context),
        facts_(facts),
        quotations_(quotations),
        rules_(rules),
        model_(model),
        labeller_(facts, model) {}

  /// The proposals of the next sentence, the first to begin with; valid until the next call.
  std::span<Proposal> next();

 private:
  void propose(std::uint32_t token, const Draft* rule);
  [[nodiscard]] Draft draft_of(std::uint32_t token, const Draft* rule);
  void resolve(Draft& draft, const Draft* rule, bool sure) const;
  [[nodiscard]] bool describes_source(const Source& source, std::uint32_t token) const;
  void complete_source(const Source& ruled, Draft& draft) const;
  [[nodiscard]] bool is_named(const Content& content) const;
  [[nodiscard]] std::uint32_t head_of_source(TokenSpan span, std::uint32_t cue) const;
  [[nodiscard]] CueKind kind_of(const Draft& draft) const;

  const Context& context_;
  const Facts& facts_;
  const std::vector<Quotation>& quotations_;
  const std::vector<Draft>& rules_;
  const AttributionModel& model_;
  Labeller labeller_;
  std::uint32_t sentence_ = kNone;
  std::size_t next_rule_ = 0;
  std::uint32_t looks_ = 0;  ///< at cues of the sentence
  std::vector<std::uint32_t> keys_;
  std::vector<Proposal> proposals_;
};

/// The keys of the proposal at `at` among those of its sentence; it has content. `keys` is emptied
/// first. O(length of the content + proposals).
void read_proposal(const Facts& facts, std::span<const Proposal> proposals, std::size_t at,
                   std::vector<std::uint32_t>& keys);

}  // namespace sayso
