// The module's reader of JSON, beside the library that the tests use.
#include "wasm/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

namespace sayso {
namespace {

using Library = nlohmann::json;

/// `value` as the library would hold it. Numbers are kept as texts: how they are written counts.
Library as_library(const Json& json, const JsonValue& value) {
  switch (value.kind) {
    case JsonKind::null:
      return nullptr;
    case JsonKind::boolean:
      return value.truth;
    case JsonKind::number:
      return Library::parse(value.text);
    case JsonKind::text:
      return value.text;
    case JsonKind::array: {
      Library list = Library::array();
      for (const JsonValue* child : json.children(value)) list.push_back(as_library(json, *child));
      return list;
    }
    case JsonKind::object: {
      Library object = Library::object();
      for (const JsonValue* child : json.children(value)) {
        object[child->name] = as_library(json, *child);
      }
      return object;
    }
  }
  return nullptr;
}

void compare(const std::string& text) {
  const Library expected = Library::parse(text, nullptr, false);
  const auto json = Json::parse(text);
  ASSERT_EQ(json.has_value(), !expected.is_discarded()) << text;
  if (json) {
    EXPECT_EQ(as_library(*json, json->root()), expected) << text;
  }
}

TEST(JsonReader, ReadsWhatTheLibraryReads) {
  for (const char* text : {"{}", "[]", " null ", "true", "-0", "0.5e+3",
                           R"({"a":[1,2,{"b":null}],"c":"d"})", R"("A😀\u00e9\ud83d\ude00\n\\\/")",
                           "[[],[[]],{}]", R"({"a":1,"a":2})", "\"\x7f\"", "1E2"}) {
    EXPECT_TRUE(Json::parse(text)) << text;
    compare(text);
  }
}

TEST(JsonReader, RefusesWhatTheLibraryRefuses) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "]",
                           "[1,]",
                           "{,}",
                           R"({"a"})",
                           R"({"a":})",
                           R"({a:1})",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "1e",
                           "--1",
                           "nul",
                           "truee",
                           "\"",
                           "\"\\x\"",
                           R"("\ud800")",
                           R"("\udc00")",
                           R"("\ud800\u0041")",
                           R"("\u12g4")",
                           "\"\x01\"",
                           "\"\xff\"",
                           "\"\xc0\x80\"",
                           "\"\xed\xa0\x80\"",
                           "[1 2]",
                           "1 2",
                           "\xef\xbb\xbf!",
                           "{\"a\":1]",
                           "[1}"}) {
    EXPECT_FALSE(Json::parse(text)) << text;
    compare(text);
  }
  EXPECT_FALSE(Json::parse(std::string_view("\"a\0b\"", 5)));
}

TEST(JsonReader, AgreesWithTheLibraryOnDamagedTexts) {
  const std::string whole =
      R"({"unit":"byte","blocks":[{"begin":0,"end":23,"kind":"headline"},{"begin":24}],)"
      R"("article":{"date":"2026-01-02","url":"\u00fcber\ud83d\ude00"},"x":[-1.5e-3,true,null]})";
  const std::string letters = "{}[]\",:\\u0eE+-.1t \xc3\x9f\n";
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = whole;
    for (int i = 0; i < 1 + static_cast<int>(random() % 3); ++i) {
      const std::size_t at = random() % text.size();
      const char letter = letters[random() % letters.size()];
      if (random() % 3 == 0) {
        text.erase(at, 1 + random() % 4);
      } else {
        text.insert(at, 1, letter);
      }
    }
    compare(text);
    if (HasFatalFailure()) return;
  }
}

TEST(JsonReader, DepthCostsNoStack) {
  const std::string open(200'000, '[');
  EXPECT_FALSE(Json::parse(open));
  EXPECT_TRUE(Json::parse(open + std::string(open.size(), ']')));
}

TEST(JsonReader, FindsMembers) {
  const auto json = Json::parse(R"({"a":{"b":1},"b":2,"b":3,"c":[0]})");
  ASSERT_TRUE(json);
  EXPECT_EQ(whole(json->member(json->root(), "b")), 3u);
  EXPECT_EQ(json->member(json->root(), "d"), nullptr);
  EXPECT_EQ(json->member(*json->member(json->root(), "c"), "0"), nullptr);
}

TEST(JsonReader, NumbersAreReadAsTheLibraryReadsThem) {
  const auto number = [](const std::string& text) { return Json::parse(text)->root(); };
  for (const char* text :
       {"0", "7", "18446744073709551615", "18446744073709551616", "-1", "1.0", "1e3"}) {
    const Library expected = Library::parse(text);
    const JsonValue value = number(text);
    EXPECT_EQ(whole(&value).has_value(), expected.is_number_unsigned()) << text;
    if (whole(&value)) {
      EXPECT_EQ(*whole(&value), expected.get<std::uint64_t>());
    }
  }
  for (const char* text :
       {"0", "-0.0", "1", "0.1", "0.2838", "1e-3", "25E-2", "0.00000000000000001", "123456.789",
        "1e22", "-1e-22", "0e999999999999", "5e-10000"}) {
    EXPECT_EQ(real(number(text)), Library::parse(text).get<double>()) << text;
  }
  EXPECT_NEAR(*real(number("0.30000000000000004")), 0.3, 1e-14);
  EXPECT_FALSE(real(number("1e999")));
  EXPECT_FALSE(real(number("1e99999999999")));
  EXPECT_FALSE(real(number("\"1\"")));
  std::mt19937 random(4);
  for (int round = 0; round < 10'000; ++round) {
    const std::string text = "0." + std::to_string(random() % 1'000'000'000);
    EXPECT_EQ(real(number(text)), Library::parse(text).get<double>()) << text;
  }
}

}  // namespace
}  // namespace sayso
