// The options of sayso_analyze: JSON → engine options.
#pragma once

#include <expected>
#include <string_view>

#include "core/engine/engine.h"
#include "core/output/output.h"

namespace sayso {

struct Request {
  Options options;
  JsonOptions json;
};

/// Reads `options` as sayso.h describes it; empty means no options. Blocks come out in bytes of
/// `text`; a border inside a code point moves to its begin. Errors: JSON that cannot be read (with
/// its position), a member of the wrong type, blocks out of order or outside the text. O(options +
/// text).
[[nodiscard]] std::expected<Request, Error> read_options(std::string_view options,
                                                         std::string_view text);

}  // namespace sayso
