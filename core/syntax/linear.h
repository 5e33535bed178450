// Matrix times vector in fixed point.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

/// Activations and biases are 16-bit numbers with this many fractional bits.
inline constexpr int kActivationBits = 8;

/// 8-bit weights with `bits` fractional bits, `inputs` rows of `outputs` numbers, laid out for
/// SIMD.
class Linear {
 public:
  static constexpr std::uint32_t kBlock = 16;  ///< outputs are filled up to a multiple of this

  static constexpr std::uint32_t kMostInputs = 768;

  Linear() = default;
  /// `inputs` is even and at most kMostInputs; `bias` has `outputs` numbers with kActivationBits,
  /// or none.
  Linear(std::span<const std::int8_t> weights, std::uint32_t inputs, std::uint32_t outputs,
         int bits, std::span<const std::int16_t> bias);

  [[nodiscard]] std::uint32_t padded() const { return padded_; }

  /// out[j] for j < padded(): the sums with kActivationBits + bits fractional bits, for inputs with
  /// kActivationBits. Only for comparing: they are not rounded.
  void score(const std::int16_t* in, std::int32_t* out) const;

  /// The same rounded to kActivationBits and saturated.
  void apply(const std::int16_t* in, std::int16_t* out) const;

 private:
  template <typename Finish>
  void multiply(const std::int16_t* in, Finish finish) const;

  std::uint32_t inputs_ = 0, padded_ = 0;
  int bits_ = 0;
  std::vector<std::int16_t> weights_;  // by block, then pair of inputs, then output, then input
  std::vector<std::int32_t> bias_;     // with kActivationBits + bits_
};

}  // namespace sayso
