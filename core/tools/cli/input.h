// Reading for the command line: whole files, standard input, documents one a line.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>

#include "core/text/text.h"

namespace sayso::cli {

/// The whole of `path`, or of standard input for "-". Errors: what the system says.
[[nodiscard]] std::expected<std::string, Error> read_all(const std::string& path);

/// One document of `--lines`.
struct Line {
  std::string id;  ///< JSON: the `id` that the line has, else its number from 1
  std::string text;
  std::string date;     ///< of the article; may be empty
  std::string speaker;  ///< of a statement; may be empty
  std::string error;    ///< why the line cannot be read; empty where it can
};

/// Calls `each` with every line of `path` (or standard input), in order: NDJSON objects with `id`,
/// `text`, `date` and `speaker`, or plain text. Memory for one line at a time. Errors: as read_all.
[[nodiscard]] std::expected<void, Error> for_each_line(
    const std::string& path, const std::function<void(const Line&)>& each);

}  // namespace sayso::cli
