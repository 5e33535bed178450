#include "core/attributions/context.h"

#include <algorithm>

namespace sayso {
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

std::vector<Range> to_ranges(const Context& context, const std::vector<TokenSpan>& spans) {
  std::vector<Range> ranges;
  for (const TokenSpan& span : spans) {
    const TokenSpan trimmed = trim_marks(context.document, context.syntax, span);
    if (trimmed.empty()) continue;
    ranges.push_back({context.document.tokens[trimmed.first].range.begin,
                      context.document.tokens[trimmed.last - 1].range.end});
  }
  return ranges;
}

std::uint32_t head_of_span(const Context& context, TokenSpan span) {
  for (std::uint32_t t = span.first; t < span.last; ++t) {
    const std::uint32_t head = context.word(t).head;
    if ((head == kNone || !span.holds(head)) && context.word(t).deprel != Deprel::punct) return t;
  }
  return span.first;
}

}  // namespace sayso
