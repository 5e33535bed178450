#include "core/claims/worth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

constexpr std::string_view kText =
    "The mayor of Ashford said the city's budget grew by 4 percent last year, more than that of "
    "any other town in the county, after the council had raised taxes twice. She warned that "
    "costs would rise.";

Fixed score_of(const std::string& sentence) {
  return engine().score_sentences(engine().analyze(sentence)).at(0);
}

TEST(Worth, ReasonsAddUpToTheScore) {
  const Analysis analysis = engine().analyze(kText);
  ASSERT_FALSE(analysis.claims.empty());
  for (const Claim& claim : analysis.claims) {
    std::int32_t logit = 0;
    for (const Reason& reason : claim.reasons) logit += reason.weight;
    EXPECT_EQ(claim.score, logistic(logit));
  }
}

TEST(Worth, ReasonsAddUpOnEveryText) {
  std::uint32_t claims = 0;
  for (const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/core/fixtures/articles")) {
    if (file.path().extension() != ".txt") continue;
    const std::string text = testing::read_file(file.path());
    for (const Claim& claim : engine().analyze(text).claims) {
      std::int32_t logit = 0;
      for (const Reason& reason : claim.reasons) logit += reason.weight;
      EXPECT_EQ(claim.score, logistic(logit));
      ++claims;
    }
  }
  EXPECT_GT(claims, 10U);
}

TEST(Worth, TheModelTellsTheThresholdAndANewsroomSetsItsOwn) {
  Options options;
  const Analysis own = engine().analyze(kText, options);
  EXPECT_GT(own.checkworthy, 0);
  EXPECT_LT(own.checkworthy, 5000);
  options.checkworthy = 6000;
  EXPECT_EQ(engine().analyze(kText, options).checkworthy, 6000);
}

TEST(Worth, ReasonsAreFewAndPointToTheClaimsOwnWords) {
  const Analysis analysis = engine().analyze(kText);
  bool summed = false;
  for (const Claim& claim : analysis.claims) {
    EXPECT_LE(claim.reasons.size(), 8u);
    EXPECT_EQ(claim.reasons.front().code, "base");
    for (const Reason& reason : claim.reasons) {
      const bool words = reason.code == "word" || reason.code == "words";
      EXPECT_FALSE(words && reason.range.empty());
      summed = summed || reason.code == "other";
      if (reason.range.empty()) continue;
      EXPECT_TRUE(std::ranges::any_of(claim.spans, [&](Range span) {
        return span.contains(reason.range);
      })) << slice(kText, reason.range);
    }
  }
  EXPECT_TRUE(summed);
}

TEST(Worth, ASentenceWithoutAClaimIsScoredToo) {
  const std::string text = "Four million jobs lost in one year, and taxes up by 20 percent!";
  EXPECT_GT(score_of(text), score_of("What a lovely evening!"));
  EXPECT_EQ(engine().score_sentences(engine().analyze("It rained. It snowed.")).size(), 2u);
}

TEST(Worth, NamesAndSpeakingWeighNothingOfTheirOwn) {
  EXPECT_EQ(score_of("Anna Berger lowered the taxes by 20 percent."),
            score_of("Anna Keller lowered the taxes by 20 percent."));
  const Lexicon lexicon = Lexicon::load();
  EXPECT_TRUE(is_spoken(lexicon, "we", Upos::pron));
  EXPECT_FALSE(is_spoken(lexicon, "they", Upos::pron));
}

TEST(Worth, LogisticIsMonotoneSymmetricAndBounded) {
  Fixed before = 0;
  for (std::int32_t logit = -100000; logit <= 100000; logit += 137) {
    const Fixed value = logistic(logit);
    EXPECT_GE(value, before);
    EXPECT_EQ(value + logistic(-logit), kCertain);
    before = value;
  }
  EXPECT_EQ(logistic(0), 5000);
  EXPECT_EQ(logistic(10000), 7311);
}

std::vector<std::byte> model_with(std::array<std::int32_t, 3> scale) {
  const std::vector<std::int8_t> rows(kWorthRows);
  WeightsWriter writer(kWorthKind, "test");
  writer.add("rows", std::span<const std::int8_t>(rows));
  writer.add("scale", std::span<const std::int32_t>(scale));
  return writer.finish();
}

TEST(Worth, AScaleThatCouldOverflowIsRefused) {
  EXPECT_TRUE(WorthModel::load(model_with({1, 0, 0})));
  EXPECT_FALSE(WorthModel::load(model_with({0, 0, 0})));
  EXPECT_FALSE(WorthModel::load(model_with({kMostWorthStep + 1, 0, 0})));
  EXPECT_FALSE(WorthModel::load(model_with({1, -kMostWorthBase - 1, 0})));
  EXPECT_FALSE(WorthModel::load(model_with({1, 0, -1})));
  EXPECT_FALSE(WorthModel::load(model_with({1, 0, kCertain + 1})));
  EXPECT_EQ(WorthModel::load(model_with({1, 0, 2740}))->threshold(), 2740);
}

TEST(Worth, TheEngineNamesTheModelThatIsMissing) {
  const std::vector<std::byte> worth = model_with({1, 0, 0});
  const std::array<std::span<const std::byte>, 1> alone{worth};
  const auto created = Engine::create(alone);
  ASSERT_FALSE(created);
  EXPECT_NE(created.error().message.find("\"syntax\""), std::string::npos);
}

}  // namespace
}  // namespace sayso
