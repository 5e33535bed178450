#include <algorithm>

#include "core/attributions/proposals.h"

namespace sayso {
namespace {

/// The nearest multiple of `step`, from -most to most, as a number from 0.
std::uint32_t level(std::int32_t value, std::int32_t step, std::int32_t most) {
  const std::int32_t half = value < 0 ? -step / 2 : step / 2;
  return static_cast<std::uint32_t>(std::clamp((value + half) / step, -most, most) + most);
}

std::uint32_t words_in(const std::vector<TokenSpan>& spans) {
  std::uint32_t words = 0;
  for (const TokenSpan& span : spans) words += span.last - span.first;
  return words;
}

std::uint32_t length(std::uint32_t words) {
  return words < 4 ? words : words < 6 ? 4 : words < 9 ? 5 : words < 14 ? 6 : words < 22 ? 7 : 8;
}

/// How many words two lists of spans share.
std::uint32_t shared(const std::vector<TokenSpan>& a, const std::vector<TokenSpan>& b) {
  std::uint32_t words = 0;
  for (const TokenSpan& one : a) {
    for (const TokenSpan& two : b) {
      const std::uint32_t first = std::max(one.first, two.first);
      const std::uint32_t last = std::min(one.last, two.last);
      if (first < last) words += last - first;
    }
  }
  return words;
}

bool holds(const std::vector<TokenSpan>& spans, std::uint32_t token) {
  return std::ranges::any_of(spans, [&](const TokenSpan& span) { return span.holds(token); });
}

/// Reads one proposal; each part adds its keys.
class Reader {
 public:
  Reader(const Facts& facts, std::span<const Proposal> proposals, std::size_t at,
         std::vector<std::uint32_t>& keys)
      : facts_(facts),
        context_(facts.context),
        proposals_(proposals),
        own_(proposals[at]),
        keys_(keys),
        cue_(own_.draft.cue.head),
        lemma_(facts.lemma(cue_)),
        words_(words_in(spans())),
        surety_(level(own_.logit, 2500, 12)),
        head_(head_of_span(context_, spans().front())) {
    const Word& word = context_.word(head_);
    const bool finite = context_.tree.is_finite(head_);
    kind_ = number(word.xpos) * 4 + (finite ? 2 : 0) + (word.head == cue_ ? 1 : 0);
    shape_ = key_of(200U, kind_, marker_of(facts, head_));
    side_ = spans().back().last <= cue_ ? 0 : spans().front().first > cue_ ? 1 : 2;
  }

  void run() {
    read_scores();
    read_content();
    read_borders();
    read_marks();
    read_source();
    read_rule();
    read_others();
  }

 private:
  template <typename... Values>
  void add(Values... values) {
    keys_.push_back(key_of(values...));
  }
  [[nodiscard]] const std::vector<TokenSpan>& spans() const { return own_.draft.content.spans; }

  void read_scores() {
    const std::uint32_t gain = level(own_.gain / static_cast<std::int32_t>(words_ + 1), 8, 20);
    add(120U, surety_);
    add(121U, gain);
    add(122U, level(own_.gain, 60, 20));
    add(148U, surety_, shape_);
    add(150U, surety_, length(words_));
    add(154U, gain, surety_);
    add(155U, gain, shape_);
    add(157U, surety_, context_.word(cue_).upos);
  }

  void read_content() {
    const Word& word = context_.word(cue_);
    const TokenSpan span = own_.draft.cue.span;
    add(123U, length(words_), std::min<std::size_t>(spans().size(), 3));
    add(126U, shape_, context_.word(head_).deprel);
    add(127U, kind_, side_);
    add(129U, lemma_, shape_);
    add(131U, word.upos, span.last - span.first, shape_);
    add(145U, facts_.lemma(head_), side_);
    add(146U, facts_.lemma(head_), word.upos, context_.word(head_).head == cue_);
    add(153U, lemma_, word.deprel, shape_);
  }

  void read_borders() {
    const Sentence& sentence = context_.document.sentences[own_.draft.sentence];
    const std::uint32_t first = spans().front().first;
    const std::uint32_t last = spans().back().last;
    const TokenSpan cue = own_.draft.cue.span;
    const std::uint32_t gap = side_ == 1   ? std::min(first - cue.last, 3U)
                              : side_ == 0 ? std::min(cue.first - last, 3U) + 4
                                           : 8;
    add(124U, side_, gap);
    add(125U, facts_.lemma(first), side_);
    add(151U, std::min(sentence.last - last, 3U), std::min(first - sentence.body, 3U), side_);
    add(158U, facts_.lemma(last - 1), last == sentence.last);
    if (last < sentence.last) add(159U, facts_.lemma(last), context_.word(last).deprel);
    const BlockKind block = context_.document.blocks[sentence.block].kind;
    add(144U, block, std::min(own_.draft.sentence, 3U), surety_ / 3);
  }

  void read_marks() {
    std::uint32_t quoted = 0;
    bool first_person = false;
    for (const TokenSpan& span : spans()) {
      for (std::uint32_t t = span.first; t < span.last; ++t) {
        quoted += facts_.quoted(t) == 2 ? 1 : 0;
        const std::string_view lemma = context_.syntax.lemma(t);
        first_person =
            first_person || lemma == "I" || lemma == "we" || lemma == "my" || lemma == "our";
      }
    }
    const std::uint32_t part = quoted == 0 ? 0 : quoted * 4 > words_ * 3 ? 2 : 1;
    add(135U, part, first_person, shape_);
    add(136U, part, lemma_);
  }

  void read_source() {
    const Word& word = context_.word(cue_);
    const Source& source = own_.draft.source;
    const bool named = source.head != kNone && !source.span.empty();
    std::uint32_t who = 0;
    std::uint32_t tie = 0;
    if (named) {
      const Word& noun = context_.word(source.head);
      who = 1 + facts_.mention(source.head) * 32 + number(noun.upos);
      tie = noun.head == cue_          ? 1 + number(noun.deprel)
            : word.head == source.head ? 1 + number(Deprel::xcomp) + 1
                                       : 1 + number(Deprel::xcomp) + 2;
      add(147U, facts_.lemma(source.head), word.upos);
    }
    add(128U, who, tie);
    add(130U, lemma_, who);
    add(149U, surety_, who);
    add(152U, shape_, who, word.xpos);
    add(156U, word.upos, word.deprel, who);
  }

  /// How far the rules agree.
  void read_rule() {
    std::uint32_t agreed = 6;
    if (own_.rule != nullptr) {
      const std::vector<TokenSpan>& theirs = own_.rule->content.spans;
      const std::uint32_t both = shared(spans(), theirs);
      agreed = theirs.empty() ? 5 : 4 * both / std::max(1U, words_ + words_in(theirs) - both);
    }
    add(132U, agreed, side_);
    add(133U, agreed, surety_);
    add(134U, facts_.ruled(head_), facts_.ruled(cue_), agreed);
  }

  /// How strong the sentence's other proposals are that this one stands in, or that stand in it, or
  /// that have its content.
  void read_others() {
    std::uint32_t around = 0, within = 0, same = 0, sure = 0, rival = 0;
    std::uint32_t outer = 0, inner = 0;
    for (const Proposal& other : proposals_) {
      if (&other == &own_) continue;
      const std::uint32_t strength = 1 + level(other.logit, 10'000, 2);
      const std::uint32_t theirs = other.draft.cue.head;
      const std::vector<TokenSpan>& content = other.draft.content.spans;
      sure += other.logit > 0 ? 1 : 0;
      if (strength > around && holds(content, cue_)) {
        around = strength;
        outer = facts_.lemma(theirs);
      }
      if (strength > within && holds(spans(), theirs)) {
        within = strength;
        inner = facts_.lemma(theirs);
      }
      const std::uint32_t both = shared(spans(), content);
      if (2 * both < words_ + words_in(content) - both) continue;
      same = std::max(same, strength);
      const bool below = context_.word(cue_).head == theirs;
      rival = std::max(rival, 1U + (other.logit > own_.logit ? 2U : 0U) + (below ? 1U : 0U));
    }
    add(137U, around, surety_);
    add(138U, within, surety_);
    add(139U, same, rival, surety_ / 3);
    add(140U, std::min(sure, 4U), surety_ / 3);
    add(141U, around, outer);
    add(142U, within, inner);
    add(143U, around, within, same);
  }

  const Facts& facts_;
  const Context& context_;
  std::span<const Proposal> proposals_;
  const Proposal& own_;
  std::vector<std::uint32_t>& keys_;
  std::uint32_t cue_;
  std::uint32_t lemma_;
  std::uint32_t words_;      ///< of the content
  std::uint32_t surety_;     ///< of the cue by itself
  std::uint32_t head_;       ///< of the content's first words
  std::uint32_t kind_ = 0;   ///< of the content's head
  std::uint32_t shape_ = 0;  ///< the same with what marks it
  std::uint32_t side_ = 0;   ///< of the content: before the cue, behind it, on both sides
};

}  // namespace

void read_proposal(const Facts& facts, std::span<const Proposal> proposals, std::size_t at,
                   std::vector<std::uint32_t>& keys) {
  keys.clear();
  Reader(facts, proposals, at, keys).run();
}

}  // namespace sayso
