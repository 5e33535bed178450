#include "wasm/desk/model/checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "tests/core/gold.h"
#include "wasm/desk/model/workbench.h"

namespace sayso::desk {
namespace {

using ::sayso::testing::engine;

constexpr const char* kText =
    "Ann Lee said unemployment in Harborview fell to 2.1 percent last year. Tom Reed said the "
    "harbor bridge cost the town 40 million dollars. The council met on Monday.";

/// The first of the article's claims, the second with another figure, and nothing like the third.
FactCheckIndex small_index() {
  const Lexicon lexicon = Lexicon::load();
  FactCheckIndexBuilder builder(lexicon);
  const auto add = [&](std::string_view claim, std::string_view claimant, std::string_view url) {
    FactCheck check;
    check.claim = claim;
    check.claimant = claimant;
    check.date = "2024-03-05";
    check.rating = "Mostly false";
    check.publisher = "The Checkers";
    check.url = url;
    EXPECT_TRUE(builder.add(check));
  };
  add("Unemployment in Harborview fell to 2.1 percent last year.", "Ada Quill",
      "https://checkers.example/one");
  add("The harbor bridge cost the town 90 million dollars.", "", "");
  for (const char* other :
       {"The museum of ships opened in spring.", "Every school in Lowfield has a garden.",
        "Ferries to the islands are free for children.", "The mayor planted a thousand trees."}) {
    add(other, "", "");
  }
  auto index = FactCheckIndex::open(FileBytes(builder.finish()));
  EXPECT_TRUE(index);
  return std::move(*index);
}

Workbench bench_with_checks() {
  Workbench bench(engine(), [] { return 0.0; });
  bench.set_checks(small_index());
  bench.open(kText);
  return bench;
}

TEST(Checks, AreToldInTheirWordsAndNearMissesApart) {
  Workbench bench = bench_with_checks();
  ASSERT_EQ(bench.checks()->size(), 6U);
  ASSERT_EQ(bench.checks()->found().size(), 2U);
  bench.choose_claim(0);
  ASSERT_EQ(bench.told_checks().size(), 1U);
  const ToldCheck& told = bench.told_checks()[0];
  EXPECT_FALSE(told.near);
  EXPECT_EQ(told.sentence,
            "A similar claim by Ada Quill, dated March 5, 2024, was checked by The Checkers: "
            "“Mostly false”");
  EXPECT_EQ(told.host, "checkers.example");
  EXPECT_EQ(told.url, "https://checkers.example/one");
  EXPECT_TRUE(told.differences.empty());

  bench.choose_claim(1);
  ASSERT_EQ(bench.told_checks().size(), 1U);
  const ToldCheck& near = bench.told_checks()[0];
  EXPECT_TRUE(near.near);
  EXPECT_TRUE(near.sentence.starts_with("A similar claim with another figure, dated"));
  EXPECT_TRUE(near.url.empty());
  ASSERT_EQ(near.differences.size(), 1U);
  EXPECT_EQ(near.differences[0], "“40 million” in this text, “90 million” in what was checked.");
  std::string claim;
  for (const CheckPiece& piece : near.claim) claim += piece.words;
  EXPECT_EQ(claim, "The harbor bridge cost the town 90 million dollars.");
  const auto differs = std::ranges::find(near.claim, Alike::differs, &CheckPiece::alike);
  ASSERT_NE(differs, near.claim.end());
  EXPECT_EQ(differs->words, "90 million");
  bench.choose_claim(2);
  EXPECT_TRUE(bench.told_checks().empty());
}

TEST(Checks, AreMarkedAndFoundInTheTable) {
  Workbench bench = bench_with_checks();
  EXPECT_EQ(bench.claims().row(0).checked, "checked before");
  EXPECT_EQ(bench.claims().row(1).checked, "near a fact-check");
  bench.claims().filter("checked before");
  ASSERT_EQ(bench.claims().shown().size(), 1U);
  EXPECT_EQ(bench.claims().shown()[0], 0U);
}

TEST(Checks, AreLookedUpAnewAndShownFromAThreshold) {
  Workbench bench(engine(), [] { return 0.0; });
  bench.open(kText);
  bench.choose_claim(0);
  EXPECT_TRUE(bench.told_checks().empty());
  bench.set_checks(small_index());  // of the claim that is chosen already
  EXPECT_EQ(bench.told_checks().size(), 1U);
  Tuning tuning;
  tuning.least_match = kCertain;
  bench.tune(tuning);
  EXPECT_TRUE(bench.told_checks().empty());
  EXPECT_TRUE(bench.claims().row(0).checked.empty());
  bench.open("Nothing of this was checked.");
  EXPECT_TRUE(bench.checks()->found().empty());
}

TEST(Checks, OfAFeedFromAnywhereAreToldSafely) {
  const auto host_of = [](std::string_view url) {
    FactCheck check;
    check.url = url;
    return tell_check("", {}, check).host;
  };
  EXPECT_EQ(host_of("HTTP://Checkers.example:8080/a?b"), "checkers.example:8080");
  EXPECT_EQ(host_of("https://known.example@evil.example/"), "evil.example");
  EXPECT_EQ(host_of("https://evil.example\\@known.example/"), "evil.example");
  EXPECT_EQ(host_of("javascript:alert(1)"), "");
  EXPECT_EQ(host_of("https://"), "");
  const auto sentence_of = [](std::string_view date) {
    FactCheck check;
    check.date = date;
    return tell_check("", {}, check).sentence;
  };
  EXPECT_EQ(sentence_of(""), "A similar claim was checked.");
  EXPECT_EQ(sentence_of("last week"), "A similar claim, dated last week, was checked.");
  EXPECT_EQ(sentence_of("2024-13-01"), "A similar claim, dated 2024-13-01, was checked.");
  EXPECT_EQ(sentence_of("2024-12-01T10:00"),
            "A similar claim, dated December 1, 2024, was checked.");
}

/// The reading page and the Desk say the same.
TEST(Checks, AreToldInThePagesWords) {
  const auto words = nlohmann::json::parse(
      testing::read_file(std::filesystem::path(SAYSO_SOURCE_DIR) / "web/src/words/checks.en.json"));
  const auto fill = [](std::string pattern, std::string_view name, std::string_view value) {
    const std::string slot = "{" + std::string(name) + "}";
    pattern.replace(pattern.find(slot), slot.size(), value);
    return pattern;
  };
  const auto part = [&](const char* key, std::string_view name, std::string_view value) {
    return fill(words[key].get<std::string>(), name, value);
  };
  FactCheck check;
  check.claimant = "Ann";
  check.publisher = "Bo";
  check.rating = "Half true";
  check.date = "soon";
  for (const auto& [difference, name] : {std::pair{Difference::number, "number"},
                                         {Difference::date, "date"},
                                         {Difference::negation, "negation"}}) {
    Match match;
    match.difference = difference;
    std::string wanted = words["sentence"].get<std::string>();
    wanted = fill(wanted, "miss", words["miss"][name].get<std::string>());
    wanted = fill(wanted, "by", part("by", "name", "Ann"));
    wanted = fill(wanted, "dated", part("dated", "date", "soon"));
    wanted = fill(wanted, "checker", part("checker", "name", "Bo"));
    wanted = fill(wanted, "rated", part("rated", "rating", "Half true"));
    EXPECT_EQ(tell_check("", match, check).sentence, wanted);
  }
}

}  // namespace
}  // namespace sayso::desk
