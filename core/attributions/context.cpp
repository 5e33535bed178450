#include "core/attributions/context.h"

#include <algorithm>

namespace sayso {
namespace {

/// Brackets stay: they hold words of their own.
bool is_edge_mark(const Context& context, std::uint32_t token) {
  const std::string_view word = context.document.word(token);
  const CodePoint first = decode(word, 0);
  const CharClass kind = char_class(first.value);
  if (is_quote(kind)) return first.length == word.size();
  const bool bracket = kind == CharClass::open_bracket || kind == CharClass::close_bracket;
  return context.word(token).upos == Upos::punct && !bracket;
}

}  // namespace

void subtract(TokenSpan span, TokenSpan hole, std::vector<TokenSpan>& out) {
  const TokenSpan before{span.first, std::min(span.last, hole.first)};
  const TokenSpan after{std::max(span.first, hole.last), span.last};
  if (hole.empty() || hole.last <= span.first || span.last <= hole.first) {
    out.push_back(span);
    return;
  }
  if (!before.empty()) out.push_back(before);
  if (!after.empty()) out.push_back(after);
}

TokenSpan trim_punctuation(const Context& context, TokenSpan span) {
  while (!span.empty() && is_edge_mark(context, span.first)) ++span.first;
  while (!span.empty() && is_edge_mark(context, span.last - 1)) --span.last;
  return span;
}

std::vector<Range> to_ranges(const Context& context, const std::vector<TokenSpan>& spans) {
  std::vector<Range> ranges;
  for (const TokenSpan& span : spans) {
    const TokenSpan trimmed = trim_punctuation(context, span);
    if (trimmed.empty()) continue;
    ranges.push_back({context.document.tokens[trimmed.first].range.begin,
                      context.document.tokens[trimmed.last - 1].range.end});
  }
  return ranges;
}

}  // namespace sayso
