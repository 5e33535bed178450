#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/gold.h"
#include "wasm/desk/model/arcs.h"
#include "wasm/desk/model/brackets.h"
#include "wasm/desk/model/page.h"

namespace sayso::desk {
namespace {

constexpr std::string_view kText =
    "Budget grows\n\nAnn Lee, the mayor of a town that nobody who lives elsewhere has ever heard "
    "of, said on Monday that the budget, which the council passed in March, grew by 4 percent.";

/// True where a leg of `higher` stands in the label of `arc`, which is a column wide.
bool crosses(const Arc& higher, const Arc& arc) {
  const auto inside = [&](std::uint32_t word) {
    return 2 * word + 1 > arc.label && 2 * word < arc.label + 1;
  };
  return inside(higher.head) || inside(higher.dependant);
}

TEST(Arcs, StandApart) {
  const Analysis analysis = testing::engine().analyze(kText);
  for (std::uint32_t sentence = 0; sentence < analysis.document.sentences.size(); ++sentence) {
    const ArcDiagram diagram = draw_arcs(analysis, sentence);
    EXPECT_EQ(diagram.arcs.size() + 1, analysis.document.sentences[sentence].size());
    EXPECT_NE(diagram.root, kNone);
    for (const Arc& a : diagram.arcs) {
      EXPECT_LT(a.level, diagram.levels);
      EXPECT_GT(a.label, 2 * a.left());
      EXPECT_LT(a.label, 2 * a.right());
      for (const Arc& b : diagram.arcs) {
        if (&a == &b || b.level < a.level) continue;
        EXPECT_FALSE(crosses(b, a));
        const bool share = a.left() < b.right() && b.left() < a.right();
        EXPECT_FALSE(share && a.level == b.level);
      }
    }
  }
}

TEST(Brackets, CoverSourceCueAndContent) {
  const Analysis analysis = testing::engine().analyze(kText);
  ASSERT_FALSE(analysis.attributions.empty());
  const std::uint32_t sentence = analysis.attributions[0].sentence;
  const auto rows = draw_brackets(analysis, sentence);
  ASSERT_FALSE(rows.empty());
  const std::uint32_t first = analysis.document.sentences[sentence].first;
  bool cue = false;
  for (const BracketRow& row : rows) {
    for (std::size_t i = 0; i < row.brackets.size(); ++i) {
      const Bracket& bracket = row.brackets[i];
      EXPECT_LT(bracket.first, bracket.last);
      cue |= bracket.part == Part::cue && analysis.document.word(first + bracket.first) == "said";
    }
  }
  EXPECT_TRUE(cue);
  EXPECT_TRUE(draw_brackets(analysis, 0).empty());
}

TEST(Page, BreaksLinesAtBlanksOnly) {
  const Analysis analysis = testing::engine().analyze(kText);
  constexpr float kWidth = 30;
  const Page page = set_page(analysis, kWidth, 1, [](std::string_view word, BlockKind) {
    return static_cast<float>(word.size());
  });
  ASSERT_EQ(page.words.size(), analysis.document.tokens.size());
  EXPECT_GT(page.lines.size(), 6U);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    EXPECT_EQ(line.first, next);
    EXPECT_LT(line.first, line.last);
    const PlacedWord& first = page.words[line.first];
    const PlacedWord& last = page.words[line.last - 1];
    EXPECT_EQ(first.x, 0);
    EXPECT_TRUE(line.opens_block || first.space_before);
    EXPECT_LE(last.x + last.width, kWidth);
    EXPECT_EQ(page.line_of(first.token), i);
    EXPECT_EQ(page.line_of(last.token), i);
    next = line.last;
  }
  EXPECT_EQ(next, page.words.size());
}

TEST(Page, KnowsTheClaimOfAWord) {
  const Analysis analysis = testing::engine().analyze(kText);
  const Page page = set_page(analysis, 100, 1, [](std::string_view, BlockKind) { return 5.0F; });
  const auto grew = std::ranges::find_if(page.words, [&](const PlacedWord& word) {
    return analysis.document.word(word.token) == "grew";
  });
  ASSERT_NE(grew, page.words.end());
  EXPECT_NE(grew->claim, kNone);
}

}  // namespace
}  // namespace sayso::desk
