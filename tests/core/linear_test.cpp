#include "core/syntax/linear.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/syntax/architecture.h"

namespace sayso {
namespace {

/// Random numbers of at most `size`.
template <typename T>
std::vector<T> numbers(std::size_t count, int size, std::mt19937& random) {
  std::vector<T> out(count);
  for (T& number : out) {
    number =
        static_cast<T>(static_cast<int>(random() % (2u * static_cast<unsigned>(size) + 1)) - size);
  }
  return out;
}

TEST(Linear, EqualsPlainArithmetic) {
  std::mt19937 random(1);
  for (const auto& [inputs, outputs, largest] :
       {std::tuple{16u, 16u, 500}, {64u, 320u, 4000}, {256u, 48u, 32767}}) {
    const auto weights = numbers<std::int8_t>(inputs * outputs, 127, random);
    const auto bias = numbers<std::int16_t>(outputs, 3000, random);
    const auto in = numbers<std::int16_t>(inputs, largest, random);
    const Linear linear(weights, inputs, outputs, bias);
    std::vector<std::int16_t> out(outputs);
    linear.apply(in.data(), out.data());
    for (std::uint32_t j = 0; j < outputs; ++j) {
      std::int32_t sum = bias[j] * (1 << kWeightBits);
      for (std::uint32_t p = 0; p < inputs; ++p) sum += in[p] * weights[p * outputs + j];
      EXPECT_EQ(out[j], std::clamp((sum + (1 << (kWeightBits - 1))) >> kWeightBits, -32768, 32767));
    }
  }
}

}  // namespace
}  // namespace sayso
