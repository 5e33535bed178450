// Pull quotes: words that a page prints apart from its text, with a name below or from a speech
// that stands elsewhere in the article.
#include <algorithm>
#include <unordered_map>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr std::uint32_t kWords = 6;  // by which a repeated sentence is known
constexpr Fixed kRepeated = 9000;
constexpr Fixed kSigned = 8800;

class PullQuotes {
 public:
  PullQuotes(const Context& context, std::vector<Draft>& drafts)
      : context_(context),
        document_(context.document),
        drafts_(drafts),
        owner_(document_.sentences.size(), kNone) {}

  void run() {
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) own(d);
    sign();
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) note(d);
    if (speeches_.empty()) return;
    for (std::uint32_t s = 0; s < owner_.size(); ++s) find(s);
  }

 private:
  [[nodiscard]] static bool is_speech(const Draft& draft) {
    return draft.speaker != kUnknownSpeaker &&
           (draft.voice == Voice::direct || draft.voice == Voice::mixed);
  }

  /// What nobody is known to say, between marks alone.
  [[nodiscard]] static bool is_open(const Draft& draft) {
    return draft.speaker == kUnknownSpeaker && draft.cue.head == kNone;
  }

  /// The sentences that `d` speaks in, unless they are somebody's already.
  void own(std::uint32_t d) {
    if (!is_open(drafts_[d]) && !is_speech(drafts_[d])) return;
    for (const TokenSpan& span : drafts_[d].content.spans) {
      std::uint32_t s = document_.sentence_of(span.first);
      for (; s < owner_.size() && document_.sentences[s].first < span.last; ++s) {
        if (owner_[s] == kNone || is_open(drafts_[owner_[s]])) owner_[s] = d;
      }
    }
  }

  /// A name that stands alone at the end of a paragraph signs it, where somebody speaks in it.
  void sign() {
    const std::vector<Sentence>& sentences = document_.sentences;
    std::uint32_t first = 0;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].block != sentences[first].block) first = s;
      const bool ends = s + 1 == sentences.size() || sentences[s + 1].block != sentences[s].block;
      if (!ends || first == s) continue;
      const Source source = name_alone(sentences[s]);
      if (source.head != kNone && speaks(first)) give_block(first, s, source);
    }
  }

  [[nodiscard]] Source name_alone(const Sentence& sentence) const {
    std::uint32_t first = sentence.body;
    const CharClass mark = char_class(decode(document_.word(first), 0).value);
    if (mark == CharClass::dash && first + 1 < sentence.last) ++first;
    if (sentence.last - first > kWords) return {};
    for (std::uint32_t t = first; t < sentence.last; ++t) {
      const std::uint32_t index = context_.entities.by_head[t];
      if (index == kNone) continue;
      const Mention& mention = context_.entities.mentions[index];
      const bool person = context_.entities.entities[mention.entity].kind == SpeakerKind::person;
      const bool alone = mention.first == first && mention.last == sentence.last;
      if (person && alone && mention.form == MentionForm::name) return {t, {first, sentence.last}};
    }
    return {};
  }

  /// Between marks, or of themselves.
  [[nodiscard]] bool speaks(std::uint32_t s) const {
    if (owner_[s] != kNone) return is_open(drafts_[owner_[s]]);
    const Sentence& sentence = document_.sentences[s];
    for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
      if (context_.word(t).upos != Upos::pron) continue;
      const std::string_view lemma = context_.syntax.lemma(t);
      if (lemma == "I" || lemma == "i" || lemma == "we" || lemma == "my" || lemma == "our") {
        return true;
      }
    }
    return false;
  }

  void give_block(std::uint32_t first, std::uint32_t signature, const Source& source) {
    const Resolution resolution = resolve_source(context_, source);
    if (resolution.speaker == kUnknownSpeaker) return;
    Draft draft;
    draft.source = source;
    draft.sentence = signature;
    draft.speaker = resolution.speaker;
    draft.confidence = scaled(resolution.confidence, kSigned);
    draft.voice = Voice::direct;
    for (std::uint32_t s = first; s < signature; ++s) {
      if (owner_[s] != kNone && !is_open(drafts_[owner_[s]])) return;
    }
    draft.content.spans = {{document_.sentences[first].body, document_.sentences[signature].first}};
    for (std::uint32_t s = first; s < signature; ++s) {
      if (owner_[s] != kNone) drafts_[owner_[s]].content.spans.clear();
      owner_[s] = static_cast<std::uint32_t>(drafts_.size());
    }
    drafts_.push_back(std::move(draft));
  }

  /// Of the first words from `first` on, in any case and without marks; 0 where there are too few.
  [[nodiscard]] std::uint64_t key_of(std::uint32_t first, std::uint32_t last) const {
    std::uint64_t key = 0xCBF29CE484222325;
    std::uint32_t words = 0;
    if (context_.word(first).xpos == Xpos::in && context_.syntax.lemma(first) == "that") ++first;
    for (std::uint32_t t = first; t < last && words < kWords; ++t) {
      if (context_.word(t).upos == Upos::punct) continue;
      for (const char c : document_.word(t)) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        key = (key ^ static_cast<unsigned char>(low)) * 0x100000001B3;
      }
      key *= 0x100000001B3;
      ++words;
    }
    return words == kWords ? key : 0;
  }

  /// Whether `s` stands in another paragraph than the words that give it to its speaker.
  [[nodiscard]] bool is_apart(std::uint32_t s, const Draft& draft) const {
    return document_.sentences[s].block != document_.sentences[draft.sentence].block;
  }

  void note(std::uint32_t d) {
    if (!is_speech(drafts_[d])) return;
    for (const TokenSpan& span : drafts_[d].content.spans) {
      std::uint32_t first = span.first;
      for (std::uint32_t s = document_.sentence_of(first); first < span.last; ++s) {
        const std::uint32_t end = std::min(span.last, document_.sentences[s].last);
        const std::uint64_t key = is_apart(s, drafts_[d]) ? 0 : key_of(first, end);
        if (key != 0) speeches_.emplace(key, d);
        first = document_.sentences[s].last;
      }
    }
  }

  /// Gives a sentence that is nobody's, or that only follows somebody's paragraph, to whoever says
  /// the same elsewhere.
  void find(std::uint32_t s) {
    const std::uint32_t owner = owner_[s];
    const bool follows = owner != kNone && !is_open(drafts_[owner]);
    if (follows && !is_apart(s, drafts_[owner])) return;
    const TokenSpan span{document_.sentences[s].body, document_.sentences[s].last};
    const auto speech = speeches_.find(key_of(span.first, span.last));
    if (speech == speeches_.end() || speech->second == owner) return;
    const Draft& known = drafts_[speech->second];
    Draft draft;
    draft.content.spans = {span};
    draft.source = known.source;
    draft.sentence = known.sentence;
    draft.speaker = known.speaker;
    draft.confidence = scaled(known.confidence, kRepeated);
    draft.voice = Voice::direct;
    if (owner != kNone) take_out(span, drafts_[owner].content.spans);
    drafts_.push_back(std::move(draft));
  }

  static void take_out(TokenSpan hole, std::vector<TokenSpan>& spans) {
    std::vector<TokenSpan> left;
    for (const TokenSpan& span : spans) subtract(span, hole, left);
    spans = std::move(left);
  }

  const Context& context_;
  const Document& document_;
  std::vector<Draft>& drafts_;
  std::vector<std::uint32_t> owner_;  ///< by sentence: an open draft or a speech, or kNone
  std::unordered_map<std::uint64_t, std::uint32_t> speeches_;  ///< drafts by their first words
};

}  // namespace

void assign_pull_quotes(const Context& context, std::vector<Draft>& drafts) {
  PullQuotes(context, drafts).run();
}

}  // namespace sayso
