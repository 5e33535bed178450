#include <gtest/gtest.h>

#include <string>

#include "core/tools/common/gold.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

std::string file_with(const std::string& claims) {
  return R"({"sentences": [{"begin": 0, "end": 40}], "speakers": {
    "n": {"name": "the article", "kind": "narrator", "role": null, "aliases": []},
    "a": {"name": "the Ministry", "kind": "organization", "aliases": ["Ministry of Works"]}},
    "claims": [)" +
         claims + "]}";
}

const std::string kClaim =
    R"({"spans": [{"begin": 2, "end": 9}, {"begin": 12, "end": 20}], "source_sentence": 1,
        "speaker": "a", "type": "quantity", "optional": true})";

TEST(GoldFile, IsRead) {
  const auto gold = read_gold(file_with(kClaim), 40);
  ASSERT_TRUE(gold) << gold.error().message;
  ASSERT_EQ(gold->claims.size(), 1U);
  const GoldClaim& claim = gold->claims[0];
  EXPECT_EQ(claim.spans, (std::vector<Range>{{2, 9}, {12, 20}}));
  EXPECT_EQ(claim.source_sentence, 1U);
  EXPECT_EQ(claim.type, ClaimType::quantity);
  EXPECT_TRUE(claim.optional);
  EXPECT_EQ(gold->speakers[claim.speaker].name, "the Ministry");
  EXPECT_EQ(gold->speakers[claim.speaker].aliases.size(), 1U);
  EXPECT_EQ(gold->sentences, (std::vector<Range>{{0, 40}}));
}

TEST(GoldFile, ThatHasAnotherFormSaysWhere) {
  const auto error = [](const std::string& json) {
    const auto gold = read_gold(json, 40);
    return gold ? std::string() : gold.error().message;
  };
  EXPECT_EQ(error("[]"), "is no JSON object");
  EXPECT_EQ(error("{"), "is no JSON object");
  EXPECT_EQ(error(R"({"claims": []})"), "no speakers");
  EXPECT_EQ(error(R"({"speakers": {"a": 1}})"),
            "speaker 1 has another form, or lies outside the article");
  const std::string second = "claim 2 has another form, or lies outside the article";
  for (
      const char* claim :
      {"7", R"({"spans": [], "source_sentence": 0, "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": 2, "end": 41}], "source_sentence": 0, "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": 9, "end": 9}], "source_sentence": 0, "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": -1, "end": 9}], "source_sentence": 0, "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": 5, "end": 9}, {"begin": 2, "end": 4}], "source_sentence": 0, "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": 2, "end": 9}], "source_sentence": "0", "speaker": "a", "type": "state"})",
       R"({"spans": [{"begin": 2, "end": 9}], "source_sentence": 0, "speaker": "b", "type": "state"})",
       R"({"spans": [{"begin": 2, "end": 9}], "source_sentence": 0, "speaker": "a", "type": "guess"})"}) {
    EXPECT_EQ(error(file_with(kClaim + "," + claim)), second) << claim;
  }
}

TEST(Gold, MatchesOneToOneTheBestFirst) {
  GoldArticle gold;
  gold.claims.resize(2);
  gold.claims[0].spans = {{0, 10}};
  gold.claims[1].spans = {{4, 12}};
  std::vector<Claim> claims(3);
  claims[0].spans = {{3, 12}};  // 8 of 9 with the second, 7 of 12 with the first
  claims[1].spans = {{0, 4}};   // 4 of 10: no match
  claims[2].spans = {{0, 2}, {4, 8}};
  const auto pairs = match_gold(gold, claims);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].gold, 1U);
  EXPECT_EQ(pairs[0].claim, 0U);
  EXPECT_EQ(pairs[1].gold, 0U);
  EXPECT_EQ(pairs[1].claim, 2U);
}

TEST(Gold, KnowsASpeakerByNameAndKind) {
  const Analysis analysis =
      testing::engine().analyze("The Ministry of Works said on Monday that the bridge is safe.");
  ASSERT_FALSE(analysis.claims.empty());
  const std::uint32_t speaker = analysis.claims[0].speaker;
  EXPECT_TRUE(is_speaker({SpeakerKind::organization, "Ministry of Works", {}}, analysis, speaker));
  EXPECT_TRUE(
      is_speaker({SpeakerKind::group, "Works", {"the ministry of works"}}, analysis, speaker));
  EXPECT_FALSE(is_speaker({SpeakerKind::person, "Ministry of Works", {}}, analysis, speaker));
  EXPECT_FALSE(is_speaker({SpeakerKind::organization, "Ministry", {}}, analysis, speaker));
  EXPECT_TRUE(is_speaker({SpeakerKind::narrator, "the article", {}}, analysis, kNarrator));
  EXPECT_FALSE(is_speaker({SpeakerKind::narrator, "the article", {}}, analysis, speaker));
}

}  // namespace
}  // namespace sayso
