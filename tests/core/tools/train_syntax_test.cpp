// The trainer of the syntax network, and that the engine computes what it trained.
#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <string>

#include "core/tools/train/syntax/lemma_rules.h"
#include "core/tools/train/syntax/network_trainer.h"
#include "core/tools/train/syntax/quantize.h"

namespace sayso {
namespace {

TEST(Matrix, AddsProductsAndTheirGradients) {
  std::mt19937 random(1);
  Parameter b(3, 13, {.spread = 1, .grid = {}}, random);
  const std::vector<float> a{1, 0, 2, -1};  // two rows of three that overlap: step 1
  std::vector<float> c(2 * 13, 0.5f);
  multiply_add(a.data(), 1, b, c.data(), 2);
  for (std::size_t j = 0; j < 13; ++j) {
    EXPECT_FLOAT_EQ(c[j], 0.5f + b.row(0)[j] + 2 * b.row(2)[j]);
    EXPECT_FLOAT_EQ(c[13 + j], 0.5f + 2 * b.row(1)[j] - b.row(2)[j]);
  }
  const std::vector<float> ones(2 * 13, 1.0f);
  add_weight_gradient(a.data(), 1, ones.data(), b, 2);
  EXPECT_EQ(b.gradient(0)[5], 1);
  EXPECT_EQ(b.gradient(1)[5], 2);
  EXPECT_EQ(b.gradient(2)[12], 1);
  std::vector<float> back(4, 0.0f);
  add_input_gradient(ones.data(), b, back.data(), 1, 2);
  const auto sum = [&](std::size_t row) {
    return std::accumulate(b.row(row), b.row(row) + 13, 0.0f);
  };
  EXPECT_NEAR(back[0], sum(0), 1e-5);
  EXPECT_NEAR(back[1], sum(1) + sum(0), 1e-5);
  EXPECT_NEAR(back[3], sum(2), 1e-5);
}

TEST(Matrix, RoundsToItsGridAndKeepsTheRest) {
  std::mt19937 random(1);
  Parameter weight(1, 1, {.grid = {2, 3}}, random);
  for (std::uint32_t time = 1; time <= 4; ++time) {
    *weight.gradient(0) = -1;
    weight.step(0.1f, time);  // Adam moves it by about 0.1
    weight.average(time == 1 ? 1.0f : 0.0f);
  }
  EXPECT_EQ(*weight.data(), 0.5f);  // 0.4
  weight.swap_average();
  EXPECT_EQ(*weight.data(), 0.0f);  // 0.1, where the average stayed
  weight.swap_average();
  for (std::uint32_t time = 5; time <= 20; ++time) {
    *weight.gradient(0) = -1;
    weight.step(0.1f, time);
  }
  EXPECT_EQ(*weight.data(), 0.75f);  // the largest
}

GoldTree tree_of(const std::vector<ConlluWord>& words) {
  GoldTree tree;
  std::string scratch;
  for (const ConlluWord& word : words) {
    tree.words.emplace_back(word.form);
    tree.lemmas.emplace_back(word.lemma);
    tree.forms.push_back(form_of(word.form, scratch));
    tree.upos.push_back(upos_from(word.upos));
    tree.xpos.push_back(xpos_from(word.xpos));
    tree.heads.push_back(word.head);
    tree.relations.push_back(deprel_from(word.deprel));
  }
  return tree;
}

std::vector<GoldTree> trees_of(std::string_view conllu) {
  std::vector<GoldTree> trees;
  const auto sentences = read_conllu(conllu).value();
  for (const ConlluSentence& sentence : sentences) {
    trees.push_back(tree_of(sentence.words));
  }
  return trees;
}

constexpr std::string_view kLessons =
    "1\tMira\tMira\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
    "2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
    "4\tbridge\tbridge\tNOUN\tNN\t_\t5\tnsubj\t_\t_\n"
    "5\tfell\tfall\tVERB\tVBD\t_\t2\tccomp\t_\t_\n"
    "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_\n"
    "2\told\told\tADJ\tJJ\t_\t3\tamod\t_\t_\n"
    "3\tbridge\tbridge\tNOUN\tNN\t_\t4\tnsubj\t_\t_\n"
    "4\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "5\tin\tin\tADP\tIN\t_\t6\tcase\t_\t_\n"
    "6\tMay\tMay\tPROPN\tNNP\t_\t4\tobl\t_\t_\n"
    "\n";

/// What the engine makes of the trees' words with the model that `net` becomes.
Syntax parse(const Architecture& shape, const NetworkParameters& net, const TagSet& tags,
             const std::vector<GoldTree>& trees) {
  WeightsWriter out("syntax", "test");
  const std::vector<std::uint8_t> pairs = tags.bytes();
  out.add("tags", std::span<const std::uint8_t>(pairs));
  train_lemmatizer(trees, 2, out);
  write_network(shape, net, out);
  const SyntaxModel model = std::move(SyntaxModel::load(out.finish()).value());
  std::string text;
  Document document;
  for (const GoldTree& tree : trees) {
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (const std::string& word : tree.words) {
      const auto at = static_cast<std::uint32_t>(text.size());
      text += word + ' ';
      document.tokens.push_back({{at, at + static_cast<std::uint32_t>(word.size())}, true});
    }
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back({{begin, document.tokens.back().range.end}, first, last, 0});
  }
  document.text = text;
  return model.parse(document);
}

TEST(NetworkTrainer, LearnsByHeartAndTheEngineComputesTheSame) {
  const std::vector<GoldTree> lessons = trees_of(kLessons);
  std::vector<GoldTree> trees;
  for (int i = 0; i < 12; ++i) trees.insert(trees.end(), lessons.begin(), lessons.end());
  const TagSet tags(trees);
  const Architecture shape{.width = 32,
                           .layers = 2,
                           .hidden = 32,
                           .tags = tags.size(),
                           .lower_rows = 64,
                           .suffix_rows = 32,
                           .prefix_rows = 32,
                           .shape_rows = 16,
                           .stretch = 2};
  std::mt19937 random(1);
  NetworkParameters net(shape, true, random);
  train_network(shape, net, tags, trees, {{"lessons", lessons}},
                {.name = "test", .epochs = 8, .batch = 2, .rate = 0.005f, .run = {}});
  const Annotator::Member member{shape, net};
  Annotator annotator({&member, 1}, tags);
  EXPECT_EQ(evaluate(annotator, lessons).upos, 100);
  EXPECT_EQ(evaluate(annotator, lessons).las, 100);

  std::vector<GoldTree> mixed;  // sentences that it has not seen
  const auto sentences = read_conllu(kLessons).value();
  for (int i = 0; i < 40; ++i) {
    std::vector<ConlluWord> words;
    for (auto size = 1 + random() % 12; size > 0; --size) {
      words.push_back(sentences[random() % 2].words[random() % 6]);
      words.back().head = 0;
    }
    mixed.push_back(tree_of(words));
  }
  const Syntax syntax = parse(shape, net, tags, mixed);
  // But for the rounding of what a word brings to its window, the two compute the same.
  std::uint32_t token = 0;
  std::uint32_t same = 0;
  for (GoldTree& tree : mixed) {
    annotator.annotate(tree);
    const std::uint32_t first = token;
    for (std::uint32_t i = 0; i < tree.size(); ++i, ++token) {
      const Word& word = syntax.words[token];
      same += word.upos == tree.upos[i] && word.deprel == tree.relations[i + 1] &&
              (word.head == kNone ? 0 : word.head - first + 1) == tree.heads[i + 1];
    }
  }
  EXPECT_GT(same, 0.95 * token) << "of " << token;
}

}  // namespace
}  // namespace sayso
