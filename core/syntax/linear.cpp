#include "core/syntax/linear.h"

#include <array>
#include <cstring>

#include "core/syntax/simd.h"

namespace sayso {

Linear::Linear(std::span<const std::int8_t> weights, std::uint32_t inputs, std::uint32_t outputs,
               int bits, std::span<const std::int16_t> bias)
    : inputs_(inputs),
      padded_((outputs + kBlock - 1) / kBlock * kBlock),
      bits_(bits),
      weights_(std::size_t{padded_} * inputs),
      bias_(padded_) {
  for (std::uint32_t p = 0; p < inputs; ++p) {
    for (std::uint32_t j = 0; j < outputs; ++j) {
      const std::size_t block = std::size_t{j / kBlock} * inputs * kBlock;
      const std::int16_t weight{weights[p * outputs + j]};
      weights_[block + p / 2 * 2 * kBlock + j % kBlock * 2 + p % 2] = weight;
    }
  }
  for (std::uint32_t j = 0; j < bias.size(); ++j) bias_[j] = bias[j] * (1 << bits);
}

template <typename Finish>
void Linear::multiply(const std::int16_t* in, Finish finish) const {
  using namespace simd;
  // Behind a ReLU half of all pairs are zero: they are left out.
  std::array<std::int32_t, kMostInputs / 2> pairs;
  std::array<std::uint32_t, kMostInputs / 2> places;
  std::uint32_t count = 0;
  for (std::uint32_t p = 0; p < inputs_; p += 2) {
    std::memcpy(&pairs[count], in + p, sizeof(std::int32_t));
    places[count] = p * kBlock;
    count += pairs[count] != 0;
  }
  const std::int16_t* block = weights_.data();
  for (std::uint32_t j = 0; j < padded_; j += kBlock, block += std::size_t{inputs_} * kBlock) {
    Vector a = zero(), b = zero(), c = zero(), d = zero();
    for (std::uint32_t k = 0; k < count; ++k) {
      const Vector pair = splat_pair(pairs[k]);
      const std::int16_t* const weights = block + places[k];
      a = add32(a, dot(pair, load(weights)));
      b = add32(b, dot(pair, load(weights + 8)));
      c = add32(c, dot(pair, load(weights + 16)));
      d = add32(d, dot(pair, load(weights + 24)));
    }
    finish(j, a, b, c, d);
  }
}

void Linear::score(const std::int16_t* in, std::int32_t* out) const {
  using namespace simd;
  multiply(in, [&](std::uint32_t j, Vector a, Vector b, Vector c, Vector d) {
    const std::int32_t* bias = bias_.data() + j;
    store(out + j, add32(a, load(bias)));
    store(out + j + 4, add32(b, load(bias + 4)));
    store(out + j + 8, add32(c, load(bias + 8)));
    store(out + j + 12, add32(d, load(bias + 12)));
  });
}

void Linear::apply(const std::int16_t* in, std::int16_t* out) const {
  using namespace simd;
  const Vector half = splat32(1 << (bits_ - 1));
  multiply(in, [&](std::uint32_t j, Vector a, Vector b, Vector c, Vector d) {
    const std::int32_t* bias = bias_.data() + j;
    const auto finish = [&](Vector sum, std::uint32_t at) {
      return shift32(add32(add32(sum, half), load(bias + at)), bits_);
    };
    store(out + j, narrow(finish(a, 0), finish(b, 4)));
    store(out + j + 8, narrow(finish(c, 8), finish(d, 12)));
  });
}

}  // namespace sayso
