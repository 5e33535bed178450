#include "core/verify/verify.h"

#include <algorithm>

#include "core/verify/figures.h"
#include "core/verify/quotes.h"
#include "core/verify/wording.h"

namespace sayso {

std::vector<Check> verify(const ReadText& article, const std::vector<Quotation>& quotations,
                          const ReadText& source, const Lexicon& lexicon) {
  const Wording here = read_wording(article.document, lexicon);
  const Wording there = read_wording(source.document, lexicon);
  QuoteChecker quotes({article.document, here}, {source.document, there});
  FigureChecker figures({article.document, here}, {source.document, there}, source.values);
  std::vector<Check> checks;
  for (const Quotation& quotation : quotations) {
    if (std::optional<Check> check = quotes.check(quotation.span)) {
      checks.push_back(std::move(*check));
    }
  }
  const auto quoted = static_cast<std::ptrdiff_t>(checks.size());
  std::ptrdiff_t next = 0;  // the first quotation that does not end before the value
  for (const Value& value : article.values) {
    while (next < quoted && checks[static_cast<std::size_t>(next)].range.end <= value.range.begin) {
      ++next;
    }
    const bool told = next < quoted &&
                      checks[static_cast<std::size_t>(next)].range.begin <= value.range.begin &&
                      checks[static_cast<std::size_t>(next)].finding == Finding::same;
    if (told) continue;
    if (std::optional<Check> check = figures.check(value)) checks.push_back(std::move(*check));
  }
  std::ranges::inplace_merge(checks, checks.begin() + quoted, {},
                             [](const Check& check) { return check.range.begin; });
  return checks;
}

}  // namespace sayso
