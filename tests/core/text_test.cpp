#include "core/text/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

std::vector<CodePoint> decode_all(std::string_view text) {
  std::vector<CodePoint> points;
  for (std::uint32_t at = 0; at < text.size(); at += points.back().length) {
    points.push_back(decode(text, at));
  }
  return points;
}

TEST(Text, DecodesEveryLength) {
  const auto points = decode_all("a\u00E9\u20AC\U0001F600");
  ASSERT_EQ(points.size(), 4u);
  EXPECT_EQ(points[0].value, U'a');
  EXPECT_EQ(points[1].value, U'\u00E9');
  EXPECT_EQ(points[2].value, U'\u20AC');
  EXPECT_EQ(points[3].value, U'\U0001F600');
  EXPECT_EQ(points[3].length, 4u);
}

// Unicode 15, table 3-8: one U+FFFD for each maximal ill-formed subpart.
TEST(Text, MalformedSequencesReadAsReplacementBySubpart) {
  const std::string text = "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64";
  const auto points = decode_all(text);
  const std::u32string expected = U"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd";
  ASSERT_EQ(points.size(), expected.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(points[i].value, expected[i]) << i;
    EXPECT_EQ(points[i].valid, expected[i] != U'\uFFFD') << i;
  }
}

TEST(Text, OverlongFormsSurrogatesAndTooLargeValuesAreMalformed) {
  for (const std::string text :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_EQ(first_invalid(text), 0u);
  }
  EXPECT_EQ(first_invalid("caf\xC3"), 3u);
  EXPECT_FALSE(first_invalid("caf\u00E9"));
}

TEST(Text, EncodingUndoesDecoding) {
  for (char32_t value = 1; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = decode(text, 0);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.length, text.size());
  }
}

TEST(Text, ClassesOfCharactersThatNewsUses) {
  EXPECT_EQ(char_class(U'A'), CharClass::upper);
  EXPECT_EQ(char_class(U'\u00E9'), CharClass::lower);
  EXPECT_EQ(char_class(U'\u05D0'), CharClass::letter);
  EXPECT_EQ(char_class(U'7'), CharClass::digit);
  EXPECT_EQ(char_class(U'\u0301'), CharClass::mark);
  EXPECT_EQ(char_class(U'\u201C'), CharClass::open_quote);
  EXPECT_EQ(char_class(U'\u2019'), CharClass::close_quote);
  EXPECT_EQ(char_class(U'"'), CharClass::quote);
  EXPECT_EQ(char_class(U'\u2014'), CharClass::dash);
  EXPECT_EQ(char_class(U'.'), CharClass::stop);
  EXPECT_EQ(char_class(U'\u00A0'), CharClass::space);
  EXPECT_EQ(char_class(U'\n'), CharClass::newline);
  EXPECT_EQ(char_class(U'\0'), CharClass::control);
}

TEST(Text, LowerCasesBeyondAscii) {
  EXPECT_EQ(lower("\u00C9LAN \u0141\u00D3D\u0179 \u0410\u0411 it\u2019s"),
            "\u00E9lan \u0142\u00F3d\u017A \u0430\u0431 it's");
  EXPECT_TRUE(is_capitalized("\u00C9lan"));
  EXPECT_FALSE(is_capitalized("elan"));
  EXPECT_TRUE(is_all_caps("U.N."));
  EXPECT_FALSE(is_all_caps("A"));
}

TEST(Text, GraphemesStayWhole) {
  EXPECT_FALSE(is_grapheme_border(U'e', U'\u0301', 0));
  EXPECT_FALSE(is_grapheme_border(U'\r', U'\n', 0));
  EXPECT_FALSE(is_grapheme_border(U'\U0001F1EB', U'\U0001F1F7', 1));
  EXPECT_TRUE(is_grapheme_border(U'\U0001F1F7', U'\U0001F1EB', 2));
  EXPECT_FALSE(is_grapheme_border(U'\u200D', U'\U0001F469', 0));
  EXPECT_TRUE(is_grapheme_border(U'a', U'b', 0));
}

TEST(Text, TrimKeepsWithinItsRange) {
  const std::string text = "x \u00A0word\u2003 y";
  const Range trimmed = trim(text, {1, static_cast<std::uint32_t>(text.size()) - 1});
  EXPECT_EQ(slice(text, trimmed), "word");
  EXPECT_TRUE(trim("   ", {0, 3}).empty());
}

}  // namespace
}  // namespace sayso
