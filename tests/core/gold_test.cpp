#include "tests/core/gold.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sayso::testing {
namespace {

const std::filesystem::path kArticles =
    std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/core/fixtures/articles";

// An article whose marks are lost, with every kind of speech that news has.
TEST(Gold, StrippedArticleOfOurOwn) {
  const Score score = score_article(kArticles / "herring.json");
  EXPECT_DOUBLE_EQ(score.sentences, 1.0);
  EXPECT_GE(score.claims_recall, 0.80);
  EXPECT_GE(score.claims_precision, 0.70);
  EXPECT_GE(score.span_iou, 0.80);
  EXPECT_GE(score.speaker, 0.90);
  EXPECT_GE(score.narrator, 0.90);
  EXPECT_GE(score.source, 0.90);
}

class SharedGold : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::string(SAYSO_SHARED_DIR).empty()) GTEST_SKIP() << "skipped: no shared folder";
  }
  const std::filesystem::path gold_ = std::filesystem::path(SAYSO_SHARED_DIR) / "gold";
};

TEST_F(SharedGold, Seed) {
  const Score score = score_article(gold_ / "seed.json");
  EXPECT_DOUBLE_EQ(score.sentences, 1.0);
  EXPECT_GE(score.claims_recall, 0.80);
  EXPECT_GE(score.claims_precision, 0.70);
  EXPECT_GE(score.span_iou, 0.80);
  EXPECT_GE(score.speaker, 0.90);
  EXPECT_GE(score.narrator, 0.90);
  EXPECT_GE(score.source, 0.90);
}

TEST_F(SharedGold, NewsArticlesPooled) {
  const Score score = score_folder(gold_, "gum");
  EXPECT_GE(score.sentences, 0.93);
  EXPECT_GE(score.claims_recall, 0.65);
  EXPECT_GE(score.claims_precision, 0.60);
  EXPECT_GE(score.exact_f1, 0.36);
  EXPECT_GE(score.speaker, 0.60);
  EXPECT_GE(score.narrator, 0.80);
  EXPECT_GE(score.source, 0.75);
}

}  // namespace
}  // namespace sayso::testing
