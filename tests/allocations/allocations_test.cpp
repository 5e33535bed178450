// Counts what the engine asks the heap for. A program of its own, since it replaces operator new.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "model_files.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace sayso {
namespace {

constexpr std::size_t kSentences = 2000;
constexpr std::size_t kTokens = 17;  // of each sentence
// Vectors double: a text twice as long costs each of them one growth more.
constexpr std::size_t kGrowths = 64;

SyntaxModel load_model() {
  for (const generated::ModelFile& file : generated::model_files()) {
    if (file.name == "syntax") return std::move(SyntaxModel::load(file.bytes)).value();
  }
  std::abort();
}

/// Letters that stand for `number`, so that it reads as a word.
std::string word_of(std::size_t number) {
  std::string word = "b";
  for (; number > 0; number /= 20) {
    word += "aeiou"[number % 5];
    word += "nrlt"[number / 5 % 4];
  }
  return word;
}

/// Sentences of known words, each with three that stand nowhere else where `fresh`.
std::string text_of(std::size_t sentences, bool fresh) {
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i) {
    const std::size_t at = fresh ? 3 * i : 3 * (i % 7);
    text += "The " + word_of(at) + " and its " + word_of(at + 1) + " said on Friday that " +
            word_of(at + 2) + " would not open the old harbour.\n\n";
  }
  return text;
}

/// What a model that has read nothing yet, or this very text before, asks for to parse the text.
std::size_t cost_of(std::size_t sentences, bool fresh, bool warm) {
  const Lexicon lexicon = Lexicon::load();
  const std::string text = text_of(sentences, fresh);
  const Document document = read_document(text, lexicon);
  EXPECT_GE(document.tokens.size(), kTokens * sentences);
  const SyntaxModel model = load_model();
  if (warm) (void)model.parse(document);
  const std::size_t before = allocations;
  const Syntax syntax = model.parse(document);
  const std::size_t after = allocations;
  EXPECT_EQ(syntax.words.size(), document.tokens.size());
  return after - before;
}

TEST(Allocations, OperatorNewIsCounted) {
  const std::size_t before = allocations;
  const std::string text(1000, 'x');
  EXPECT_EQ(allocations, before + 1) << text.size();
}

TEST(Allocations, ParsingAsksForNoMorePerToken) {
  for (const bool fresh : {false, true}) {
    const std::size_t once = cost_of(kSentences, fresh, false);
    const std::size_t twice = cost_of(2 * kSentences, fresh, false);
    EXPECT_LE(twice, once + kGrowths) << once << (fresh ? ", new words" : ", known words");
  }
}

TEST(Allocations, ReadingTheSameAgainCostsTheResultAlone) {
  for (const bool fresh : {false, true}) EXPECT_LE(cost_of(kSentences, fresh, true), kGrowths);
}

}  // namespace
}  // namespace sayso
