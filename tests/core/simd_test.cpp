#include "core/syntax/simd.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace sayso {
namespace {

using Numbers = std::array<std::int16_t, 8>;

template <typename Vector>
Numbers numbers_of(const Vector& vector) {
  Numbers numbers;
  std::memcpy(numbers.data(), &vector, sizeof numbers);
  return numbers;
}

/// Of all sizes, the largest among them.
Numbers numbers(std::mt19937& random) {
  Numbers out;
  for (std::int16_t& number : out) {
    const auto bits = static_cast<std::uint16_t>(random());
    number = random() % 8 == 0
                 ? static_cast<std::int16_t>(bits % 2 == 0 ? -32768 : 32767)
                 : static_cast<std::int16_t>(static_cast<std::int16_t>(bits) >> random() % 15);
  }
  return out;
}

TEST(Simd, IsWhatPlainLoopsGive) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const Numbers x = numbers(random), y = numbers(random);
    const simd::Vector a = simd::load(x.data()), b = simd::load(y.data());
    const simd::plain::Vector c = simd::plain::load(x.data()), d = simd::plain::load(y.data());
    EXPECT_EQ(numbers_of(simd::dot(a, b)), numbers_of(simd::plain::dot(c, d)));
    EXPECT_EQ(numbers_of(simd::add32(a, b)), numbers_of(simd::plain::add32(c, d)));
    EXPECT_EQ(numbers_of(simd::add16(a, b)), numbers_of(simd::plain::add16(c, d)));
    EXPECT_EQ(numbers_of(simd::max16(a, b)), numbers_of(simd::plain::max16(c, d)));
    EXPECT_EQ(numbers_of(simd::multiply16(a, b)), numbers_of(simd::plain::multiply16(c, d)));
    EXPECT_EQ(numbers_of(simd::narrow(a, b)), numbers_of(simd::plain::narrow(c, d)));
    EXPECT_EQ(numbers_of(simd::narrow_bytes(a, b)), numbers_of(simd::plain::narrow_bytes(c, d)));
    EXPECT_EQ(numbers_of(simd::min_bytes(a, b)), numbers_of(simd::plain::min_bytes(c, d)));
    EXPECT_EQ(numbers_of(simd::shift32(a, 6)), numbers_of(simd::plain::shift32(c, 6)));
    EXPECT_EQ(numbers_of(simd::shift_left16<6>(a)), numbers_of(simd::plain::shift_left16<6>(c)));
    EXPECT_EQ(numbers_of(simd::shift_right16<6>(a)), numbers_of(simd::plain::shift_right16<6>(c)));
    EXPECT_EQ(numbers_of(simd::splat16(x[0])), numbers_of(simd::plain::splat16(x[0])));
    EXPECT_EQ(numbers_of(simd::splat32(x[0])), numbers_of(simd::plain::splat32(x[0])));
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(x.data());
    EXPECT_EQ(numbers_of(simd::widen_bytes(bytes)), numbers_of(simd::plain::widen_bytes(bytes)));
    EXPECT_EQ(simd::nonzero_bytes(a), simd::plain::nonzero_bytes(c));
    EXPECT_EQ(simd::equal_bytes16(a, b), simd::plain::equal_bytes16(c, d));
  }
  EXPECT_EQ(numbers_of(simd::zero()), numbers_of(simd::plain::zero()));
}

}  // namespace
}  // namespace sayso
