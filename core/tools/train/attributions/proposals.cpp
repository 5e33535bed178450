#include "core/attributions/proposals.h"

#include <algorithm>
#include <set>

#include "core/tools/train/attributions/examples.h"

namespace sayso {
namespace {

struct Gold {
  std::set<std::uint32_t> cue;
  std::set<std::uint32_t> content;
};

/// The tokens that `spans` share with `gold`, in parts of all that either has.
double overlap(const std::set<std::uint32_t>& gold, const std::vector<TokenSpan>& spans) {
  double all = static_cast<double>(gold.size());
  double both = 0;
  for (const TokenSpan& span : spans) {
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      (gold.contains(t) ? both : all) += 1;
    }
  }
  return all > 0 ? both / all : 0;
}

/// Reads an article by the engine, with what people marked beside it.
class Reading {
 public:
  Reading(const MarkedArticle& article, const Language& language)
      : document_(read_document(article.text, language.lexicon)),
        syntax_(language.syntax.parse(document_)),
        entities_(find_entities(document_, syntax_, language.lexicon, language.entities)),
        tree_(syntax_),
        context_{document_, syntax_, tree_, entities_, language.lexicon},
        rules_(draft_by_rules(context_)),
        quotations_(find_quotations(context_.document, context_.syntax, context_.lexicon)),
        facts_(context_, quotations_, rules_) {
    for (const MarkedAttribution& attribution : article.attributions) {
      const std::vector<std::uint32_t> cue = tokens_of(document_, attribution.cue);
      const std::vector<std::uint32_t> content = tokens_of(document_, attribution.content);
      gold_.push_back({{cue.begin(), cue.end()}, {content.begin(), content.end()}});
    }
  }

  void add_proposals(std::uint32_t number, const AttributionModel& model,
                     Decisions& proposals) const {
    Proposer proposer(facts_, quotations_, rules_, model);
    std::vector<std::uint32_t> keys;
    for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
      const std::span<const Proposal> found = proposer.next();
      for (std::size_t i = 0; i < found.size(); ++i) {
        const Draft& draft = found[i].draft;
        if (draft.content.spans.empty()) continue;
        read_proposal(facts_, found, i, keys);
        const bool half = std::ranges::any_of(gold_, [&](const Gold& gold) {
          return overlap(gold.content, draft.content.spans) >= 0.5;
        });
        for (const bool right : {gold_of(draft.cue.head) != nullptr, half}) {
          proposals.lists.add(keys);
          proposals.right.push_back(right);
          proposals.article.push_back(number);
          proposals.before.push_back(static_cast<float>(found[i].logit) / 10'000);
        }
      }
    }
  }

 private:
  [[nodiscard]] const Gold* gold_of(std::uint32_t cue) const {
    const auto found =
        std::ranges::find_if(gold_, [&](const Gold& gold) { return gold.cue.contains(cue); });
    return found == gold_.end() ? nullptr : &*found;
  }

  Document document_;
  Syntax syntax_;
  Entities entities_;
  Tree tree_;
  Context context_;
  std::vector<Draft> rules_;
  std::vector<Quotation> quotations_;
  Facts facts_;
  std::vector<Gold> gold_;
};

}  // namespace

void add_proposals(const MarkedArticle& article, std::uint32_t number, const Language& language,
                   const AttributionModel& model, Decisions& proposals) {
  Reading(article, language).add_proposals(number, model, proposals);
}

}  // namespace sayso
