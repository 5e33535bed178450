#include "core/output/offsets.h"

namespace sayso {
namespace {

constexpr std::uint32_t kBlock = 64;

std::uint32_t units_of(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

}  // namespace

Offsets::Offsets(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  if (unit == Unit::byte) return;
  marks_.reserve(text.size() / kBlock + 1);
  std::uint32_t units = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    if (at >= marks_.size() * kBlock) marks_.push_back({at, units});
    const CodePoint point = decode(text, at);
    at += point.length;
    units += units_of(point);
  }
  if (marks_.empty() || text.size() >= marks_.size() * kBlock) {
    marks_.push_back({static_cast<std::uint32_t>(text.size()), units});
  }
}

std::uint32_t Offsets::convert(std::uint32_t at) const {
  if (unit_ == Unit::byte) return at;
  // A code point may reach over a block's border: then the block's mark lies behind `at`.
  std::size_t block = at / kBlock;
  if (marks_[block].byte > at) --block;
  std::uint32_t byte = marks_[block].byte;
  std::uint32_t units = marks_[block].units;
  while (byte < at) {
    const CodePoint point = decode(text_, byte);
    byte += point.length;
    units += units_of(point);
  }
  return units;
}

}  // namespace sayso
