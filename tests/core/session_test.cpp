#include "core/engine/session.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "core/output/output.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

std::string json(const Analysis& analysis) {
  return to_json(analysis, engine(), {Unit::byte, true});
}

std::string fresh(const std::string& text) { return json(engine().analyze(text)); }

// What editors type: words, names, marks, line ends, halves of characters.
constexpr std::array<std::string_view, 18> kPieces{"She said ",
                                                   "\"",
                                                   "\u201C",
                                                   "\u201D",
                                                   ". ",
                                                   "\n",
                                                   "\n\n",
                                                   "Anna Berger ",
                                                   "Mr. ",
                                                   "the town",
                                                   " 4 % ",
                                                   "U.S. ",
                                                   "\xC3",
                                                   "\xA9",
                                                   "he denied that ",
                                                   ", ",
                                                   "closed the bridge",
                                                   "?"};

TEST(Session, UpdatesGiveWhatAFreshAnalysisGives) {
  std::mt19937 random(7);
  Session session(engine());
  session.set(testing::read_file(std::filesystem::path(SAYSO_SOURCE_DIR) /
                                 "tests/core/fixtures/articles/herring.txt"));
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (int step = 0; step < 150; ++step) {
    const auto size = static_cast<std::uint32_t>(session.text().size());
    const std::uint32_t begin = below(size + 1);
    const std::uint32_t end = std::min(size, begin + (step % 3 == 0 ? below(40) : 0));
    const auto analysis = session.update({{begin, end}, kPieces[below(kPieces.size())]});
    ASSERT_TRUE(analysis);
    ASSERT_EQ(json(**analysis), fresh(session.text())) << "step " << step;
  }
}

TEST(Session, AnEditOutsideTheTextChangesNothing) {
  Session session(engine());
  session.set("The bridge was closed.");
  const auto failed = session.update({{5, 99}, "x"});
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().position, 22u);
  EXPECT_EQ(session.text(), "The bridge was closed.");
  EXPECT_EQ(session.analysis().claims.size(), 1u);
}

TEST(Session, BeginsEmpty) {
  const Session session(engine());
  EXPECT_TRUE(session.analysis().document.sentences.empty());
}

}  // namespace
}  // namespace sayso
