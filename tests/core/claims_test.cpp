#include "core/claims/claims.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/output/names.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

std::vector<std::string> spans_of(const Analysis& analysis) {
  std::vector<std::string> out;
  for (const Claim& claim : analysis.claims) {
    std::string words;
    for (const Range span : claim.spans) {
      if (!words.empty()) words += " | ";
      words += slice(analysis.document.text, span);
    }
    out.push_back(words);
  }
  return out;
}

struct Split {
  std::string text;
  std::vector<std::string> claims;
};

class Clauses : public ::testing::TestWithParam<Split> {};

TEST_P(Clauses, AreJudgedOnTheirOwn) {
  EXPECT_EQ(spans_of(engine().analyze(GetParam().text)), GetParam().claims);
}

INSTANTIATE_TEST_SUITE_P(
    Probes, Clauses,
    ::testing::Values(
        Split{"The mayor closed the bridge on Monday.", {"The mayor closed the bridge on Monday"}},
        Split{"But the mayor closed the bridge on Monday.",
              {"the mayor closed the bridge on Monday"}},
        Split{"However, the mayor closed the bridge.", {"the mayor closed the bridge"}},
        Split{"The mayor closed the bridge, but the council opened the road.",
              {"The mayor closed the bridge", "the council opened the road"}},
        Split{"The firm launched a new ship, which sailed faster than earlier ships.",
              {"The firm launched a new ship", "sailed faster than earlier ships"}},
        Split{"The firm sold its ship, the Gannet, which sank in March.",
              {"The firm sold its ship, the Gannet", "sank in March"}},
        Split{"The mayor closed the bridge while the council opened the road.",
              {"The mayor closed the bridge", "the council opened the road"}},
        Split{"Who closed the bridge?", {}},
        Split{"The mayor of the old harbour failed to get re-elected in this port, and resigned "
              "from his post after the defeat.",
              {"The mayor of the old harbour failed to get re-elected in this port",
               "resigned from his post after the defeat"}},
        Split{"The firm held a fair, in which four cranes were shown.",
              {"The firm held a fair", "four cranes were shown"}},
        Split{"The flood began when the wall broke.", {"The flood began when the wall broke"}},
        Split{"Members are required to visit the port each year, if it is possible, as it is one "
              "of the duties of the club.",
              {"Members are required to visit the port each year, if it is possible",
               "it is one of the duties of the club"}},
        Split{"\"It is a long day.\" - Omar Haddad", {"It is a long day"}},
        Split{"Anna Berger said \"we may extend the use of the ferry in due course\", but no "
              "current plans to expand the scheme exist.",
              {"we may extend the use of the ferry in due course"}}));

struct Typed {
  std::string text;
  ClaimType type;
};

class Types : public ::testing::TestWithParam<Typed> {};

TEST_P(Types, FollowTheGuidelines) {
  const Analysis analysis = engine().analyze(GetParam().text);
  ASSERT_FALSE(analysis.claims.empty()) << GetParam().text;
  EXPECT_EQ(name_of(analysis.claims.front().type), name_of(GetParam().type)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Probes, Types,
    ::testing::Values(Typed{"The mayor closed the bridge on Monday.", ClaimType::event},
                      Typed{"The bridge is in the north of the town.", ClaimType::state},
                      Typed{"The town spent 4 million euros on the bridge.", ClaimType::quantity},
                      Typed{"The new bridge is longer than the old bridge.", ClaimType::comparison},
                      Typed{"The flood caused the collapse of the bridge.", ClaimType::causal},
                      Typed{"Camping under the bridge is illegal.", ClaimType::rule},
                      Typed{"Anna Berger said: \"We urge the council to act.\"", ClaimType::demand},
                      Typed{"A crack appeared in the bridge.", ClaimType::event},
                      Typed{"The mayor first closed the bridge in May.", ClaimType::event},
                      Typed{"The mayor, aged 64, closed the bridge.", ClaimType::event},
                      Typed{"The law requires a second bridge.", ClaimType::rule},
                      Typed{"The bridge will open again in the spring.", ClaimType::prediction},
                      Typed{"Anna Berger urged the council to close the bridge.",
                            ClaimType::demand},
                      Typed{"Anna Berger said: \"We will build a new bridge.\"", ClaimType::pledge},
                      Typed{"Anna Berger called the plan a disgrace.", ClaimType::opinion},
                      Typed{"Anna Berger said the letter was clumsy.", ClaimType::opinion},
                      Typed{"Anna Berger said: \"We face a reckless plan.\"", ClaimType::opinion},
                      Typed{"The fee is used to repair the bridge.", ClaimType::state},
                      Typed{"The new crane is due on Monday.", ClaimType::state},
                      Typed{"The court has ruled that members of the club may now meet in the "
                            "port.",
                            ClaimType::rule}));

TEST(Claims, ACueJudgesOnlyWhatItGoverns) {
  const Analysis analysis = engine().analyze(
      "Anna Berger called the plan a \"disgrace\": \"The council closed the bridge in May. It "
      "sold the ferries in June.\"");
  ASSERT_EQ(analysis.claims.size(), 2u);
  EXPECT_EQ(name_of(analysis.claims[0].type), name_of(ClaimType::opinion));
  EXPECT_EQ(name_of(analysis.claims[1].type), name_of(ClaimType::event));
}

/// The learned attributions bound contents in their own way; claims follow the guidelines.
class Statements : public ::testing::TestWithParam<Split> {};

TEST_P(Statements, AreBoundedByTheParseWhoeverFindsTheCue) {
  for (const AttributionMode mode : {AttributionMode::learned, AttributionMode::rules}) {
    Options options;
    options.attribution = mode;
    EXPECT_EQ(spans_of(engine().analyze(GetParam().text, options)), GetParam().claims);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Probes, Statements,
    ::testing::Values(
        Split{"Anna Berger also urged the harbour board and the council on Friday to close the "
              "bridge by moving the ferries, but the two bodies were wary of the idea.",
              {"the harbour board and the council on Friday to close the bridge by moving the "
               "ferries",
               "the two bodies were wary of the idea"}},
        Split{"Anna Berger claims that she was kept in Hull, England until she was ten and then "
              "sent to the school in Leeds.",
              {"she was kept in Hull, England until she was ten and then sent to the school in "
               "Leeds"}},
        Split{"The harbour board's letter says \"failure to pay may lead to a fine\", but the "
              "council will send a reminder after the deadline.",
              {"failure to pay may lead to a fine",
               "the council will send a reminder after the deadline"}},
        Split{"According to a survey by the Harbour Chamber of Commerce, six in ten firms expect "
              "to lose money this month.",
              {"six in ten firms expect to lose money this month"}},
        Split{"PORT ELLERBY (The Ellerby Courier) - Ferries will stop for nine days after "
              "engineers found cracks, Anna Berger told parliament on Tuesday.",
              {"Ferries will stop for nine days after engineers found cracks"}}));

TEST(Claims, QuotedWordsAreNeverTheArticlesOwn) {
  const Analysis analysis = engine().analyze(
      "\"The weir is safe,\" Ilse Korda said.\n\n\"It is not,\" Marek Oduya replied. \"It leaks "
      "every spring.\"");
  ASSERT_FALSE(analysis.claims.empty());
  EXPECT_NE(analysis.claims.back().speaker, kNarrator);
}

TEST(Claims, WordsThatAFuzzerFoundAreRead) {
  // said of marks alone; nothing is said
  EXPECT_FALSE(
      spans_of(engine().analyze("two in President says 12% on Monday “according to he , who "
                                "she was if he last year"))
          .empty());
  EXPECT_TRUE(spans_of(engine().analyze("According to the ministry")).empty());
}

TEST(Claims, IdsOutliveEditsElsewhere) {
  const std::string claim = "The mayor closed the bridge on Monday.";
  const Analysis alone = engine().analyze(claim);
  const Analysis edited = engine().analyze("The road was opened in May. " + claim);
  ASSERT_EQ(alone.claims.size(), 1u);
  ASSERT_EQ(edited.claims.size(), 2u);
  EXPECT_EQ(alone.claims[0].id, edited.claims[1].id);
}

TEST(Claims, TheSameWordsTwiceAreToldApart) {
  const Analysis analysis =
      engine().analyze("The mayor closed the bridge. The mayor closed the bridge.");
  std::set<std::string> ids;
  for (const Claim& claim : analysis.claims) ids.insert(claim.id);
  EXPECT_EQ(ids.size(), 2u);
}

TEST(Claims, AFigureIsWorthMoreThanAnOpinion) {
  const Analysis figure = engine().analyze("The town spent 4 million euros on the bridge.");
  const Analysis view = engine().analyze("Anna Berger called the plan a disgrace.");
  EXPECT_GT(figure.claims[0].score, figure.checkworthy);
  EXPECT_LT(view.claims[0].score, view.checkworthy);
}

TEST(Claims, AnotherLanguageHasNone) {
  const Analysis analysis = engine().analyze(
      "Der B\u00FCrgermeister hat die alte Br\u00FCcke am Montag f\u00FCr den gesamten Verkehr "
      "gesperrt, weil "
      "sie nicht mehr sicher war.");
  EXPECT_EQ(analysis.language, "und");
  EXPECT_TRUE(analysis.claims.empty());
  EXPECT_EQ(analysis.document.sentences.size(), 1u);
}

}  // namespace
}  // namespace sayso
