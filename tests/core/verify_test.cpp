#include "core/verify/verify.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <random>

#include "core/engine/engine.h"
#include "core/output/output.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

constexpr std::string_view kSource =
    "MINISTER: Good morning. We have looked at the figures with great care.\n\n"
    "I want to be clear. The budget grew by 4.2 percent last year, and we did not raise a single "
    "tax to do it. I told them to leave the harbour alone until the report is published in "
    "March.\n\n"
    "QUESTION: Will the bridge be closed?\n\n"
    "MINISTER: The bridge will not be closed. Some 1,200 people use it every day, and they will go "
    "on using it. We will never, ever give up on the people of the coast. We don\u2019t do that.";

Verification verified(std::string_view article, std::string_view source = kSource) {
  return engine().verify(engine().analyze(article), source);
}

/// One line a check: finding, and how the words stand to the source's.
std::string told(std::string_view article, std::string_view source = kSource) {
  const Analysis analysis = engine().analyze(article);
  return verification_to_text(analysis, engine().verify(analysis, source));
}

struct QuoteCase {
  std::string_view name;
  std::string_view article;
  std::string_view told;
};

class Quotes : public ::testing::TestWithParam<QuoteCase> {};

TEST_P(Quotes, AreFoundInTheSource) { EXPECT_EQ(told(GetParam().article), GetParam().told); }

constexpr QuoteCase kCases[] = {
    {"verbatim", "\"We have looked at the figures with great care,\" she said.",
     "same quotation: We have looked at the figures with great care\n"},
    {"case_and_marks", "\u201CWe don't do that,\u201D she said.",
     "same quotation: We don't do that\n"},
    {"parted",
     "\"I told them to leave the harbour alone,\" she said, \"until the report is published in "
     "March.\"",
     "same quotation: I told them to leave the harbour alone\n"
     "same quotation: until the report is published in March\n"},
    {"ellipsis", "\"We will never ... give up on the people of the coast,\" she said.",
     "same quotation: We will never ... give up on the people of the coast\n"},
    {"bracket", "\"I told [the builders] to leave the harbour alone,\" she said.",
     "same quotation: I told [the builders] to leave the harbour alone\n"},
    {"negation_lost", "\"The bridge will be closed,\" she said.",
     "changed quotation: The bridge will [-not-] be closed\n"
     "  source: The bridge will not be closed\n"},
    {"words_changed", "\"We have looked at the numbers with great care,\" she said.",
     "changed quotation: We have looked at the [-figures-]{+numbers+} with great care\n"
     "  source: We have looked at the figures with great care\n"},
    {"words_added",
     "\"We will never, ever, I swear, give up on the people of the coast,\" she said.",
     "changed quotation: We will never, ever {+I swear+} give up on the people of the coast\n"
     "  source: We will never, ever give up on the people of the coast\n"},
    {"missing", "\"Nobody has ever asked me about the airport,\" she said.",
     "missing quotation: Nobody has ever asked me about the airport,\n"},
    {"half_missing",
     "\"We have looked at the figures with great care ... and nobody asked about pensions,\" she "
     "said.",
     "changed quotation: We have looked at the figures with great care ... {+and nobody asked "
     "about "
     "pensions+}\n  source: We have looked at the figures with great care\n"},
};

INSTANTIATE_TEST_SUITE_P(Verify, Quotes, ::testing::ValuesIn(kCases),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Verify, FiguresOfTheSameThingAreCompared) {
  EXPECT_EQ(told("The budget grew by 4.2% last year, the ministry said."), "same figure: 4.2%\n");
  EXPECT_EQ(told("Some 1,500 people use the bridge every day."),
            "changed figure: Some 1,500 people\n  source: Some 1,200 people\n");
  EXPECT_EQ(told("The airport has 17 gates."), "missing figure: 17 gates\n");
}

TEST(Verify, WhatAnArticleQuotesStandsInTheArticle) {
  if (std::string(SAYSO_SHARED_DIR).empty()) GTEST_SKIP() << "skipped: no shared folder";
  const auto folder = std::filesystem::path(SAYSO_SHARED_DIR) / "data/polnear/dev/text";
  std::size_t quotations = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string text = testing::read_file(entry.path());
    for (const Check& check : verified(text, text).checks) {
      EXPECT_EQ(check.finding, Finding::same) << entry.path() << slice(text, check.range);
      quotations += check.kind == CheckKind::quotation;
    }
  }
  EXPECT_GT(quotations, 500u);
}

TEST(Verify, AWordThatIsEverywhereIsFound) {
  std::string source;
  for (int i = 0; i < 100; ++i) source += "He said that it was that. ";
  EXPECT_EQ(told("\"That,\" he said.", source), "same quotation: That\n");
}

TEST(Verify, AFigureInsideAQuotationThatIsTheSameIsNotToldTwice) {
  const Verification result = verified("\"The budget grew by 4.2 percent last year,\" she said.");
  ASSERT_EQ(result.checks.size(), 1u);
  EXPECT_EQ(result.checks[0].kind, CheckKind::quotation);
}

TEST(Verify, NothingToCheckAndNothingToCheckAgainst) {
  EXPECT_TRUE(verified("").checks.empty());
  EXPECT_TRUE(verified("It rained all day.").checks.empty());
  const Verification result = verified("\"We did it,\" he said. It cost 300 euros.", "");
  ASSERT_EQ(result.checks.size(), 2u);
  for (const Check& check : result.checks) EXPECT_EQ(check.finding, Finding::missing);
}

/// What holds for every result.
void expect_sound(std::string_view article, std::string_view source) {
  const Verification result = verified(article, source);
  std::uint32_t last = 0;
  for (const Check& check : result.checks) {
    EXPECT_LE(last, check.range.begin);
    last = check.range.begin;
    EXPECT_LE(check.range.end, article.size());
    EXPECT_EQ(check.source.empty(), check.finding == Finding::missing);
    EXPECT_TRUE(check.score >= 0 && check.score <= kCertain);
    for (const Range range : check.source) {
      EXPECT_LT(range.begin, range.end);
      EXPECT_LE(range.end, source.size());
    }
    std::uint32_t at = check.range.begin;
    for (const WordEdit& edit : check.edits) {
      EXPECT_LE(at, edit.here.begin) << slice(article, check.range);
      EXPECT_LE(edit.here.begin, edit.here.end);
      EXPECT_LE(edit.there.begin, edit.there.end);
      EXPECT_LE(edit.there.end, source.size());
      at = edit.here.end;
    }
    EXPECT_LE(at, check.range.end);
  }
}

TEST(Verify, HoldsOnTextsMadeOfMarksAndWords) {
  constexpr std::string_view kPieces[] = {
      "\"",    "\u201C",   "\u201D",        "[",           "]",     "...",  "\u2026",   " ",
      " the ", "bridge",   " 4.2 percent ", ".",           ",",     "\n\n", " closed ", " not ",
      "said ", "Ann Lee ", "\xFF",          " on Friday ", "1,200 "};
  std::mt19937 random(7);
  const auto text = [&] {
    std::string made;
    for (int i = 0; i < 80; ++i) made += kPieces[random() % std::size(kPieces)];
    return made;
  };
  for (int round = 0; round < 200; ++round) expect_sound(text(), text());
}

TEST(Verify, TakesTimeInLineWithTheTexts) {
  const auto seconds = [](std::size_t words) {
    std::string source;
    std::string article = "\"";
    for (std::size_t i = 0; i < words; ++i) source += i % 7 == 6 ? "the way. " : "go on and ";
    for (std::size_t i = 0; i < words / 4; ++i) article += "go on the way ";
    article += "\", he said.";
    const Analysis analysis = engine().analyze(article);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(engine().verify(analysis, source).checks.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds(2000);
  EXPECT_LT(seconds(32000), 8 * 4 * seconds(8000));
}

}  // namespace
}  // namespace sayso
