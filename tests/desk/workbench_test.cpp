#include "wasm/desk/model/workbench.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/gold.h"

namespace sayso::desk {
namespace {

constexpr const char* kText =
    "Ann Lee, the mayor, said the budget grew by 4 percent last year. She called it the best "
    "result in a decade. \"Crime fell by half in 2019,\" said Tom Reed of the police union. "
    "The council met on Monday and voted 7 to 2 for a new bridge.";

Workbench desk() {
  Workbench desk(testing::engine(), [] { return 0.0; });
  desk.open(kText);
  return desk;
}

TEST(Workbench, ShowsWhatBelongsToAChosenClaim) {
  Workbench bench = desk();
  ASSERT_GE(bench.analysis().claims.size(), 3U);
  bench.choose_claim(0);
  EXPECT_EQ(bench.selection().claim, 0U);
  EXPECT_EQ(bench.selection().sentence, bench.analysis().claims[0].source_sentence);
  EXPECT_EQ(bench.selection().speaker, bench.analysis().claims[0].speaker);
  EXPECT_EQ(bench.analysis().document.word(bench.selection().token), "said");
  EXPECT_EQ(bench.inspection().sentence, 0U);
  ASSERT_FALSE(bench.chain().empty());
  EXPECT_EQ(bench.chain().front().words, "Ann Lee");
  bench.choose_nothing();
  EXPECT_EQ(bench.claim(), nullptr);
  EXPECT_TRUE(bench.score().pieces.empty());
}

TEST(Workbench, EveryWayOfChoosingAgrees) {
  Workbench bench = desk();
  bench.choose_claim(1);
  const std::uint32_t speaker = bench.selection().speaker;
  bench.choose_speaker(speaker);
  EXPECT_EQ(bench.selection().speaker, speaker);
  EXPECT_EQ(bench.claim()->speaker, speaker);
  const std::uint32_t sentence = bench.selection().sentence;
  bench.choose_sentence(sentence);
  EXPECT_EQ(bench.inspection().sentence, sentence);
  for (std::uint32_t token = 0; token < bench.analysis().document.tokens.size(); ++token) {
    bench.choose_token(token);
    EXPECT_EQ(bench.selection().sentence, bench.analysis().document.sentence_of(token));
    EXPECT_EQ(bench.selection().claim, claim_at(bench.analysis(), token));
  }
  bench.choose_token(kNone);  // is not there: nothing changes
  EXPECT_NE(bench.selection().token, kNone);
}

TEST(Workbench, KeepsTheSelectionWhenTheAnalysisRunsAnew) {
  Workbench bench = desk();
  bench.choose_claim(0);
  const Selection chosen = bench.selection();
  const std::uint32_t revision = bench.revision();
  Tuning tuning;
  tuning.checkworthy = kCertain;
  bench.tune(tuning);
  EXPECT_NE(bench.revision(), revision);
  EXPECT_EQ(bench.selection(), chosen);
  EXPECT_EQ(bench.analysis().checkworthy, kCertain);
  tuning.until = Stage::document;
  bench.tune(tuning);
  EXPECT_EQ(bench.claim(), nullptr);
  EXPECT_EQ(bench.selection().sentence, chosen.sentence);
  EXPECT_TRUE(bench.inspection().arcs.arcs.empty());
  bench.tune({});
  EXPECT_EQ(bench.revision(), revision + 3);
  bench.tune({});
  EXPECT_EQ(bench.revision(), revision + 3);
}

TEST(Workbench, ComparesWithTheAnalysisThatWasKept) {
  Workbench bench = desk();
  bench.keep();
  const auto count = static_cast<std::uint32_t>(bench.analysis().claims.size());
  EXPECT_EQ(bench.comparison().same, count);
  Tuning tuning;
  tuning.until = Stage::attributions;
  bench.tune(tuning);
  EXPECT_EQ(bench.comparison().only_before.size(), count);
  bench.keep();
  bench.tune({});
  EXPECT_EQ(bench.comparison().only_after.size(), count);
  bench.open("Nothing is compared with another article.");
  EXPECT_EQ(bench.kept(), nullptr);
}

TEST(Workbench, TurnsEveryOption) {
  Workbench bench = desk();
  Tuning tuning;
  tuning.date = "2020-05-31";
  bench.tune(tuning);
  ASSERT_TRUE(bench.analysis().day);
  EXPECT_EQ(to_string(*bench.analysis().day), "2020-05-31");
  const std::size_t sentences = bench.analysis().document.sentences.size();
  tuning.sentence_tokens = 5;
  bench.tune(tuning);
  EXPECT_GT(bench.analysis().document.sentences.size(), sentences);
  bench.tune({});
  const Fixed confidence = bench.analysis().claims[0].confidence;
  EXPECT_EQ(bench.certainty(0), certainty_of(confidence, {}));
  tuning = {};
  tuning.certainty = {confidence + 1, confidence};
  bench.tune(tuning);
  EXPECT_EQ(bench.certainty(0), Certainty::probably);
  tuning.certainty = {confidence, 0};
  bench.tune(tuning);
  EXPECT_EQ(bench.certainty(0), Certainty::sure);
  tuning.certainty = {confidence + 2, confidence + 1};
  bench.tune(tuning);
  EXPECT_EQ(bench.certainty(0), Certainty::unknown);
}

TEST(Workbench, TellsWhatTheLastRunTook) {
  // a clock that strikes at every look, and a heap that grows
  Workbench bench(
      testing::engine(),
      [] {
        static double time = 0;
        return ++time;
      },
      [] {
        static std::size_t size = 1000;
        return size += 10;
      });
  bench.open(kText);
  const RunRecord& record = bench.record();
  ASSERT_EQ(record.stages.size(), 5U);
  EXPECT_EQ(record.stages[0].stage, Stage::document);
  EXPECT_EQ(record.stages[4].stage, Stage::claims);
  for (const StageTime& stage : record.stages) EXPECT_EQ(stage.milliseconds, 1);
  EXPECT_EQ(record.milliseconds, 5);
  EXPECT_EQ(record.heap_after, record.heap_before + 10);
  Tuning tuning;
  tuning.until = Stage::syntax;
  bench.tune(tuning);
  EXPECT_EQ(bench.record().stages.size(), 2U);
  EXPECT_EQ(desk().record().heap_after, 0U);
}

TEST(Comparison, TellsWhatChanged) {
  Workbench bench = desk();
  Analysis other = testing::engine().analyze(kText);
  other.claims[0].id = "another";
  other.claims[0].speaker = kUnknownSpeaker;
  ++other.claims[1].score;
  other.claims.pop_back();
  const Comparison comparison = compare(bench.analysis(), other);
  ASSERT_EQ(comparison.changed.size(), 2U);
  EXPECT_TRUE(comparison.changed[0].speaker);
  EXPECT_FALSE(comparison.changed[0].score);
  EXPECT_TRUE(comparison.changed[1].score);
  EXPECT_EQ(comparison.only_before.size(), 1U);
  EXPECT_TRUE(comparison.only_after.empty());
}

TEST(ClaimTable, SortsFiltersAndSteps) {
  Workbench bench = desk();
  ClaimTable& table = bench.claims();
  table.sort(ClaimColumn::score, true);
  const auto score = [&](std::uint32_t row) { return table.row(row).score; };
  EXPECT_TRUE(std::ranges::is_sorted(table.shown(), std::ranges::greater{}, score));
  table.filter("REED  crime");
  ASSERT_EQ(table.shown().size(), 1U);
  EXPECT_EQ(table.row(table.shown()[0]).speaker, "Tom Reed");
  table.filter("no such words");
  EXPECT_EQ(table.neighbour(0, 1), kNone);
  table.filter("");
  table.sort(ClaimColumn::place, false);
  EXPECT_EQ(table.neighbour(0, 1), 1U);
  EXPECT_EQ(table.neighbour(0, -1), 0U);
  bench.step_claim(1);
  EXPECT_EQ(bench.selection().claim, 0U);
}

TEST(Speakers, HaveEveryMention) {
  const Workbench bench = desk();
  const auto ann = std::ranges::find(bench.speakers(), "Ann Lee", &SpeakerRow::name);
  ASSERT_NE(ann, bench.speakers().end());
  EXPECT_GE(ann->mentions.size(), 2U);
  EXPECT_EQ(ann->mentions.front().words, "Ann Lee");
  EXPECT_TRUE(
      std::ranges::is_sorted(bench.speakers(), std::ranges::greater{}, &SpeakerRow::claims));
}

TEST(ScoreBar, EndsAtTheSumOfItsReasons) {
  Workbench bench = desk();
  bench.choose_claim(0);
  std::int32_t sum = 0;
  for (const Reason& reason : bench.claim()->reasons) sum += reason.weight;
  EXPECT_EQ(bench.score().logit, sum);
  EXPECT_EQ(bench.score().pieces.front().code, "base");
  EXPECT_LE(bench.score().lowest, std::min(0, sum));
  EXPECT_GE(bench.score().highest, std::max(0, sum));
}

}  // namespace
}  // namespace sayso::desk
