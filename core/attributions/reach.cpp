#include <algorithm>

#include "core/attributions/features.h"

namespace sayso {
namespace {

constexpr std::int32_t kLeastReach = 0;          // logit from which on a sentence is taken
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

  void run() {
    for (Draft& draft : drafts_) {
      if (draft.cue.head == kNone) continue;
      const Speech speech = speech_of(draft);
      for (const bool back : {true, false}) {
        if (reader_.may_reach(speech, back)) reach(draft, speech, back);
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

  void reach(Draft& draft, const Speech& speech, bool back) {
    const auto count = static_cast<std::uint32_t>(sentences_.size());
    for (std::uint32_t step = 1; step <= kLongestReach; ++step) {
      if (back ? step > speech.sentence : speech.sentence + step >= count) return;
      const std::uint32_t s = back ? speech.sentence - step : speech.sentence + step;
      const bool hostile = sentences_[s].size() > kLongestSentence;
      if (taken_[s] || hostile || leaves_marks(speech, s)) return;
      reader_.read(speech, s, keys_);
      const std::int32_t logit = model_.reach_logit(keys_);
      if (logit < kLeastReach) return;
      taken_[s] = true;
      draft.reach = std::min(draft.reach, sure(logit));
      add(draft, {sentences_[s].body, sentences_[s].last}, back);
    }
  }

  /// A speech between marks goes on between marks: without them the narrator speaks again.
  [[nodiscard]] bool leaves_marks(const Speech& speech, std::uint32_t s) const {
    return facts_.has_marks(speech.sentence) && !facts_.has_marks(s) &&
           facts_.quoted(sentences_[s].body) == 0;
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
