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

Syntax SyntaxModel::parse(const Document& document) const {
  const Network& network = impl_->network;
  Syntax syntax;
  syntax.words.resize(document.tokens.size());
  LemmaPool pool(syntax.lemmas);
  WordCache cache(document.text, network.word_size(), document.tokens.size());
  std::vector<std::uint32_t> entries;
  Network::Sentence run;
  std::string text;
  for (const Sentence& sentence : document.sentences) {
    cache.reserve(sentence.size());
    entries.clear();
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      entries.push_back(cache.find(document.tokens[t].range, [&](std::int16_t* numbers) {
        network.read_word(form_of(document.word(t), text), numbers);
      }));
    }
    run.words.clear();
    for (const std::uint32_t entry : entries) run.words.push_back(cache.numbers(entry));
    network.tag(run);
    network.parse(run);
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      const ParseState::Node& node = run.state.node(i + 1);
      const TagPair pair = impl_->tags[run.tags[i]];
      Word& word = syntax.words[sentence.first + i];
      word.upos = static_cast<Upos>(pair.upos);
      word.xpos = static_cast<Xpos>(pair.xpos);
      word.head = node.head == 0 ? kNone : sentence.first + node.head - 1;
      word.deprel = node.relation;
      WordCache::Entry& entry = cache.entry(entries[i]);
      if (entry.lemma_tag != run.tags[i]) {
        impl_->lemmatizer.lemma(document.word(sentence.first + i), word.upos, word.xpos, text);
        entry.lemma = pool.add(text);
        entry.lemma_tag = run.tags[i];
      }
      word.lemma = entry.lemma;
    }
  }
  return syntax;
}

std::string_view SyntaxModel::version() const { return impl_->weights.version(); }

}  // namespace sayso
