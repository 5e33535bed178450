#include "core/syntax/syntax.h"

#include <algorithm>
#include <atomic>

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

/// What one analysis at a time uses: memory, and what was made of words before.
struct Workspace {
  explicit Workspace(const Network& network) : words(network.word_size()) {}

  WordCache words;
  LemmaPool lemmas;
  Network::Sentence sentence;
  std::vector<std::uint32_t> ids;  // of the sentence's words
  std::string text;
};

/// Keeps a workspace between analyses. Who finds it lent, since another thread analyses, gets a new
/// one.
class Shelf {
 public:
  Shelf() = default;
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  ~Shelf() { take(); }

  /// Nothing where there is none.
  std::unique_ptr<Workspace> take() { return std::unique_ptr<Workspace>(kept_.exchange(nullptr)); }
  void put(std::unique_ptr<Workspace> workspace) {
    const std::unique_ptr<Workspace> former(kept_.exchange(workspace.release()));
  }

 private:
  std::atomic<Workspace*> kept_ = nullptr;
};

}  // namespace

struct SyntaxModel::Impl {
  Weights weights;
  std::span<const TagPair> tags;
  Network network;
  Lemmatizer lemmatizer;
  mutable Shelf shelf;
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
  return SyntaxModel(std::make_unique<const Impl>(std::move(*weights), *tags, std::move(*network),
                                                  std::move(*lemmatizer)));
}

namespace {

/// Parses stretch after stretch of one document into its Syntax.
class Runner {
 public:
  Runner(const Document& document, std::span<const TagPair> tags, const Network& network,
         const Lemmatizer& lemmatizer, Workspace& workspace, Syntax& syntax)
      : document_(document),
        tags_(tags),
        network_(network),
        lemmatizer_(lemmatizer),
        space_(workspace),
        syntax_(syntax) {
    if (space_.lemmas.start()) space_.words.clear();
  }

  /// Gives the tokens of `span` a tree of their own; returns its root.
  std::uint32_t parse(TokenSpan span) {
    read(span);
    network_.tag(space_.sentence);
    network_.parse(space_.sentence);
    std::uint32_t root = span.first;
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      write(t, span.first);
      if (syntax_.words[t].head == kNone) root = t;
    }
    return root;
  }

 private:
  void read(TokenSpan span) {
    space_.words.reserve(span.last - span.first);
    space_.ids.clear();
    space_.sentence.words.clear();
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      const std::string_view word = document_.word(t);
      const std::uint32_t id = space_.words.find(word, [&](std::int16_t* numbers) {
        network_.read_word(form_of(word, space_.text), numbers);
      });
      space_.ids.push_back(id);
      space_.sentence.words.push_back(space_.words[id].numbers);
    }
  }

  void write(std::uint32_t token, std::uint32_t first) {
    const std::uint32_t i = token - first;
    const ParseState::Node& node = space_.sentence.state.node(i + 1);
    const std::uint8_t tag = space_.sentence.tags[i];
    const TagPair pair = tags_[tag];
    Word& word = syntax_.words[token];
    word.upos = static_cast<Upos>(pair.upos);
    word.xpos = static_cast<Xpos>(pair.xpos);
    word.head = node.head == 0 ? kNone : first + node.head - 1;
    word.deprel = node.relation;
    WordCache::Word& known = space_.words[space_.ids[i]];
    if (known.tag != tag) {
      lemmatizer_.lemma(document_.word(token), word.upos, word.xpos, space_.text);
      known.lemma = space_.lemmas.find(space_.text);
      known.tag = tag;
    }
    word.lemma = space_.lemmas.place(known.lemma, syntax_.lemmas);
  }

  const Document& document_;
  std::span<const TagPair> tags_;
  const Network& network_;
  const Lemmatizer& lemmatizer_;
  Workspace& space_;
  Syntax& syntax_;
};

}  // namespace

Syntax SyntaxModel::parse(const Document& document) const {
  Syntax syntax;
  syntax.words.resize(document.tokens.size());
  std::unique_ptr<Workspace> workspace = impl_->shelf.take();
  if (!workspace) workspace = std::make_unique<Workspace>(impl_->network);
  Runner runner(document, impl_->tags, impl_->network, impl_->lemmatizer, *workspace, syntax);
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
  impl_->shelf.put(std::move(workspace));
  return syntax;
}

std::string_view SyntaxModel::version() const { return impl_->weights.version(); }

}  // namespace sayso
