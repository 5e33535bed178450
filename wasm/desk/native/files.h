// What the command line names: files for the Desk to open.
#pragma once

#include <expected>
#include <string>

#include "core/match/match.h"
#include "core/tools/common/gold.h"

namespace sayso::desk {

/// All of a file. Errors: one that cannot be read.
[[nodiscard]] std::expected<std::string, Error> read_text(const std::string& path);

/// The gold file of an article of `size` bytes. Errors: as read_text() and read_gold() have them.
[[nodiscard]] std::expected<GoldArticle, Error> open_gold(const std::string& path,
                                                          std::uint32_t size);

/// An index of fact-checks, or a feed (ClaimReview as JSON, CSV) of which one is made. Errors: a
/// file that cannot be read, is damaged, or holds none.
[[nodiscard]] std::expected<FactCheckIndex, Error> open_checks(const std::string& path);

}  // namespace sayso::desk
