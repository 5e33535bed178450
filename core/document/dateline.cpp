// Datelines: "UNITED NATIONS (Reuters) - …", "PARIS — …", "LONDON, Jan 3 (AP) — …".
#include <algorithm>

#include "core/document/sentences.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestDateline = 20;  // tokens
constexpr std::uint32_t kSentencesRead = 8;

struct Dateline {
  std::uint32_t body = 0;  ///< first token behind it
  Range outlet;
};

/// The dateline that `sentence` begins with; body is the sentence's first token where it has none.
Dateline dateline_of(const Document& document, const Sentence& sentence,
                     std::span<const Shape> shapes) {
  const Dateline none{sentence.first, {}};
  Dateline found = none;
  bool place = false;   // a place in capitals
  bool closed = false;  // the bracket with the outlet is behind us
  const std::uint32_t end = std::min(sentence.last, sentence.first + kLongestDateline);
  for (std::uint32_t token = sentence.first; token < end; ++token) {
    const Shape shape = shapes[token];
    const std::string_view word = document.word(token);
    const bool last = token + 1 == sentence.last;
    const bool dash = (shape.kind == Kind::dash && word.size() <= 3) || word == "_";
    if (dash && token > sentence.first) {
      const bool parted = document.tokens[token].space_before || closed || word.size() > 1;
      const bool hyphen = !parted && !last && !document.tokens[token + 1].space_before;
      if (hyphen) continue;  // inside a name
      if (last || (!closed && !place)) return none;
      if (!closed && shapes[token + 1].letters == Case::lower) return none;
      found.body = token + 1;
      return found;
    }
    if (closed) {
      // "(CNN)The …": no dash, no space.
      if (document.tokens[token].space_before || shape.letters != Case::upper) return none;
      found.body = token;
      return found;
    }
    if (shape.kind == Kind::open_bracket) {
      std::uint32_t close = token + 1;
      while (close < end && shapes[close].kind != Kind::close_bracket) ++close;
      if (close >= end || close == token + 1 || close > token + 6) return none;
      if (shapes[token + 1].letters != Case::upper && !place) return none;
      found.outlet = {document.tokens[token + 1].range.begin, document.tokens[close - 1].range.end};
      closed = true;
      token = close;
      continue;
    }
    if (shape.kind == Kind::word) {
      if (shape.letters != Case::upper && token == sentence.first) return none;
      const bool small = word == "of" || word == "de" || word == "and" || word == "the";
      if (shape.letters == Case::lower && !small) return none;
      if (token == sentence.first) place = is_all_caps(word);
    } else if (shape.kind != Kind::number && shape.kind != Kind::comma && word != "/") {
      return none;
    }
  }
  return none;
}

}  // namespace

void read_dateline(Document& document, std::span<const Shape> shapes) {
  const std::size_t read = std::min<std::size_t>(document.sentences.size(), kSentencesRead);
  for (Sentence& sentence : std::span(document.sentences).first(read)) {
    const Dateline dateline = dateline_of(document, sentence, shapes);
    if (dateline.body == sentence.first) continue;
    sentence.body = dateline.body;
    document.outlet = dateline.outlet;
    return;
  }
}

}  // namespace sayso
