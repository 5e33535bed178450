// Blocks of a text by its blank lines and line ends.
#pragma once

#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

/// `range` without the white space at its ends, but what belongs to a grapheme there. O(range).
[[nodiscard]] Range trim_block(std::string_view text, Range range);

/// Lines that were wrapped or broken inside a sentence come out in one block. O(bytes).
[[nodiscard]] std::vector<Block> find_blocks(std::string_view text, const Lexicon& lexicon);

}  // namespace sayso
