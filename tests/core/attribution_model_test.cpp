// The learned attribution model: its file, and speech that runs over several sentences.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "core/attributions/features.h"
#include "core/engine/engine.h"
#include "core/weights/weights.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

std::vector<std::byte> shipped() {
  const std::string bytes =
      testing::read_file(std::filesystem::path(SAYSO_SOURCE_DIR) / "core/models/attributions.bin");
  const auto view = std::as_bytes(std::span(bytes));
  return {view.begin(), view.end()};
}

using Scale = std::array<std::int32_t, 2>;

constexpr std::array<std::string_view, 3> kScaled{"cues", "accept", "reach"};

/// A model without weights; `scaled` has the scale, the others a usable one; `left_out` is a
/// section that it lacks.
std::vector<std::byte> model_with(std::string_view scaled, Scale scale,
                                  const std::string& left_out = "") {
  WeightsWriter writer(kAttributionKind, "test");
  const auto add_table = [&](const std::string& name, std::size_t buckets, std::size_t width) {
    const std::vector<std::int8_t> weights(buckets * width);
    const std::vector<std::uint8_t> checks(buckets);
    if (name != left_out) writer.add(name, std::span<const std::int8_t>(weights));
    writer.add(name + " checks", std::span<const std::uint8_t>(checks));
  };
  add_table("cues", kCueBuckets, 1);
  add_table("accept", kAcceptBuckets, 1);
  add_table("reach", kReachBuckets, 1);
  add_table("roles", kRoleBuckets, kRoles);
  add_table("steps", kStepBuckets, kRoles * kRoles);
  for (const std::string_view name : kScaled) {
    const Scale own = name == scaled ? scale : Scale{1, 0};
    writer.add(std::string(name) + " scale", std::span<const std::int32_t>(own));
  }
  return writer.finish();
}

/// The words of all attributions whose cue is `cue`.
std::string content_of(const std::string& text, const std::string& cue, AttributionMode mode) {
  Options options;
  options.attribution = mode;
  const Analysis analysis = engine().analyze(text, options);
  std::string content;
  for (const Attribution& attribution : analysis.attributions) {
    if (attribution.cue.empty()) continue;
    const Range found = attribution.cue.front();
    if (slice(text, found) != cue) continue;
    for (const Range range : attribution.content) content += std::string(slice(text, range)) + " ";
  }
  return content;
}

TEST(AttributionModel, RefusesDamagedFiles) {
  std::vector<std::byte> file = shipped();
  ASSERT_TRUE(AttributionModel::load(file));
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    const std::size_t at = random() % file.size();
    file[at] ^= std::byte{0x10};
    EXPECT_FALSE(AttributionModel::load(file)) << at;
    file[at] ^= std::byte{0x10};
  }
  EXPECT_FALSE(AttributionModel::load(std::span(file).first(file.size() / 2)));
}

TEST(AttributionModel, RefusesScalesThatCouldOverflow) {
  EXPECT_TRUE(AttributionModel::load(model_with("cues", {1, 0})));
  for (const Scale wrong :
       {Scale{0, 0}, Scale{kMostUnit + 1, 0}, Scale{1, kMostBase + 1}, Scale{1, -kMostBase - 1}}) {
    for (const std::string_view name : kScaled) {
      EXPECT_FALSE(AttributionModel::load(model_with(name, wrong))) << name;
    }
  }
}

TEST(AttributionModel, NamesTheSectionThatIsMissing) {
  for (const std::string name : {"cues", "accept", "reach", "roles", "steps"}) {
    const auto model = AttributionModel::load(model_with("cues", {1, 0}, name));
    ASSERT_FALSE(model);
    EXPECT_NE(model.error().message.find(name), std::string::npos);
  }
}

TEST(Acceptance, WhatFollowsSpeaksForACueThatSeldomIsOne) {
  const std::string text = "Ilse Korda came away convinced that the weir would hold.";
  EXPECT_EQ(content_of(text, "came away convinced", AttributionMode::learned),
            "the weir would hold ");
}

TEST(Acceptance, WhatFollowsSpeaksAgainstACue) {
  EXPECT_TRUE(engine().analyze("The court considered the matter in May.").attributions.empty());
}

TEST(Reach, GoesBackAndOnOverSentencesWithoutMarks) {
  const std::string text =
      "The council of Linz met on Monday to vote on the old harbour.\n\n"
      "We have waited for ten years and we will not wait any longer. I want this harbour to be "
      "safe for our children, Berger said. We are not going to give up.\n\n"
      "The vote was put off until March, when a new council takes its seats.";
  const std::string learned = content_of(text, "said", AttributionMode::learned);
  EXPECT_NE(learned.find("waited for ten years"), std::string::npos) << learned;
  EXPECT_NE(learned.find("give up"), std::string::npos) << learned;
  EXPECT_EQ(learned.find("council"), std::string::npos) << learned;
  // The rules list such sentences as floating speech of their own.
  const std::string ruled = content_of(text, "said", AttributionMode::rules);
  EXPECT_NE(ruled.find("safe for our children"), std::string::npos) << ruled;
}

TEST(Reach, OfTwoCuesTheLikelierGoesOn) {
  const std::string text =
      "\"The weir is safe,\" Ilse Korda said, adding that the river was low. \"We inspected it in "
      "March.\"";
  EXPECT_EQ(content_of(text, "adding", AttributionMode::learned), "the river was low ");
  EXPECT_EQ(content_of(text, "said", AttributionMode::learned),
            "The weir is safe We inspected it in March ");
}

TEST(Reach, TheNarratorTakesOver) {
  const std::string text =
      "Anna Berger, who leads the council, said that the bridge was closed.\n\n"
      "The bridge was built in 1932 by a firm from Graz. It carries 4,000 cars a day.";
  for (const AttributionMode mode : {AttributionMode::learned, AttributionMode::rules}) {
    const std::string content = content_of(text, "said", mode);
    EXPECT_NE(content.find("the bridge was closed"), std::string::npos) << content;
    EXPECT_EQ(content.find("1932"), std::string::npos) << content;
  }
}

TEST(Reach, SentencesBesideTheCueAreLessSureThanItsOwn) {
  const std::string text =
      "The council of Linz met on Monday.\n\n"
      "We have waited for ten years and we will not wait any longer. I want this harbour to be "
      "safe for our children, Anna Berger said.";
  for (const Claim& claim : engine().analyze(text).claims) {
    if (claim.voice != Voice::floating) continue;
    EXPECT_LT(claim.confidence, 9500);
  }
}

/// Seconds that the fastest of three analyses takes, a byte.
double pace(const std::string& text) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const Analysis analysis = engine().analyze(text);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_FALSE(analysis.document.tokens.empty());
    best = std::min(best, took.count());
  }
  return best / static_cast<double>(text.size());
}

std::string repeated(const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

TEST(Reach, TakesLinearTimeOnNothingButCues) {
  for (const std::string piece : {"said ", "\" ", "I said we said. ", "he said.\n\n"}) {
    const double little = pace(repeated(piece, 8'000));
    const double much = pace(repeated(piece, 64'000));
    EXPECT_LT(much, 4 * little) << piece;
  }
}

}  // namespace
}  // namespace sayso
