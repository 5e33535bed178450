#include "core/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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
  EXPECT_FALSE(list.contains(""));
}

TEST(Lexicon, FindsEveryEntryOfEveryLengthAndNoOther) {
  std::string text;
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    words.push_back(std::string(i % 60, static_cast<char>('a' + i % 26)) + std::to_string(i));
    text += words.back() + "\t" + std::to_string(i) + "\n";
  }
  const WordList list(text);
  EXPECT_EQ(list.size(), words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(list.fields(words[i]), std::to_string(i));
    EXPECT_TRUE(list.may_contain(words[i].front(), words[i].size()));
    EXPECT_FALSE(list.contains(words[i] + "x"));
  }
  EXPECT_EQ(WordList("a\t1\na\t2").fields("a"), "1");
}

}  // namespace
}  // namespace sayso
