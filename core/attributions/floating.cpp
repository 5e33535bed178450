#include <algorithm>
#include <utility>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestRun = 6;  // sentences that one attribution may reach over
constexpr std::int32_t kSpeechLike = 2;   // evidence that a sentence must have
constexpr std::uint32_t kMarkedText = 2;  // quotations from which on a text has kept its marks
constexpr Fixed kLikely = 7500;
constexpr Fixed kPossible = 7000;

/// What in a sentence speaks for somebody's speech, and what for the article's own voice.
std::int32_t evidence_of(const Context& context, const Sentence& sentence) {
  std::int32_t evidence = 0;
  bool first_person = false;
  bool modal = false;
  for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
    const std::string_view lemma = context.syntax.lemma(t);
    const Upos tag = context.word(t).upos;
    if (tag == Upos::pron) {
      first_person = first_person || lemma == "I" || lemma == "i" || lemma == "we" ||
                     lemma == "my" || lemma == "our" || lemma == "us" || lemma == "me";
    }
    if (context.word(t).xpos == Xpos::md) {
      modal = modal || lemma == "must" || lemma == "should" || lemma == "will" ||
              lemma == "shall" || lemma == "ought";
    }
    if (context.word(t).head == kNone) {
      const Xpos form = context.word(t).xpos;
      const std::uint32_t verb = context.tree.child(t, Deprel::cop);
      const Xpos tense = verb == kNone ? form : context.word(verb).xpos;
      evidence += tense == Xpos::vbp || tense == Xpos::vbz;
    }
  }
  return evidence + (first_person ? 3 : 0) + (modal ? 2 : 0);
}

class Runs {
 public:
  Runs(const Context& context, std::vector<Draft>& drafts)
      : context_(context), drafts_(drafts), taken_(context.document.sentences.size(), kNone) {
    for (std::uint32_t d = 0; d < drafts.size(); ++d) mark(d);
  }

  /// The sentences before each "S, X said."
  void reach_back() {
    const auto count = static_cast<std::uint32_t>(drafts_.size());
    for (std::uint32_t d = 0; d < count; ++d) {
      if (drafts_[d].trails() && drafts_[d].source.head != kNone) reach_back(d);
    }
  }

  /// The sentences behind "X denied the allegations:", where no marks hold them.
  void reach_on() {
    const auto count = static_cast<std::uint32_t>(drafts_.size());
    for (std::uint32_t d = 0; d < count; ++d) {
      const Draft& draft = drafts_[d];
      const std::uint32_t end = context_.document.sentences[draft.sentence].last;
      const bool speech = (draft.cue.kind == CueKind::say || draft.cue.kind == CueKind::stance) &&
                          draft.source.head != kNone;
      if (speech && context_.document.word(end - 1) == ":") reach_on(d);
    }
  }

 private:
  void mark(std::uint32_t d) {
    const Draft& draft = drafts_[d];
    if (!draft.cue.asserted) return;
    taken_[draft.sentence] = d;
    for (const TokenSpan& span : draft.content.spans) {
      const std::uint32_t last = context_.document.sentence_of(span.last - 1);
      for (std::uint32_t s = context_.document.sentence_of(span.first); s <= last; ++s) {
        taken_[s] = d;
      }
    }
  }

  void reach_on(std::uint32_t d) {
    const auto count = static_cast<std::uint32_t>(taken_.size());
    const std::uint32_t begin = drafts_[d].sentence + 1;
    for (std::uint32_t s = begin; s < std::min(count, begin + kLongestRun); ++s) {
      if (taken_[s] != kNone) return;
      add(d, s, kLikely);
    }
  }

  /// The sentences before "S, X said." up to the last one that is somebody's already.
  void reach_back(std::uint32_t d) {
    const std::uint32_t end = context_.document.sentence_of(drafts_[d].content.spans.front().first);
    confirm(drafts_[d], end);
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < kLongestRun && taken_[begin - 1] == kNone) --begin;
    // Between two statements of one speaker the speech plainly goes on.
    const bool bounded = begin > 0 && taken_[begin - 1] != kNone && end - begin < kLongestRun &&
                         drafts_[taken_[begin - 1]].speaker == drafts_[d].speaker &&
                         drafts_[d].speaker != kUnknownSpeaker;
    for (std::uint32_t s = end; s-- > begin;) {
      const Sentence& sentence = context_.document.sentences[s];
      const std::int32_t evidence = evidence_of(context_, sentence) + (bounded ? kSpeechLike : 0);
      if (evidence < kSpeechLike) break;
      add(d, s, evidence > kSpeechLike ? kLikely : kPossible);
    }
  }

  /// Where the model was unsure of the sentences from `first` to the cue's, these may speak
  /// for it.
  void confirm(Draft& draft, std::uint32_t first) const {
    for (std::uint32_t s = first; s < draft.sentence; ++s) {
      if (evidence_of(context_, context_.document.sentences[s]) < kSpeechLike) return;
    }
    if (first < draft.sentence) draft.reach = std::max(draft.reach, kPossible);
  }

  /// Sentence `s` is more of what the draft tells. "X denied the allegations" tells no sentences;
  /// those behind it are a saying of its own.
  void add(std::uint32_t d, std::uint32_t s, Fixed link) {
    const Sentence& sentence = context_.document.sentences[s];
    taken_[s] = d;
    Draft& draft = drafts_[drafts_[d].cue.kind == CueKind::stance ? saying_beside(d) : d];
    std::vector<TokenSpan>& spans = draft.content.spans;
    if (!spans.empty() && spans.back().last == sentence.body) {
      spans.back().last = sentence.last;
    } else {
      spans.push_back({sentence.body, sentence.last});
      std::ranges::sort(spans, {}, &TokenSpan::first);
    }
    draft.reach = std::min(draft.reach, link);
  }

  /// The draft of the same cue that holds the sentences behind it; made where there is none.
  std::uint32_t saying_beside(std::uint32_t d) {
    if (last_.first != d) {
      Draft draft = drafts_[d];
      draft.content = {};
      draft.cue.kind = CueKind::say;
      draft.voice = Voice::floating;
      last_ = {d, static_cast<std::uint32_t>(drafts_.size())};
      drafts_.push_back(std::move(draft));
    }
    return last_.second;
  }

  const Context& context_;
  std::vector<Draft>& drafts_;
  std::vector<std::uint32_t> taken_;  ///< for each sentence a draft that has words in it, or kNone
  std::pair<std::uint32_t, std::uint32_t> last_{kNone, kNone};  ///< a draft, the saying beside it
};

}  // namespace

void add_floating(const Context& context, const std::vector<Quotation>& quotations,
                  std::vector<Draft>& drafts) {
  Runs runs(context, drafts);
  runs.reach_on();
  // Where the marks have been kept they tell what is speech.
  if (quotations.size() >= kMarkedText) return;
  runs.reach_back();
}

}  // namespace sayso
