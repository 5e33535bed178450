#include <algorithm>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kSameSentence = 9700;   // a quotation beside a cue that has no other content
constexpr Fixed kAnnounced = 9000;      // "X said:" and the quotation in the next paragraph
constexpr Fixed kGoesOn = 9600;         // a quotation right behind one whose speaker is known
constexpr Fixed kNextParagraph = 9000;  // the same, where a paragraph lies between
constexpr Fixed kCredited = 8800;       // "…" - X
constexpr Fixed kNobody = 2500;
constexpr std::uint32_t kLongestCredit = 8;

class Assigner {
 public:
  Assigner(const Context& context, const std::vector<Quotation>& quotations,
           std::vector<Draft>& drafts)
      : context_(context),
        document_(context.document),
        quotations_(quotations),
        drafts_(drafts),
        owner_(quotations.size(), kNone) {}

  void run() {
    by_sentence();
    for (std::uint32_t q = 0; q < quotations_.size(); ++q) {
      if (quotations_[q].speech) owner_[q] = owner_in_sentences(q);
    }
    for (std::uint32_t q = 0; q < quotations_.size(); ++q) {
      if (quotations_[q].speech && owner_[q] == kNone) owner_[q] = owner_beside(q);
    }
    for (std::uint32_t q = 0; q < quotations_.size(); ++q) {
      if (quotations_[q].speech) take(q);
    }
    for (Draft& draft : drafts_) set_voice(draft);
  }

 private:
  /// The drafts of each sentence, as first index and count; drafts come in order of their cues.
  void by_sentence() {
    first_draft_.assign(document_.sentences.size() + 1, 0);
    for (const Draft& draft : drafts_) ++first_draft_[draft.sentence + 1];
    for (std::size_t s = 1; s < first_draft_.size(); ++s) first_draft_[s] += first_draft_[s - 1];
  }

  /// Whether the content shares words with `span` or touches it, marks aside.
  [[nodiscard]] bool meets(const Draft& draft, TokenSpan span) const {
    return std::ranges::any_of(draft.content.spans, [&](const TokenSpan& part) {
      if (part.first < span.last && span.first < part.last) return true;
      return part.last <= span.first ? only_marks({part.last, span.first})
                                     : only_marks({span.last, part.first});
    });
  }

  /// A cue outside the marks in the quotation's first or last sentence: one whose content it meets,
  /// one that has no other content, or one that interrupts it ("S," X said, "T").
  [[nodiscard]] std::uint32_t owner_in_sentences(std::uint32_t q) const {
    const TokenSpan span = quotations_[q].span;
    const std::uint32_t first = document_.sentence_of(span.first);
    const std::uint32_t last = document_.sentence_of(span.last - 1);
    std::uint32_t beside = kNone;
    for (const std::uint32_t s : {last, first}) {
      for (std::uint32_t d = first_draft_[s]; d < first_draft_[s + 1]; ++d) {
        const Draft& draft = drafts_[d];
        if (draft.source.head == kNone || is_quoted(draft.cue.head)) continue;
        if (meets(draft, span)) return d;
        const bool interrupts = !draft.content.spans.empty() &&
                                stands_between(draft.cue.head, span, draft.content.spans.front());
        if (draft.content.spans.empty() || interrupts) beside = d;
      }
    }
    return beside;
  }

  [[nodiscard]] static bool stands_between(std::uint32_t token, TokenSpan a, TokenSpan b) {
    return (a.last <= token && token < b.first) || (b.last <= token && token < a.first);
  }

  /// Cues inside quotation marks are the quoted speaker's words.
  [[nodiscard]] bool is_quoted(std::uint32_t token) const {
    const auto q = std::ranges::upper_bound(
        quotations_, token, {}, [](const Quotation& quotation) { return quotation.span.last; });
    return q != quotations_.end() && q->speech && q->span.holds(token);
  }

  [[nodiscard]] std::uint32_t owner_beside(std::uint32_t q) {
    if (quotations_[q].continued && q > 0) return owner_[q - 1];
    const std::uint32_t s = document_.sentence_of(quotations_[q].span.first);
    if (!begins_sentence(q, s)) return kNone;
    if (const std::uint32_t credit = credit_after(q); credit != kNone) return credit;
    if (s == 0) return kNone;
    // "X said:" before it, with nothing of its own to say.
    for (std::uint32_t d = first_draft_[s]; d-- > first_draft_[s - 1];) {
      const Draft& draft = drafts_[d];
      if (draft.source.head == kNone || is_quoted(draft.cue.head)) continue;
      if (draft.content.spans.empty() || announces(s - 1)) return d;
    }
    if (const std::uint32_t subject = announcer(q, s - 1); subject != kNone) return subject;
    // Right behind another quotation: the same speaker goes on.
    if (q > 0 && owner_[q - 1] != kNone && q < owner_.size()) {
      const std::uint32_t before = document_.sentence_of(quotations_[q - 1].span.last - 1);
      if (before + 1 == s || before == s) return owner_[q - 1];
    }
    return kNone;
  }

  [[nodiscard]] bool begins_sentence(std::uint32_t q, std::uint32_t s) const {
    return quotations_[q].span.first <= document_.sentences[s].body + 1;
  }

  [[nodiscard]] bool announces(std::uint32_t s) const {
    const std::string_view end = document_.word(document_.sentences[s].last - 1);
    return end == ":" || end == ",";
  }

  /// "X had a message for the crew:" and the quotation: whoever acts in a sentence that ends in a
  /// colon speaks next, where nothing else in it does; a new draft without a cue.
  [[nodiscard]] std::uint32_t announcer(std::uint32_t q, std::uint32_t s) {
    const Sentence& sentence = document_.sentences[s];
    if (document_.word(sentence.last - 1) != ":" || quotations_[q].continued) return kNone;
    for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
      if (context_.word(t).head != kNone) continue;
      const std::uint32_t subject = context_.tree.child(t, Deprel::nsubj);
      if (subject == kNone || subject > t) return kNone;
      const Source source = whole_phrase(context_, {subject, context_.subtree(subject)});
      return add_without_cue(source, s, kAnnounced);
    }
    return kNone;
  }

  /// A draft of a known speaker without a cue; kNone where the speaker is not known.
  [[nodiscard]] std::uint32_t add_without_cue(const Source& source, std::uint32_t sentence,
                                              Fixed certainty) {
    const Resolution resolution = resolve_source(context_, source);
    if (resolution.speaker == kUnknownSpeaker) return kNone;
    Draft draft;
    draft.source = source;
    draft.sentence = sentence;
    draft.speaker = resolution.speaker;
    draft.confidence = scaled(resolution.confidence, certainty);
    drafts_.push_back(std::move(draft));
    return static_cast<std::uint32_t>(drafts_.size() - 1);
  }

  /// `"…" - X`: a dash and a name behind the marks carry the attribution; a new draft for them.
  [[nodiscard]] std::uint32_t credit_after(std::uint32_t q) {
    const std::uint32_t dash = quotations_[q].span.last + 1;
    const auto size = static_cast<std::uint32_t>(document_.tokens.size());
    if (dash + 1 >= size) return kNone;
    if (char_class(decode(document_.word(dash), 0).value) != CharClass::dash) return kNone;
    for (std::uint32_t t = dash + 1; t < std::min(size, dash + kLongestCredit); ++t) {
      const std::uint32_t mention = context_.entities.by_head[t];
      if (mention == kNone || context_.entities.mentions[mention].first != dash + 1) continue;
      return add_without_cue({t, {dash + 1, context_.entities.mentions[mention].last}},
                             document_.sentence_of(t), kCredited);
    }
    return kNone;
  }

  void take(std::uint32_t q) {
    const TokenSpan span = quotations_[q].span;
    if (owner_[q] == kNone) {
      Draft draft;
      draft.content.spans = {span};
      draft.sentence = document_.sentence_of(span.first);
      draft.confidence = kNobody;
      drafts_.push_back(std::move(draft));
      return;
    }
    Draft& owner = drafts_[owner_[q]];
    if (owner.cue.head != kNone) weaken(owner, span);
    add(owner, span);
  }

  /// How surely a quotation belongs to the cue that it is given to.
  void weaken(Draft& owner, TokenSpan span) const {
    const std::uint32_t first = document_.sentence_of(span.first);
    const bool here =
        owner.sentence == first || owner.sentence == document_.sentence_of(span.last - 1);
    const bool only = owner.content.spans.empty();
    if (here) {
      if (only) owner.link = std::min(owner.link, kSameSentence);
      return;
    }
    const bool paragraph =
        document_.sentences[first].block == document_.sentences[owner.sentence].block;
    owner.reach = std::min(owner.reach, only ? kAnnounced : paragraph ? kGoesOn : kNextParagraph);
  }

  /// Joins the quotation to the content, which stays in order and without overlaps.
  void add(Draft& draft, TokenSpan span) const {
    std::vector<TokenSpan> rest;
    std::vector<TokenSpan> parts{span};
    for (const TokenSpan& part : draft.content.spans) subtract(part, span, rest);
    for (const TokenSpan hole : {draft.cue.span, draft.source.span}) {
      std::vector<TokenSpan> left;
      for (const TokenSpan& part : parts) subtract(part, hole, left);
      parts = std::move(left);
    }
    rest.insert(rest.end(), parts.begin(), parts.end());
    std::ranges::sort(rest, {}, &TokenSpan::first);
    draft.content.spans.clear();
    for (const TokenSpan& part : rest) {
      std::vector<TokenSpan>& spans = draft.content.spans;
      const bool joins = !spans.empty() && only_marks({spans.back().last, part.first});
      if (joins) {
        spans.back().last = part.last;
      } else {
        spans.push_back(part);
      }
    }
  }

  [[nodiscard]] bool only_marks(TokenSpan span) const {
    return span.first <= span.last && span.last <= span.first + 4 &&
           trim_marks(document_, context_.syntax, span).empty();
  }

  void set_voice(Draft& draft) const {
    if (draft.voice == Voice::according_to || draft.content.spans.empty()) return;
    std::uint32_t inside = 0;
    std::uint32_t all = 0;
    for (const TokenSpan& span : draft.content.spans) {
      const TokenSpan words = trim_marks(document_, context_.syntax, span);
      if (words.empty()) continue;
      all += count_words(words);
      inside += quoted(words);
    }
    draft.voice = inside == 0 ? Voice::indirect : inside + 1 >= all ? Voice::direct : Voice::mixed;
  }

  /// Quotation marks aside, which may stand inside as well as around.
  [[nodiscard]] std::uint32_t count_words(TokenSpan span) const {
    std::uint32_t count = 0;
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      count += !is_quote(char_class(decode(document_.word(t), 0).value));
    }
    return count;
  }

  /// How many words of `span` stand inside quotation marks.
  [[nodiscard]] std::uint32_t quoted(TokenSpan span) const {
    std::uint32_t count = 0;
    auto q =
        std::ranges::lower_bound(quotations_, span.first + 1, {},
                                 [](const Quotation& quotation) { return quotation.span.last; });
    for (; q != quotations_.end() && q->span.first < span.last; ++q) {
      count +=
          count_words({std::max(span.first, q->span.first), std::min(span.last, q->span.last)});
    }
    return count;
  }

  const Context& context_;
  const Document& document_;
  const std::vector<Quotation>& quotations_;
  std::vector<Draft>& drafts_;
  std::vector<std::uint32_t> owner_;
  std::vector<std::uint32_t> first_draft_;
};

}  // namespace

void assign_quotations(const Context& context, const std::vector<Quotation>& quotations,
                       std::vector<Draft>& drafts) {
  Assigner(context, quotations, drafts).run();
}

}  // namespace sayso
