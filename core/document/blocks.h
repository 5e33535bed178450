// Blocks of a text by its blank lines and line ends.
#pragma once

#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

/// Lines that were wrapped or broken inside a sentence come out in one block. O(bytes).
[[nodiscard]] std::vector<Block> find_blocks(std::string_view text, const Lexicon& lexicon);

}  // namespace sayso
