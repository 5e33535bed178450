#include "core/attributions/attributions.h"

#include <algorithm>

#include "core/attributions/draft.h"
#include "core/text/text.h"

namespace sayso {
namespace {

/// The "that" which ties the content to the cue is neither's, also where the parser takes it for a
/// relative pronoun.
std::vector<TokenSpan> without_conjunction(const Context& context, std::vector<TokenSpan> spans) {
  for (TokenSpan& span : spans) {
    const Xpos tag = context.word(span.first).xpos;
    const bool ties = tag == Xpos::in || tag == Xpos::wdt;
    if (span.last - span.first > 1 && ties && context.syntax.lemma(span.first) == "that") {
      ++span.first;
    }
  }
  return spans;
}

constexpr Fixed kNested = 8500;      // one of two speakers, either of whom may be meant
constexpr Fixed kLeastReach = 7000;  // below it the narrator may as well have taken over

/// Attributions follow the model, which cuts contents the way that it learned; a statement follows
/// the parse wherever that shows one for the same cue. Statements by the rules, by cue token.
class Statements {
 public:
  Statements(const Context& context, const std::vector<Draft>& ruled)
      : context_(context),
        ruled_(ruled),
        by_cue_(context.document.tokens.size(), kNone),
        around_(by_cue_) {
    for (std::uint32_t d = 0; d < ruled.size(); ++d) {
      const Draft& draft = ruled[d];
      if (draft.cue.head != kNone && !draft.content.spans.empty()) by_cue_[draft.cue.head] = d;
      if (draft.voice == Voice::according_to && draft.content.head != kNone) {
        around_[draft.content.head] = d;
      }
    }
  }

  [[nodiscard]] Statement of(const Draft& draft) const {
    const std::uint32_t cue = draft.cue.head;
    const bool ruled = cue != kNone && draft.voice != Voice::floating && by_cue_[cue] != kNone;
    if (!ruled) return statement_of(draft, draft.content.spans);
    const Draft& best = ruled_[by_cue_[cue]];
    Statement told = statement_of(best, with_other_sentences(draft, best.content.spans));
    // of marks alone nothing is left
    return told.spans.empty() ? statement_of(draft, draft.content.spans) : told;
  }

  /// Whether the rules see somebody else's saying in what is said, or around it: "According to X, Y
  /// believes S".
  [[nodiscard]] bool nests(const Draft& draft) const {
    const std::uint32_t head = draft.content.head;
    const std::uint32_t outer = draft.cue.head == kNone ? kNone : around_[draft.cue.head];
    if (outer != kNone && ruled_[outer].speaker != draft.speaker) return true;
    if (draft.voice == Voice::direct || draft.voice == Voice::mixed) return false;  // their words
    if (head == kNone || head == draft.cue.head || by_cue_[head] == kNone) return false;
    return ruled_[by_cue_[head]].speaker != draft.speaker;
  }

 private:
  [[nodiscard]] Statement statement_of(const Draft& draft,
                                       const std::vector<TokenSpan>& spans) const {
    return {to_ranges(context_, without_conjunction(context_, spans)), draft.content.head,
            draft.voice};
  }

  /// The parse bounds what is said beside the cue; over which other sentences the speech goes on,
  /// the model alone sees.
  [[nodiscard]] std::vector<TokenSpan> with_other_sentences(const Draft& draft,
                                                            std::vector<TokenSpan> spans) const {
    if (draft.reach < kLeastReach) return spans;
    const Sentence& own = context_.document.sentences[draft.sentence];
    const TokenSpan covered{std::min(own.first, spans.front().first),
                            std::max(own.last, spans.back().last)};
    for (const TokenSpan& span : draft.content.spans) {
      if (span.first < covered.first) {
        spans.insert(spans.begin(), {span.first, std::min(span.last, covered.first)});
      }
      if (span.last > covered.last)
        spans.push_back({std::max(span.first, covered.last), span.last});
    }
    std::ranges::sort(spans, {}, &TokenSpan::first);
    return spans;
  }

  const Context& context_;
  const std::vector<Draft>& ruled_;
  std::vector<std::uint32_t> by_cue_;  ///< index into ruled_, or kNone
  std::vector<std::uint32_t> around_;  ///< the same by the verb that "according to" tells of
};

Attribution finish(const Context& context, const Draft& draft, const Statements& statements) {
  Attribution out;
  out.content = to_ranges(context, without_conjunction(context, draft.content.spans));
  out.statement = statements.of(draft);
  if (draft.cue.head != kNone) out.cue = to_ranges(context, {draft.cue.span});
  if (!draft.source.span.empty()) out.source = to_ranges(context, {draft.source.span});
  out.sentence = draft.sentence;
  out.cue_token = draft.cue.head;
  out.speaker = draft.speaker;
  out.voice = draft.voice;
  out.kind = draft.cue.kind;
  out.asserted = draft.cue.asserted;
  out.confidence = scaled(draft.confidence, draft.link);
  if (statements.nests(draft)) out.confidence = std::min(out.confidence, kNested);
  out.reach = scaled(out.confidence, draft.reach);
  return out;
}

}  // namespace

std::vector<Attribution> find_attributions(const Document& document, const Syntax& syntax,
                                           const Entities& entities, const Lexicon& lexicon,
                                           const AttributionModel* model) {
  const Tree tree(syntax);
  const Context context{document, syntax, tree, entities, lexicon};
  const std::vector<Quotation> quotations = find_quotations(document, syntax, lexicon);
  std::vector<Draft> ruled = draft_by_rules(context);
  std::vector<Draft> drafts =
      model == nullptr ? ruled : draft_by_model(context, quotations, ruled, *model);
  tidy(context, drafts);
  leave_asides_out(context, drafts);
  assign_quotations(context, quotations, drafts);
  assign_pull_quotes(context, drafts);
  if (model != nullptr) {
    assign_quotations(context, quotations, ruled);
    assign_pull_quotes(context, ruled);
    leave_asides_out(context, ruled);
  } else {
    ruled.clear();
  }
  const Statements statements(context, ruled);
  add_floating(context, quotations, drafts);

  std::vector<Attribution> attributions;
  attributions.reserve(drafts.size());
  for (const Draft& draft : drafts) {
    Attribution attribution = finish(context, draft, statements);
    if (!attribution.content.empty()) attributions.push_back(std::move(attribution));
  }
  sort_stably(attributions,
              [](const Attribution& attribution) { return attribution.content.front().begin; });
  return attributions;
}

}  // namespace sayso
