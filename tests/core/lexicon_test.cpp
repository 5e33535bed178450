#include "core/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
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
  const auto holds = [](const WordList& list, std::string_view word, std::string_view name) {
    return has_field(list.fields(word), name);
  };
  for (const auto& [word, name] : {std::pair{"publish", "maker"},
                                   {"should", "unreal"},
                                   {"continue", "going-on"},
                                   {"prayer", "saying"},
                                   {"with", "tie"}}) {
    EXPECT_TRUE(holds(lexicon.attribution_words, word, name)) << word;
  }
  for (const auto& [word, name] : {std::pair{"because", "asserting"},
                                   {"however", "connective"},
                                   {"need", "duty"},
                                   {"need", "stative"},
                                   {"beg", "asking"},
                                   {"will", "future"},
                                   {"likely", "hedge"},
                                   {"we", "first-person"},
                                   {"we", "spoken"},
                                   {"unlike", "contrast"},
                                   {"early", "when"},
                                   {"week", "time"}}) {
    EXPECT_TRUE(holds(lexicon.claim_words, word, name)) << word;
  }
  for (const auto& [word, name] : {std::pair{"friday", "date"},
                                   {"friday", "time"},
                                   {"van", "particle"},
                                   {"based", "tail"},
                                   {"company", "body-again"},
                                   {"coalition", "body"},
                                   {"those", "general"}}) {
    EXPECT_TRUE(holds(lexicon.name_words, word, name)) << word;
  }
  EXPECT_TRUE(holds(lexicon.date_words, "since", "before"));
  EXPECT_TRUE(holds(lexicon.date_words, "slate", "planned"));
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
