// What a window shows, as a file.
#pragma once

#include <expected>
#include <string>

#include "core/text/text.h"

namespace sayso::desk {

/// Writes the current frame as PPM, before its buffers are swapped. Errors: a file that cannot be
/// written.
[[nodiscard]] std::expected<void, Error> write_picture(const std::string& path, int width,
                                                       int height);

}  // namespace sayso::desk
