#include "core/match/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/match/compare.h"
#include "core/match/stem.h"
#include "core/match/tables.h"
#include "core/match/words.h"

namespace sayso {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Lexicon& lexicon() {
  static const Lexicon lists = Lexicon::load();
  return lists;
}

std::string stemmed(std::string word) {
  stem(word);
  return word;
}

std::vector<Term> terms_of(std::string_view text) {
  TermReader reader(lexicon());
  std::vector<Term> terms;
  reader.read(text, terms);
  return terms;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const Term& term : terms_of(text)) words.emplace_back(slice(text, term.range));
  return words;
}

std::uint32_t key_of(std::string_view text) { return terms_of(text).at(0).key; }

/// Twenty checks of a town's affairs, of which the tests look some up.
std::vector<std::byte> small_index() {
  FactCheckIndexBuilder builder(lexicon());
  const auto add = [&](std::string_view claim, std::string_view claimant, std::string_view date) {
    FactCheck check;
    check.claim = claim;
    check.claimant = claimant;
    check.date = date;
    check.rating = "Mostly false";
    check.publisher = "The Checkers";
    check.url = "https://checkers.example/one";
    check.title = claim;
    EXPECT_TRUE(builder.add(check)) << claim;
  };
  add("Unemployment in Harborview fell to 2.1 percent last year.", "Ada Quill", "2024-03-05");
  add("The mayor of Harborview sold the ferry terminal to a cousin.", "Bo Lund", "2023-11-20");
  add("Harborview schools do not serve breakfast to pupils.", "Cy Marsh", "2024-01-10");
  add("The lighthouse bridge collapsed on May 14, 2019.", "Dee Orr", "2020-02-02");
  for (const char* const thing :
       {"library", "harbour", "museum", "orchard", "stadium", "airport", "theatre", "brewery",
        "hospital", "cemetery", "zoo", "canal", "market", "prison", "chapel", "quarry"}) {
    add("The council wants to close the " + std::string(thing) + " before winter.", "", "");
  }
  return builder.finish();
}

FactCheckIndex opened(std::span<const std::byte> bytes) {
  auto index = FactCheckIndex::open(FileBytes(bytes));
  EXPECT_TRUE(index) << index.error().message;
  return std::move(*index);
}

TEST(Stem, CutsWhatPorterCuts) {
  EXPECT_EQ(stemmed("elections"), stemmed("elected"));
  EXPECT_EQ(stemmed("caresses"), "caress");
  EXPECT_EQ(stemmed("ponies"), "poni");
  EXPECT_EQ(stemmed("hopping"), "hop");
  EXPECT_EQ(stemmed("hoping"), "hope");
  EXPECT_EQ(stemmed("relational"), "relat");
  EXPECT_EQ(stemmed("generalizations"), "gener");
  EXPECT_EQ(stemmed("adoption"), "adopt");
  EXPECT_EQ(stemmed("sky"), "sky");
  EXPECT_EQ(stemmed("naïve"), "naïve");
}

TEST(Terms, TagsAndHandlesAreTheWordsInThem) {
  EXPECT_THAT(words_of("Look: #AustralianFires by @kim_lee https://t.co/Ab1 pic.twitter.com/x"),
              ElementsAre("Look", "Australian", "Fires", "by", "kim", "lee"));
}

TEST(Terms, NumbersAreTheirValues) {
  EXPECT_EQ(key_of("1,800,000,000"), key_of("1.8 billion"));
  EXPECT_EQ(key_of("$2 million"), terms_of("2000000").at(0).key);
  EXPECT_EQ(key_of("three"), key_of("3"));
  EXPECT_EQ(key_of("2.10"), key_of("2.1"));
  EXPECT_NE(key_of("2.1"), key_of("21"));
  EXPECT_TRUE(terms_of("22 percent").at(0).percent);
  EXPECT_TRUE(terms_of("22%").at(0).percent);
  EXPECT_EQ(terms_of("in 1998").at(1).kind, TermKind::year);
  EXPECT_EQ(key_of("Jan. 5"), key_of("January 5"));
}

TEST(Terms, NegationsAreToldApart) {
  EXPECT_EQ(terms_of("don't").at(0).kind, TermKind::negation);
  EXPECT_EQ(terms_of("cannot").at(0).key, terms_of("don’t").at(0).key);
  EXPECT_EQ(terms_of("not only this").at(0).kind, TermKind::word);
  EXPECT_NE(terms_of("No. 13").at(0).kind, TermKind::negation);
}

TEST(Terms, AnyBytesAreRead) {
  std::string text;
  for (int i = 0; i < 4096; ++i) text += static_cast<char>(i * 31 % 251);
  for (const Term& term : terms_of(text)) {
    EXPECT_LT(term.range.begin, term.range.end);
    EXPECT_LE(term.range.end, text.size());
  }
}

TEST(FactCheckIndex, GivesBackWhatWasAdded) {
  const FactCheckIndex index = opened(small_index());
  ASSERT_EQ(index.size(), 20u);
  const FactCheck check = index.at(1);
  EXPECT_EQ(check.claim, "The mayor of Harborview sold the ferry terminal to a cousin.");
  EXPECT_EQ(check.claimant, "Bo Lund");
  EXPECT_EQ(check.date, "2023-11-20");
  EXPECT_EQ(check.rating, "Mostly false");
  EXPECT_EQ(check.publisher, "The Checkers");
  EXPECT_EQ(check.url, "https://checkers.example/one");
}

TEST(FactCheckIndex, TheSameEntriesGiveTheSameBytes) { EXPECT_EQ(small_index(), small_index()); }

TEST(FactCheckIndex, ItsPartsAreTheFile) {
  const auto add = [](FactCheckIndexBuilder& builder) {
    for (const std::string_view claim : {"A", "It rained.", "The mayor sold 3 ferries."}) {
      FactCheck check;
      check.claim = claim;
      EXPECT_TRUE(builder.add(check));
    }
  };
  FactCheckIndexBuilder whole(lexicon());
  FactCheckIndexBuilder by_parts(lexicon());
  add(whole);
  add(by_parts);
  std::vector<std::byte> bytes;
  for (const std::span<const std::byte> part : by_parts.finish_by_parts()) {
    bytes.insert(bytes.end(), part.begin(), part.end());
  }
  EXPECT_EQ(bytes, whole.finish());
  EXPECT_EQ(opened(std::move(bytes)).size(), 3u);
}

TEST(FactCheckIndex, AnEmptyOneOpens) {
  FactCheckIndexBuilder builder(lexicon());
  const FactCheckIndex index = opened(builder.finish());
  Matcher matcher(index, lexicon());
  EXPECT_THAT(matcher.match({"Anything at all", {}, {}}, 0), IsEmpty());
}

TEST(FactCheckIndex, TakesNoMarkupAndNoOtherLinks) {
  FactCheckIndexBuilder builder(lexicon());
  FactCheck check;
  check.claim = "The <b>bridge</b>\n\x01 is <script src=x>closed";
  check.url = "javascript:alert(1)";
  const auto refused = builder.add(check);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("http"));
  check.url = "https://a.example/\"><script>";
  EXPECT_FALSE(builder.add(check));
  check.url = "http://a.example/x";
  EXPECT_TRUE(builder.add(check));
  check.claim = " … ";
  EXPECT_FALSE(builder.add(check));
  EXPECT_EQ(builder.size(), 1u);
  EXPECT_EQ(opened(builder.finish()).at(0).claim, "The bridge is closed");
}

TEST(FactCheckIndex, LongFieldsAreCutBetweenCodePoints) {
  FactCheckIndexBuilder builder(lexicon());
  FactCheck check;
  std::string claim = "x";
  while (claim.size() < 3 * kLongestField) claim += "é";
  check.claim = claim;
  ASSERT_TRUE(builder.add(check));
  const FactCheckIndex index = opened(builder.finish());
  EXPECT_LE(index.at(0).claim.size(), kLongestField);
  EXPECT_FALSE(first_invalid(index.at(0).claim));
}

TEST(FactCheckIndex, EveryFlippedByteAndEveryTruncationIsFound) {
  std::vector<std::byte> bytes = small_index();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    bytes[at] ^= std::byte{0x40};
    EXPECT_FALSE(FactCheckIndex::open(FileBytes(bytes))) << at;
    bytes[at] ^= std::byte{0x40};
  }
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const auto cut = FactCheckIndex::open(FileBytes(std::span(bytes).first(size)));
    ASSERT_FALSE(cut) << size;
    EXPECT_THAT(cut.error().message, HasSubstr("fact-check index"));
  }
}

TEST(FactCheckIndex, TablesThatDoNotFitAreRefused) {
  const FactCheckIndex good = opened(small_index());
  const IndexTables& tables = good.tables();
  std::vector<std::uint32_t> fields(tables.fields.begin(), tables.fields.end());
  std::vector<std::uint32_t> lists(tables.lists.begin(), tables.lists.end());
  std::vector<std::uint32_t> entries(tables.entries.begin(), tables.entries.end());
  std::vector<std::uint32_t> parts(tables.parts.begin(), tables.parts.end());
  std::vector<Slot> slots(tables.slots.begin(), tables.slots.end());
  std::vector<Coded> terms(tables.terms.begin(), tables.terms.end());
  const auto opens = [&] {
    WeightsWriter writer(kIndexKind, kIndexVersion);
    writer.add("texts", tables.texts);
    writer.add("fields", std::span<const std::uint32_t>(fields));
    writer.add("days", tables.days);
    writer.add("terms", std::span<const Coded>(terms));
    writer.add("parts", std::span<const std::uint32_t>(parts));
    writer.add("slots", std::span<const Slot>(slots));
    writer.add("lists", std::span<const std::uint32_t>(lists));
    writer.add("entries", std::span<const std::uint32_t>(entries));
    writer.add("impacts", tables.impacts);
    return FactCheckIndex::open(FileBytes(writer.finish())).has_value();
  };
  EXPECT_TRUE(opens());
  const auto spoilt = [&](auto& table, std::size_t at, auto value) {
    const auto before = table[at];
    table[at] = value;
    const bool open = opens();
    table[at] = before;
    return !open;
  };
  EXPECT_TRUE(spoilt(fields, 3, 0xFFFFFFFFU));
  EXPECT_TRUE(spoilt(lists, 5, 0xFFFFFFF0U));
  EXPECT_TRUE(spoilt(entries, 5, good.size()));
  EXPECT_TRUE(spoilt(parts, 2, 0U));
  EXPECT_TRUE(spoilt(terms, 4, Coded(tables.term_count(), TermKind::word, false)));
  for (std::size_t at = 0; at < slots.size(); ++at) {
    if (slots[at].term == 0) continue;
    EXPECT_TRUE(spoilt(slots, at, Slot{1, tables.term_count() + 1}));
  }
  for (Slot& slot : slots) slot.term = 1;  // a search would not end
  EXPECT_FALSE(opens());
}

TEST(FactCheckIndex, AModelFileIsNone) {
  WeightsWriter writer("syntax", "1");
  const auto other = FactCheckIndex::open(FileBytes(writer.finish()));
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().message, HasSubstr("\"syntax\""));
}

class Matching : public testing::Test {
 protected:
  std::vector<Match> match(std::string_view text, Fixed least = 0) {
    return matcher.match({text, {}, {}}, least);
  }
  FactCheckIndex index = opened(small_index());
  Matcher matcher{index, lexicon()};
};

TEST_F(Matching, FindsTheClaimInOtherWords) {
  const auto found = match("Harborview's mayor has sold its ferry terminal to his cousin");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].entry, 1u);
  EXPECT_EQ(found[0].difference, Difference::none);
  EXPECT_GT(found[0].score, kShownMatch);
  const std::string_view claim = index.at(1).claim;
  const auto& words = found[0].words;
  EXPECT_TRUE(std::ranges::any_of(words, [&](const WordPair& pair) {
    return slice(claim, pair.there) == "ferry" && pair.difference == Difference::none;
  }));
}

TEST_F(Matching, FindsNothingWhereNothingIsLikeIt) {
  EXPECT_THAT(match("Penguins eat granite for lunch", kShownMatch), IsEmpty());
  EXPECT_THAT(match("", 0), IsEmpty());
  EXPECT_THAT(match("… !", 0), IsEmpty());
}

TEST_F(Matching, GivesAtMostSoMany) {
  EXPECT_LE(match("The council wants to close the zoo before winter", 0).size(), kMostMatches);
}

TEST_F(Matching, AnotherFigureIsANearMiss) {
  const std::string_view text = "Unemployment in Harborview fell to 21 percent last year.";
  const auto found = match(text);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].entry, 0u);
  EXPECT_EQ(found[0].difference, Difference::number);
  const auto pair = std::ranges::find(found[0].words, Difference::number, &WordPair::difference);
  ASSERT_NE(pair, found[0].words.end());
  EXPECT_EQ(slice(text, pair->here), "21 percent");
  EXPECT_EQ(slice(index.at(0).claim, pair->there), "2.1 percent");
}

TEST_F(Matching, TheSameFigureWrittenOtherwiseIsNone) {
  const auto found = match("Unemployment in Harborview fell to 2.1% last year.");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].difference, Difference::none);
}

TEST_F(Matching, AnotherDayOrYearIsANearMiss) {
  const auto year = match("The lighthouse bridge collapsed on May 14, 2021.");
  ASSERT_FALSE(year.empty());
  EXPECT_EQ(year[0].entry, 3u);
  EXPECT_EQ(year[0].difference, Difference::date);
}

TEST_F(Matching, ANegationOnOneSideIsANearMiss) {
  const std::string_view text = "The mayor of Harborview did not sell the ferry terminal.";
  const auto here = match(text);
  ASSERT_FALSE(here.empty());
  EXPECT_EQ(here[0].entry, 1u);
  EXPECT_EQ(here[0].difference, Difference::negation);
  const auto there = match("Harborview schools serve breakfast to pupils.");
  ASSERT_FALSE(there.empty());
  EXPECT_EQ(there[0].entry, 2u);
  EXPECT_EQ(there[0].difference, Difference::negation);
  const auto both = match("Schools in Harborview don't serve breakfast to pupils.");
  ASSERT_FALSE(both.empty());
  EXPECT_EQ(both[0].difference, Difference::none);
}

TEST_F(Matching, ASpeakerCounts) {
  const std::string_view text = "The mayor sold a ferry terminal";
  const auto by_him = matcher.match({text, "Bo Lund", {}}, 0);
  const auto by_her = matcher.match({text, "Ada Quill", {}}, 0);
  ASSERT_FALSE(by_him.empty() || by_her.empty());
  EXPECT_EQ(by_him[0].entry, 1u);
  EXPECT_GT(by_him[0].score, by_her[0].score);
}

/// Three entries tell nothing of how frequent their words are.
TEST(FewFactChecks, ScoreAsManyDo) {
  FactCheckIndexBuilder builder(lexicon());
  for (const char* const claim : {"The ferry to Holm Island was sold for 21 million crowns.",
                                  "Bread is dearer than ever in the north of the country.",
                                  "Unemployment fell to 2.1 percent last year."}) {
    FactCheck check;
    check.claim = claim;
    ASSERT_TRUE(builder.add(check));
  }
  const FactCheckIndex index = opened(builder.finish());
  Matcher matcher(index, lexicon());
  const auto same =
      matcher.match({"The ferry to Holm Island was sold for 21 million crowns.", {}, {}});
  ASSERT_EQ(same.size(), 1u);
  EXPECT_EQ(same[0].entry, 0u);
  EXPECT_GT(same[0].score, 9000);
  const auto near = matcher.match({"Unemployment fell to 21 percent last year.", {}, {}});
  ASSERT_EQ(near.size(), 1u);
  EXPECT_EQ(near[0].entry, 2u);
  EXPECT_EQ(near[0].difference, Difference::number);
  EXPECT_THAT(matcher.match({"The minister said it was raining in the north.", {}, {}}), IsEmpty());
  EXPECT_THAT(matcher.match({"The bridge to the island was closed for 21 days.", {}, {}}),
              IsEmpty());
}

TEST_F(Matching, LookingUpLeavesNoTrace) {
  const auto first = match("Unemployment in Harborview fell to 2.1% last year.");
  (void)match("The council wants to close the zoo before winter, not the lighthouse bridge.");
  const auto again = match("Unemployment in Harborview fell to 2.1% last year.");
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].entry, again[i].entry);
    EXPECT_EQ(first[i].score, again[i].score);
  }
}

TEST_F(Matching, AnyBytesCanBeLookedUp) {
  std::string text = "Unemployment in Harborview \xFF\xC0\xED\xA0\x80 ";
  for (int i = 0; i < 2000; ++i) text += "ferry 2.1 % not \xF0\x9F ";
  for (const Match& match : match(text)) {
    for (const WordPair& pair : match.words) EXPECT_LE(pair.here.end, text.size());
  }
}

}  // namespace
}  // namespace sayso
