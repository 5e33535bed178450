#include "core/output/offsets.h"

#include <bit>

namespace sayso {
namespace {

constexpr std::uint32_t kBlock = 64;

}  // namespace

Offsets::Offsets(std::string_view text, Unit unit) {
  if (unit == Unit::byte) return;
  blocks_.resize(text.size() / kBlock + 1);
  const auto add_unit = [&](std::uint32_t at) {
    blocks_[at / kBlock].units |= std::uint64_t{1} << at % kBlock;
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    add_unit(at);
    if (point.value > 0xFFFF) add_unit(at + 1);
    at += point.length;
  }
  std::uint32_t units = 0;
  for (Block& block : blocks_) {
    block.before = units;
    units += static_cast<std::uint32_t>(std::popcount(block.units));
  }
}

std::uint32_t Offsets::convert(std::uint32_t at) const {
  if (blocks_.empty()) return at;
  const Block& block = blocks_[at / kBlock];
  const std::uint64_t passed = block.units & ((std::uint64_t{1} << at % kBlock) - 1);
  return block.before + static_cast<std::uint32_t>(std::popcount(passed));
}

}  // namespace sayso
