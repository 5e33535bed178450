#include "core/standalone/standalone.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/output/names.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

constexpr std::string_view kBerger = "Anna Berger, the mayor of Ashford, spoke at a town meeting. ";

struct Case {
  std::string text;
  std::string reading;  ///< of the last claim
};

std::string last_reading(const std::string& text) {
  Options options;
  options.article.date = "2018-02-17";
  const Analysis analysis = engine().analyze(text, options);
  if (analysis.claims.empty()) return {};
  const StandaloneReader reader(analysis.document, analysis.syntax, analysis.entities,
                                analysis.values);
  return display_pieces(analysis, reader.read(analysis.claims.back()));
}

class Standalone : public ::testing::TestWithParam<Case> {};

TEST_P(Standalone, Reads) {
  EXPECT_EQ(last_reading(GetParam().text), GetParam().reading) << GetParam().text;
}

std::string berger(const std::string& text) { return std::string(kBerger) + text; }

INSTANTIATE_TEST_SUITE_P(
    People, Standalone,
    ::testing::Values(
        Case{berger("She closed the bridge."), "[Anna Berger] closed the bridge"},
        Case{berger("The council praised her."), "The council praised [Anna Berger]"},
        Case{berger("Her plan was rejected."), "[Anna Berger's] plan was rejected"},
        Case{berger("Berger closed the bridge."), "[Anna] Berger closed the bridge"},
        Case{berger("Anna Berger closed the bridge."), "Anna Berger closed the bridge"},
        Case{berger("The mayor closed the bridge."), "The mayor [Anna Berger] closed the bridge"},
        Case{berger("She said her plan was good."), "[Anna Berger's] plan was good"},
        Case{berger("She closed the bridge and sold her house."), "[Anna Berger] sold her house"},
        Case{berger("Berger said that she had closed the bridge."),
             "[Anna Berger] had closed the bridge"},
        Case{berger("The council said Berger had closed the bridge."),
             "[Anna] Berger had closed the bridge"},
        Case{"Peter Hess runs the port. He closed the bridge.", "[Peter Hess] closed the bridge"},
        Case{"Peter Hess runs the port. His ships are old.", "[Peter Hess's] ships are old"},
        Case{"Thomas Jones runs the port. The workers praised him.",
             "The workers praised [Thomas Jones]"},
        Case{"The World Health Organization met in Geneva. The WHO closed the office.",
             "The WHO [World Health Organization] closed the office"}));

INSTANTIATE_TEST_SUITE_P(
    FirstPerson, Standalone,
    ::testing::Values(
        Case{"\"I closed the bridge,\" said Anna Berger.", "I [Anna Berger] closed the bridge"},
        Case{"\"My plan was rejected,\" said Anna Berger.", "My [Anna Berger] plan was rejected"},
        Case{"\"We closed the bridge,\" said Anna Berger.",
             "We [speaker: Anna Berger] closed the bridge"},
        Case{"Anna Berger said: \"Our bridge was closed.\"",
             "Our [speaker: Anna Berger] bridge was closed"},
        Case{"\"I closed the bridge and I opened the road,\" said Anna Berger.",
             "I [Anna Berger] closed the bridge and I opened the road"},
        Case{"\"The bridge was closed,\" said Anna Berger.", "The bridge was closed"}));

INSTANTIATE_TEST_SUITE_P(
    Fragments, Standalone,
    ::testing::Values(
        Case{"The firm launched a new ship, which sailed faster than earlier ships.",
             "[A new ship] sailed faster than earlier ships"},
        Case{"The council closed the bridge and opened the road.", "[The council] opened the road"},
        Case{"The firm bought a ship, which sank, and sold the port.", "[The firm] sold the port"},
        Case{"The old bridge, which was built in 1920, was closed.",
             "[The old bridge] was built in 1920"},
        Case{"The mayor closed the bridge while the council opened the road.",
             "the council opened the road"},
        Case{"The firm bought a ship, which the council had sold.", "the council had sold"}));

INSTANTIATE_TEST_SUITE_P(
    Dates, Standalone,
    ::testing::Values(Case{"The mayor closed the bridge on Thursday.",
                           "The mayor closed the bridge on Thursday [15 February 2018]"},
                      Case{"The council will open the bridge on Thursday.",
                           "The council will open the bridge on Thursday [22 February 2018]"},
                      Case{"The mayor closed the bridge last week.",
                           "The mayor closed the bridge last week [week of 5 February 2018]"},
                      Case{"The mayor closed the bridge last year.",
                           "The mayor closed the bridge last year [2017]"},
                      Case{"The mayor closed the bridge in November.",
                           "The mayor closed the bridge in November [2017]"},
                      Case{"The mayor closed the bridge on December 3.",
                           "The mayor closed the bridge on December 3 [2017]"},
                      Case{"The mayor closed the bridge yesterday.",
                           "The mayor closed the bridge yesterday [16 February 2018]"},
                      Case{"The mayor closed the bridge two years ago.",
                           "The mayor closed the bridge two years ago [2016]"},
                      Case{"The mayor closed the bridge in May 2016.",
                           "The mayor closed the bridge in May 2016"},
                      Case{"Yesterday the mayor closed the bridge.",
                           "Yesterday [16 February 2018] the mayor closed the bridge"}));

// Nothing is put in that is not sure.
INSTANTIATE_TEST_SUITE_P(
    Unsure, Standalone,
    ::testing::Values(Case{"He closed the bridge.", "He closed the bridge"},
                      Case{"Her plan was rejected.", "Her plan was rejected"},
                      Case{"They closed the bridge.", "They closed the bridge"},
                      Case{"It rained in the town.", "It rained in the town"},
                      Case{"\"We closed the bridge,\" an official said.", "We closed the bridge"},
                      Case{"\"I saw the fire,\" he said.", "I saw the fire"},
                      Case{berger("She blamed herself."), "[Anna Berger] blamed herself"},
                      Case{"\"The bridge will open tomorrow,\" said Anna Berger.",
                           "The bridge will open tomorrow"},
                      Case{"The council debated Thursday's vote.",
                           "The council debated Thursday's vote"},
                      Case{berger("They closed the bridge."), "They closed the bridge"}));

TEST(StandaloneReading, WhatIsLeftOutBetweenSpansIsMarked) {
  EXPECT_EQ(last_reading("\"The bridge,\" Anna Berger said, \"was closed.\""),
            "The bridge [\u2026] was closed");
}

/// Without the insertions, what stands there is the article's, word for word.
TEST(StandaloneReading, TheArticlesWordsAreNeverChanged) {
  const std::string text = berger(
      "\"I closed the bridge on Thursday,\" she said. Her plan, which the council liked, "
      "was good. Berger sold the old port last year and bought a ship, which sank.");
  const Analysis analysis = engine().analyze(text);
  const StandaloneReader reader(analysis.document, analysis.syntax, analysis.entities,
                                analysis.values);
  ASSERT_FALSE(analysis.claims.empty());
  for (const Claim& claim : analysis.claims) {
    std::vector<Range> covered;
    for (const Piece& piece : reader.read(claim)) {
      if (piece.range.empty()) continue;
      if (!covered.empty() && covered.back().end == piece.range.begin) {
        covered.back().end = piece.range.end;
      } else {
        covered.push_back(piece.range);
      }
    }
    EXPECT_EQ(covered, claim.spans) << slice(text, claim.spans.front());
  }
}

}  // namespace
}  // namespace sayso
