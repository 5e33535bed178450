#include "core/output/output.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/output/json_writer.h"
#include "core/output/offsets.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using Json = nlohmann::json;
using testing::engine;

constexpr std::string_view kText =
    "Zo\u00EB Marsh, the mayor of \u0141\u00F3d\u017A, said the \U0001F600 budget grew by 4 "
    "percent last year. "
    "She warned that costs would rise.";

TEST(Offsets, CountUtf16UnitsAtEveryBorder) {
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> borders;
  std::uint32_t units = 0;
  for (int i = 0; i < 300; ++i) {
    const char32_t point = U"a\u00E9\u20AC\U0001F600"[i * 7 % 4];
    borders.emplace_back(text.size(), units);
    append_utf8(text, point);
    units += point > 0xFFFF ? 2 : 1;
  }
  borders.emplace_back(text.size(), units);
  const Offsets offsets(text, Unit::utf16);
  for (const auto& [byte, unit] : borders) EXPECT_EQ(offsets.convert(byte), unit);
}

TEST(Offsets, MalformedBytesCountAsOneUnitASubpart) {
  const Offsets offsets(
      "a\xF1\x80"
      "b",
      Unit::utf16);
  EXPECT_EQ(offsets.convert(1), 1u);
  EXPECT_EQ(offsets.convert(3), 2u);
  EXPECT_EQ(offsets.convert(4), 3u);
}

TEST(JsonWriter, WritesWhatAParserReadsBack) {
  JsonWriter writer;
  writer.begin_object();
  writer.key("text").string("\"a\\b\" \n\t\x01\x7F \u00E9\U0001F600 \xFF.");
  writer.key("list").begin_array().number(0).number(4294967295).boolean(true).null().end_array();
  writer.key("none").begin_object().end_object().key("empty").begin_array().end_array();
  writer.end_object();
  const Json json = Json::parse(std::move(writer).take());
  EXPECT_EQ(json["text"], "\"a\\b\" \n\t\x01\x7F \u00E9\U0001F600 \uFFFD.");
  EXPECT_EQ(json["list"].dump(), "[0,4294967295,true,null]");
  EXPECT_TRUE(json["none"].empty());
  EXPECT_TRUE(json["empty"].empty());
}

TEST(JsonWriter, DecimalsHaveAtMostFourPlaces) {
  JsonWriter writer;
  writer.begin_array();
  for (const Fixed value : {0, 1, 9200, kCertain, -1250, 1000000, -12345, -2147483647 - 1}) {
    writer.decimal(value);
  }
  writer.end_array();
  EXPECT_EQ(std::move(writer).take(), "[0.0,0.0001,0.92,1.0,-0.125,100.0,-1.2345,-214748.3648]");
}

TEST(Json, IsValidAndItsReferencesResolve) {
  const Analysis analysis = engine().analyze(kText);
  const Json json = Json::parse(to_json(analysis, engine()));
  EXPECT_EQ(json["schema"], "sayso.analysis/1");
  EXPECT_EQ(json["text"]["length"], kText.size());
  std::set<std::string> speakers;
  for (const Json& speaker : json["speakers"]) speakers.insert(speaker["id"]);
  ASSERT_FALSE(json["claims"].empty());
  for (const Json& claim : json["claims"]) {
    EXPECT_TRUE(speakers.contains(claim["speaker"]));
    EXPECT_LT(claim["source_sentence"], json["sentences"].size());
    if (!claim["attribution"].is_null()) {
      EXPECT_LT(claim["attribution"], json["attributions"].size());
    }
  }
}

TEST(Json, ValuesAreNumbersAsTheyAreWritten) {
  const std::string text =
      "Monday, July 3, 2017\n\nThe mayor spent at least \u20AC1.15 million on Friday. She had no "
      "law.";
  const Analysis analysis = engine().analyze(text);
  const std::string json = to_json(analysis, engine());
  EXPECT_NE(json.find("\"kind\":\"money\",\"number\":1150000,\"comparator\":\"at-least\","
                      "\"unit\":\"EUR\"}"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find("\"date\":\"2017-06-30\",\"precision\":\"day\",\"against\":\"2017-07-03\"}"),
            std::string::npos);
  EXPECT_EQ(Json::parse(json)["article"]["date"], "2017-07-03");
  EXPECT_NE(to_text(analysis).find("values: at least 1150000 EUR (at least "), std::string::npos);
  EXPECT_NE(to_html(analysis).find("values: at least 1150000 EUR \u00B7 2017-06-30"),
            std::string::npos);
}

TEST(Json, StandaloneComesOnRequestInPiecesAndAsOneText) {
  const std::string text = "Anna Berger runs the town. She closed the bridge.";
  const Analysis analysis = engine().analyze(text);
  EXPECT_FALSE(Json::parse(to_json(analysis, engine()))["claims"][1].contains("standalone"));
  const Json claim = Json::parse(to_json(analysis, engine(), {.standalone = true}))["claims"][1];
  EXPECT_EQ(claim["standalone_text"], "[Anna Berger] closed the bridge");
  const Json insertion{{"inserted", "Anna Berger"}, {"replaces", {{"begin", 27}, {"end", 30}}}};
  const Json words{{"range", {{"begin", 30}, {"end", 48}}}};
  EXPECT_EQ(claim["standalone"], Json::array({insertion, words}));
  EXPECT_NE(to_text(analysis, true).find("alone: [Anna Berger] closed"), std::string::npos);
  EXPECT_NE(to_html(analysis, true).find("on its own: [Anna Berger] closed"), std::string::npos);
}

TEST(Json, Utf16RangesCutTheSameWordsAsByteRanges) {
  const Analysis analysis = engine().analyze(kText);
  const Json bytes = Json::parse(to_json(analysis, engine()));
  const Json units = Json::parse(to_json(analysis, engine(), {.unit = Unit::utf16}));
  const Offsets offsets(kText, Unit::utf16);
  for (std::size_t i = 0; i < bytes["claims"].size(); ++i) {
    const Json& a = bytes["claims"][i]["spans"][0];
    const Json& b = units["claims"][i]["spans"][0];
    EXPECT_EQ(b["begin"], offsets.convert(a["begin"]));
    EXPECT_EQ(b["end"], offsets.convert(a["end"]));
  }
  EXPECT_EQ(units["text"]["unit"], "utf16");
}

TEST(Json, MalformedTextStillGivesValidJsonAndSaysWhere) {
  const Analysis analysis =
      engine().analyze("The mayor of \xFF\xFEton said the tax rose. A \xC3 b.");
  const Json json = Json::parse(to_json(analysis, engine()));
  EXPECT_EQ(json["text"]["invalid_at"], 13);
}

TEST(Html, TextIsNeverMarkup) {
  const std::string text =
      "The mayor said <script>alert(1)</script> & \"taxes\" rose by 4 percent.";
  const std::string html = to_html(engine().analyze(text));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;/script&gt;"), std::string::npos);
}

TEST(Conllu, EveryTokenHasARowWithItsRange) {
  const Analysis analysis = engine().analyze(kText);
  const std::string conllu = to_conllu(analysis);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(conllu, '\t')),
            9 * analysis.document.tokens.size());
  EXPECT_NE(conllu.find("start=0|end=4"), std::string::npos);
}

}  // namespace
}  // namespace sayso
