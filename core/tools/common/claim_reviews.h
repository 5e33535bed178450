// ClaimReviews in a JSON text, wherever they stand in it.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <string_view>

#include "core/match/match.h"

namespace sayso {

/// Calls `each` with every ClaimReview of `json`, in order, and the number of entries' bytes so
/// far; what it is given is borrowed for the call. An object is one by its @type, or where it has
/// `claimReviewed`. Errors: where the text is not JSON, with the byte; what stood before it has
/// been given. O(json), without recursion.
[[nodiscard]] std::expected<void, Error> read_claim_reviews(
    std::string_view json, const std::function<void(const FactCheck&, std::size_t)>& each);

}  // namespace sayso
