#include "core/tools/train/entities/names.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <random>

#include "core/entities/entities.h"
#include "core/entities/names.h"
#include "core/tools/train/entities/perceptron.h"

namespace sayso {
namespace {

constexpr std::size_t kTypes = 4;
constexpr int kEpochs = 6;
constexpr std::size_t kHeldOut = 5;  // one text in so many

struct Example {
  Features features;
  std::size_t type = 0;
};

/// The gold type of `name`, where the gold has the same name.
std::optional<EntityType> gold_type(const NamedText& text, const Reading& reading,
                                    const Name& name) {
  const Range range = reading.bytes(name.span);
  const GoldName* best = nullptr;
  for (const GoldName& gold : text.names) {
    if (!text.nested && gold.range == range) return gold.type;
    if (!text.nested || !gold.range.contains(range)) continue;
    if (best == nullptr || gold.range.size() < best->range.size()) best = &gold;
  }
  if (best == nullptr) return std::nullopt;
  // The name is what the mention is about: nothing outside it governs it from inside the mention.
  const std::uint32_t head = reading.head_of(name.span);
  const std::uint32_t governor = reading.head(head);
  const bool heads = governor == kNone ||
                     !best->range.contains(reading.document.tokens[governor].range) ||
                     best->range == range;
  return heads ? std::optional(best->type) : std::nullopt;
}

void collect(const NamedText& text, const SyntaxModel& model, const Lexicon& lexicon,
             std::vector<Example>& out) {
  const Syntax syntax = model.parse(text.document);
  const Reading reading(text.document, syntax, lexicon);
  std::vector<Name> names = find_names(reading);
  look_up_countries(reading, names);
  for (const Name& name : names) {
    const std::optional<EntityType> type = gold_type(text, reading, name);
    if (type) out.push_back({name_features(reading, name), static_cast<std::size_t>(*type)});
  }
}

std::size_t best_type(const Perceptron& perceptron, const Features& features) {
  std::array<std::int64_t, kTypes> scores{};
  for (std::size_t type = 0; type < kTypes; ++type) {
    scores[type] = perceptron.score(features.rows(), type);
  }
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

void learn(Perceptron& perceptron, std::vector<Example>& examples) {
  std::mt19937 random(1);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(examples.begin(), examples.end(), random);
    std::size_t wrong = 0;
    for (const Example& example : examples) {
      const std::size_t guess = best_type(perceptron, example.features);
      if (guess != example.type) {
        perceptron.update(example.features.rows(), example.type, 1);
        perceptron.update(example.features.rows(), guess, -1);
        ++wrong;
      }
      perceptron.tick();
    }
    std::printf("names: epoch %d, %zu of %zu wrong\n", epoch + 1, wrong, examples.size());
  }
}

double accuracy(const std::vector<std::int8_t>& weights, const std::vector<Example>& examples) {
  std::size_t right = 0;
  for (const Example& example : examples) {
    std::array<int, kTypes> scores{};
    for (const std::uint32_t row : example.features.rows()) {
      for (std::size_t type = 0; type < kTypes; ++type) {
        scores[type] += weights[row % EntityModel::kNameRows * kTypes + type];
      }
    }
    right +=
        static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin()) == example.type;
  }
  return examples.empty() ? 0 : static_cast<double>(right) / static_cast<double>(examples.size());
}

}  // namespace

std::vector<std::int8_t> train_names(const std::vector<std::unique_ptr<NamedText>>& texts,
                                     const SyntaxModel& model, const Lexicon& lexicon) {
  std::vector<Example> examples;
  std::vector<Example> held_out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    collect(*texts[i], model, lexicon, i % kHeldOut == 0 ? held_out : examples);
  }
  Perceptron perceptron(EntityModel::kNameRows, kTypes);
  learn(perceptron, examples);
  std::vector<std::int8_t> weights = perceptron.averaged();
  std::printf("names: accuracy %.4f, held out %.4f of %zu\n", accuracy(weights, examples),
              accuracy(weights, held_out), held_out.size());
  return weights;
}

}  // namespace sayso
