// What the parts of this stage share: the stages before it, and stretches of tokens.
#pragma once

#include <cstdint>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// Half-open stretch of tokens.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] bool holds(std::uint32_t token) const { return first <= token && token < last; }
};

/// The results of the stages before; borrowed.
struct Context {
  const Document& document;
  const Syntax& syntax;
  const Tree& tree;
  const Entities& entities;
  const Lexicon& lexicon;

  [[nodiscard]] const Word& word(std::uint32_t token) const { return syntax.words[token]; }
  [[nodiscard]] TokenSpan subtree(std::uint32_t token) const {
    return {tree.left(token), tree.right(token)};
  }
  [[nodiscard]] bool has_child(std::uint32_t token, Deprel relation) const {
    return tree.child(token, relation) != kNone;
  }
};

/// `span` without `hole`: none, one or two stretches, appended to `out`.
void subtract(TokenSpan span, TokenSpan hole, std::vector<TokenSpan>& out);

/// `span` without the quote marks, commas, colons, dashes and stops at its ends.
[[nodiscard]] TokenSpan trim_punctuation(const Context& context, TokenSpan span);

/// Trimmed byte ranges of `spans`; empty ones are dropped.
[[nodiscard]] std::vector<Range> to_ranges(const Context& context,
                                           const std::vector<TokenSpan>& spans);

}  // namespace sayso
