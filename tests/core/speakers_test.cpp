// Who stands behind what is said, and how sure that is.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/attributions/attributions.h"
#include "core/entities/reading.h"
#include "core/output/names.h"
#include "tests/core/gold.h"

namespace sayso::testing {
namespace {

/// An article, asked for its claims by a word of theirs.
class Article {
 public:
  explicit Article(std::string text, const Options& options = {})
      : text_(std::move(text)), analysis_(engine().analyze(text_, options)) {}

  /// The claim with `words`, or nullptr.
  [[nodiscard]] const Claim* claim(std::string_view words) const {
    const auto found = std::ranges::find_if(analysis_.claims, [&](const Claim& claim) {
      return std::ranges::any_of(claim.spans,
                                 [&](Range span) { return slice(text_, span).contains(words); });
    });
    return found == analysis_.claims.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string speaker(std::string_view words) const {
    return claim(words) == nullptr ? "no claim" : display_name(analysis_, claim(words)->speaker);
  }
  [[nodiscard]] Fixed confidence(std::string_view words) const {
    return claim(words) == nullptr ? -1 : claim(words)->confidence;
  }

 private:
  std::string text_;
  Analysis analysis_;
};

TEST(Speakers, ASubjectIsNobodyWhomItsClauseGoesOnToName) {
  const Article article(
      "Julia Reiss met Emma Sorley in Oslo on Monday. Sorley was tired. "
      "She said that Sorley had lost the keys.");
  EXPECT_EQ(article.speaker("lost the keys"), "Julia Reiss");
}

TEST(Speakers, ItIsWhatTheSentenceBeforeIsAbout) {
  const Article article(
      "The Norda Times printed a letter from the Mill Company in which the Harbour Board is called "
      "a disgrace. It said the weir had not been inspected since May.");
  EXPECT_EQ(article.speaker("inspected since May"), "Norda Times");
  EXPECT_GE(article.confidence("inspected since May"), 8000);
}

TEST(Speakers, AShortFormInBracketsIsTheBodyBeforeIt) {
  const Article article(
      "Movimento Sette Stelle (M7S) won the vote. The M7S party said the bridge was built in a "
      "week. The Apple company said its sales fell.");
  EXPECT_EQ(article.speaker("built in a week"), "Movimento Sette Stelle");
  EXPECT_EQ(article.speaker("sales fell"), "Apple");
  const Article unknown(
      "The Union of Millers and Weavers (UMW) has launched a petition. It is also encouraging "
      "citizens to ask for a vote in their councils.");
  EXPECT_EQ(unknown.speaker("to ask for a vote"), "Union of Millers and Weavers");
}

TEST(Speakers, APullQuoteIsWhoseWordsItRepeats) {
  const Article marked(
      "\"We lost all of it in one night and nobody came.\"\n\n"
      "Ilse Korda said on Monday: \"We lost all of it in one night and nobody came.\"");
  EXPECT_EQ(marked.speaker("lost all of it"), "Ilse Korda");
  const Article behind(
      "\"It rained for a week,\" Karl Osten said. \"The river rose.\"\n\n"
      "\"We lost all of it in one night and nobody came.\"\n\n"
      "Ilse Korda wrote that \"We lost all of it in one night and nobody came.\"");
  EXPECT_EQ(behind.speaker("The river rose"), "Karl Osten");
  EXPECT_EQ(behind.speaker("lost all of it"), "Ilse Korda");
  const Article anew(
      "\"It rained for a week,\" Karl Osten said.\n\n\"Nobody came to look at the river.\"");
  EXPECT_EQ(anew.speaker("look at the river"), "Karl Osten");
}

TEST(Speakers, APullQuoteIsWhoseNameStandsBelow) {
  const Article article(
      "I lost my house in one night and nobody came to help me. Ilse Korda\n\n"
      "The flood destroyed 90 houses in Norda on Monday.\n\n"
      "I lost my house in one night and nobody came to help me. It was the third flood.");
  EXPECT_EQ(article.speaker("lost my house"), "Ilse Korda");
  EXPECT_EQ(article.speaker("destroyed 90 houses"), "the article");
  EXPECT_EQ(article.speaker("third flood"), "the article");
  const Article caption("The ferry lay at the quay in May. Ilse Korda\n\nThe ferry was sold.");
  EXPECT_EQ(caption.speaker("lay at the quay"), "the article");
}

TEST(Speakers, OfAFamilyWhoSpokeLastSpeaks) {
  const Article article(
      "\"I was born here,\" said Anna Berger, whose husband Tom Berger owns the mill. \"I will "
      "stay "
      "in the valley,\" Berger said.");
  EXPECT_EQ(article.speaker("stay in the valley"), "Anna Berger");
}

TEST(Speakers, AReportIsItsMakers) {
  const Article article(
      "The report, written by Ilse Korda and published by the Harbour Board, says the dam is "
      "unsafe.");
  EXPECT_EQ(article.speaker("dam is unsafe"), "Ilse Korda");
}

TEST(Speakers, AnAdjectiveBehindThePersonIsNotWhoSpeaks) {
  const Article article(
      "A person familiar with the matter, who asked not to be named, said the deal was dead.");
  EXPECT_NE(article.speaker("deal was dead"), "the article");
}

TEST(Speakers, WhoPassesOnIsNotTheArticlesClaim) {
  const Article nested(
      "The minister said that according to the police, three men had been arrested.");
  EXPECT_EQ(nested.speaker("three men"), "the police");
  EXPECT_EQ(nested.speaker("minister said"), "no claim");
  const Article posting(
      "Norda Times has learned that according to an Internet posting made just over 24 hours ago, "
      "the Church of Light's website is being attacked by hackers, causing the site to shut down.");
  EXPECT_EQ(posting.speaker("being attacked"), "an Internet posting");
}

TEST(Speakers, AHeadlinesReportsSpeak) {
  const Article article(
      "Reports: 'simpler' ferry fares to replace the season tickets of five towns\n\n"
      "The ferry Norda is to be sold, the council said on Monday.");
  EXPECT_EQ(article.speaker("season tickets"), "Reports");
}

TEST(Speakers, TheHeadlinesDescriptionIsThePersonDescribedLikeThatBelow) {
  const Article article(
      "Norwegian teacher says school burned for days\n\n"
      "Ann Lindqvist, a Norwegian teacher and writer, has said that the school in Bergen burned "
      "for days.");
  EXPECT_EQ(article.speaker("burned for days"), "Ann Lindqvist");
}

TEST(Speakers, WhatIsWrittenSpeaksForWhoWroteIt) {
  const Article post("\"The bridge was built in a week,\" said the post by a retired engineer.");
  EXPECT_EQ(post.speaker("built in a week"), "a retired engineer");
  const Article letter("The Harbour Ministry letter says the bridge was built in a week.");
  EXPECT_EQ(letter.speaker("built in a week"), "Harbour Ministry");
}

TEST(Confidence, ALetterThatNobodySignsIsLessSureThanItsWords) {
  const Article letter("A leaked letter says the bridge was built in a week.");
  EXPECT_EQ(letter.speaker("built in a week"), "A leaked letter");
  EXPECT_LT(letter.confidence("built in a week"), 9000);
}

TEST(Confidence, ASpeechWhoseMarksGoOnInItsParagraphIsSure) {
  Options by_rules;
  by_rules.attribution = AttributionMode::rules;
  const Article article(
      "\"The bridge is closed,\" Anna Berger said. \"It was built in a week by students.\"",
      by_rules);
  EXPECT_EQ(article.speaker("built in a week"), "Anna Berger");
  EXPECT_GE(article.confidence("built in a week"), 9000);
}

TEST(Speakers, ANounSaysWhatTheNameBehindItNames) {
  const Article article(
      "The Harbour Council closed the bridge in May. The sports magazine Kestrel described the "
      "decision as a disgrace.");
  EXPECT_EQ(article.speaker("disgrace"), "Kestrel");
}

TEST(Confidence, WhoeverTheyAreIsLessSureThanAName) {
  const Article article(
      "The Harbour Council met on Monday. They said the bridge was built in a week.");
  EXPECT_EQ(article.speaker("built in a week"), "Harbour Council");
  EXPECT_LT(article.confidence("built in a week"), 9000);
}

TEST(Confidence, WhereTheRulesSeeAnotherSpeakerInsideItIsLessSure) {
  const Article nested(
      "According to Radio Delta, Karlo also assumes the swimmers found in the lake may have left "
      "the boat on purpose.");
  EXPECT_LT(nested.confidence("left the boat"), 9000);
  const Article plain("According to Radio Delta, the swimmers in the lake may have left the boat.");
  EXPECT_GE(plain.confidence("left the boat"), 9000);
}

TEST(Speakers, WhatIsPassedOnIsWhoseItWas) {
  const Article quoting(
      "According to Norda news agency, quoting the kingdom's main newspaper Eastmark Times, the "
      "country's army has been placed on high alert.");
  EXPECT_EQ(quoting.speaker("placed on high alert"), "Eastmark Times");
}

TEST(Speakers, OfTwoSubjectsTheNearerSpeaks) {
  const Article article(
      "Labour's Shadow Home Secretary Dana Cole said her party has supported the plan for months, "
      "and said it was overdue.");
  EXPECT_EQ(article.speaker("supported the plan"), "Dana Cole");
}

TEST(Reading, KnowsWhatStandsInQuotationMarks) {
  const std::string text = "He said \"it rains\" there. \u201CNo end\n\nNext \u201Cone\u201D day";
  const Analysis analysis = engine().analyze(text);
  const Lexicon lexicon = Lexicon::load();
  const Reading reading(analysis.document, analysis.syntax, lexicon);
  std::string quoted;
  for (std::uint32_t token = 0; token < reading.size(); ++token) {
    if (reading.quoted(token)) quoted += std::string(reading.word(token)) + " ";
  }
  EXPECT_EQ(quoted, "it rains No end one ");
}

}  // namespace
}  // namespace sayso::testing
