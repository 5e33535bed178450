// Byte offsets → the unit that the reader of an analysis counts in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/output/output.h"

namespace sayso {

/// Converts byte offsets into a text. Malformed UTF-8 counts one UTF-16 unit a maximal subpart, as
/// a decoder that puts U+FFFD there would. Built in O(text), a quarter of its size; a conversion is
/// O(1).
class Offsets {
 public:
  Offsets(std::string_view text, Unit unit);

  /// `at` is at most the text's size and stands on a code point's border.
  [[nodiscard]] std::uint32_t convert(std::uint32_t at) const;

 private:
  /// Of 64 bytes: a bit for each that adds a UTF-16 unit. What needs two units sets the bits of its
  /// first two bytes.
  struct Block {
    std::uint64_t units = 0;
    std::uint32_t before = 0;  ///< units of all blocks before
  };
  std::vector<Block> blocks_;  ///< empty where the unit is the byte
};

}  // namespace sayso
