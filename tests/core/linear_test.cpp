#include "core/syntax/linear.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

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
  for (const auto& [inputs, outputs, bits] :
       {std::tuple{16u, 3u, 4}, {64u, 65u, 7}, {192u, 48u, 12}}) {
    const auto weights = numbers<std::int8_t>(inputs * outputs, 127, random);
    const auto bias = numbers<std::int16_t>(outputs, 3000, random);
    const auto in = numbers<std::int16_t>(inputs, 4000, random);
    const Linear linear(weights, inputs, outputs, bits, bias);
    std::vector<std::int32_t> scores(linear.padded());
    std::vector<std::int16_t> rounded(linear.padded());
    linear.score(in.data(), scores.data());
    linear.apply(in.data(), rounded.data());
    for (std::uint32_t j = 0; j < outputs; ++j) {
      std::int32_t sum = bias[j] * (1 << bits);
      for (std::uint32_t p = 0; p < inputs; ++p) sum += in[p] * weights[p * outputs + j];
      EXPECT_EQ(scores[j], sum);
      EXPECT_EQ(rounded[j], std::clamp((sum + (1 << (bits - 1))) >> bits, -32768, 32767));
    }
  }
}

}  // namespace
}  // namespace sayso
