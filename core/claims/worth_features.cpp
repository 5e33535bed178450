#include "core/claims/worth_features.h"

#include <algorithm>
#include <array>

#include "core/text/text.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, kSigns> kSignCodes{
    "number", "amount", "comparison", "cause",     "rule",         "past",
    "name",   "future", "duty",       "judgement", "first-person", "hedge"};
constexpr std::array<std::string_view, 10> kTypeCodes{
    "quantity", "comparison", "event",  "state",  "causal",
    "rule",     "prediction", "pledge", "demand", "opinion"};
constexpr std::uint32_t kMostWords = 400;  // that are read of a passage

/// Tells apart what a hash stands for.
enum Kind : std::uint32_t {
  kWord,
  kTagged,
  kPair,
  kArc,
  kTags,
  kTagPair,
  kSign,
  kPoint,
  kType,
  kLength,
  kHead,
  kHeadTag,
  kSubject,
  kFigures,
  kNames,
  kName,
  kFigure
};

std::uint32_t row_of(Kind kind, std::uint32_t a, std::uint32_t b = 0) {
  return mix(combine(combine(mix(kind + 1), a), b)) % kWorthRows;
}

/// 1, 2, 3 to 4, 5 to 8, 9 to 16, …
std::uint32_t bucket(std::uint32_t count) {
  std::uint32_t size = 0;
  while (count > 1U << size) ++size;
  return count == 0 ? 0 : size + 1;
}

std::uint32_t figure_of(std::string_view written) {
  const bool digits = written.front() >= '0' && written.front() <= '9';
  if (!digits) return 0;
  const bool year = written.size() == 4 && (written[0] == '1' || written[0] == '2') &&
                    written.find_first_not_of("0123456789") == std::string_view::npos;
  if (year) return 1;
  if (written.find('.') != std::string_view::npos) return 2;
  return 2 + static_cast<std::uint32_t>(std::min<std::size_t>(written.size(), 4));
}

class Reader {
 public:
  Reader(const Passage& passage, std::vector<WorthFeature>& features)
      : passage_(passage), context_(passage.context), features_(features) {}

  void read() {
    std::uint32_t words = 0;
    for (const TokenSpan& run : passage_.runs) {
      before_ = 0;
      for (std::uint32_t token = run.first; token < run.last; ++token) {
        if (context_.word(token).upos == Upos::punct) continue;
        if (++words > kMostWords) break;
        read_word(token);
      }
    }
    add(row_of(kLength, bucket(words)), "length", {});
    add(row_of(kFigures, std::min(figures_, 3U)), figures_ == 0 ? "no-number" : "number", {});
    add(row_of(kNames, std::min(names_, 3U)), names_ == 0 ? "no-name" : "name", {});
    read_signs();
    read_head();
  }

 private:
  void add(std::uint32_t row, std::string_view code, Range range) {
    features_.push_back({row, code, range});
  }

  [[nodiscard]] Range range_of(std::uint32_t token) const {
    return context_.document.tokens[token].range;
  }

  /// What stands for the word: its lemma, or a name's kind, or a figure's shape; 0 where nothing
  /// does.
  [[nodiscard]] std::uint32_t key_of(std::uint32_t token) const {
    const Word& word = context_.word(token);
    if (word.upos == Upos::propn) {
      const std::uint32_t mention = passage_.entities.by_head[token];
      if (mention == kNone) return 0;
      const Entity& entity = passage_.entities.entities[passage_.entities.mentions[mention].entity];
      return row_of(kName, static_cast<std::uint32_t>(entity.type));
    }
    const std::string_view written = context_.document.word(token);
    if (word.upos == Upos::num) return row_of(kFigure, figure_of(written));
    const std::string_view lemma = context_.syntax.lemma(token);
    return is_spoken(context_.lexicon, lemma, word.upos) ? 0 : hash_bytes(lemma);
  }

  void read_word(std::uint32_t token) {
    const Word& word = context_.word(token);
    figures_ += word.upos == Upos::num;
    const std::uint32_t key = key_of(token);
    if (key == 0) {
      if (word.upos != Upos::propn) before_ = 0;
      return;
    }
    const Range range = range_of(token);
    const bool name = word.upos == Upos::propn;
    names_ += name;
    const std::string_view code = name ? "name" : word.upos == Upos::num ? "number" : "word";
    const auto tag = static_cast<std::uint32_t>(word.xpos);
    add(row_of(kWord, key), code, range);
    add(row_of(kTagged, key, tag), code, range);
    if (before_ != 0) {
      add(row_of(kPair, before_, key), "words", {range_of(last_).begin, range.end});
    }
    if (word.head != kNone) {
      const std::uint32_t head = key_of(word.head);
      if (head != 0) {
        add(row_of(kArc, combine(key, static_cast<std::uint32_t>(word.deprel)), head), code, range);
      }
    }
    add(row_of(kTags, tag, static_cast<std::uint32_t>(word.deprel)), code, range);
    if (before_ != 0) {
      add(row_of(kTagPair, tag, static_cast<std::uint32_t>(context_.word(last_).xpos)), code,
          range);
    }
    before_ = key;
    last_ = token;
  }

  void read_signs() {
    for (std::size_t i = 0; i < kSigns; ++i) {
      const auto sign = static_cast<Sign>(i);
      if (!passage_.signs.has(sign) || sign == Sign::first_person) continue;
      const auto row = static_cast<std::uint32_t>(i);
      const Range range = range_of(passage_.signs.at(sign));
      add(row_of(kSign, row), kSignCodes[i], range);
      if (passage_.signs.is_point(sign)) add(row_of(kPoint, row), kSignCodes[i], range);
    }
    const auto type = static_cast<std::uint32_t>(passage_.type);
    add(row_of(kType, type), kTypeCodes[type], {});
  }

  /// How the predicate is told, and of whom.
  void read_head() {
    if (passage_.head == kNone) return;
    const Word& word = context_.word(passage_.head);
    const Range range = range_of(passage_.head);
    add(row_of(kHeadTag, static_cast<std::uint32_t>(word.xpos)), "word", range);
    const std::uint32_t key = key_of(passage_.head);
    if (key != 0) add(row_of(kHead, key), "word", range);
    for (const std::uint32_t child : context_.tree.children(passage_.head)) {
      const Deprel relation = context_.word(child).deprel;
      if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) continue;
      const std::uint32_t subject = key_of(child);
      if (subject != 0) add(row_of(kSubject, subject), "word", range_of(child));
      return;
    }
  }

  const Passage& passage_;
  const ClauseContext& context_;
  std::vector<WorthFeature>& features_;
  std::uint32_t before_ = 0;  ///< the key of the word before, 0 where a run begins
  std::uint32_t last_ = 0;    ///< its token
  std::uint32_t figures_ = 0;
  std::uint32_t names_ = 0;
};

}  // namespace

bool is_spoken(const Lexicon& lexicon, std::string_view lemma, Upos tag) {
  return tag == Upos::intj || has_field(lexicon.claim_words.fields(lemma), "spoken");
}

void read_worth_features(const Passage& passage, std::vector<WorthFeature>& features) {
  features.clear();
  Reader(passage, features).read();
}

void for_each_sentence(const Document& document, const Syntax& syntax,
                       const std::vector<Value>& values, const Entities& entities,
                       const Lexicon& lexicon, const std::function<void(const Passage&)>& each) {
  const Tree tree(syntax);
  const ClauseContext context{document, syntax, tree, lexicon};
  const Act somebody{};  // says it, nobody knows who
  for (const Sentence& sentence : document.sentences) {
    std::uint32_t head = sentence.body;
    while (head < sentence.last && syntax.words[head].head != kNone) ++head;
    if (head == sentence.last) head = kNone;
    const std::vector<TokenSpan> runs{{sentence.body, sentence.last}};
    const Signs signs = read_signs(context, entities, values, lexicon, runs, head);
    const ClaimType type = type_of(context, entities, signs, head, &somebody, false);
    each({context, entities, runs, head, signs, type});
  }
}

}  // namespace sayso
