#include "core/attributions/proposals.h"

#include <algorithm>
#include <optional>

namespace sayso {
namespace {

/// Logit of a cue from which on its words are looked at: one in eight at least is one.
constexpr std::int32_t kFirstLook = -17000;

/// Cues of one sentence whose words are looked at: no sentence that people write has as many, and
/// each look takes as long as the sentence.
constexpr std::uint32_t kMostLooks = 24;

/// Stretches of `role`; marks alone do not part them.
std::vector<TokenSpan> runs(const Context& context, std::span<const SpanRole> roles,
                            TokenSpan sentence, SpanRole role) {
  std::vector<TokenSpan> found;
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    if (roles[i] != role) continue;
    const std::uint32_t token = sentence.first + i;
    const bool joins =
        !found.empty() &&
        trim_marks(context.document, context.syntax, {found.back().last, token}).empty();
    if (joins) {
      found.back().last = token + 1;
    } else {
      found.push_back({token, token + 1});
    }
  }
  std::erase_if(found, [&](TokenSpan span) {
    return trim_marks(context.document, context.syntax, span).empty();
  });
  return found;
}

TokenSpan longest(const std::vector<TokenSpan>& spans) {
  TokenSpan best;
  for (const TokenSpan& span : spans) {
    if (span.last - span.first > best.last - best.first) best = span;
  }
  return best;
}

}  // namespace

std::span<Proposal> Proposer::next() {
  proposals_.clear();
  looks_ = 0;
  const Sentence& sentence = context_.document.sentences[++sentence_];
  const std::size_t first = next_rule_;
  while (next_rule_ < rules_.size() && rules_[next_rule_].sentence == sentence_) ++next_rule_;
  const auto rules = std::span(rules_).subspan(first, next_rule_ - first);
  for (std::uint32_t token = sentence.body; token < sentence.last; ++token) {
    const auto rule =
        std::ranges::find_if(rules, [&](const Draft& draft) { return draft.cue.head == token; });
    const bool describes = std::ranges::any_of(
        rules, [&](const Draft& draft) { return describes_source(draft.source, token); });
    if (!describes) propose(token, rule == rules.end() ? nullptr : &*rule);
  }
  return proposals_;
}

/// "People familiar with the plans said": the parser hangs the source on its adjective.
bool Proposer::describes_source(const Source& source, std::uint32_t token) const {
  return source.head != kNone && source.span.holds(token) &&
         context_.word(source.head).head == token;
}

void Proposer::propose(std::uint32_t token, const Draft* rule) {
  if (rule == nullptr && !may_be_cue(context_, token)) return;
  read_cue(facts_, token, rule, keys_);
  const std::int32_t logit = model_.cue_logit(keys_);
  if (logit < kFirstLook) return;
  Draft draft;
  if (looks_++ < kMostLooks) draft = draft_of(token, rule);
  if (draft.content.spans.empty()) {
    if (rule != nullptr) proposals_.push_back({*rule, rule, logit, 0});
    return;
  }
  if (rule == nullptr && draft.source.span.empty() && is_named(draft.content)) return;
  resolve(draft, rule, rule != nullptr || logit >= 0);
  proposals_.push_back({std::move(draft), rule, logit, labeller_.gain()});
}

Draft Proposer::draft_of(std::uint32_t token, const Draft* rule) {
  const Sentence& sentence = context_.document.sentences[sentence_];
  const TokenSpan span{sentence.body, sentence.last};
  const std::span<const SpanRole> roles = labeller_.label(token, span, rule);
  Draft draft;
  if (rule != nullptr) {
    draft = *rule;
    draft.link = kCertain;  // the content is not the rule's
  } else if (const std::optional<Cue> cue = cue_at(context_, token)) {
    draft.cue = *cue;
  }
  draft.sentence = sentence_;
  draft.cue.head = token;
  draft.cue.span = longest(runs(context_, roles, span, SpanRole::cue));
  draft.source.span = longest(runs(context_, roles, span, SpanRole::source));
  draft.source.head = head_of_source(draft.source.span, token);
  if (rule != nullptr) complete_source(rule->source, draft);
  draft.content.spans = runs(context_, roles, span, SpanRole::content);
  return draft;
}

/// What the model sees no source of has the rules'; of "the World Bank (WB)" and "people familiar
/// with the plans" it sees the end alone.
void Proposer::complete_source(const Source& ruled, Draft& draft) const {
  Source& source = draft.source;
  if (source.head == kNone) source = ruled;
  if (ruled.head == kNone || ruled.head >= source.span.first) return;
  const bool within = source.span.last <= ruled.span.last;
  const bool short_form =
      source.span.first == ruled.span.last + 1 && context_.document.word(ruled.span.last) == "(";
  if (within || short_form) source = {ruled.head, {ruled.span.first, source.span.last}};
}

/// Tells who speaks and what kind of act it is.
void Proposer::resolve(Draft& draft, const Draft* rule, bool sure) const {
  const bool ruled = rule != nullptr && !rule->content.spans.empty();
  if (!ruled) draft.content.head = head_of_span(context_, draft.content.spans.front());
  const bool told = rule != nullptr && rule->source.head != kNone;
  const Resolution resolution = resolve_source(context_, told ? rule->source : draft.source);
  draft.speaker = resolution.speaker;
  draft.confidence = resolution.confidence;
  if (context_.document.word(draft.cue.span.first) == "According" ||
      context_.syntax.lemma(draft.cue.head) == "accord") {
    draft.voice = Voice::according_to;
  }
  if (!sure || is_asked_for(context_, draft.source, resolution) ||
      !can_vouch(context_, draft.cue, draft.source, resolution)) {
    draft.cue.asserted = false;
  }
  if (ruled) return;
  const TokenSpan first = draft.content.spans.front();
  draft.content.question = draft.content.head > first.first && begins_question(context_, first);
  draft.cue.kind = kind_of(draft);
}

/// Words between marks that are no speech: 'known as "the wall"'. O(log quotations).
bool Proposer::is_named(const Content& content) const {
  const TokenSpan words = trim_marks(context_.document, context_.syntax,
                                     {content.spans.front().first, content.spans.back().last});
  const auto next =
      std::ranges::upper_bound(quotations_, words.first, {},
                               [](const Quotation& quotation) { return quotation.span.first; });
  if (next == quotations_.begin()) return false;
  const Quotation& quotation = *std::prev(next);
  return !quotation.speech && words.last <= quotation.span.last;
}

/// Of several phrases before the cue the last one is its subject.
std::uint32_t Proposer::head_of_source(TokenSpan span, std::uint32_t cue) const {
  if (span.empty()) return kNone;
  std::uint32_t head = head_of_span(context_, span);
  for (std::uint32_t t = head + 1; t < span.last && t < cue; ++t) {
    const Word& word = context_.word(t);
    if (word.head == cue && word.deprel == Deprel::nsubj) head = t;
  }
  return head;
}

/// What the act is: as the lexicon knows the cue, else told by whether a clause is the content.
CueKind Proposer::kind_of(const Draft& draft) const {
  if (!draft.cue.frames.empty()) return cue_kind(context_, draft.cue, draft.content);
  const bool clause = std::ranges::any_of(draft.content.spans, [&](TokenSpan span) {
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      if (is_tensed(context_.word(t).xpos)) return true;
    }
    return false;
  });
  return clause ? CueKind::say : CueKind::stance;
}

}  // namespace sayso
