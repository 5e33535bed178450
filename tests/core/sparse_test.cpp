#include "core/syntax/sparse.h"

#include <gtest/gtest.h>

#include <random>

namespace sayso {
namespace {

std::int16_t saturated(int sum) {
  return static_cast<std::int16_t>(std::clamp(sum, -32768, 32767));
}

/// `count` activations of which one in `rarity` is not zero.
std::vector<std::uint8_t> activations(std::uint32_t count, std::uint32_t rarity,
                                      std::mt19937& random) {
  std::vector<std::uint8_t> out(count);
  for (std::uint8_t& one : out) {
    one = random() % rarity == 0 ? static_cast<std::uint8_t>(1 + random() % kMostActive)
                                 : std::uint8_t{0};
  }
  return out;
}

TEST(Sparse, ProductsSaturateStepByStep) {
  std::mt19937 random(1);
  for (const std::uint32_t outputs : {3u, 16u, 43u, 65u, 80u, 96u, 400u}) {
    for (const std::uint32_t rarity : {1u, 4u, 1000u}) {  // dense ones overflow
      const std::uint32_t inputs = 96;
      std::vector<std::int8_t> weights(inputs * outputs);
      for (auto& weight : weights) weight = static_cast<std::int8_t>(random());
      std::vector<std::int16_t> bias(outputs);
      for (auto& one : bias) one = static_cast<std::int16_t>(random());
      const auto in = activations(inputs, rarity, random);
      std::vector<Active> active(inputs);
      active.resize(
          static_cast<std::size_t>(collect(in.data(), inputs, active.data()) - active.data()));
      const SparseLinear linear(weights, outputs, bias);
      ASSERT_EQ(linear.size() % kLanes, 0u);
      std::vector<std::int16_t> out(linear.size());
      linear.apply(active, out.data());
      for (std::uint32_t j = 0; j < outputs; ++j) {
        std::int16_t sum = bias[j];
        for (std::uint32_t p = 0; p < inputs; ++p) {
          sum = saturated(sum + in[p] * weights[p * outputs + j]);
        }
        ASSERT_EQ(out[j], sum);
      }
      const auto largest = std::max_element(out.begin(), out.begin() + outputs) - out.begin();
      EXPECT_EQ(best(out.data(), linear.size()), largest);
    }
  }
}

TEST(Sparse, ActivatesByRoundingAndClamping) {
  std::array<std::int16_t, 16> sums{};
  std::array<std::uint8_t, 16> out{};
  for (int first = -32768; first < 32768; first += 16) {
    for (int i = 0; i < 16; ++i)
      sums[static_cast<std::size_t>(i)] = static_cast<std::int16_t>(first + i);
    Sums<2>(sums.data()).activate(out.data());
    for (int i = 0; i < 16; ++i) {
      ASSERT_EQ(out[static_cast<std::size_t>(i)],
                std::clamp((first + i + 32) >> 6, 0, kMostActive));
    }
  }
}

TEST(Sparse, AddsAnActivationAsWhatItStandsFor) {
  std::vector<std::uint8_t> in(16);
  for (std::uint8_t i = 0; i < 16; ++i) in[i] = static_cast<std::uint8_t>(4 * i);
  const std::vector<std::int16_t> bias(16, 32000);
  std::vector<std::int16_t> out(16);
  Sums<2> sums(bias.data());
  sums.add_activations(in.data());
  sums.store(out.data());
  for (std::size_t i = 0; i < 16; ++i) EXPECT_EQ(out[i], saturated(32000 + in[i] * 64));
}

TEST(Sparse, CollectsWhatIsNotZeroInOrder) {
  std::mt19937 random(2);
  for (const std::uint32_t size : {16u, 48u, 64u, 80u, 192u}) {
    const auto in = activations(size, 5, random);
    std::vector<Active> active(size);
    const Active* const end = collect(in.data(), size, active.data());
    const Active* next = active.data();
    for (std::uint32_t i = 0; i < size; ++i) {
      if (in[i] == 0) continue;
      ASSERT_NE(next, end);
      EXPECT_EQ(next->place, i);
      EXPECT_EQ(next->value, in[i] * 0x10001u);
      ++next;
    }
    EXPECT_EQ(next, end);
  }
}

}  // namespace
}  // namespace sayso
