#include "wasm/desk/model/selection.h"

#include <algorithm>
#include <ranges>

namespace sayso::desk {
namespace {

template <typename Items, typename Test>
std::uint32_t first_where(const Items& items, Test test) {
  const auto found = std::ranges::find_if(items, test);
  return found == items.end() ? kNone : static_cast<std::uint32_t>(found - items.begin());
}

std::uint32_t bytes_of(const Claim& claim) {
  std::uint32_t sum = 0;
  for (const Range span : claim.spans) sum += span.size();
  return sum;
}

/// The one that the byte stands in or that begins behind it; kNone behind the last.
std::uint32_t sentence_at(const Analysis& analysis, std::uint32_t byte) {
  const auto& sentences = analysis.document.sentences;
  const auto end_of = [](const Sentence& sentence) { return sentence.range.end; };
  const auto found = std::ranges::upper_bound(sentences, byte, {}, end_of);
  return found == sentences.end() ? kNone : static_cast<std::uint32_t>(found - sentences.begin());
}

}  // namespace

Selection select_claim(const Analysis& analysis, std::uint32_t claim) {
  const Claim& chosen = analysis.claims[claim];
  Selection selection{claim, chosen.source_sentence, chosen.speaker, kNone, kNone};
  if (chosen.attribution != kNone) {
    selection.token = analysis.attributions[chosen.attribution].cue_token;
  }
  return selection;
}

Selection select_sentence(const Analysis& analysis, std::uint32_t sentence) {
  Selection selection;
  selection.sentence = sentence;
  selection.claim = first_where(analysis.claims, [&](const Claim& claim) {
    return claim.sentence == sentence || claim.source_sentence == sentence;
  });
  if (selection.claim != kNone) selection.speaker = analysis.claims[selection.claim].speaker;
  return selection;
}

Selection select_speaker(const Analysis& analysis, std::uint32_t speaker) {
  Selection selection;
  selection.speaker = speaker;
  selection.claim =
      first_where(analysis.claims, [&](const Claim& claim) { return claim.speaker == speaker; });
  if (selection.claim != kNone) {
    selection.sentence = analysis.claims[selection.claim].source_sentence;
    return selection;
  }
  const auto& mentions = analysis.entities.entities[speaker].mentions;
  if (!mentions.empty()) {
    const std::uint32_t head = analysis.entities.mentions[mentions.front()].head;
    selection.sentence = analysis.document.sentence_of(head);
  }
  return selection;
}

Selection select_token(const Analysis& analysis, std::uint32_t token) {
  Selection selection;
  selection.token = token;
  selection.sentence = analysis.document.sentence_of(token);
  selection.claim = claim_at(analysis, token);
  if (selection.claim != kNone) selection.speaker = analysis.claims[selection.claim].speaker;
  for (const Mention& mention : analysis.entities.mentions) {
    if (mention.first <= token && token < mention.last) selection.speaker = mention.entity;
  }
  return selection;
}

Selection select_finding(const Analysis& analysis, const Evaluation& evaluation,
                         std::uint32_t finding) {
  const Finding& chosen = evaluation.findings[finding];
  Selection selection;
  if (chosen.claim != kNone) {
    selection = select_claim(analysis, chosen.claim);
  } else if (chosen.attribution != kNone) {
    const Attribution& attribution = analysis.attributions[chosen.attribution];
    selection = {kNone, attribution.sentence, attribution.speaker, attribution.cue_token, kNone};
  } else {
    selection.sentence = sentence_at(analysis, chosen.place().content.front().begin);
  }
  selection.finding = finding;
  return selection;
}

std::uint32_t claim_at(const Analysis& analysis, std::uint32_t token) {
  const Range word = analysis.document.tokens[token].range;
  std::uint32_t best = kNone;
  for (std::uint32_t i = 0; i < analysis.claims.size(); ++i) {
    const Claim& claim = analysis.claims[i];
    const auto holds = [&](Range span) { return span.contains(word); };
    if (!std::ranges::any_of(claim.spans, holds)) continue;
    if (best == kNone || bytes_of(claim) < bytes_of(analysis.claims[best])) best = i;
  }
  return best;
}

Anchor anchor(const Selection& selection, const Analysis& analysis, const Evaluation& evaluation) {
  Anchor anchor{selection, {}, {}, kNone};
  if (selection.finding != kNone) anchor.mark = evaluation.findings[selection.finding].mark;
  if (selection.claim != kNone) anchor.claim = analysis.claims[selection.claim].id;
  if (selection.speaker != kNone) {
    anchor.speaker = analysis.entities.entities[selection.speaker].name;
  }
  return anchor;
}

Selection find(const Anchor& anchor, const Analysis& analysis, const Evaluation& evaluation) {
  const Selection& was = anchor.selection;
  Selection found;
  if (was.sentence < analysis.document.sentences.size()) found.sentence = was.sentence;
  if (was.token < analysis.document.tokens.size()) found.token = was.token;
  if (was.claim != kNone) {
    found.claim =
        first_where(analysis.claims, [&](const Claim& claim) { return claim.id == anchor.claim; });
  }
  if (anchor.mark != kNone) {
    found.finding = first_where(
        evaluation.findings, [&](const Finding& finding) { return finding.mark == anchor.mark; });
  }
  const std::vector<Entity>& entities = analysis.entities.entities;
  if (was.speaker <= kUnknownSpeaker && was.speaker < entities.size()) {
    found.speaker = was.speaker;
  } else if (was.speaker != kNone) {
    found.speaker =
        first_where(entities, [&](const Entity& entity) { return entity.name == anchor.speaker; });
  }
  return found;
}

}  // namespace sayso::desk
