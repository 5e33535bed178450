#include "core/tools/common/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso {
namespace {

using testing::HasSubstr;

struct Read {
  FeedReport report;
  FactCheckIndex index;
};

Read read(std::string_view feed) {
  static const Lexicon lexicon = Lexicon::load();
  FactCheckIndexBuilder builder(lexicon);
  const auto report = read_feed(feed, builder);
  EXPECT_TRUE(report) << report.error().message;
  auto index = FactCheckIndex::open(FileBytes(builder.finish()));
  return {report ? *report : FeedReport(), std::move(*index)};
}

std::string error_of(std::string_view feed) {
  static const Lexicon lexicon = Lexicon::load();
  FactCheckIndexBuilder builder(lexicon);
  const auto report = read_feed(feed, builder);
  return report ? "" : report.error().message;
}

constexpr std::string_view kReview = R"({
  "@context": "https://schema.org", "@type": "ClaimReview",
  "url": "https://checkers.example/ferry", "headline": "No, the ferry was not sold",
  "datePublished": "2024-02-01", "claimReviewed": "The ferry was sold.",
  "author": {"@type": "Organization", "name": "The Checkers", "url": "https://checkers.example"},
  "itemReviewed": {"@type": "Claim", "datePublished": "2024-01-20",
                   "author": {"@type": "Person", "name": "Bo Lund"}},
  "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "False"}
})";

void expect_review(const FactCheck& check) {
  EXPECT_EQ(check.claim, "The ferry was sold.");
  EXPECT_EQ(check.claimant, "Bo Lund");
  EXPECT_EQ(check.date, "2024-01-20");
  EXPECT_EQ(check.rating, "False");
  EXPECT_EQ(check.publisher, "The Checkers");
  EXPECT_EQ(check.url, "https://checkers.example/ferry");
  EXPECT_EQ(check.title, "No, the ferry was not sold");
}

TEST(Feed, AClaimReviewWhereverItStands) {
  const std::string review(kReview);
  for (const std::string& feed :
       {review, "\xEF\xBB\xBF" + review, "[" + review + "]", "{\"@graph\":[" + review + "]}",
        R"({"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":[)" + review +
            "]}]}"}) {
    const Read read_feed = read(feed);
    EXPECT_EQ(read_feed.report.taken, 1u) << feed;
    EXPECT_EQ(read_feed.report.bad, 0u) << feed;
    ASSERT_EQ(read_feed.index.size(), 1u);
    expect_review(read_feed.index.at(0));
  }
}

TEST(Feed, TheOrderOfKeysDoesNotMatter) {
  const Read found = read(
      R"({"reviewRating":{"ratingValue":"2"},"claimReviewed":"A","author":"B","@type":["Thing","ClaimReview"]})");
  ASSERT_EQ(found.index.size(), 1u);
  EXPECT_EQ(found.index.at(0).rating, "2");
  EXPECT_EQ(found.index.at(0).publisher, "B");
}

TEST(Feed, LinesOfJsonAndWhatIsWrongWithSome) {
  const Read found = read(
      "{\"@type\":\"ClaimReview\",\"claimReviewed\":\"One\"}\n"
      "{\"@type\":\"ClaimReview\",\"claimRev\r\n"
      "\n"
      "{\"@type\":\"Person\",\"name\":\"x\"}\n"
      "{\"@type\":\"ClaimReview\",\"claimReviewed\":\"Two\",\"url\":\"ftp://x\"}\n"
      "{\"@type\":\"ClaimReview\",\"claimReviewed\":\"Three\"}");
  EXPECT_EQ(found.report.taken, 2u);
  EXPECT_EQ(found.report.bad, 3u);
  ASSERT_EQ(found.report.problems.size(), 3u);
  EXPECT_TRUE(found.report.lines);
  EXPECT_EQ(found.report.problems[0].at, 2u);
  EXPECT_EQ(found.report.problems[1].at, 4u);
  EXPECT_EQ(found.report.problems[2].at, 5u);
  EXPECT_THAT(found.report.problems[2].reason, HasSubstr("http"));
}

TEST(Feed, WhatStoodBeforeTheDamageIsKept) {
  const Read found = read("[" + std::string(kReview) + ",{\"@type\":");
  EXPECT_EQ(found.report.taken, 1u);
  EXPECT_EQ(found.report.bad, 1u);
  EXPECT_THAT(found.report.problems.at(0).reason, HasSubstr("not JSON"));
}

TEST(Feed, CsvWithQuotesAndNamedColumns) {
  const Read found = read(
      "URL,Claim,Speaker,Rating,Ignored\r\n"
      "https://a.example,\"He said \"\"no\"\", twice\r\nin a row\",Bo Lund,False,x\r\n"
      "https://b.example,Short\r\n"
      "https://c.example,Too,many,fields,in,this\r\n"
      "javascript:1,A claim,,,\r\n"
      "https://d.example,\"never ends");
  EXPECT_EQ(found.report.taken, 2u);
  EXPECT_EQ(found.report.bad, 3u);
  ASSERT_EQ(found.index.size(), 2u);
  EXPECT_EQ(found.index.at(0).claim, "He said \"no\", twice in a row");
  EXPECT_EQ(found.index.at(0).claimant, "Bo Lund");
  EXPECT_EQ(found.index.at(1).url, "https://b.example");
  ASSERT_EQ(found.report.problems.size(), 3u);
  EXPECT_EQ(found.report.problems[0].at, 5u);
  EXPECT_EQ(found.report.problems[1].at, 6u);
  EXPECT_EQ(found.report.problems[2].at, 7u);
}

TEST(Feed, CsvBySemicolonsAndTabs) {
  EXPECT_EQ(read("claim;url\nOne, two;https://a.example\n").index.at(0).claim, "One, two");
  EXPECT_EQ(read("claim\turl\nOne\thttps://a.example\n").index.at(0).url, "https://a.example");
}

TEST(Feed, WhatIsNoFeedIsSaidSo) {
  EXPECT_THAT(error_of(""), HasSubstr("empty"));
  EXPECT_THAT(error_of(" \n "), HasSubstr("empty"));
  EXPECT_THAT(error_of("GIF89a and more"), HasSubstr("column `claim`"));
}

TEST(Feed, DepthIsNoMatter) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "{\"a\":[";
  const Read cut = read(deep);
  EXPECT_EQ(cut.report.taken, 0u);
  std::string closed = "[" + std::string(100'000, '[') + std::string(100'000, ']') + "," +
                       std::string(kReview) + "]";
  EXPECT_EQ(read(closed).report.taken, 1u);
}

TEST(Feed, OnlyTheFirstProblemsAreTold) {
  std::string feed = "claim,url\n";
  for (int i = 0; i < 100; ++i) feed += "A claim,ftp://x\n";
  const Read found = read(feed);
  EXPECT_EQ(found.report.bad, 100u);
  EXPECT_EQ(found.report.problems.size(), kToldProblems);
}

}  // namespace
}  // namespace sayso
