#include "core/attributions/attributions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "core/output/names.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

std::string words(const Analysis& analysis, const std::vector<Range>& ranges) {
  std::string out;
  for (const Range range : ranges) {
    if (!out.empty()) out += " | ";
    out += slice(analysis.document.text, range);
  }
  return out;
}

/// One construction: the text, and an attribution that must be found in it.
struct Probe {
  std::string name;
  std::string text;
  std::string source;
  std::string cue;
  std::string content;
  std::string voice;
  std::string speaker;
};

void PrintTo(const Probe& probe, std::ostream* out) { *out << probe.name; }

class Attributed : public ::testing::TestWithParam<Probe> {};

TEST_P(Attributed, IsFound) {
  const Probe& probe = GetParam();
  const Analysis analysis = engine().analyze(probe.text);
  std::string found;
  for (const Attribution& attribution : analysis.attributions) {
    const std::string row =
        words(analysis, attribution.source) + " / " + words(analysis, attribution.cue) + " / " +
        words(analysis, attribution.content) + " / " + std::string(name_of(attribution.voice)) +
        " / " + display_name(analysis, attribution.speaker);
    found += "\n  " + row;
    if (row == probe.source + " / " + probe.cue + " / " + probe.content + " / " + probe.voice +
                   " / " + probe.speaker) {
      return;
    }
  }
  ADD_FAILURE() << "wanted\n  " << probe.source << " / " << probe.cue << " / " << probe.content
                << " / " << probe.voice << " / " << probe.speaker << "\nfound" << found;
}

INSTANTIATE_TEST_SUITE_P(
    Probes, Attributed,
    ::testing::Values(
        Probe{"indirect", "Anna Berger said that the bridge was closed on Monday.", "Anna Berger",
              "said", "the bridge was closed on Monday", "indirect", "Anna Berger"},
        Probe{"indirect_without_that", "Anna Berger said the bridge was closed on Monday.",
              "Anna Berger", "said", "the bridge was closed on Monday", "indirect", "Anna Berger"},
        Probe{"direct_before", "\"The bridge is closed,\" Anna Berger said.", "Anna Berger", "said",
              "The bridge is closed", "direct", "Anna Berger"},
        Probe{"direct_curly", "\u201CThe bridge is closed,\u201D Anna Berger said.", "Anna Berger",
              "said", "The bridge is closed", "direct", "Anna Berger"},
        Probe{"direct_after", "Anna Berger said: \"The bridge is closed.\"", "Anna Berger", "said",
              "The bridge is closed", "direct", "Anna Berger"},
        Probe{"inverted", "\"The bridge is closed,\" said Anna Berger.", "Anna Berger", "said",
              "The bridge is closed", "direct", "Anna Berger"},
        Probe{"interrupted", "\"The bridge,\" Anna Berger said, \"is closed for good.\"",
              "Anna Berger", "said", "The bridge | is closed for good", "direct", "Anna Berger"},
        Probe{"mixed", "Anna Berger said the bridge was \"a danger to every child\" in the town.",
              "Anna Berger", "said", "the bridge was \"a danger to every child\" in the town",
              "mixed", "Anna Berger"},
        Probe{"told_somebody", "Anna Berger told the council that the bridge was closed.",
              "Anna Berger", "told", "the bridge was closed", "indirect", "Anna Berger"},
        Probe{"told_in_a_statement",
              "Anna Berger told the council in a statement that the bridge was closed.",
              "Anna Berger", "told", "the bridge was closed", "indirect", "Anna Berger"},
        Probe{"according_to", "According to Anna Berger, the bridge was closed in May.",
              "Anna Berger", "According to", "the bridge was closed in May", "according-to",
              "Anna Berger"},
        Probe{"urged", "Anna Berger urged the council to close the bridge.", "Anna Berger", "urged",
              "the council to close the bridge", "indirect", "Anna Berger"},
        Probe{"vowed", "Anna Berger vowed to close the bridge.", "Anna Berger", "vowed",
              "to close the bridge", "indirect", "Anna Berger"},
        Probe{"described_as", "Anna Berger described the bridge as a danger.", "Anna Berger",
              "described", "the bridge as a danger", "indirect", "Anna Berger"},
        Probe{"joined_to_another_verb",
              "The Harbour Council refused the offer and said this is not the time for talks.",
              "The Harbour Council", "said", "this is not the time for talks", "indirect",
              "Harbour Council"},
        Probe{"called", "Anna Berger called the plan a disgrace.", "Anna Berger", "called",
              "the plan a disgrace", "indirect", "Anna Berger"},
        Probe{"made_clear", "Anna Berger made clear that the bridge would be closed.",
              "Anna Berger", "made clear", "the bridge would be closed", "indirect", "Anna Berger"},
        Probe{"denied", "Anna Berger denied that the bridge was unsafe.", "Anna Berger", "denied",
              "the bridge was unsafe", "indirect", "Anna Berger"},
        Probe{"apposition", "Anna Berger, the mayor of Linz, said the bridge was closed.",
              "Anna Berger, the mayor of Linz", "said", "the bridge was closed", "indirect",
              "Anna Berger"},
        Probe{"second_cue",
              "Anna Berger said the bridge was closed, but said that the road was open.",
              "Anna Berger", "said", "the road was open", "indirect", "Anna Berger"},
        Probe{"participle_set_off",
              "Anna Berger blocked the sale of the bridge to a firm led by her brother, saying "
              "that the "
              "price was too low.",
              "Anna Berger", "saying", "the price was too low", "indirect", "Anna Berger"},
        Probe{"pronoun", "Anna Berger visited the town. She said the bridge was closed.", "She",
              "said", "the bridge was closed", "indirect", "Anna Berger"},
        Probe{"short_name", "Anna Berger visited the town. Berger said the bridge was closed.",
              "Berger", "said", "the bridge was closed", "indirect", "Anna Berger"},
        Probe{"unnamed", "Most experts say the bridge was unsafe.", "Most experts", "say",
              "the bridge was unsafe", "indirect", "Most experts"},
        Probe{"quotation_over_sentences",
              "\"The bridge is closed,\" Anna Berger said. \"It will not open again.\"",
              "Anna Berger", "said", "The bridge is closed | It will not open again", "direct",
              "Anna Berger"},
        Probe{"announced",
              "Anna Berger explained:\n\n\"The bridge is closed. It will not open again.\"",
              "Anna Berger", "explained", "The bridge is closed. It will not open again", "direct",
              "Anna Berger"},
        Probe{"over_paragraphs",
              "\"The bridge is closed,\" Anna Berger said. \"It is not safe.\n\n\"It will not open "
              "again.\"",
              "Anna Berger", "said",
              "The bridge is closed | It is not safe.\n\n\"It will not open again", "direct",
              "Anna Berger"},
        Probe{"credit", "\"The bridge is closed for good.\" - Anna Berger", "Anna Berger", "",
              "The bridge is closed for good", "direct", "Anna Berger"},
        Probe{"nobody_told", "The hall was full. \"We want the bridge back!\"", "", "",
              "We want the bridge back", "direct", "unknown"}),
    [](const auto& probe) { return probe.param.name; });

class NotAttributed : public ::testing::TestWithParam<std::string> {};

TEST_P(NotAttributed, NobodyVouches) {
  const Analysis analysis = engine().analyze(GetParam());
  for (const Claim& claim : analysis.claims) EXPECT_EQ(claim.speaker, kNarrator) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Probes, NotAttributed,
    ::testing::Values("Anna Berger did not say how long the bridge would be closed.",
                      "Anna Berger walked over the \"Bridge of Sighs\" on Monday.",
                      "The launch made it clear that the bridge was weak.",
                      "Anna Berger wants to close the bridge.",
                      "Anna Berger welcomed the new bridge."));

TEST(Floating, SentencesBeforeATrailingCueInStrippedText) {
  const std::string text =
      "Anna Berger visited Linz on Monday.\nThe town must build a new bridge.\n"
      "The old bridge will never open again, Berger told the council.";
  const Analysis analysis = engine().analyze(text);
  const auto claim = std::ranges::find_if(analysis.claims, [&](const Claim& c) {
    return slice(text, c.spans.front()).starts_with("The town must");
  });
  ASSERT_NE(claim, analysis.claims.end());
  EXPECT_EQ(claim->voice, Voice::floating);
  EXPECT_EQ(claim->source_sentence, 2u);
  EXPECT_EQ(display_name(analysis, claim->speaker), "Anna Berger");
  EXPECT_LT(claim->confidence, 9000);
}

TEST(Quotations, AStopDrawnIntoTheMarksMakesNoSpeech) {
  for (const std::string text :
       {"He played the lead on \"The Long Way Home,\" a series of the nineties.",
        "The shares were moved into a separate \"holding trust fund.\""}) {
    EXPECT_TRUE(engine().analyze(text).attributions.empty()) << text;
  }
  const std::string speech = "The hall was full. \"Not in our name.\"";
  EXPECT_EQ(engine().analyze(speech).attributions.size(), 1u);
}

TEST(Floating, SentencesBehindAColonAreOneAttribution) {
  const std::string text =
      "The council met in Linz on Monday.\n\nAnna Berger added:\n\n"
      "The old bridge is safe. It will last a century. Nobody has to worry about it.";
  for (const AttributionMode mode : {AttributionMode::rules, AttributionMode::learned}) {
    Options options;
    options.attribution = mode;
    const Analysis analysis = engine().analyze(text, options);
    ASSERT_EQ(analysis.attributions.size(), 1u);
    EXPECT_EQ(words(analysis, analysis.attributions.front().content),
              "The old bridge is safe. It will last a century. Nobody has to worry about it");
    EXPECT_EQ(std::ranges::count(analysis.claims, Voice::floating, &Claim::voice), 3);
  }
}

TEST(Floating, AStanceIsNoSayingOfTheSentencesBehindIt) {
  const Analysis analysis = engine().analyze(
      "Anna Berger denied the allegations:\n\nThe bridge is safe. It will last a century.");
  for (const Attribution& attribution : analysis.attributions) {
    const std::string content = words(analysis, attribution.content);
    EXPECT_TRUE(content == "the allegations" ||
                content == "The bridge is safe. It will last a century")
        << content;
  }
  EXPECT_EQ(std::ranges::count(analysis.claims, Voice::floating, &Claim::voice), 2);
}

TEST(Confidence, AQuotationThatNobodyClaimsIsNeverSure) {
  const Analysis analysis = engine().analyze("The hall was full. \"We want the bridge back!\"");
  for (const Attribution& attribution : analysis.attributions) {
    EXPECT_LT(attribution.confidence, 6000);
  }
}

TEST(Attributions, ASentenceOfCuesTakesNoMuchLongerThanOthers) {
  const auto seconds = [](std::string_view piece) {
    std::string text;
    while (text.size() < 40'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(engine().analyze(text).document.tokens.empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds("said ");
  EXPECT_LT(seconds("said "), 8 * seconds("Ann Lee said that the bridge was closed on Monday. "));
}

}  // namespace
}  // namespace sayso
