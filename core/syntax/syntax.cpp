#include "core/syntax/syntax.h"

#include <algorithm>
#include <array>

#include "core/syntax/hash.h"
#include "core/syntax/lemmatizer.h"
#include "core/syntax/perceptron.h"
#include "core/syntax/transitions.h"
#include "core/weights/weights.h"

namespace sayso {
namespace {

/// The pairs of tags that occur; the tagger's classes.
struct TagPair {
  std::uint8_t upos;
  std::uint8_t xpos;
};

std::size_t best(std::span<const std::int32_t> scores) {
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

/// Every distinct lemma once: an open hash table over the ranges of `Syntax::lemmas`.
class LemmaPool {
 public:
  explicit LemmaPool(std::string& lemmas) : lemmas_(lemmas), slots_(1024) {}

  Range add(std::string_view lemma) {
    std::size_t at = hash_bytes(lemma) & (slots_.size() - 1);
    while (!slots_[at].empty()) {
      if (slice(lemmas_, slots_[at]) == lemma) return slots_[at];
      at = (at + 1) & (slots_.size() - 1);
    }
    const auto begin = static_cast<std::uint32_t>(lemmas_.size());
    lemmas_ += lemma;
    const Range range{begin, static_cast<std::uint32_t>(lemmas_.size())};
    slots_[at] = range;
    if (++count_ * 2 > slots_.size()) grow();
    return range;
  }

 private:
  void grow() {
    std::vector<Range> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Range range : old) {
      if (range.empty()) continue;
      std::size_t at = hash_bytes(slice(lemmas_, range)) & (slots_.size() - 1);
      while (!slots_[at].empty()) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = range;
    }
  }

  std::string& lemmas_;
  std::vector<Range> slots_;
  std::size_t count_ = 0;
};

}  // namespace

struct SyntaxModel::Impl {
  explicit Impl(Weights file) : weights(std::move(file)) {}

  Weights weights;
  std::span<const TagPair> tags;
  SparseWeights tagger;
  SparseWeights parser;
  Lemmatizer lemmatizer;

  /// What parsing a sentence needs; allocated once for a document.
  struct Scratch {
    std::vector<Form> forms;
    std::vector<std::uint8_t> tags;
    std::vector<std::int32_t> scores;
    ParseState state;
    std::string text;
  };

  void tag_sentence(Scratch& scratch) const;
  void parse_sentence(Scratch& scratch) const;
};

void SyntaxModel::Impl::tag_sentence(Scratch& scratch) const {
  scratch.scores.resize(tags.size());
  scratch.tags.resize(scratch.forms.size());
  for (std::uint32_t i = 0; i < scratch.forms.size(); ++i) {
    std::ranges::fill(scratch.scores, 0);
    for (const std::uint32_t feature : tag_features(scratch.forms, scratch.tags, i)) {
      tagger.add(feature, scratch.scores);
    }
    scratch.tags[i] = static_cast<std::uint8_t>(best(scratch.scores));
  }
}

void SyntaxModel::Impl::parse_sentence(Scratch& scratch) const {
  std::array<std::int32_t, kTransitions> scores;
  ParseState& state = scratch.state;
  state.start(static_cast<std::uint32_t>(scratch.forms.size()));
  while (!state.done()) {
    scores.fill(0);
    for (const std::uint32_t feature : parse_features(state, scratch.forms, scratch.tags)) {
      parser.add(feature, scores);
    }
    std::uint32_t chosen = kTransitions;
    for (std::uint32_t id = 0; id < kTransitions; ++id) {
      if (chosen != kTransitions && scores[id] <= scores[chosen]) continue;
      if (state.allows(transition_of(id))) chosen = id;
    }
    state.apply(transition_of(chosen));
  }
}

SyntaxModel::SyntaxModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
SyntaxModel::SyntaxModel(SyntaxModel&&) noexcept = default;
SyntaxModel& SyntaxModel::operator=(SyntaxModel&&) noexcept = default;
SyntaxModel::~SyntaxModel() = default;

std::expected<SyntaxModel, Error> SyntaxModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, "syntax");
  if (!weights) return std::unexpected(weights.error());
  auto impl = std::make_unique<Impl>(std::move(*weights));
  const auto tags = impl->weights.section<TagPair>("tags");
  if (!tags) return std::unexpected(tags.error());
  const bool known = std::ranges::all_of(*tags, [](TagPair pair) {
    return pair.upos <= static_cast<std::uint8_t>(Upos::x) &&
           pair.xpos <= static_cast<std::uint8_t>(Xpos::other);
  });
  if (tags->empty() || tags->size() >= 250 || !known) {
    return std::unexpected(Error{"model file: the list of tags is malformed"});
  }
  impl->tags = *tags;
  const auto tag_count = static_cast<std::uint32_t>(tags->size());
  auto tagger = SparseWeights::load(impl->weights, "tagger", tag_count);
  if (!tagger) return std::unexpected(tagger.error());
  auto parser = SparseWeights::load(impl->weights, "parser", kTransitions);
  if (!parser) return std::unexpected(parser.error());
  auto lemmatizer = Lemmatizer::load(impl->weights);
  if (!lemmatizer) return std::unexpected(lemmatizer.error());
  impl->tagger = *tagger;
  impl->parser = *parser;
  impl->lemmatizer = std::move(*lemmatizer);
  return SyntaxModel(std::move(impl));
}

Syntax SyntaxModel::parse(const Document& document) const {
  Syntax syntax;
  syntax.words.resize(document.tokens.size());
  LemmaPool pool(syntax.lemmas);
  Impl::Scratch scratch;
  for (const Sentence& sentence : document.sentences) {
    scratch.forms.clear();
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      scratch.forms.push_back(form_of(document.word(t), scratch.text));
    }
    impl_->tag_sentence(scratch);
    impl_->parse_sentence(scratch);
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const std::uint32_t i = t - sentence.first;
      const ParseState::Node& node = scratch.state.node(i + 1);
      const TagPair pair = impl_->tags[scratch.tags[i]];
      Word& word = syntax.words[t];
      word.upos = static_cast<Upos>(pair.upos);
      word.xpos = static_cast<Xpos>(pair.xpos);
      word.head = node.head == 0 ? kNone : sentence.first + node.head - 1;
      word.deprel = node.relation;
      impl_->lemmatizer.lemma(document.word(t), word.upos, word.xpos, scratch.text);
      word.lemma = pool.add(scratch.text);
    }
  }
  return syntax;
}

std::string_view SyntaxModel::version() const { return impl_->weights.version(); }

}  // namespace sayso
