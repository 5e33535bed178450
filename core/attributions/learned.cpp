#include "core/attributions/draft.h"
#include "core/attributions/features.h"
#include "core/attributions/proposals.h"

namespace sayso {
namespace {

// Logits from which on a proposal is accepted: one that the rules do not see, one that they see,
// and one of theirs that the model sees no content of.
constexpr std::int32_t kLeast = -1500;
constexpr std::int32_t kLeastRuled = -9500;
constexpr std::int32_t kLeastBare = -6200;

/// Which of a sentence's proposals are attributions.
class Judge {
 public:
  Judge(const Facts& facts, const AttributionModel& model) : facts_(facts), model_(model) {}

  /// Whether each is; valid until the next call. O(proposals²), as a sentence is bounded.
  const std::vector<bool>& judge(std::span<const Proposal> proposals) {
    accepted_.clear();
    for (std::size_t i = 0; i < proposals.size(); ++i) accepted_.push_back(accepts(proposals, i));
    return accepted_;
  }

 private:
  bool accepts(std::span<const Proposal> proposals, std::size_t at) {
    const Proposal& proposal = proposals[at];
    if (proposal.draft.content.spans.empty()) return proposal.logit >= kLeastBare;
    read_proposal(facts_, proposals, at, keys_);
    const std::int32_t logit = proposal.logit + model_.accept_logit(keys_);
    return logit >= (proposal.rule == nullptr ? kLeast : kLeastRuled);
  }

  const Facts& facts_;
  const AttributionModel& model_;
  std::vector<std::uint32_t> keys_;
  std::vector<bool> accepted_;
};

}  // namespace

std::vector<Draft> draft_by_model(const Context& context, const std::vector<Quotation>& quotations,
                                  const std::vector<Draft>& ruled, const AttributionModel& model) {
  const Facts facts(context, quotations, ruled);
  Proposer proposer(facts, quotations, ruled, model);
  Judge judge(facts, model);
  std::vector<Draft> drafts;
  auto rule = ruled.begin();
  for (std::uint32_t s = 0; s < context.document.sentences.size(); ++s) {
    for (; rule != ruled.end() && rule->sentence == s; ++rule) {
      if (rule->cue.head == kNone) drafts.push_back(*rule);  // a headline's colon
    }
    const std::span<Proposal> proposals = proposer.next();
    const std::vector<bool>& accepted = judge.judge(proposals);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      if (accepted[i]) drafts.push_back(std::move(proposals[i].draft));
    }
  }
  reach_over_sentences(facts, model, drafts);
  return drafts;
}

}  // namespace sayso
