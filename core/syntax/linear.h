// Matrix times vector in fixed point, for vectors that are mostly not zero. Numbers in and out have
// kSumBits fractional bits.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

/// 8-bit weights with kWeightBits fractional bits, `inputs` rows of `outputs` numbers, laid out for
/// SIMD.
class Linear {
 public:
  static constexpr std::uint32_t kBlock = 16;
  static constexpr std::uint32_t kMostInputs = 512;  ///< so that no sum overflows 32 bits

  Linear() = default;
  /// `inputs` is even and at most kMostInputs, `outputs` a multiple of kBlock; `bias` has `outputs`
  /// numbers, or none.
  Linear(std::span<const std::int8_t> weights, std::uint32_t inputs, std::uint32_t outputs,
         std::span<const std::int16_t> bias);

  /// out[j] for each output: the sum, rounded and saturated. O(inputs · outputs).
  void apply(const std::int16_t* in, std::int16_t* out) const;

 private:
  std::uint32_t inputs_ = 0;
  std::vector<std::int16_t> weights_;  // by block, then pair of inputs, then output, then input
  std::vector<std::int32_t> bias_;     // with half a unit, as wide as a product
};

}  // namespace sayso
