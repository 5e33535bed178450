#include "core/weights/weights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::array<std::int16_t, 3> kNumbers{1, -2, 3};
constexpr std::array<std::uint8_t, 5> kBytes{9, 8, 7, 6, 5};

std::vector<std::byte> small_file() {
  WeightsWriter writer("test", "one");
  writer.add("numbers", std::span<const std::int16_t>(kNumbers));
  writer.add("bytes", std::span<const std::uint8_t>(kBytes));
  return writer.finish();
}

TEST(Weights, GivesBackWhatWasWritten) {
  const auto weights = Weights::load(small_file(), "test");
  ASSERT_TRUE(weights) << weights.error().message;
  EXPECT_EQ(weights->version(), "one");
  const auto numbers = weights->section<std::int16_t>("numbers", 3);
  ASSERT_TRUE(numbers) << numbers.error().message;
  EXPECT_TRUE(std::ranges::equal(*numbers, kNumbers));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers->data()) % Weights::kAlignment, 0u);
  const auto bytes = weights->section<std::uint8_t>("bytes");
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_TRUE(std::ranges::equal(*bytes, kBytes));
}

TEST(Weights, NamesAMissingOrMisfittingSection) {
  const auto weights = Weights::load(small_file(), "test");
  ASSERT_TRUE(weights);
  EXPECT_NE(weights->section<std::uint8_t>("other").error().message.find("missing"),
            std::string::npos);
  EXPECT_FALSE(weights->section<std::int16_t>("numbers", 4));
  EXPECT_FALSE(weights->section<std::int16_t>("bytes"));
}

TEST(Weights, RefusesForeignFilesAndOtherKinds) {
  const auto file = small_file();
  EXPECT_NE(Weights::load(file, "names").error().message.find("\"test\""), std::string::npos);
  EXPECT_FALSE(Weights::load(std::as_bytes(std::span("GIF89a, and more of it")), "test"));
  EXPECT_FALSE(Weights::load({}, "test"));
}

TEST(Weights, RefusesEveryTruncation) {
  const auto file = small_file();
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(Weights::load(std::span(file).first(size), "test")) << size;
  }
}

TEST(Weights, RefusesEveryFlippedBit) {
  auto file = small_file();
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    const auto mask = static_cast<std::byte>(1 << bit % 8);
    file[bit / 8] ^= mask;
    EXPECT_FALSE(Weights::load(file, "test")) << bit;
    file[bit / 8] ^= mask;
  }
  EXPECT_TRUE(Weights::load(file, "test"));
}

}  // namespace
}  // namespace sayso
