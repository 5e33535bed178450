// sayso-train-syntax OUT.bin TRAIN.conllu...: trains tagger, lemmatiser and parser.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>

#include "core/tools/train/syntax/lemma_rules.h"
#include "core/tools/train/syntax/perceptron_trainer.h"
#include "core/tools/train/syntax/treebank.h"

namespace sayso {
namespace {

using TagIds = std::map<std::pair<Upos, Xpos>, std::uint8_t>;

constexpr int kTagPasses = 6;
constexpr int kParsePasses = 8;
constexpr int kFolds = 4;
constexpr int kParserSlots = 20;

TagIds collect_tags(const std::vector<GoldTree>& trees, std::vector<std::uint8_t>& section) {
  std::map<std::pair<Upos, Xpos>, std::uint32_t> counts;
  for (const GoldTree& tree : trees) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) ++counts[{tree.upos[i], tree.xpos[i]}];
  }
  TagIds ids;
  for (const auto& [pair, count] : counts) {
    if (count < 10) continue;
    ids[pair] = static_cast<std::uint8_t>(ids.size());
    section.push_back(static_cast<std::uint8_t>(pair.first));
    section.push_back(static_cast<std::uint8_t>(pair.second));
  }
  return ids;
}

std::uint32_t best(std::span<const float> scores) {
  return static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
}

PerceptronTrainer train_tagger(const std::vector<const GoldTree*>& trees, const TagIds& ids) {
  PerceptronTrainer model;
  std::mt19937 random(7);
  std::vector<const GoldTree*> order = trees;
  std::vector<float> scores(ids.size());
  std::vector<std::uint8_t> tags;
  for (int pass = 0; pass < kTagPasses; ++pass) {
    std::ranges::shuffle(order, random);
    std::uint32_t right = 0, all = 0;
    for (const GoldTree* tree : order) {
      tags.assign(tree->size(), 0);
      for (std::uint32_t i = 0; i < tree->size(); ++i) {
        const auto features = tag_features(tree->forms, tags, i);
        model.score(features, scores);
        const std::uint32_t guess = best(scores);
        tags[i] = static_cast<std::uint8_t>(guess);
        const auto gold = ids.find({tree->upos[i], tree->xpos[i]});
        if (gold == ids.end()) continue;
        if (guess != gold->second) model.update(features, gold->second, guess);
        model.tick();
        right += guess == gold->second;
        ++all;
      }
    }
    std::printf("tagger pass %d: %.2f\n", pass, 100.0 * right / all);
    std::fflush(stdout);
  }
  model.average();
  return model;
}

std::vector<std::uint8_t> tag(const PerceptronTrainer& model, const GoldTree& tree,
                              std::size_t count) {
  std::vector<std::uint8_t> tags(tree.size());
  std::vector<float> scores(count);
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    model.score(tag_features(tree.forms, tags, i), scores);
    tags[i] = static_cast<std::uint8_t>(best(scores));
  }
  return tags;
}

/// Tags for training the parser: from taggers that have not seen the sentence.
std::vector<std::vector<std::uint8_t>> jackknife(const std::vector<GoldTree>& trees,
                                                 const TagIds& ids) {
  std::vector<std::vector<std::uint8_t>> tags(trees.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const GoldTree*> others;
    for (std::size_t i = 0; i < trees.size(); ++i) {
      if (i % kFolds != fold) others.push_back(&trees[i]);
    }
    const PerceptronTrainer model = train_tagger(others, ids);
    for (std::size_t i = fold; i < trees.size(); i += kFolds)
      tags[i] = tag(model, trees[i], ids.size());
  }
  return tags;
}

std::uint32_t best_allowed(const ParseState& state, std::span<const float> scores,
                           const std::array<bool, 3>& moves, const GoldTree* gold) {
  std::uint32_t chosen = kTransitions;
  for (std::uint32_t id = 0; id < kTransitions; ++id) {
    const Transition transition = transition_of(id);
    if (!moves[static_cast<std::size_t>(transition.move)] || !state.allows(transition)) continue;
    if (gold != nullptr && transition.move != Move::shift) {
      // An arc of the gold tree has the gold relation; an arc that is wrong anyway may have any.
      const std::uint32_t child = state.stack(0);
      const std::uint32_t head = transition.move == Move::left ? state.buffer(0) : state.stack(1);
      if (gold->heads[child] == head && gold->relations[child] != transition.relation) continue;
    }
    if (chosen == kTransitions || scores[id] > scores[chosen]) chosen = id;
  }
  return chosen;
}

PerceptronTrainer train_parser(const std::vector<GoldTree>& trees,
                               const std::vector<std::vector<std::uint8_t>>& tags) {
  PerceptronTrainer model;
  std::mt19937 random(11);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < trees.size(); ++i) {
    if (is_projective(trees[i])) order.push_back(i);
  }
  std::array<float, kTransitions> scores;
  ParseState state;
  for (int pass = 0; pass < kParsePasses; ++pass) {
    std::ranges::shuffle(order, random);
    std::uint32_t right = 0, all = 0;
    for (const std::uint32_t i : order) {
      const GoldTree& tree = trees[i];
      state.start(tree.size());
      while (!state.done()) {
        std::array<std::uint32_t, 3> cost{};
        std::array<bool, 3> legal{}, cheapest{};
        std::uint32_t least = kNone;
        for (std::size_t m = 0; m < 3; ++m) {
          legal[m] = state.allows(static_cast<Move>(m));
          if (!legal[m]) continue;
          cost[m] = state.cost(static_cast<Move>(m), tree.heads);
          least = std::min(least, cost[m]);
        }
        for (std::size_t m = 0; m < 3; ++m) cheapest[m] = legal[m] && cost[m] == least;
        const auto features = parse_features(state, tree.forms, tags[i]);
        model.score(features, scores);
        const std::uint32_t guess = best_allowed(state, scores, legal, nullptr);
        const std::uint32_t gold = best_allowed(state, scores, cheapest, &tree);
        const Transition taken = transition_of(guess);
        if (guess != gold && !(scores[guess] == scores[gold] && guess == gold)) {
          model.update(features, gold, guess);
        }
        model.tick();
        ++all;
        right += guess == gold;
        const bool explore = pass > 0 && random() % 10 != 0;
        state.apply(explore ? taken : transition_of(gold));
      }
    }
    std::printf("parser pass %d: %.2f\n", pass, 100.0 * right / all);
    std::fflush(stdout);
  }
  model.average();
  return model;
}

int run(std::span<char*> arguments) {
  if (arguments.size() < 3) {
    std::fprintf(stderr, "usage: sayso-train-syntax OUT.bin TRAIN.conllu...\n");
    return 2;
  }
  std::vector<GoldTree> trees;
  for (char* path : arguments.subspan(2)) {
    for (GoldTree& tree : read_trees(path)) trees.push_back(std::move(tree));
  }
  WeightsWriter out("syntax", "perceptron-1");
  std::vector<std::uint8_t> tag_section;
  const TagIds ids = collect_tags(trees, tag_section);
  out.add("tags", std::span<const std::uint8_t>(tag_section));
  train_lemmatizer(trees, 2, out);
  for (GoldTree& tree : stripped_copies(trees)) trees.push_back(std::move(tree));
  std::printf("%zu trees, %zu tags\n", trees.size(), ids.size());
  const auto tags = jackknife(trees, ids);
  std::vector<const GoldTree*> all;
  for (const GoldTree& tree : trees) all.push_back(&tree);
  const auto tagger = train_tagger(all, ids).quantize(1u << 17, 0.75);
  out.add("tagger", std::span<const SparseWeights::Entry>(tagger));
  const auto parser = train_parser(trees, tags).quantize(1u << kParserSlots, 0.8);
  out.add("parser", std::span<const SparseWeights::Entry>(parser));
  const auto bytes = out.finish();
  std::ofstream file(arguments[1], std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  return file ? 0 : 1;
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) { return sayso::run({argv, static_cast<std::size_t>(argc)}); }
