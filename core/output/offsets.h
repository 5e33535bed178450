// Byte offsets → the unit that the reader of an analysis counts in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/output/output.h"

namespace sayso {

/// Converts byte offsets into `text`. Malformed UTF-8 counts one UTF-16 unit a maximal subpart, as
/// a decoder that puts U+FFFD there would. Borrows `text`. Built in O(text); a conversion is O(1).
class Offsets {
 public:
  Offsets(std::string_view text, Unit unit);

  /// `at` is at most text.size() and stands on a code point's border.
  [[nodiscard]] std::uint32_t convert(std::uint32_t at) const;

 private:
  /// UTF-16 units before each block of bytes; each block's count begins at its first border.
  struct Mark {
    std::uint32_t byte;
    std::uint32_t units;
  };
  std::string_view text_;
  Unit unit_;
  std::vector<Mark> marks_;
};

}  // namespace sayso
