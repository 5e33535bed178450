// What makes a file of the models' form whole again when bytes of it have changed.
#pragma once

#include <cstddef>
#include <span>

namespace sayso {

/// Writes into the header of `file`, whose directory and data are there, what a reader checks
/// first: magic, format, size and checksum. Nothing happens where it is shorter than a header.
/// O(n).
void seal(std::span<std::byte> file);

}  // namespace sayso
