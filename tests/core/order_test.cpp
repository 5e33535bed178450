#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/text/text.h"

namespace sayso {
namespace {

TEST(Order, IsByTheNumberAndElseAsItWas) {
  std::vector<std::string> words{"pear", "fig", "plum", "nut", "a", "kiwi"};
  sort_stably(words,
              [](const std::string& word) { return static_cast<std::uint32_t>(word.size()); });
  EXPECT_EQ(words, (std::vector<std::string>{"a", "fig", "nut", "pear", "plum", "kiwi"}));
}

TEST(Order, OfNothingIsNothing) {
  std::vector<std::string> none;
  sort_stably(none, [](const std::string&) { return 0U; });
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace sayso
