// A claim to take along: its words, who says it, and the sentence that says so.
#pragma once

#include <string>

#include "core/engine/engine.h"
#include "wasm/desk/model/claim_table.h"

namespace sayso::desk {

/// Plain UTF-8 in lines, as the reading page copies a claim. `row` must be one of `analysis`.
/// O(bytes).
[[nodiscard]] std::string quote_claim(const Analysis& analysis, const ClaimRow& row);

}  // namespace sayso::desk
