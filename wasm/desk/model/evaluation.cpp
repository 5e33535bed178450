#include "wasm/desk/model/evaluation.h"

#include <algorithm>

#include "core/output/names.h"
#include "wasm/desk/model/lines.h"
#include "wasm/desk/model/word_grid.h"

namespace sayso::desk {
namespace {

using Words = WordGrid::Words;

Fixed share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<Fixed>(part * kCertain / whole);
}

/// Puts the findings in order and counts them.
void finish(Evaluation& evaluation, Fixed precision, Fixed recall) {
  const auto begin_of = [](const Finding& finding) {
    return finding.place().content.front().begin;
  };
  std::ranges::stable_sort(evaluation.findings, {}, begin_of);
  for (const Finding& finding : evaluation.findings) {
    ++evaluation.counts[static_cast<std::size_t>(finding.outcome)];
  }
  evaluation.precision = precision;
  evaluation.recall = recall;
  if (precision + recall > 0) {
    evaluation.f1 = static_cast<Fixed>(std::int64_t{2} * precision * recall / (precision + recall));
  }
}

Reading reading_of(const Analysis& analysis, const Claim& claim) {
  Reading reading{{}, {}, claim.spans, display_name(analysis, claim.speaker)};
  if (claim.attribution != kNone) {
    reading.source = analysis.attributions[claim.attribution].source;
    reading.cue = analysis.attributions[claim.attribution].cue;
  }
  return reading;
}

void append(std::string& list, bool is, std::string_view word) {
  if (is) list.append(list.empty() ? "" : " and ").append(word);
}

Evaluation evaluate_claims(const Analysis& analysis, const GoldArticle& gold) {
  Evaluation evaluation;
  std::vector<std::uint32_t> claim_of(gold.claims.size(), kNone);
  std::vector<bool> matched(analysis.claims.size());
  for (const GoldPair& pair : match_gold(gold, analysis.claims)) {
    claim_of[pair.gold] = pair.claim;
    matched[pair.claim] = true;
  }
  std::size_t wanted = 0;
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < claim_of.size(); ++i) {
    const GoldClaim& mark = gold.claims[i];
    const GoldSpeaker& speaker = gold.speakers[mark.speaker];
    wanted += !mark.optional;
    if (claim_of[i] == kNone && mark.optional) continue;
    Finding finding{
        Outcome::missed, i, claim_of[i], kNone, {{}, {}, mark.spans, speaker.name}, {}, {}};
    if (finding.claim != kNone) {
      const Claim& claim = analysis.claims[finding.claim];
      found += !mark.optional;
      finding.outcome =
          is_speaker(speaker, analysis, claim.speaker) ? Outcome::hit : Outcome::speaker;
      finding.attribution = claim.attribution;
      finding.engine = reading_of(analysis, claim);
      append(finding.differs, mark.source_sentence != claim.source_sentence, "source");
      append(finding.differs, mark.type != claim.type, "kind");
    }
    evaluation.findings.push_back(std::move(finding));
  }
  for (std::uint32_t i = 0; i < matched.size(); ++i) {
    if (matched[i]) continue;
    const Claim& claim = analysis.claims[i];
    evaluation.findings.push_back(
        {Outcome::extra, kNone, i, claim.attribution, {}, reading_of(analysis, claim), {}});
  }
  const auto right = static_cast<std::size_t>(std::ranges::count(matched, true));
  finish(evaluation, share(right, matched.size()), share(found, wanted));
  return evaluation;
}

/// An attribution of either side, with its words for comparing.
struct Marked {
  std::uint32_t index;
  Words content;
  Words source;
};

template <typename Attributions>
std::vector<Marked> words_of(const WordGrid& grid, const Attributions& attributions) {
  std::vector<Marked> marked;
  for (std::uint32_t i = 0; i < attributions.size(); ++i) {
    Words content = grid.words_of(attributions[i].content, true);
    if (content.empty()) continue;
    marked.push_back({i, std::move(content), grid.words_of(attributions[i].source, false)});
  }
  return marked;
}

/// The one among `others` whose content is half the same, by preference with the same source; or
/// null.
const Marked* partner_of(const Marked& one, const std::vector<Marked>& others) {
  const Marked* best = nullptr;
  for (const Marked& other : others) {
    if (!half_the_same(one.content, other.content)) continue;
    if (half_the_same(one.source, other.source)) return &other;
    if (best == nullptr) best = &other;
  }
  return best;
}

/// How many of the contents of `some` are half the same as one of `others`; the same content once.
Fixed share_found(std::vector<Marked> some, const std::vector<Marked>& others) {
  std::ranges::sort(some, {}, &Marked::content);
  const auto again = std::ranges::unique(some, {}, &Marked::content);
  some.erase(again.begin(), again.end());
  const auto found = std::ranges::count_if(
      some, [&](const Marked& one) { return partner_of(one, others) != nullptr; });
  return share(static_cast<std::size_t>(found), some.size());
}

template <typename Attribution>
Reading reading_of(std::string_view text, const Attribution& attribution) {
  return {attribution.source, attribution.cue, attribution.content,
          line_of(text, attribution.source)};
}

std::uint32_t claim_of(const Analysis& analysis, std::uint32_t attribution) {
  const auto found = std::ranges::find(analysis.claims, attribution, &Claim::attribution);
  return found == analysis.claims.end()
             ? kNone
             : static_cast<std::uint32_t>(found - analysis.claims.begin());
}

Evaluation evaluate_attributions(const Analysis& analysis,
                                 const std::vector<MarkedAttribution>& marks) {
  const std::string_view text = analysis.document.text;
  const WordGrid grid(text);
  const std::vector<Marked> people = words_of(grid, marks);
  const std::vector<Marked> engine = words_of(grid, analysis.attributions);
  Evaluation evaluation;
  for (const Marked& one : people) {
    Finding finding{
        Outcome::missed, one.index, kNone, kNone, reading_of(text, marks[one.index]), {}, {}};
    if (const Marked* found = partner_of(one, engine)) {
      const bool same = half_the_same(one.source, found->source);
      finding.outcome = same ? Outcome::hit : Outcome::speaker;
      finding.attribution = found->index;
      finding.claim = claim_of(analysis, found->index);
      finding.engine = reading_of(text, analysis.attributions[found->index]);
    }
    evaluation.findings.push_back(std::move(finding));
  }
  for (const Marked& one : engine) {
    if (partner_of(one, people)) continue;
    evaluation.findings.push_back({Outcome::extra,
                                   kNone,
                                   claim_of(analysis, one.index),
                                   one.index,
                                   {},
                                   reading_of(text, analysis.attributions[one.index]),
                                   {}});
  }
  finish(evaluation, share_found(engine, people), share_found(people, engine));
  return evaluation;
}

}  // namespace

Evaluation evaluate(const Analysis& analysis, const Reference& reference) {
  if (const auto* gold = std::get_if<GoldArticle>(&reference)) {
    return evaluate_claims(analysis, *gold);
  }
  if (const auto* marks = std::get_if<std::vector<MarkedAttribution>>(&reference)) {
    return evaluate_attributions(analysis, *marks);
  }
  return {};
}

}  // namespace sayso::desk
