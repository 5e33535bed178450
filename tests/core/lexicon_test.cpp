#include "core/lexicon/lexicon.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Lexicon, ReadsEntriesFieldsAndSkipsEmptyLines) {
  const WordList list("\nsecretary of state\tperson\nmayor\tperson\tlocal\n\nking");
  EXPECT_EQ(list.size(), 3u);
  EXPECT_EQ(list.longest(), 3u);
  EXPECT_TRUE(list.contains("king"));
  EXPECT_FALSE(list.contains("secretary"));
  EXPECT_EQ(list.fields("mayor"), "person\tlocal");
  EXPECT_EQ(list.fields("king"), "");
  EXPECT_EQ(list.fields("queen"), "");
}

}  // namespace
}  // namespace sayso
