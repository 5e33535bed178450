#include <algorithm>
#include <limits>
#include <optional>

#include "core/attributions/draft.h"
#include "core/attributions/features.h"

namespace sayso {
namespace {

constexpr std::int32_t kLeastLogit =
    -6200;  // three in ten such cues are none; fitted by cross-validation
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;

/// The best sequence of roles for a cue's sentence (Viterbi, 1967).
class Labeller {
 public:
  Labeller(const Facts& facts, const AttributionModel& model) : model_(model), reader_(facts) {}

  /// The roles of the tokens of `sentence` for the cue that `head` leads; valid until the next
  /// call. O(length of the sentence).
  std::span<const SpanRole> label(std::uint32_t head, TokenSpan sentence, const Draft* rule) {
    reader_.turn_to(head, sentence, rule);
    const std::uint32_t size = sentence.last - sentence.first;
    back_.resize(size);
    roles_.resize(size);
    // What lies before the first word counts as SpanRole::none.
    std::array<std::int32_t, kRoles> best{0, kNever, kNever, kNever};
    std::array<std::int32_t, kRoles> shared{};
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t token = sentence.first + i;
      if (!reader_.shares_branch(token)) {
        shared.fill(0);
        add(shared, &RoleReader::read_branch, token);
      }
      std::array<std::int32_t, kRoles> own = shared;
      add(own, &RoleReader::read_token, token);
      std::array<std::int32_t, kRoles * kRoles> steps{};
      rows_.clear();
      reader_.read_step(token, rows_);
      model_.add_steps(rows_, steps);
      std::array<std::int32_t, kRoles> next{};
      for (std::size_t to = 0; to < kRoles; ++to) {
        std::int32_t most = kNever;
        for (std::size_t from = 0; from < kRoles; ++from) {
          if (!may_follow(static_cast<SpanRole>(from), static_cast<SpanRole>(to), token, head))
            continue;
          const std::int32_t sum = best[from] + steps[from * kRoles + to];
          if (sum > most && best[from] > kNever / 2) {
            most = sum;
            back_[i][to] = static_cast<SpanRole>(from);
          }
        }
        next[to] = most == kNever ? kNever : most + own[to];
      }
      best = next;
    }
    auto role = static_cast<SpanRole>(std::ranges::max_element(best) - best.begin());
    for (std::uint32_t i = size; i-- > 0;) {
      roles_[i] = role;
      role = back_[i][static_cast<std::size_t>(role)];
    }
    return roles_;
  }

 private:
  void add(std::array<std::int32_t, kRoles>& sums,
           void (RoleReader::*read)(std::uint32_t, std::vector<std::uint32_t>&) const,
           std::uint32_t token) {
    rows_.clear();
    (reader_.*read)(token, rows_);
    model_.add_roles(rows_, sums);
  }

  const AttributionModel& model_;
  RoleReader reader_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::array<SpanRole, kRoles>> back_;
  std::vector<SpanRole> roles_;
};

class Drafter {
 public:
  Drafter(const Context& context, const std::vector<Quotation>& quotations,
          const std::vector<Draft>& ruled, const AttributionModel& model)
      : context_(context),
        quotations_(quotations),
        model_(model),
        rules_(ruled),
        facts_(context, quotations, ruled),
        labeller_(facts_, model) {}

  std::vector<Draft> run() {
    for (std::uint32_t s = 0; s < context_.document.sentences.size(); ++s) sentence(s);
    reach_over_sentences(facts_, model_, drafts_);
    return std::move(drafts_);
  }

 private:
  void sentence(std::uint32_t s) {
    const Sentence& sentence = context_.document.sentences[s];
    const std::size_t first = next_rule_;
    while (next_rule_ < rules_.size() && rules_[next_rule_].sentence == s) {
      const Draft& rule = rules_[next_rule_++];
      if (rule.cue.head == kNone) drafts_.push_back(rule);  // a headline's colon
    }
    for (std::uint32_t token = sentence.body; token < sentence.last; ++token) {
      const auto rule = std::find_if(rules_.begin() + static_cast<std::ptrdiff_t>(first),
                                     rules_.begin() + static_cast<std::ptrdiff_t>(next_rule_),
                                     [&](const Draft& draft) { return draft.cue.head == token; });
      const bool ruled = rule != rules_.begin() + static_cast<std::ptrdiff_t>(next_rule_);
      take(s, token, ruled ? &*rule : nullptr);
    }
  }

  void take(std::uint32_t s, std::uint32_t token, const Draft* rule) {
    if (rule == nullptr && !may_be_cue(context_, token)) return;
    read_cue(facts_, token, rule, rows_);
    const std::int32_t logit = model_.cue_logit(rows_);
    if (logit < kLeastLogit) return;
    const Sentence& sentence = context_.document.sentences[s];
    const TokenSpan span{sentence.body, sentence.last};
    const std::span<const SpanRole> roles = labeller_.label(token, span, rule);
    Draft draft;
    if (rule != nullptr) {
      draft = *rule;
      draft.link = kCertain;  // the content is not the rule's
    } else if (const std::optional<Cue> cue = cue_at(context_, token)) {
      draft.cue = *cue;
    }
    draft.cue.head = token;
    draft.cue.span = longest(roles, span, SpanRole::cue);
    draft.source.span = longest(roles, span, SpanRole::source);
    draft.source.head = head_of_source(draft.source.span, token);
    if (draft.source.head == kNone && rule != nullptr) draft.source = rule->source;
    draft.content.spans = runs(roles, span, SpanRole::content);
    if (draft.content.spans.empty()) {
      if (rule != nullptr) drafts_.push_back(*rule);
      return;
    }
    if (rule == nullptr && draft.source.span.empty() && is_named(draft.content)) return;
    const bool ruled = rule != nullptr && !rule->content.spans.empty();
    if (!ruled) draft.content.head = head_of_span(context_, draft.content.spans.front());
    draft.sentence = s;
    const bool told = rule != nullptr && rule->source.head != kNone;
    const Resolution resolution = resolve_source(context_, told ? rule->source : draft.source);
    draft.speaker = resolution.speaker;
    draft.confidence = resolution.confidence;
    if (context_.document.word(draft.cue.span.first) == "According" ||
        context_.syntax.lemma(token) == "accord") {
      draft.voice = Voice::according_to;
    }
    const bool sure = rule != nullptr || logit >= 0;
    if (!sure || !can_vouch(context_, draft.cue, draft.source, resolution)) {
      draft.cue.asserted = false;
    }
    if (!ruled) draft.cue.kind = kind_of(draft);
    drafts_.push_back(std::move(draft));
  }

  /// Words between marks that are no speech: 'known as "the wall"'. O(log quotations).
  [[nodiscard]] bool is_named(const Content& content) const {
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
  [[nodiscard]] std::uint32_t head_of_source(TokenSpan span, std::uint32_t cue) const {
    if (span.empty()) return kNone;
    std::uint32_t head = head_of_span(context_, span);
    for (std::uint32_t t = head + 1; t < span.last && t < cue; ++t) {
      const Word& word = context_.word(t);
      if (word.head == cue && word.deprel == Deprel::nsubj) head = t;
    }
    return head;
  }

  /// What the act is: as the lexicon knows the cue, else told by whether a clause is the content.
  [[nodiscard]] CueKind kind_of(const Draft& draft) const {
    if (!draft.cue.frames.empty()) return cue_kind(context_, draft.cue, draft.content);
    const bool clause = std::ranges::any_of(draft.content.spans, [&](TokenSpan span) {
      for (std::uint32_t t = span.first; t < span.last; ++t) {
        if (is_tensed(context_.word(t).xpos)) return true;
      }
      return false;
    });
    return clause ? CueKind::say : CueKind::stance;
  }

  /// Stretches of `role`; marks alone do not part them.
  [[nodiscard]] std::vector<TokenSpan> runs(std::span<const SpanRole> roles, TokenSpan sentence,
                                            SpanRole role) const {
    std::vector<TokenSpan> found;
    for (std::uint32_t i = 0; i < roles.size(); ++i) {
      if (roles[i] != role) continue;
      const std::uint32_t token = sentence.first + i;
      const bool joins =
          !found.empty() &&
          trim_marks(context_.document, context_.syntax, {found.back().last, token}).empty();
      if (joins) {
        found.back().last = token + 1;
      } else {
        found.push_back({token, token + 1});
      }
    }
    std::erase_if(found, [&](TokenSpan span) {
      return trim_marks(context_.document, context_.syntax, span).empty();
    });
    return found;
  }

  [[nodiscard]] TokenSpan longest(std::span<const SpanRole> roles, TokenSpan sentence,
                                  SpanRole role) const {
    TokenSpan best;
    for (const TokenSpan& span : runs(roles, sentence, role)) {
      if (span.last - span.first > best.last - best.first) best = span;
    }
    return best;
  }

  const Context& context_;
  const std::vector<Quotation>& quotations_;
  const AttributionModel& model_;
  const std::vector<Draft>& rules_;
  Facts facts_;
  Labeller labeller_;
  std::size_t next_rule_ = 0;
  std::vector<std::uint32_t> rows_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::vector<Draft> draft_by_model(const Context& context, const std::vector<Quotation>& quotations,
                                  const std::vector<Draft>& ruled, const AttributionModel& model) {
  return Drafter(context, quotations, ruled, model).run();
}

}  // namespace sayso
