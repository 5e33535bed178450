#include "core/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
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

TEST(Lexicon, AFieldIsOneOfThoseThatTabsPart) {
  EXPECT_TRUE(has_field("duty\tstative", "duty"));
  EXPECT_TRUE(has_field("duty\tstative", "stative"));
  EXPECT_FALSE(has_field("duty\tstative", "stat"));
  EXPECT_FALSE(has_field("duty\tstative", "y"));
  EXPECT_FALSE(has_field("", "duty"));
}

// What the stages ask for must be what the files say: a class that is misspelt would never hold.
TEST(Lexicon, WordClassesAreThoseThatTheStagesAskFor) {
  const Lexicon lexicon = Lexicon::load();
  struct Row {
    const WordList& list;
    std::string_view word;
    std::string_view classes;
  };
  const Row rows[] = {{lexicon.attribution_words, "publish", "maker"},
                      {lexicon.attribution_words, "should", "unreal"},
                      {lexicon.attribution_words, "continue", "going-on"},
                      {lexicon.attribution_words, "prayer", "saying"},
                      {lexicon.attribution_words, "with", "tie"},
                      {lexicon.claim_words, "because", "asserting"},
                      {lexicon.claim_words, "however", "connective"},
                      {lexicon.claim_words, "need", "duty\tstative"},
                      {lexicon.claim_words, "beg", "asking"},
                      {lexicon.claim_words, "will", "future"},
                      {lexicon.claim_words, "likely", "hedge"},
                      {lexicon.claim_words, "we", "first-person\tspoken"},
                      {lexicon.claim_words, "unlike", "contrast"},
                      {lexicon.claim_words, "early", "when"},
                      {lexicon.claim_words, "week", "time"},
                      {lexicon.name_words, "friday", "date\ttime"},
                      {lexicon.name_words, "van", "particle"},
                      {lexicon.name_words, "based", "tail"},
                      {lexicon.name_words, "company", "body-again\tbody"},
                      {lexicon.name_words, "those", "general"},
                      {lexicon.date_words, "since", "before"},
                      {lexicon.date_words, "slate", "planned"}};
  for (const auto& [list, word, classes] : rows) EXPECT_EQ(list.fields(word), classes) << word;
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
