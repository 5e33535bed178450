// Each fuzzer for a moment, on inputs that are the same every time: what it demands holds.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using Fuzzer = int (*)(const std::uint8_t*, std::size_t);
extern "C" {
int fuzz_analyze(const std::uint8_t*, std::size_t);
int fuzz_boundary(const std::uint8_t*, std::size_t);
int fuzz_match(const std::uint8_t*, std::size_t);
int fuzz_models(const std::uint8_t*, std::size_t);
int fuzz_session(const std::uint8_t*, std::size_t);
int fuzz_verify(const std::uint8_t*, std::size_t);
}

namespace sayso {
namespace {

constexpr int kRounds = 100;

struct Target {
  std::string_view name;
  Fuzzer run;
};

void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }

class Fuzz : public ::testing::TestWithParam<Target> {};

/// Bytes, and words among them.
std::vector<std::uint8_t> input_of(std::mt19937& random) {
  constexpr std::array<std::string_view, 10> kWords{
      "\"", "“",    "” said ", "Mr. Berg ", ".\n\n", "he told ", "{\"unit\": \"byte\"}\n",
      "é",  "\xC3", " 12% "};
  std::vector<std::uint8_t> input;
  const std::size_t parts = random() % 24;
  for (std::size_t part = 0; part < parts; ++part) {
    if (random() % 2 == 0) {
      const std::string_view word = kWords[random() % kWords.size()];
      input.insert(input.end(), word.begin(), word.end());
    } else {
      for (std::size_t i = random() % 8; i > 0; --i) {
        input.push_back(static_cast<std::uint8_t>(random()));
      }
    }
  }
  return input;
}

/// What fuzzing begins with: texts for all, and what the target has of its own.
std::vector<std::filesystem::path> seeds_of(std::string_view target) {
  const std::filesystem::path folder = std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/fuzz/seeds";
  std::vector<std::filesystem::path> files;
  for (const auto& name : {folder / "text", folder / target}) {
    if (!std::filesystem::is_directory(name)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(name)) files.push_back(entry);
  }
  return files;
}

TEST_P(Fuzz, FindsNothingFromItsSeeds) {
  const auto seeds = seeds_of(GetParam().name);
  ASSERT_GE(seeds.size(), 6u);
  for (const auto& path : seeds) {
    std::ifstream file(path, std::ios::binary);
    const std::string seed{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(seed.empty()) << path;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(seed.data());
    ASSERT_EQ(GetParam().run(bytes, seed.size()), 0) << path;
  }
  std::cout << seeds.size() << " seeds\n";
}

TEST_P(Fuzz, FindsNothing) {
  std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<std::uint8_t> input = input_of(random);
    ASSERT_EQ(GetParam().run(input.data(), input.size()), 0);
  }
  std::cout << kRounds << " inputs\n";
}

INSTANTIATE_TEST_SUITE_P(
    Seeded, Fuzz,
    ::testing::Values(Target{"analyze", fuzz_analyze}, Target{"boundary", fuzz_boundary},
                      Target{"match", fuzz_match}, Target{"models", fuzz_models},
                      Target{"session", fuzz_session}, Target{"verify", fuzz_verify}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sayso
