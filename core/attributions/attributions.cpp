#include "core/attributions/attributions.h"

#include <algorithm>

#include "core/attributions/draft.h"

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

Attribution finish(const Context& context, const Draft& draft) {
  Attribution out;
  out.content = to_ranges(context, without_conjunction(context, draft.content.spans));
  if (draft.cue.head != kNone) out.cue = to_ranges(context, {draft.cue.span});
  if (!draft.source.span.empty()) out.source = to_ranges(context, {draft.source.span});
  out.sentence = draft.sentence;
  out.cue_token = draft.cue.head;
  out.content_token = draft.content.head;
  out.speaker = draft.speaker;
  out.voice = draft.voice;
  out.kind = draft.cue.kind;
  out.asserted = draft.cue.asserted;
  out.confidence = scaled(draft.confidence, draft.link);
  out.reach = scaled(out.confidence, draft.reach);
  return out;
}

}  // namespace

std::vector<Attribution> find_attributions(const Document& document, const Syntax& syntax,
                                           const Entities& entities, const Lexicon& lexicon,
                                           const AttributionModel* model) {
  const Tree tree(syntax);
  const Context context{document, syntax, tree, entities, lexicon};
  const std::vector<Quotation> quotations = find_quotations(context);
  std::vector<Draft> drafts =
      model == nullptr ? draft_by_rules(context) : draft_by_model(context, quotations, *model);
  tidy(context, drafts);
  assign_quotations(context, quotations, drafts);
  add_floating(context, quotations, drafts);

  std::vector<Attribution> attributions;
  attributions.reserve(drafts.size());
  for (const Draft& draft : drafts) {
    Attribution attribution = finish(context, draft);
    if (!attribution.content.empty()) attributions.push_back(std::move(attribution));
  }
  std::ranges::stable_sort(attributions, {}, [](const Attribution& attribution) {
    return attribution.content.front().begin;
  });
  return attributions;
}

}  // namespace sayso
