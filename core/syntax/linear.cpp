#include "core/syntax/linear.h"

#include <cstring>

#include "core/syntax/architecture.h"
#include "core/syntax/simd.h"

namespace sayso {

Linear::Linear(std::span<const std::int8_t> weights, std::uint32_t inputs, std::uint32_t outputs,
               std::span<const std::int16_t> bias)
    : inputs_(inputs),
      weights_(std::size_t{inputs} * outputs),
      bias_(outputs, 1 << (kWeightBits - 1)) {
  for (std::uint32_t p = 0; p < inputs; ++p) {
    for (std::uint32_t j = 0; j < outputs; ++j) {
      const std::size_t block = std::size_t{j / kBlock} * inputs * kBlock;
      const std::int16_t weight{weights[std::size_t{p} * outputs + j]};
      weights_[block + p / 2 * 2 * kBlock + j % kBlock * 2 + p % 2] = weight;
    }
  }
  for (std::uint32_t j = 0; j < bias.size(); ++j) bias_[j] += bias[j] * (1 << kWeightBits);
}

void Linear::apply(const std::int16_t* in, std::int16_t* out) const {
  using namespace simd;
  const std::int16_t* weights = weights_.data();
  for (std::size_t j = 0; j < bias_.size(); j += kBlock) {
    const std::int32_t* const bias = bias_.data() + j;
    Vector a = load(bias), b = load(bias + 4), c = load(bias + 8), d = load(bias + 12);
    for (std::uint32_t p = 0; p < inputs_; p += 2, weights += 2 * kBlock) {
      std::int32_t numbers;
      std::memcpy(&numbers, in + p, sizeof numbers);
      const Vector pair = splat32(numbers);
      a = add32(a, dot(pair, load(weights)));
      b = add32(b, dot(pair, load(weights + 8)));
      c = add32(c, dot(pair, load(weights + 16)));
      d = add32(d, dot(pair, load(weights + 24)));
    }
    const auto rounded = [](Vector sum) { return shift32(sum, kWeightBits); };
    store(out + j, narrow(rounded(a), rounded(b)));
    store(out + j + 8, narrow(rounded(c), rounded(d)));
  }
}

}  // namespace sayso
