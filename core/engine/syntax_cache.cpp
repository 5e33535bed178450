#include "core/engine/syntax_cache.h"

#include <utility>

namespace sayso {
namespace {

/// All that the parser may look at: the words, what stands between them, where the body begins.
std::string key_of(const Document& document, const Sentence& sentence) {
  std::string key = std::to_string(sentence.body - sentence.first);
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Token& token = document.tokens[t];
    key += token.space_before ? '\x1E' : '\x1F';
    key += token.same_word ? '\x1E' : '\x1F';
    key += document.word(t);
  }
  return key;
}

/// `sentences` of `document` as a document of their own, over the same text.
Document excerpt(const Document& document, const std::vector<std::uint32_t>& sentences) {
  Document out;
  out.text = document.text;
  out.blocks = document.blocks;
  for (const std::uint32_t s : sentences) {
    Sentence sentence = document.sentences[s];
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    out.tokens.insert(out.tokens.end(), document.tokens.begin() + sentence.first,
                      document.tokens.begin() + sentence.last);
    sentence.body = first + (sentence.body - sentence.first);
    sentence.last = first + sentence.size();
    sentence.first = first;
    out.sentences.push_back(sentence);
  }
  return out;
}

/// Lemmas into one string, each once.
class Pool {
 public:
  explicit Pool(std::string& text) : text_(text) {}

  Range add(const std::string& lemma) {
    const auto [entry, added] = ranges_.try_emplace(lemma);
    if (added) {
      const auto begin = static_cast<std::uint32_t>(text_.size());
      text_ += lemma;
      entry->second = {begin, static_cast<std::uint32_t>(text_.size())};
    }
    return entry->second;
  }

 private:
  std::string& text_;
  std::unordered_map<std::string, Range> ranges_;
};

}  // namespace

Syntax SyntaxCache::parse(const Document& document, const SyntaxModel& model) {
  std::vector<std::string> keys;
  std::vector<std::uint32_t> fresh;
  keys.reserve(document.sentences.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    keys.push_back(key_of(document, document.sentences[s]));
    if (!sentences_.contains(keys.back())) fresh.push_back(s);
  }
  const Document part = excerpt(document, fresh);
  const Syntax parsed = model.parse(part);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const Sentence& sentence = part.sentences[i];
    Rows rows;
    rows.reserve(sentence.size());
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      Word word = parsed.words[t];
      if (word.head != kNone) word.head -= sentence.first;
      rows.push_back({word, std::string(parsed.lemma(t))});
    }
    sentences_.insert_or_assign(keys[fresh[i]], std::move(rows));
  }

  Syntax syntax;
  syntax.words.reserve(document.tokens.size());
  Pool lemmas(syntax.lemmas);
  std::unordered_map<std::string, Rows> used;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    auto known = sentences_.extract(keys[s]);
    if (!known.empty()) used.insert(std::move(known));
    for (const Row& row : used.at(keys[s])) {
      Word word = row.word;
      if (word.head != kNone) word.head += document.sentences[s].first;
      word.lemma = lemmas.add(row.lemma);
      syntax.words.push_back(word);
    }
  }
  sentences_ = std::move(used);
  return syntax;
}

}  // namespace sayso
