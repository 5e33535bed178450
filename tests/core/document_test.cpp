#include "core/document/document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace sayso {
namespace {

const Lexicon& lexicon() {
  static const Lexicon kLexicon = Lexicon::load();
  return kLexicon;
}

Document read(std::string_view text, const Limits& limits = {}) {
  return read_document(text, lexicon(), {}, limits);
}

std::vector<std::string> sentences_of(std::string_view text) {
  const Document document = read(text);
  std::vector<std::string> out;
  for (const Sentence& s : document.sentences) out.emplace_back(slice(text, s.range));
  return out;
}

std::string tokens_of(std::string_view text) {
  const Document document = read(text);
  std::string out;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (i > 0) out += '|';
    out += document.word(i);
  }
  return out;
}

std::string file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> parts(std::string_view text, std::string_view mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + mark.size()));
  }
  return out;
}

std::filesystem::path fixtures() {
  return std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/core/fixtures";
}

/// Byte offsets at which grapheme clusters begin or end.
std::vector<bool> borders(std::string_view text) {
  std::vector<bool> out(text.size() + 1);
  out.front() = true;
  out.back() = true;
  char32_t before = 0;
  std::uint32_t pairs = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (at > 0 && is_grapheme_border(before, point.value, pairs)) out[at] = true;
    const bool regional = point.value >= 0x1F1E6 && point.value <= 0x1F1FF;
    pairs = regional ? pairs + 1 : 0;
    before = point.value;
    at += point.length;
  }
  return out;
}

void expect_tiling(std::string_view text, const Document& document, bool whole = true) {
  const std::vector<bool> border = borders(text);
  std::uint32_t past = 0;
  for (const Block& block : document.blocks) {
    ASSERT_LE(past, block.range.begin);
    ASSERT_LT(block.range.begin, block.range.end);
    past = block.range.end;
  }
  ASSERT_LE(past, text.size());
  past = 0;
  for (const Token& token : document.tokens) {
    ASSERT_LE(past, token.range.begin);
    ASSERT_LT(token.range.begin, token.range.end);
    ASSERT_LE(token.range.end, text.size());
    ASSERT_TRUE(border[token.range.begin]) << token.range.begin;
    ASSERT_TRUE(border[token.range.end]) << token.range.end;
    // Nothing that shows is left out.
    for (std::uint32_t at = past; at < token.range.begin;) {
      const CodePoint point = decode(text, at);
      const CharClass kind = char_class(point.value);
      ASSERT_TRUE(!whole || is_blank(kind) || kind == CharClass::control) << at;
      at += point.length;
    }
    past = token.range.end;
  }
  std::uint32_t token = 0;
  for (const Sentence& sentence : document.sentences) {
    ASSERT_EQ(sentence.first, token);
    ASSERT_LT(sentence.first, sentence.last);
    ASSERT_LE(sentence.first, sentence.body);
    ASSERT_LT(sentence.body, sentence.last);
    ASSERT_EQ(sentence.range.begin, document.tokens[sentence.first].range.begin);
    ASSERT_EQ(sentence.range.end, document.tokens[sentence.last - 1].range.end);
    ASSERT_LT(sentence.block, document.blocks.size());
    ASSERT_TRUE(document.blocks[sentence.block].range.contains(sentence.range));
    token = sentence.last;
  }
  ASSERT_EQ(token, document.tokens.size());
}

bool same(const Document& a, const Document& b) {
  const auto token = [](const Token& x, const Token& y) {
    return x.range == y.range && x.space_before == y.space_before && x.same_word == y.same_word;
  };
  const auto sentence = [](const Sentence& x, const Sentence& y) {
    return x.range == y.range && x.body == y.body && x.block == y.block;
  };
  return std::ranges::equal(a.tokens, b.tokens, token) &&
         std::ranges::equal(a.sentences, b.sentences, sentence) && a.outlet == b.outlet;
}

TEST(Document, TokenIsLean) { EXPECT_EQ(sizeof(Token), 12u); }

TEST(Document, SplitsFixturesIntoSentences) {
  std::size_t read_files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(fixtures() / "sentences")) {
    if (entry.path().extension() != ".in") continue;
    SCOPED_TRACE(entry.path().filename().string());
    const std::string text = file(entry.path());
    std::vector<std::string> got = sentences_of(text);
    for (std::string& sentence : got) {
      for (std::size_t at = 0; (at = sentence.find('\n', at)) != std::string::npos; ++at) {
        sentence.replace(at, 1, "\\n");
      }
    }
    std::filesystem::path expected = entry.path();
    EXPECT_EQ(got, parts(file(expected.replace_extension(".expected")), "\n"));
    expect_tiling(text, read(text));
    ++read_files;
  }
  EXPECT_GE(read_files, 10u);
}

TEST(Document, SplitsFixturesIntoTokens) {
  for (const std::string& line : parts(file(fixtures() / "tokens/words.cases"), "\n")) {
    if (line.starts_with('#')) continue;
    const std::size_t arrow = line.find(" => ");
    ASSERT_NE(arrow, std::string::npos) << line;
    EXPECT_EQ(tokens_of(line.substr(0, arrow)), line.substr(arrow + 4));
  }
}

// Each text is written with | where a sentence ends; it is read with a space there.
TEST(Document, KnowsWhatEndsASentence) {
  for (const std::string_view text : {
           "Who are you?|I am Mara Quill.",
           "My name is Oda R. Venn.",
           "See p. 12 of the book.",
           "They sold it to Hale, Brook & Co. at dawn.",
           "They sold it to Hale, Brook & Co.|It ended there.",
           "St. Bride's Hall is on 7th st. near the bridge of Mt. Orin.",
           "That is Oda Venn Jr.'s coat.",
           "I live in the E.U.|How about you?",
           "I work for the U.S. Treasury in Ohio.",
           "At 7 a.m. Mr. Orin went to the mill.|He left it at 8 P.M.|Mr. Orin slept.",
           "She has $250.00.|It is in her purse.",
           "He sings (He trained for 6 years as a tenor.) at the town hall.",
           "Her mail is Tara.Voss@example.org.|I sent her a note.",
           "The page is: https://www.sample.70.org/old/fine_stuff.html.|Please read it.",
           "She turned to him, 'That is fine.' she said.",
           "She turned to him, \"That is fine.\"|She held the lamp out.",
           "Wow!!|It has been long.|What??|Well?!|Is it you?|No!?|Yes.",
           "1.) The first thing|2.) The second thing",
           "1) The first thing.|2) The second thing.",
           "1. The first thing|2. The second thing",
           "• 9. The first thing|• 10. The second thing",
           "a. The first thing|b. The second thing|c. The third of them",
           "i. The first thing|ii. The second thing|iii. The third one",
           "You can dig at N°. 2034.117.882.|That is where the gold lies.",
           "She works at Yahoo! in sales.",
           "We make a fine pair, you and I.|Did you see Orin I. Vale today?",
           "The \"rules of the world will look less tangled. . . .\"",
           "Orin [...] used the picture of ladders [...] (Venn 55).",
           "Mark the end of the sentence with a period . . . .|Next sentence.",
           "I never said that....|She left the shop.",
           "I was not ... well, what I mean...see . . . what I said, the point is . . . I did not.",
           "Gen. Mara Quill spoke on Dec. 5 in St. Elwin, Fla.|He left.",
           "Prices rose 3.5 percent vs. 2.1 percent, i.e. more than before, e.g. in the U.K. "
           "alone.",
           "She holds a Ph.D. in law.|Her J.D. came later.",
           "He (Mr. Orin) left.|(He came back.)|Then he sat.",
           "The U.S.-led group met at 10:30 a.m. EST.|It voted.",
           "He said: \"I came.|I saw.|I won.\"|Then he left.",
           "Oil rose 2.5 pct. on Monday in 3 yrs. of calm.",
           "He was wrong.|... The next thing he knew was that he had lost.",
       }) {
    std::string joined(text);
    std::ranges::replace(joined, '|', ' ');
    EXPECT_EQ(sentences_of(joined), parts(text, "|"));
  }
}

TEST(Document, SplitsWhereASpaceWasLost) {
  const std::vector<std::string> expected{"They held talks.", "The talks failed.", "Nobody cried."};
  EXPECT_EQ(sentences_of("They held talks.The talks failed.Nobody cried."), expected);
}

TEST(Document, MarksWrittenWordsOfTwoTokens) {
  const Document document = read("Quill's crew didn't go, it s said; cannot.");
  std::string tied;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (document.tokens[i].same_word) tied += std::string(document.word(i)) + ' ';
  }
  EXPECT_EQ(tied, "'s n't not ");
}

TEST(Document, FindsDatelinesAndTheirOutlets) {
  const auto expect = [](std::string_view text, std::string_view body, std::string_view outlet) {
    const Document document = read(text);
    ASSERT_FALSE(document.sentences.empty());
    EXPECT_EQ(document.word(document.sentences[0].body), body) << text;
    EXPECT_EQ(slice(text, document.outlet), outlet) << text;
  };
  expect("PORT ELWIN (Northwire) - The ferry sank.", "The", "Northwire");
  expect("ELWIN — The ferry sank.", "The", "");
  expect("ELWIN, Jan 3 (AP) — The ferry sank.", "The", "AP");
  expect("ELWIN, Norland, Dec. 28 (UPI) -- Two ferries sank.", "Two", "UPI");
  expect("Elwin (NNN)The ferry sank.", "The", "NNN");
  expect("ELWIN/MARROW (Northwire) – \"We sank,\" he said.", "\"", "Northwire");
  expect("(Northwire) - The ferry sank.", "The", "Northwire");
  expect("The ferry (the old one) - it sank.", "The", "");
  expect("NATO - the alliance - met.", "NATO", "");
  expect("Mara Quill (D) said so.", "Mara", "");
}

TEST(Document, TellsTheKindsOfBlocks) {
  const std::string text = file(fixtures() / "sentences/article.in");
  std::vector<BlockKind> kinds;
  for (const Block& block : read(text).blocks) kinds.push_back(block.kind);
  using enum BlockKind;
  EXPECT_EQ(kinds,
            (std::vector{headline, byline, dateline, paragraph, caption, caption, paragraph}));
}

TEST(Document, TakesTheCallersBlocks) {
  const std::string_view text = "One line\nand more. Two. \n Three";
  const std::vector<Block> known{{{0, 8}, BlockKind::headline}, {{9, 25}, BlockKind::paragraph}};
  const Document document = read_document(text, lexicon(), known);
  ASSERT_EQ(document.sentences.size(), 3u);
  EXPECT_EQ(slice(text, document.sentences[0].range), "One line");
  EXPECT_EQ(slice(text, document.sentences[1].range), "and more.");
  EXPECT_EQ(slice(text, document.blocks[1].range), "and more. Two.");
  const std::vector<Block> foreign{{{5, 900}, BlockKind::other}, {{2, 4}, BlockKind::other}};
  expect_tiling(text, read_document(text, lexicon(), foreign), false);
}

TEST(Document, FindsSentencesByByteAndByToken) {
  const std::string_view text = "  One two. Three four.";
  const Document document = read(text);
  EXPECT_EQ(document.sentence_at(0), kNone);
  EXPECT_EQ(document.sentence_at(2), 0u);
  EXPECT_EQ(document.sentence_at(10), 0u);
  EXPECT_EQ(document.sentence_at(11), 1u);
  EXPECT_EQ(document.sentence_at(900), 1u);
  EXPECT_EQ(document.sentence_of(2), 0u);
  EXPECT_EQ(document.sentence_of(3), 1u);
  EXPECT_EQ(document.sentence_of(900), kNone);
  EXPECT_EQ(read("").sentence_at(0), kNone);
}

TEST(Document, HonoursItsLimits) {
  const std::string word(5000, 'a');
  const Document cut = read(word);
  EXPECT_TRUE(cut.truncated);
  EXPECT_EQ(cut.tokens.size(), 5u);
  expect_tiling(word, cut);

  std::string many;
  for (int i = 0; i < 1000; ++i) many += "and so ";
  const Document pieces = read(many);
  EXPECT_TRUE(pieces.truncated);
  for (const Sentence& s : pieces.sentences) EXPECT_LE(s.size(), Limits{}.sentence_tokens);
  expect_tiling(many, pieces);

  const std::string_view marked = "aa e\xCC\x81 zz";
  const Document head = read(marked, {.bytes = 4, .sentence_tokens = 400, .token_bytes = 1024});
  EXPECT_TRUE(head.truncated);
  EXPECT_EQ(head.tokens.size(), 1u);
  EXPECT_FALSE(read("short").truncated);
}

TEST(Document, TellsWhereTheTextIsMalformed) {
  EXPECT_EQ(read("fine").invalid_at, kNone);
  EXPECT_EQ(read("fin\xFF e").invalid_at, 3u);
}

TEST(Document, ReadsHugeAndHostileTexts) {
  constexpr std::size_t kMany = 1 << 20;
  const auto repeat = [](std::string_view piece) {
    std::string out;
    while (out.size() < kMany) out += piece;
    return out;
  };
  for (const std::string_view piece : {"a",
                                       "\"",
                                       "'",
                                       "(",
                                       ")",
                                       "((",
                                       ".",
                                       ". ",
                                       "? ",
                                       "\n",
                                       "a\n",
                                       "\r\n",
                                       "-",
                                       "1-",
                                       "'s",
                                       "a'",
                                       "@a",
                                       "a.",
                                       "A.",
                                       "://",
                                       ":)",
                                       "[1]",
                                       "\xCC\x81",
                                       "\xE2\x80\x8D",
                                       "\xF0\x9F\x87\xA9",
                                       "\xFF",
                                       "1. a ",
                                       "a) ",
                                       ".\" (",
                                       "n't ",
                                       "http://a",
                                       "a,",
                                       " t"}) {
    const std::string text = repeat(piece);
    expect_tiling(text, read(text));
    if (HasFatalFailure()) FAIL() << piece;
  }
  for (const std::string_view text : {"", " ", "\n\n", "\xEF\xBB\xBF", "\x01\x02"}) {
    EXPECT_TRUE(read(text).sentences.empty());
  }
  EXPECT_EQ(tokens_of(std::string_view("\xEF\xBB\xBFOne\0two", 10)), "One|two");
}

TEST(Document, KeepsItsPromisesOnRandomTexts) {
  constexpr std::string_view kPieces[] = {"a",
                                          "The",
                                          "talks",
                                          "U.S.",
                                          "Mr.",
                                          "don't",
                                          "n't",
                                          "'s",
                                          "\xE2\x80\x99s",
                                          " ",
                                          " ",
                                          " ",
                                          "\n",
                                          "\n\n",
                                          "\r\n",
                                          ".",
                                          "?",
                                          "!",
                                          "...",
                                          ". . .",
                                          "\"",
                                          "'",
                                          "(",
                                          ")",
                                          "[3]",
                                          "-",
                                          "--",
                                          ",",
                                          ":)",
                                          "1",
                                          "2.",
                                          "3,4",
                                          "$",
                                          "%",
                                          "@",
                                          "#",
                                          "www.",
                                          "a@b.c",
                                          "\xE2\x80\x9C",
                                          "\xE2\x80\x9D",
                                          "\xC2\xAB",
                                          "\xCC\x81",
                                          "\xE2\x80\x8D",
                                          "\xF0\x9F\x91\xA9",
                                          "\xF0\x9F\x87\xA9",
                                          "\xEA\xB0\x80",
                                          "\xE1\x84\x80",
                                          "\xD7\xA9",
                                          "\xD8\x80",
                                          "\xE2\x80\x8F",
                                          "\xC2\xAD",
                                          "\xFF",
                                          "\xE2\x80",
                                          "\xED\xA0\x80",
                                          "\xEF\xBB\xBF",
                                          "\xE2\x80\xA8",
                                          "\xC2\xA0",
                                          "\xE3\x80\x82",
                                          "\xE0\xA4\xB9\xE0\xA4\xBF"};
  std::mt19937 random(20261123);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t size = below(60);
    for (std::size_t i = 0; i < size; ++i) {
      if (below(10) == 0) text += static_cast<char>(below(256));
      text += kPieces[below(std::size(kPieces))];
    }
    const Limits limits{.bytes = 1u << 20,
                        .sentence_tokens = below(4) == 0 ? 3u : 400u,
                        .token_bytes = below(4) == 0 ? 2u : 1024u};
    const Document document = read(text, limits);
    expect_tiling(text, document);
    if (HasFatalFailure()) FAIL() << testing::PrintToString(text);
    ASSERT_TRUE(same(document, read(text, limits)));
    for (const Sentence& s : document.sentences) ASSERT_LE(s.size(), limits.sentence_tokens);
  }
}

TEST(DocumentShared, KeepsTheGoldenRules) {
  const std::filesystem::path shared = SAYSO_SHARED_DIR;
  if (shared.empty()) GTEST_SKIP() << "no shared data";
  const auto rules = nlohmann::json::parse(file(shared / "data/sentences/golden_rules_dev.json"));
  for (const auto& rule : rules) {
    EXPECT_EQ(sentences_of(rule["text"].get<std::string>()),
              rule["sentences"].get<std::vector<std::string>>());
  }
}

TEST(DocumentShared, SplitsTheGoldArticles) {
  const std::filesystem::path shared = SAYSO_SHARED_DIR;
  if (shared.empty()) GTEST_SKIP() << "no shared data";
  std::size_t hits = 0;
  std::size_t total = 0;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "gold")) {
    if (entry.path().extension() != ".json") continue;
    const auto gold = nlohmann::json::parse(file(entry.path()));
    const std::string text = file(entry.path().parent_path() / gold["article"].get<std::string>());
    std::set<std::pair<std::uint32_t, std::uint32_t>> want;
    for (const auto& s : gold["sentences"]) want.emplace(s["begin"], s["end"]);
    const Document document = read(text);
    std::size_t here = 0;
    for (const Sentence& s : document.sentences)
      here += want.contains({s.range.begin, s.range.end});
    if (entry.path().stem() == "seed") {
      EXPECT_EQ(here, want.size());
      EXPECT_EQ(document.sentences.size(), want.size());
      std::string joined = text;
      std::ranges::replace(joined, '\n', ' ');
      const Document paragraph = read(joined);
      const auto same_range = [](const Sentence& a, const Sentence& b) {
        return a.range == b.range;
      };
      EXPECT_TRUE(std::ranges::equal(document.sentences, paragraph.sentences, same_range));
    }
    hits += 2 * here;
    total += want.size() + document.sentences.size();
  }
  EXPECT_GE(static_cast<double>(hits), 0.98 * static_cast<double>(total));
}

}  // namespace
}  // namespace sayso
