#include "core/syntax/syntax.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>

#include "core/syntax/transitions.h"
#include "core/weights/weights.h"
#include "models/model_files.h"

namespace sayso {
namespace {

std::span<const std::byte> model_bytes() {
  for (const generated::ModelFile& file : generated::model_files()) {
    if (file.name == "syntax") return file.bytes;
  }
  return {};
}

const SyntaxModel& model() {
  static const SyntaxModel kModel = std::move(SyntaxModel::load(model_bytes()).value());
  return kModel;
}

/// A document of sentences of tokens that spaces separate, one sentence a line. Borrows `text`.
Document document_of(std::string_view text) {
  Document document;
  document.text = text;
  document.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}});
  std::uint32_t first = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end =
        static_cast<std::uint32_t>(std::min(text.find_first_of(" \n", at), text.size()));
    if (end > at) document.tokens.push_back({{at, end}, at > 0});
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    if (last > first && (end == text.size() || text[end] == '\n')) {
      document.sentences.push_back({{document.tokens[first].range.begin, end}, first, last, 0});
      first = last;
    }
    at = end + 1;
  }
  return document;
}

void expect_tree(const Document& document, const Syntax& syntax) {
  ASSERT_EQ(syntax.words.size(), document.tokens.size());
  for (const Sentence& sentence : document.sentences) {
    std::uint32_t roots = 0;
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      const Word& word = syntax.words[t];
      ASSERT_LE(word.lemma.end, syntax.lemmas.size());
      ASSERT_FALSE(word.lemma.empty());
      roots += word.head == kNone;
      ASSERT_EQ(word.head == kNone, word.deprel == Deprel::root);
      std::uint32_t node = t;
      for (std::uint32_t steps = 0; node != kNone; ++steps) {
        ASSERT_TRUE(node >= sentence.first && node < sentence.last);
        ASSERT_LT(steps, sentence.size()) << "a cycle";
        node = syntax.words[node].head;
      }
    }
    ASSERT_EQ(roots, 1u);
  }
}

TEST(Syntax, ParsesASentenceOfNews) {
  const Document document = document_of("The ministers said that the plan was rejected in Paris .");
  const Syntax syntax = model().parse(document);
  expect_tree(document, syntax);
  const auto& words = syntax.words;
  EXPECT_EQ(words[2].head, kNone);
  EXPECT_EQ(words[2].upos, Upos::verb);
  EXPECT_EQ(words[2].xpos, Xpos::vbd);
  EXPECT_EQ(syntax.lemma(2), "say");
  EXPECT_EQ(syntax.lemma(1), "minister");
  EXPECT_EQ(syntax.lemma(6), "be");
  EXPECT_EQ(syntax.lemma(9), "Paris");
  EXPECT_EQ(words[1].head, 2u);
  EXPECT_EQ(words[1].deprel, Deprel::nsubj);
  EXPECT_EQ(words[7].deprel, Deprel::ccomp);
  EXPECT_EQ(words[7].head, 2u);
  EXPECT_EQ(words[5].deprel, Deprel::nsubj_pass);
  EXPECT_EQ(words[6].deprel, Deprel::aux_pass);
  EXPECT_EQ(words[9].deprel, Deprel::obl);
  EXPECT_EQ(words[9].upos, Upos::propn);
  EXPECT_EQ(words[10].deprel, Deprel::punct);
}

TEST(Syntax, GivesEveryDistinctLemmaOnce) {
  const Syntax syntax = model().parse(document_of("She says it .\nThey say it ."));
  EXPECT_EQ(syntax.words[1].lemma, syntax.words[5].lemma);
}

TEST(Syntax, GivesTreesForAnyTokens) {
  std::mt19937 random(3);
  const std::vector<std::string> pool{"the",   "said", ",", "\"", "'s", "\xFF\xFE", "Ω",  "x",
                                      "1,000", "that", "–", "to", "be", "und",      "。", "."};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::uint32_t size = round == 0 ? 400 : 1 + static_cast<std::uint32_t>(random() % 40);
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i > 0) text += random() % 30 == 0 ? '\n' : ' ';
      text += pool[random() % pool.size()];
    }
    const Document document = document_of(text);
    expect_tree(document, model().parse(document));
  }
  EXPECT_TRUE(model().parse(Document{}).words.empty());
}

TEST(Syntax, ASentenceIsParsedTheSameWhereverItStands) {
  const std::string second = "He told reporters so on Monday .";
  const std::string text = "Officials in the capital denied it .\n" + second;
  const Document alone = document_of(second);
  const Document both = document_of(text);
  const Syntax expected = model().parse(alone);
  const Syntax found = model().parse(both);
  const std::uint32_t shift = both.sentences[1].first;
  for (std::uint32_t t = 0; t < alone.tokens.size(); ++t) {
    const Word& word = found.words[t + shift];
    EXPECT_EQ(word.head == kNone ? kNone : word.head - shift, expected.words[t].head);
    EXPECT_EQ(word.deprel, expected.words[t].deprel);
    EXPECT_EQ(word.xpos, expected.words[t].xpos);
    EXPECT_EQ(found.lemma(t + shift), expected.lemma(t));
  }
}

TEST(Syntax, ForgetsNothingWhenWordsOutgrowItsMemory) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += "w" + std::to_string(i) + "er said" + (i % 40 == 39 ? " .\n" : " ");
  }
  const Document document = document_of(text);
  const Syntax syntax = model().parse(document);
  expect_tree(document, syntax);
  const Sentence& last = document.sentences.back();
  const Document alone = document_of(std::string_view(text).substr(last.range.begin));
  const Syntax expected = model().parse(alone);
  for (std::uint32_t t = 0; t < alone.tokens.size(); ++t) {
    EXPECT_EQ(syntax.words[last.first + t].xpos, expected.words[t].xpos);
    EXPECT_EQ(syntax.words[last.first + t].deprel, expected.words[t].deprel);
    EXPECT_EQ(syntax.lemma(last.first + t), expected.lemma(t));
  }
}

void expect_equal(const Syntax& found, const Syntax& expected) {
  EXPECT_EQ(found.lemmas, expected.lemmas);
  ASSERT_EQ(found.words.size(), expected.words.size());
  for (std::size_t t = 0; t < expected.words.size(); ++t) {
    EXPECT_EQ(found.words[t].head, expected.words[t].head);
    EXPECT_EQ(found.words[t].lemma, expected.words[t].lemma);
    EXPECT_EQ(found.words[t].xpos, expected.words[t].xpos);
    EXPECT_EQ(found.words[t].deprel, expected.words[t].deprel);
  }
}

SyntaxModel fresh_model() { return std::move(SyntaxModel::load(model_bytes()).value()); }

constexpr std::string_view kArticle =
    "Officials in the capital denied it .\nShe reports that reports of a strike were denied .";

TEST(Syntax, WhatWasReadBeforeChangesNothing) {
  const Document article = document_of(kArticle);
  const Syntax expected = fresh_model().parse(article);
  const SyntaxModel used = fresh_model();
  expect_equal(used.parse(article), expected);
  expect_equal(used.parse(article), expected);
  std::string lemmas;  // more of them than are kept
  for (int i = 0; i < 1200; ++i) {
    lemmas += std::string(1000, static_cast<char>('a' + i % 26)) + std::to_string(i);
    lemmas += i % 40 == 39 ? " .\n" : " reports ";
  }
  const Document other = document_of(lemmas);
  expect_tree(other, used.parse(other));
  expect_equal(used.parse(article), expected);
}

#ifndef __EMSCRIPTEN__
TEST(Syntax, ServesManyThreads) {
  const Document article = document_of(kArticle);
  const SyntaxModel used = fresh_model();
  const Syntax expected = used.parse(article);
  std::vector<Syntax> found(4);
  std::vector<std::thread> threads;
  for (Syntax& one : found) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) one = used.parse(article);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Syntax& one : found) expect_equal(one, expected);
}
#endif

/// The shipped model with other numbers in its section "shape"; its checksum is right.
std::vector<std::byte> with_shape(std::span<const std::uint32_t> shape) {
  const Weights weights = std::move(Weights::load(model_bytes(), "syntax").value());
  WeightsWriter out("syntax", "test");
  for (const char* name :
       {"tags", "lemma.table", "lemma.rules", "embedding", "mix", "word", "window", "slots", "rows",
        "tag", "move", "relation", "mix.bias", "window.bias", "special", "hidden.bias", "tag.bias",
        "move.bias", "relation.bias"}) {
    out.add(name, weights.section<std::uint8_t>(name).value());
  }
  out.add("shape", shape);
  return out.finish();
}

TEST(Syntax, RefusesSizesThatDoNotFit) {
  const Weights weights = std::move(Weights::load(model_bytes(), "syntax").value());
  const auto known = weights.section<std::uint32_t>("shape").value();
  std::vector<std::uint32_t> shape(known.begin(), known.end());
  EXPECT_TRUE(SyntaxModel::load(with_shape(shape)));
  for (std::size_t i = 0; i + 1 < shape.size(); ++i) {
    for (const std::uint32_t wrong : {0u, known[i] + 1, known[i] + 16, 0xFFFFFFFFu}) {
      shape[i] = wrong;
      EXPECT_FALSE(SyntaxModel::load(with_shape(shape))) << i << " " << wrong;
    }
    shape[i] = known[i];
  }
}

TEST(Syntax, RefusesDamagedModels) {
  std::vector<std::byte> file(model_bytes().begin(), model_bytes().end());
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    const std::size_t at = random() % file.size();
    file[at] ^= std::byte{0x10};
    EXPECT_FALSE(SyntaxModel::load(file)) << at;
    file[at] ^= std::byte{0x10};
  }
  EXPECT_FALSE(SyntaxModel::load(std::span(file).first(file.size() / 2)));
}

TEST(Transitions, TheOracleRebuildsEveryProjectiveTree) {
  const std::vector<std::uint32_t> gold{0, 2, 5, 2, 3, 0, 7, 5, 9, 7, 5};
  ParseState state;
  state.start(static_cast<std::uint32_t>(gold.size() - 1));
  while (!state.done()) {
    bool moved = false;
    for (const Move move : {Move::left, Move::right, Move::shift}) {
      if (moved || !state.allows(move) || state.cost(move, gold) != 0) continue;
      const bool to_root = move == Move::right && state.stack_size() == 2;
      state.apply({move, to_root ? Deprel::root : Deprel::dep});
      moved = true;
    }
    ASSERT_TRUE(moved);
  }
  for (std::uint32_t node = 1; node < gold.size(); ++node) {
    EXPECT_EQ(state.node(node).head, gold[node]);
  }
}

}  // namespace
}  // namespace sayso
