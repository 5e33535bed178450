// Words of an article for a panel.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/text/text.h"

namespace sayso::desk {

/// The pieces on one line, an ellipsis between them; valid UTF-8. O(bytes).
[[nodiscard]] std::string line_of(std::string_view text, const std::vector<Range>& pieces);

}  // namespace sayso::desk
