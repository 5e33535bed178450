#include "core/syntax/syntax.h"

#include <algorithm>

#include "core/syntax/lemmatizer.h"
#include "core/syntax/network.h"
#include "core/syntax/word_cache.h"
#include "core/weights/weights.h"

namespace sayso {
namespace {

/// The pairs of tags that occur; the tagger's classes.
struct TagPair {
  std::uint8_t upos;
  std::uint8_t xpos;
};

bool is_known(TagPair pair) {
  return pair.upos <= static_cast<std::uint8_t>(Upos::x) &&
         pair.xpos <= static_cast<std::uint8_t>(Xpos::other);
}

/// Every distinct lemma once: an open hash table over the ranges of `Syntax::lemmas`.
class LemmaPool {
 public:
  explicit LemmaPool(std::string& lemmas) : lemmas_(lemmas), slots_(256) {}

  Range add(std::string_view lemma) {
    Range& slot = slots_[find(lemma)];
    if (!slot.empty()) return slot;
    const auto begin = static_cast<std::uint32_t>(lemmas_.size());
    lemmas_ += lemma;
    const Range range{begin, static_cast<std::uint32_t>(lemmas_.size())};
    slot = range;
    if (++count_ * 2 > slots_.size()) grow();
    return range;
  }

 private:
  [[nodiscard]] std::size_t find(std::string_view lemma) const {
    std::size_t at = hash_bytes(lemma) & (slots_.size() - 1);
    while (!slots_[at].empty() && slice(lemmas_, slots_[at]) != lemma) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return at;
  }

  void grow() {
    std::vector<Range> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Range range : old) {
      if (!range.empty()) slots_[find(slice(lemmas_, range))] = range;
    }
  }

  std::string& lemmas_;
  std::vector<Range> slots_;
  std::size_t count_ = 0;
};

}  // namespace

struct SyntaxModel::Impl {
  Weights weights;
  std::span<const TagPair> tags;
  Network network;
  Lemmatizer lemmatizer;
};

SyntaxModel::SyntaxModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
SyntaxModel::SyntaxModel(SyntaxModel&&) noexcept = default;
SyntaxModel& SyntaxModel::operator=(SyntaxModel&&) noexcept = default;
SyntaxModel::~SyntaxModel() = default;

std::expected<SyntaxModel, Error> SyntaxModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, "syntax");
  if (!weights) return std::unexpected(weights.error());
  const auto tags = weights->section<TagPair>("tags");
  if (!tags) return std::unexpected(tags.error());
  if (tags->empty() || tags->size() >= WordCache::kNoTag || !std::ranges::all_of(*tags, is_known)) {
    return std::unexpected(Error{"model file: the list of tags is malformed"});
  }
  auto network = Network::load(*weights, static_cast<std::uint32_t>(tags->size()));
  if (!network) return std::unexpected(network.error());
  auto lemmatizer = Lemmatizer::load(*weights);
  if (!lemmatizer) return std::unexpected(lemmatizer.error());
  return SyntaxModel(std::make_unique<const Impl>(
      Impl{std::move(*weights), *tags, std::move(*network), std::move(*lemmatizer)}));
}

namespace {

/// Parses stretch after stretch of one document into its Syntax.
class Runner {
 public:
  Runner(const Document& document, std::span<const TagPair> tags, const Network& network,
         const Lemmatizer& lemmatizer, Syntax& syntax)
      : document_(document),
        tags_(tags),
        network_(network),
        lemmatizer_(lemmatizer),
        syntax_(syntax),
        pool_(syntax.lemmas),
        cache_(document.text, network.word_size(), document.tokens.size()) {}

  /// Gives the tokens of `span` a tree of their own; returns its root.
  std::uint32_t parse(TokenSpan span) {
    read(span);
    network_.tag(run_);
    network_.parse(run_);
    std::uint32_t root = span.first;
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      write(t, span.first);
      if (syntax_.words[t].head == kNone) root = t;
    }
    return root;
  }

 private:
  void read(TokenSpan span) {
    cache_.reserve(span.last - span.first);
    entries_.clear();
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      entries_.push_back(cache_.find(document_.tokens[t].range, [&](std::int16_t* numbers) {
        network_.read_word(form_of(document_.word(t), text_), numbers);
      }));
    }
    run_.words.clear();
    for (const std::uint32_t entry : entries_) run_.words.push_back(cache_.numbers(entry));
  }

  void write(std::uint32_t token, std::uint32_t first) {
    const std::uint32_t i = token - first;
    const ParseState::Node& node = run_.state.node(i + 1);
    const TagPair pair = tags_[run_.tags[i]];
    Word& word = syntax_.words[token];
    word.upos = static_cast<Upos>(pair.upos);
    word.xpos = static_cast<Xpos>(pair.xpos);
    word.head = node.head == 0 ? kNone : first + node.head - 1;
    word.deprel = node.relation;
    WordCache::Entry& entry = cache_.entry(entries_[i]);
    if (entry.lemma_tag != run_.tags[i]) {
      lemmatizer_.lemma(document_.word(token), word.upos, word.xpos, text_);
      entry.lemma = pool_.add(text_);
      entry.lemma_tag = run_.tags[i];
    }
    word.lemma = entry.lemma;
  }

  const Document& document_;
  std::span<const TagPair> tags_;
  const Network& network_;
  const Lemmatizer& lemmatizer_;
  Syntax& syntax_;
  LemmaPool pool_;
  WordCache cache_;
  std::vector<std::uint32_t> entries_;
  Network::Sentence run_;
  std::string text_;
};

}  // namespace

Syntax SyntaxModel::parse(const Document& document) const {
  Syntax syntax;
  syntax.words.resize(document.tokens.size());
  Runner runner(document, impl_->tags, impl_->network, impl_->lemmatizer, syntax);
  for (const Sentence& sentence : document.sentences) {
    const bool dateline = sentence.first < sentence.body && sentence.body < sentence.last;
    const std::uint32_t root =
        runner.parse({dateline ? sentence.body : sentence.first, sentence.last});
    if (!dateline) continue;
    // A dateline is no part of what the sentence says: a tree of its own, hung on the other.
    Word& head = syntax.words[runner.parse({sentence.first, sentence.body})];
    head.head = root;
    head.deprel = Deprel::parataxis;
  }
  return syntax;
}

std::string_view SyntaxModel::version() const { return impl_->weights.version(); }

}  // namespace sayso
