// What the parts of this stage share: the stages before it, and stretches of tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/attributions/attributions.h"
#include "core/document/document.h"
#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"

namespace sayso {

/// The results of the stages before; borrowed.
struct Context {
  const Document& document;
  const Syntax& syntax;
  const Tree& tree;
  const Entities& entities;
  const Lexicon& lexicon;

  [[nodiscard]] const Word& word(std::uint32_t token) const { return syntax.words[token]; }
  /// Whether attribution_words.txt has the token's lemma in `class_name`.
  [[nodiscard]] bool counts_as(std::uint32_t token, std::string_view class_name) const {
    return has_field(lexicon.attribution_words.fields(syntax.lemma(token)), class_name);
  }
  [[nodiscard]] TokenSpan subtree(std::uint32_t token) const {
    return {tree.left(token), tree.right(token)};
  }
};

[[nodiscard]] constexpr Fixed scaled(Fixed confidence, Fixed factor) {
  return static_cast<Fixed>(static_cast<std::int64_t>(confidence) * factor / kCertain);
}

/// `span` without `hole`: none, one or two stretches, appended to `out`.
void subtract(TokenSpan span, TokenSpan hole, std::vector<TokenSpan>& out);

/// Trimmed byte ranges of `spans`; empty ones are dropped.
[[nodiscard]] std::vector<Range> to_ranges(const Context& context,
                                           const std::vector<TokenSpan>& spans);

/// The token of `span` whose head lies outside it; the first where there are several.
[[nodiscard]] std::uint32_t head_of_span(const Context& context, TokenSpan span);

}  // namespace sayso
