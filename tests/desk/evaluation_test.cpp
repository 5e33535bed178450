#include "wasm/desk/model/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/gold.h"
#include "wasm/desk/model/round.h"
#include "wasm/desk/model/workbench.h"

namespace sayso::desk {
namespace {

using ::sayso::testing::engine;

constexpr std::string_view kText =
    "Ann Lee said the budget grew by 4 percent last year. \"Crime fell by half in 2019,\" said Tom "
    "Reed. The council voted 7 to 2 for a new bridge. The old bridge was closed in May.";

std::vector<Range> place_of(std::string_view words) {
  const auto at = static_cast<std::uint32_t>(kText.find(words));
  return {{at, at + static_cast<std::uint32_t>(words.size())}};
}

/// The first claim as it is, the second by somebody else, a third where the engine has none, and
/// one that may be missing.
GoldArticle gold() {
  GoldArticle gold;
  gold.speakers = {{SpeakerKind::person, "The Ann Lee", {}},
                   {SpeakerKind::person, "Mayor Kim", {"Kim"}},
                   {SpeakerKind::narrator, "the article", {}}};
  gold.claims = {
      {place_of("the budget grew by 4 percent last year"), 0, 0, ClaimType::quantity, false},
      {place_of("Crime fell by half in 2019"), 0, 1, ClaimType::opinion, false},
      {place_of("a new bridge"), 2, 2, ClaimType::state, false},
      {place_of("new"), 2, 2, ClaimType::state, true}};
  return gold;
}

std::uint32_t count_of(const Evaluation& evaluation, Outcome outcome) {
  return evaluation.counts[static_cast<std::size_t>(outcome)];
}

Workbench bench_with(Reference reference) {
  Workbench bench(engine(), [] { return 0.0; });
  bench.open(std::string(kText));
  bench.set_reference(std::move(reference));
  return bench;
}

TEST(Evaluation, SetsClaimsBesideGoldClaims) {
  const Workbench bench = bench_with(gold());
  const Evaluation& evaluation = bench.evaluation();
  ASSERT_EQ(bench.analysis().claims.size(), 4U);
  EXPECT_EQ(count_of(evaluation, Outcome::hit), 1U);
  EXPECT_EQ(count_of(evaluation, Outcome::speaker), 1U);
  EXPECT_EQ(count_of(evaluation, Outcome::missed), 1U);
  EXPECT_EQ(count_of(evaluation, Outcome::extra), 2U);
  EXPECT_EQ(evaluation.recall, 6666);
  EXPECT_EQ(evaluation.precision, 5000);
  EXPECT_EQ(evaluation.f1, 5714);
  const auto begin_of = [](const Finding& one) { return one.place().content.front().begin; };
  EXPECT_TRUE(std::ranges::is_sorted(evaluation.findings, {}, begin_of));
  const Finding& other = evaluation.findings[1];
  EXPECT_EQ(other.outcome, Outcome::speaker);
  EXPECT_EQ(other.people.who, "Mayor Kim");
  EXPECT_EQ(other.engine.who, "Tom Reed");
  EXPECT_EQ(other.differs, "source and kind");
  EXPECT_EQ(slice(kText, other.engine.cue.front()), "said");
}

TEST(Evaluation, SetsAttributionsBesideMarkedOnes) {
  // the comma and the mark do not count; the source of the second is another
  const std::vector<MarkedAttribution> marks{
      {place_of("Ann Lee"), place_of("said"), place_of("the budget grew by 4 percent last year.")},
      {place_of("Ann Lee"), place_of("said"), place_of("\"Crime fell by half")},
      {{}, place_of("voted"), place_of("7 to 2 for a new bridge")}};
  const Workbench bench = bench_with(marks);
  const Evaluation& evaluation = bench.evaluation();
  ASSERT_EQ(bench.analysis().attributions.size(), 2U);
  ASSERT_EQ(evaluation.findings.size(), 3U);
  EXPECT_EQ(evaluation.findings[0].outcome, Outcome::hit);
  EXPECT_EQ(evaluation.findings[0].engine.who, "Ann Lee");
  EXPECT_EQ(evaluation.findings[1].outcome, Outcome::speaker);
  EXPECT_NE(evaluation.findings[1].claim, kNone);
  EXPECT_EQ(evaluation.findings[2].outcome, Outcome::missed);
  EXPECT_EQ(evaluation.precision, kCertain);
  EXPECT_EQ(evaluation.recall, 6666);
  // the same content twice counts once
  std::vector<MarkedAttribution> twice = marks;
  twice.push_back(marks[2]);
  EXPECT_EQ(evaluate(bench.analysis(), twice).recall, 6666);
}

TEST(Evaluation, IsEmptyWithoutAReference) {
  const Workbench bench = bench_with({});
  EXPECT_FALSE(bench.evaluates());
  EXPECT_TRUE(bench.evaluation().findings.empty());
}

TEST(Workbench, ChoosesTheClaimOfAFindingOrItsPlace) {
  Workbench bench = bench_with(gold());
  bench.choose_finding(0);
  EXPECT_EQ(bench.selection().claim, 0U);
  EXPECT_EQ(bench.finding()->outcome, Outcome::hit);
  const auto missed =
      std::ranges::find(bench.evaluation().findings, Outcome::missed, &Finding::outcome);
  bench.choose_finding(static_cast<std::uint32_t>(missed - bench.evaluation().findings.begin()));
  EXPECT_EQ(bench.selection().claim, kNone);
  EXPECT_EQ(bench.selection().sentence, 2U);
  bench.choose_claim(0);
  EXPECT_EQ(bench.finding(), nullptr);
  bench.choose_finding(99);  // is not there: nothing changes
  EXPECT_EQ(bench.selection().claim, 0U);
}

TEST(Workbench, BracketsWhatPeopleMarkedInTheSentence) {
  Workbench bench = bench_with(std::vector<MarkedAttribution>{
      {place_of("The council"), place_of("voted"), place_of("for a new bridge. The old")}});
  bench.choose_finding(2);  // behind two that only the engine has
  ASSERT_EQ(bench.finding()->outcome, Outcome::missed);
  const std::vector<Bracket>& people = bench.inspection().people.brackets;
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[0].part, Part::source);
  EXPECT_EQ(people[1].part, Part::cue);
  EXPECT_EQ(people[2].part, Part::content);
  EXPECT_EQ(people[2].attribution, kNone);
  // what lies in the next sentence is not drawn here
  EXPECT_EQ(people[2].last, bench.analysis().document.sentences[2].size());
  bench.choose_claim(0);
  EXPECT_TRUE(bench.inspection().people.brackets.empty());
}

TEST(Workbench, EvaluatesEveryAnalysisAnew) {
  Workbench bench = bench_with(gold());
  bench.choose_finding(1);
  Tuning tuning;
  tuning.until = Stage::attributions;
  bench.tune(tuning);
  EXPECT_EQ(count_of(bench.evaluation(), Outcome::missed), 3U);
  ASSERT_NE(bench.finding(), nullptr);
  EXPECT_EQ(bench.finding()->people.who, "Mayor Kim");
  EXPECT_EQ(bench.finding()->outcome, Outcome::missed);
  const std::uint32_t opened = bench.opened();
  bench.open("Nobody has marked anything here.");
  EXPECT_NE(bench.opened(), opened);
  EXPECT_FALSE(bench.evaluates());
  EXPECT_EQ(bench.finding(), nullptr);
}

TEST(FindingTable, FiltersByOutcomeAndWordsAndSteps) {
  Workbench bench = bench_with(gold());
  FindingTable& table = bench.findings();
  ASSERT_EQ(table.shown().size(), 5U);
  table.show(Outcome::extra, false);
  EXPECT_FALSE(table.shows(Outcome::extra));
  EXPECT_EQ(table.shown().size(), 3U);
  table.filter("KIM crime");
  ASSERT_EQ(table.shown().size(), 1U);
  EXPECT_EQ(table.words(table.shown()[0]), "Crime fell by half in 2019");
  table.filter("");
  bench.step_finding(1);
  EXPECT_EQ(bench.selection().finding, table.shown()[0]);
  bench.step_finding(2);
  EXPECT_EQ(bench.selection().finding, table.shown()[2]);
  bench.step_finding(1);
  EXPECT_EQ(bench.selection().finding, table.shown()[2]);
}

TEST(Round, GoesFromTheWorstArticleOn) {
  const std::string text(kText);
  const MarkedAttribution right{place_of("Ann Lee"), place_of("said"),
                                place_of("the budget grew by 4 percent last year")};
  const MarkedAttribution wrong{{}, {}, place_of("The old bridge")};
  Round round(engine(), {{"right", text, {right}}, {"wrong", text, {wrong}}, {"all", text, {}}});
  Workbench bench(engine(), [] { return 0.0; });
  ASSERT_EQ(round.size(), 3U);
  EXPECT_EQ(round.place(), kNone);
  round.step(bench, 1);
  EXPECT_EQ(round.name(round.place()), "all");
  round.step(bench, 1);
  EXPECT_EQ(round.name(round.place()), "wrong");
  EXPECT_EQ(count_of(bench.evaluation(), Outcome::missed), 1U);
  round.step(bench, 5);
  EXPECT_EQ(round.name(round.place()), "right");
  EXPECT_EQ(round.f1(round.place()), bench.evaluation().f1);
  EXPECT_EQ(bench.evaluation().f1, 6666);
  bench.choose_finding(0);
  round.step(bench, 1);  // is the last already: nothing is opened anew
  EXPECT_NE(bench.finding(), nullptr);
}

TEST(Round, MayBeEmpty) {
  Round round(engine(), {});
  Workbench bench(engine(), [] { return 0.0; });
  round.step(bench, 1);
  EXPECT_EQ(round.place(), kNone);
}

}  // namespace
}  // namespace sayso::desk
