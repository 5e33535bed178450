// Quote marks → stretches of quoted text.
#pragma once

#include <vector>

#include "core/attributions/context.h"

namespace sayso {

/// Quoted tokens without the marks. `speech` is false for scare quotes, titles and single words.
struct Quotation {
  TokenSpan span;
  bool speech = false;
  bool continued = false;  ///< the quotation before was left open for this one to go on
};

/// Pairs the marks: curly, straight, single (only where they cannot be apostrophes), German and
/// French. A mark that nothing closes reaches to the end of its paragraph, and on over the
/// paragraphs that open with a mark of their own (the habit of news). Marks in a row that cannot be
/// paired are passed over. Ordered, disjoint. O(tokens).
[[nodiscard]] std::vector<Quotation> find_quotations(const Context& context);

}  // namespace sayso
