#include "wasm/desk/model/page.h"

#include <algorithm>

namespace sayso::desk {
namespace {

std::vector<std::uint32_t> claims_by_token(const Analysis& analysis) {
  const std::vector<Token>& tokens = analysis.document.tokens;
  std::vector<std::uint32_t> claim_of(tokens.size(), kNone);
  std::vector<std::uint32_t> size_of(tokens.size(), kNone);
  for (std::uint32_t i = 0; i < analysis.claims.size(); ++i) {
    std::uint32_t size = 0;
    for (const Range span : analysis.claims[i].spans) size += span.size();
    for (const Range span : analysis.claims[i].spans) {
      const auto begin_of = [](const Token& token) { return token.range.begin; };
      auto token = std::ranges::lower_bound(tokens, span.begin, {}, begin_of);
      for (; token != tokens.end() && token->range.begin < span.end; ++token) {
        const auto index = static_cast<std::size_t>(token - tokens.begin());
        if (size >= size_of[index]) continue;
        size_of[index] = size;
        claim_of[index] = i;
      }
    }
  }
  return claim_of;
}

/// Sets words into lines, moving a word and what is glued to it as one.
class Setter {
 public:
  Setter(float width, float blank) : width_(width), blank_(blank) {}

  void add(PlacedWord word, std::uint32_t block) {
    const bool opens = page_.lines.empty() || page_.lines.back().block != block;
    if (opens) {
      open_line(block, true);
    } else if (word.space_before) {
      x_ += blank_;
      glued_ = static_cast<std::uint32_t>(page_.words.size());
    }
    word.x = x_;
    x_ += word.width;
    page_.words.push_back(word);
    page_.lines.back().last = static_cast<std::uint32_t>(page_.words.size());
    if (x_ > width_ && glued_ > page_.lines.back().first) break_before(glued_, block);
  }

  Page take() { return std::move(page_); }

 private:
  void open_line(std::uint32_t block, bool opens_block) {
    const auto at = static_cast<std::uint32_t>(page_.words.size());
    page_.lines.push_back({at, at, block, opens_block});
    glued_ = at;
    x_ = 0;
  }

  void break_before(std::uint32_t word, std::uint32_t block) {
    const auto end = static_cast<std::uint32_t>(page_.words.size());
    page_.lines.back().last = word;
    page_.lines.push_back({word, end, block, false});
    const float shift = page_.words[word].x;
    for (std::uint32_t i = word; i < end; ++i) page_.words[i].x -= shift;
    x_ -= shift;
  }

  float width_;
  float blank_;
  Page page_;
  float x_ = 0;
  std::uint32_t glued_ = 0;  ///< first word of the run without white space that is being set
};

}  // namespace

std::uint32_t Page::line_of(std::uint32_t token) const {
  const auto line = std::ranges::upper_bound(lines, token, {}, &Line::last);
  return line == lines.end() ? kNone : static_cast<std::uint32_t>(line - lines.begin());
}

Page set_page(const Analysis& analysis, float width, float blank, const Measure& measure) {
  const Document& document = analysis.document;
  const std::vector<std::uint32_t> claim_of = claims_by_token(analysis);
  Setter setter(width, blank);
  for (const Sentence& sentence : document.sentences) {
    const BlockKind kind =
        sentence.block == kNone ? BlockKind::paragraph : document.blocks[sentence.block].kind;
    for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
      setter.add({token, claim_of[token], 0, measure(document.word(token), kind),
                  document.tokens[token].space_before},
                 sentence.block);
    }
  }
  return setter.take();
}

}  // namespace sayso::desk
