#include <algorithm>
#include <limits>
#include <span>

#include "core/attributions/features.h"

namespace sayso {
namespace {

constexpr std::int32_t kLeastReach = 0;  // logit from which on a sentence is taken
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min();
constexpr std::uint32_t kLongestSentence = 100;  // a longer one is no speech, but a hostile text
constexpr Fixed kLeastSure = 5000;
constexpr Fixed kMostSure = 9300;

/// A speech that goes on is sure by its logit, in a straight line.
constexpr Fixed sure(std::int32_t logit) {
  return std::clamp(kLeastSure + logit / 8, kLeastSure, kMostSure);
}

class Reacher {
 public:
  Reacher(const Facts& facts, const AttributionModel& model, std::vector<Draft>& drafts)
      : facts_(facts),
        sentences_(facts.context.document.sentences),
        reader_(facts),
        model_(model),
        drafts_(drafts),
        taken_(sentences_.size(), false) {}

  /// Of the drafts of one sentence the likeliest goes on: "X said, adding S" where X speaks again.
  void run() {
    for (std::size_t begin = 0, end = 0; begin < drafts_.size(); begin = end) {
      while (end < drafts_.size() && drafts_[end].sentence == drafts_[begin].sentence) ++end;
      const auto drafts = std::span(drafts_).subspan(begin, end - begin);
      for (const bool back : {true, false}) {
        if (Draft* draft = likeliest(drafts, back)) reach(*draft, speech_of(*draft), back);
      }
    }
  }

 private:
  static Speech speech_of(const Draft& draft) {
    Speech speech{draft.cue.head, draft.source.head, {}, draft.cue.span, draft.sentence};
    if (!draft.source.span.empty()) {
      speech.frame = {std::min(draft.source.span.first, draft.cue.span.first),
                      std::max(draft.source.span.last, draft.cue.span.last)};
    }
    if (!draft.content.spans.empty()) {
      speech.content = {draft.content.spans.front().first, draft.content.spans.back().last};
    }
    return speech;
  }

  /// The draft whose speech goes on most surely over the next sentence; null where none does.
  Draft* likeliest(std::span<Draft> drafts, bool back) {
    Draft* best = nullptr;
    std::int32_t most = kLeastReach - 1;
    for (Draft& draft : drafts) {
      if (draft.cue.head == kNone) continue;
      const Speech speech = speech_of(draft);
      if (!reader_.may_reach(speech, back)) continue;
      const std::int32_t logit = logit_of(speech, 1, back);
      if (logit > most) {
        best = &draft;
        most = logit;
      }
    }
    return best;
  }

  /// That the speech goes on over the sentence so many steps from its own.
  std::int32_t logit_of(const Speech& speech, std::uint32_t step, bool back) {
    const auto count = static_cast<std::uint32_t>(sentences_.size());
    if (back ? step > speech.sentence : speech.sentence + step >= count) return kNever;
    const std::uint32_t s = back ? speech.sentence - step : speech.sentence + step;
    const bool hostile = sentences_[s].size() > kLongestSentence;
    if (taken_[s] || hostile || leaves_marks(speech, s)) return kNever;
    reader_.read(speech, s, keys_);
    return model_.reach_logit(keys_);
  }

  void reach(Draft& draft, const Speech& speech, bool back) {
    for (std::uint32_t step = 1; step <= kLongestReach; ++step) {
      const std::int32_t logit = logit_of(speech, step, back);
      if (logit < kLeastReach) return;
      const std::uint32_t s = back ? speech.sentence - step : speech.sentence + step;
      taken_[s] = true;
      draft.reach = std::min(draft.reach, sure(logit));
      add(draft, {sentences_[s].body, sentences_[s].last}, back);
    }
  }

  /// A speech between marks goes on between marks: without them the narrator speaks again.
  [[nodiscard]] bool leaves_marks(const Speech& speech, std::uint32_t s) const {
    if (!facts_.has_marks(speech.sentence)) return false;
    for (std::uint32_t t = sentences_[s].body; t < sentences_[s].last; ++t) {
      if (facts_.quoted(t) != 0) return false;
    }
    return true;
  }

  /// Joins what touches.
  static void add(Draft& draft, TokenSpan span, bool back) {
    std::vector<TokenSpan>& spans = draft.content.spans;
    if (spans.empty()) {
      spans.push_back(span);
    } else if (back && spans.front().first == span.last) {
      spans.front().first = span.first;
    } else if (!back && spans.back().last == span.first) {
      spans.back().last = span.last;
    } else {
      spans.insert(back ? spans.begin() : spans.end(), span);
    }
  }

  const Facts& facts_;
  const std::vector<Sentence>& sentences_;
  SpeechReader reader_;
  const AttributionModel& model_;
  std::vector<Draft>& drafts_;
  std::vector<bool> taken_;
  std::vector<std::uint32_t> keys_;
};

}  // namespace

void reach_over_sentences(const Facts& facts, const AttributionModel& model,
                          std::vector<Draft>& drafts) {
  Reacher(facts, model, drafts).run();
}

}  // namespace sayso
