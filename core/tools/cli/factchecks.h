// `sayso index` and the parts of `sayso match` that need no article.
#pragma once

#include <expected>
#include <string>

#include "core/match/match.h"
#include "core/output/output.h"

namespace sayso::cli {

/// Reads a feed and writes its index; tells what was left out, and on a terminal how far it is.
/// Errors: files that cannot be read or written, a feed that holds nothing.
[[nodiscard]] std::expected<void, Error> build_index(const std::string& feed,
                                                     const std::string& out);

/// Errors: a file that cannot be read, or is no index of Sayso's.
[[nodiscard]] std::expected<FactCheckIndex, Error> open_index(const std::string& path);

/// Looks up statements one a line (plain, or JSON with id, text, speaker and date) and prints one
/// JSON object for each. True where every line could be read. Errors: a file that cannot be read.
[[nodiscard]] std::expected<bool, Error> match_lines(const std::string& file,
                                                     const FactCheckIndex& index, Fixed least,
                                                     Unit unit);

}  // namespace sayso::cli
