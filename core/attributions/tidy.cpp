#include <algorithm>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kUntold = 3000;
constexpr std::size_t kNowhere = std::string_view::npos;

bool overlap(TokenSpan a, TokenSpan b) { return a.first < b.last && b.first < a.last; }

bool holds_tensed(const Context& context, TokenSpan span) {
  for (std::uint32_t t = span.first; t < span.last; ++t) {
    if (is_tensed(context.word(t).xpos)) return true;
  }
  return false;
}

void take_out(TokenSpan hole, std::vector<TokenSpan>& spans) {
  std::vector<TokenSpan> left;
  for (const TokenSpan& span : spans) subtract(span, hole, left);
  // Content has to stay: where there is nothing else, the hole was no hole.
  if (!left.empty()) spans = std::move(left);
}

/// The source, with the "by" of a passive, is no part of what it says.
void take_source_out(const Context& context, Draft& draft) {
  TokenSpan hole = draft.source.span;
  if (hole.empty()) return;
  if (draft.cue.passive && hole.first > 0 && context.syntax.lemma(hole.first - 1) == "by") {
    --hole.first;
  }
  take_out(hole, draft.content.spans);
}

/// "was quoted as saying", "called for": the cue has all its words, and none of them is content.
void complete_cue(const Context& context, Draft& draft) {
  const std::optional<Cue> whole = cue_at(context, draft.cue.head);
  if (!whole || !draft.cue.span.holds(draft.cue.head)) return;
  draft.cue.span.last = std::max(draft.cue.span.last, whole->span.last);
  take_out(draft.cue.span, draft.content.spans);
}

/// "was quoted as saying by the paper": who passed it on is no part of what was said.
void take_agent_out(const Context& context, Draft& draft) {
  if (!context.tree.has(draft.cue.head, Deprel::aux_pass)) return;
  const std::uint32_t by = draft.cue.span.last;
  if (by + 1 >= context.document.tokens.size() || context.syntax.lemma(by) != "by") return;
  const std::uint32_t agent = context.word(by).head;
  if (agent == kNone || agent < by) return;
  take_out({by, std::max(agent + 1, context.tree.right(agent))}, draft.content.spans);
}

/// "According to the agency, quoting X": what the one passes on is the other's.
void pass_on(const Context& context, Draft& draft) {
  std::uint32_t verb = draft.source.span.last;
  const auto size = static_cast<std::uint32_t>(context.document.tokens.size());
  if (verb < size && context.document.word(verb) == ",") ++verb;
  if (verb >= size || context.word(verb).xpos != Xpos::vbg) return;
  const std::string_view lemma = context.syntax.lemma(verb);
  if (lemma != "quote" && lemma != "cite") return;
  const std::uint32_t quoted = context.tree.child(verb, Deprel::obj);
  if (quoted == kNone) return;
  const Resolution resolution = resolve_source(context, {quoted, context.subtree(quoted)});
  if (resolution.speaker == kUnknownSpeaker) return;
  draft.speaker = resolution.speaker;
  draft.confidence = resolution.confidence;
}

/// The subject of the clause behind an attribution that is set off by commas: "S, X said, S" where
/// only the latter was taken.
void take_subject_in(const Context& context, Draft& draft) {
  const std::uint32_t head = draft.content.head;
  if (head == kNone || !draft.content.spans.front().holds(head)) return;
  std::uint32_t begin = draft.cue.span.first;
  if (!draft.source.span.empty()) begin = std::min(begin, draft.source.span.first);
  if (draft.content.spans.front().first < draft.cue.span.last || begin == 0) return;
  if (context.document.word(begin - 1) != ",") return;
  for (const Deprel relation : {Deprel::nsubj, Deprel::nsubj_pass}) {
    const std::uint32_t subject = context.tree.child(head, relation);
    if (subject == kNone || subject >= begin) continue;
    const TokenSpan span{context.tree.left(subject), begin - 1};
    if (span.first < span.last) {
      draft.content.spans.insert(draft.content.spans.begin(), span);
    }
    return;
  }
}

/// Who "has been told" something does not say it; who told it, the sentence leaves open.
void drop_addressee(const Context& context, Draft& draft) {
  const bool told = draft.cue.passive && draft.cue.frames.find('t') != kNowhere;
  if (!told) return;
  const std::uint32_t subject = context.tree.child(draft.cue.head, Deprel::nsubj_pass);
  if (subject == kNone || !draft.source.span.holds(subject)) return;
  draft.source = {};
  draft.speaker = kUnknownSpeaker;
  draft.confidence = kUntold;
}

/// "S, X said, S" where only the beginning was taken and that holds no verb: the rest is content as
/// well.
void take_rest_in(const Context& context, Draft& draft) {
  const Sentence& sentence = context.document.sentences[draft.sentence];
  const TokenSpan content = draft.content.spans.back();
  const TokenSpan source = draft.source.span;
  const std::uint32_t begin = std::min(draft.cue.span.first, source.first);
  const std::uint32_t end = std::max(draft.cue.span.last, source.last);
  const bool clausal = draft.cue.frames.find_first_of("qc") != kNowhere;
  const bool aside = draft.voice == Voice::according_to || clausal;
  if (source.empty() || draft.cue.passive || !aside) return;
  if (content.last > begin || context.document.word(begin - 1) != ",") return;
  if (end + 1 >= sentence.last || context.document.word(end) != ",") return;
  const TokenSpan rest{end + 1, sentence.last};
  if (holds_tensed(context, content) || !holds_tensed(context, rest)) return;
  if (context.word(rest.first).upos != Upos::cconj) draft.content.spans.push_back(rest);
}

/// The subject of "it was announced that S" says nothing, nor does who "was told that S".
void take_subject_out(const Context& context, Draft& draft) {
  if (!draft.cue.passive || draft.content.spans.size() < 2) return;
  const std::uint32_t subject = context.tree.child(draft.cue.head, Deprel::nsubj_pass);
  if (subject == kNone || subject > draft.cue.head) return;
  const bool addressee = draft.cue.frames.find('t') != kNowhere;
  if (addressee || context.syntax.lemma(subject) == "it") {
    take_out(context.subtree(subject), draft.content.spans);
  }
}

/// Where "and added", or ", adding", begins; kNone where the cue is not joined to what is before
/// it.
std::uint32_t joint_of(const Context& context, const Cue& cue) {
  std::uint32_t first = cue.span.first;
  while (first > 0 &&
         (context.word(first - 1).upos == Upos::adv || context.word(first - 1).upos == Upos::aux)) {
    --first;
  }
  if (first == 0) return kNone;
  if (context.word(first - 1).deprel == Deprel::cc) return first - 1;
  const bool set_off = context.document.word(first - 1) == ",";
  return set_off && context.word(cue.head).xpos == Xpos::vbg ? first - 1 : kNone;
}

/// Where the content of `draft` has to end so that `next`, a further cue of the same source, stays
/// out of it ("X said S, but added T"); kNone where there is nothing to part.
std::uint32_t border(const Context& context, const Draft& draft, const Draft& next) {
  const TokenSpan source = draft.source.span;
  const bool same = !source.empty() && overlap(source, next.source.span);
  const bool knows = next.cue.head != kNone && !next.cue.frames.empty();
  if (!same || !knows || next.cue.span.first < draft.cue.span.last) return kNone;
  const std::uint32_t joint = joint_of(context, next.cue);
  const bool inside = joint != kNone && source.last <= joint &&
                      std::ranges::any_of(draft.content.spans, [&](const TokenSpan& span) {
                        return span.first < joint && span.holds(next.cue.head);
                      });
  return inside ? joint : kNone;
}

void end_content(Draft& draft, std::uint32_t end) {
  std::vector<TokenSpan> left;
  for (const TokenSpan& span : draft.content.spans) {
    if (span.first < end) left.push_back({span.first, std::min(span.last, end)});
  }
  if (!left.empty()) draft.content.spans = std::move(left);
}

/// "X, who said S, bought T": behind a relative clause set off by commas its host goes on.
void leave_host_out(const Context& context, Draft& draft) {
  const std::uint32_t who = context.tree.child(draft.cue.head, Deprel::nsubj);
  if (who == kNone || who == 0 || who > draft.cue.head) return;
  const Xpos tag = context.word(who).xpos;
  if ((tag != Xpos::wp && tag != Xpos::wdt) || context.document.word(who - 1) != ",") return;
  for (const TokenSpan& span : draft.content.spans) {
    for (std::uint32_t t = std::max(span.first, draft.cue.span.last); t + 1 < span.last; ++t) {
      const bool resumes = context.document.word(t) == "," && is_tensed(context.word(t + 1).xpos) &&
                           !context.tree.has_subject(t + 1);
      if (resumes) return end_content(draft, t);
    }
  }
}

/// "While X believes S, Y claims T": what is said in a clause ends before the one that it leans on,
/// but for "as X said, S".
void leave_main_clause_out(const Context& context, Draft& draft) {
  const Word& cue = context.word(draft.cue.head);
  const std::uint32_t mark = context.tree.child(draft.cue.head, Deprel::mark);
  const bool leans = cue.deprel == Deprel::advcl && mark != kNone && mark < draft.cue.head;
  if (!leans || context.syntax.lemma(mark) == "as") return;
  const std::uint32_t end = context.tree.right(draft.cue.head);
  if (draft.cue.head < end && end <= cue.head) end_content(draft, end);
}

bool is_mark(const Context& context, std::uint32_t token) {
  return is_quote(char_class(decode(context.document.word(token), 0).value));
}

void leave_aside_out(const Context& context, Draft& draft) {
  std::uint32_t begin = draft.cue.span.first;
  if (!draft.source.span.empty()) begin = std::min(begin, draft.source.span.first);
  const std::uint32_t end = std::max(draft.cue.span.last, draft.source.span.last);
  const TokenSpan last = draft.content.spans.back();
  if (begin == 0 || end >= last.last || !is_mark(context, begin - 1)) return;
  if (context.document.word(end) != ",") return;
  for (std::uint32_t t = end + 1; t < last.last; ++t) {
    if (!is_mark(context, t)) continue;
    if (context.document.word(t - 1) == ",") take_out({end, t}, draft.content.spans);
    return;
  }
}

}  // namespace

void tidy(const Context& context, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.source.head == kNone) continue;
    draft.source = whole_phrase(context, draft.source);
    pass_on(context, draft);
    if (draft.cue.head != kNone && draft.cue.span.holds(draft.source.span.last - 1)) {
      draft.cue.span.first = std::min(draft.source.span.last, draft.cue.head);
    }
    if (draft.cue.head == kNone || draft.content.spans.empty()) continue;
    complete_cue(context, draft);
    drop_addressee(context, draft);
    take_source_out(context, draft);
    take_agent_out(context, draft);
    take_subject_in(context, draft);
    take_rest_in(context, draft);
    take_subject_out(context, draft);
    leave_host_out(context, draft);
    leave_main_clause_out(context, draft);
  }
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    std::uint32_t end = kNone;
    for (std::size_t n = d + 1; n < drafts.size(); ++n) {
      if (drafts[n].sentence != drafts[d].sentence) break;
      end = std::min(end, border(context, drafts[d], drafts[n]));
    }
    if (end != kNone) end_content(drafts[d], end);
  }
}

void leave_asides_out(const Context& context, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.cue.head != kNone && !draft.content.spans.empty()) leave_aside_out(context, draft);
  }
}

}  // namespace sayso
