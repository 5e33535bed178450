// Unicode's own cases of what a reader sees as one character: nothing of the engine splits one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/core/gold.h"

namespace sayso::testing {
namespace {

struct Case {
  std::string text;
  std::set<std::uint32_t> borders;  ///< where it may be split, in bytes; its ends too
};

/// A line of "÷ 0020 × 0308 ÷": code points, and whether one may split between them.
Case case_of(const std::string& line) {
  Case made;
  std::istringstream words(line.substr(0, line.find('#')));
  for (std::string word; words >> word;) {
    if (word == "÷") {
      made.borders.insert(static_cast<std::uint32_t>(made.text.size()));
    } else if (word != "×") {
      append_utf8(made.text, static_cast<char32_t>(std::stoul(word, nullptr, 16)));
    }
  }
  return made;
}

/// Where `text` begins in an article, and how it goes on.
struct Frame {
  std::string before;
  std::string after;
};

TEST(Corpora, NoTokenAndNoClaimSplitsAGrapheme) {
  std::ifstream file(std::filesystem::path(SAYSO_SHARED_DIR) /
                     "corpora/unicode/GraphemeBreakTest.txt");
  if (!file) GTEST_SKIP() << "skipped: the corpora are not there";
  const std::vector<Frame> frames{
      {"", ""}, {"The mayor, Ana x", "y, said it was sold."}, {"“It cost x", "y,” she said."}};
  std::size_t tried = 0;
  for (std::string line; std::getline(file, line);) {
    const Case made = case_of(line);
    if (made.text.empty()) continue;
    for (const Frame& frame : frames) {
      const auto begin = static_cast<std::uint32_t>(frame.before.size());
      const auto end = begin + static_cast<std::uint32_t>(made.text.size());
      const Analysis analysis = engine().analyze(frame.before + made.text + frame.after);
      const auto splits = [&](std::uint32_t at) {
        return begin < at && at < end && !made.borders.contains(at - begin);
      };
      for (const Token& token : analysis.document.tokens) {
        EXPECT_FALSE(splits(token.range.begin) || splits(token.range.end)) << line;
      }
      for (const Claim& claim : analysis.claims) {
        for (const Range span : claim.spans) {
          EXPECT_FALSE(splits(span.begin) || splits(span.end)) << line;
        }
      }
      ++tried;
    }
  }
  EXPECT_GT(tried, 1500u);
  std::cout << tried << " texts\n";
}

}  // namespace
}  // namespace sayso::testing
