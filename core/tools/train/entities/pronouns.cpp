#include "core/tools/train/entities/pronouns.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>

#include "core/entities/pronouns.h"
#include "core/entities/weights.h"
#include "core/tools/train/entities/perceptron.h"

namespace sayso {
namespace {

constexpr int kEpochs = 6;
constexpr double kUnit = 10000;  // of the integer weights
constexpr double kRate = 0.01;

struct Parsed {
  const GapRow* row = nullptr;
  Document document;
  Syntax syntax;
};

std::vector<Parsed> parse(const std::vector<GapRow>& rows, const SyntaxModel& model,
                          const Lexicon& lexicon) {
  std::vector<Parsed> out;
  for (const GapRow& row : rows) {
    Parsed parsed{&row, read_document(row.text, lexicon), {}};
    parsed.syntax = model.parse(parsed.document);
    out.push_back(std::move(parsed));
  }
  return out;
}

/// One run over a text with the weights as they are; keeps the antecedents of the row's pronoun.
struct Run {
  Entities entities;
  std::vector<Antecedent> antecedents;
  std::size_t chosen = 0;
};

template <typename Score>
Run run(const Parsed& parsed, const Lexicon& lexicon, Score score) {
  Run out;
  const Choose choose = [&](std::uint32_t token, std::span<const Antecedent> found) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (score(found[i]) > score(found[best])) best = i;
    }
    if (parsed.document.tokens[token].range.begin == parsed.row->pronoun.begin) {
      out.antecedents.assign(found.begin(), found.end());
      out.chosen = best;
    }
    return Choice{best, kCertain};
  };
  out.entities = find_entities_with(parsed.document, parsed.syntax, lexicon, choose);
  return out;
}

/// As the scorer sees it: some mention of the entity overlaps the name.
bool is_at(const Entities& entities, std::uint32_t entity, Range range) {
  return std::ranges::any_of(entities.entities[entity].mentions, [&](std::uint32_t i) {
    return entities.mentions[i].range.overlaps(range);
  });
}

bool is_right(const Run& run, const GapRow& row, std::uint32_t entity) {
  const bool first = is_at(run.entities, entity, row.names[0]);
  const bool second = is_at(run.entities, entity, row.names[1]);
  if (!row.means[0] && !row.means[1]) return !first && !second;
  return (row.means[0] && first) || (row.means[1] && second);
}

/// One step up the likelihood of the right antecedents together (which of them is meant is hidden).
void learn_from(Perceptron& perceptron, const Run& run, const GapRow& row) {
  std::vector<double> odds;
  std::vector<bool> right;
  double all = 0;
  double rights = 0;
  for (const Antecedent& antecedent : run.antecedents) {
    const auto points = static_cast<double>(perceptron.score(antecedent.features.rows(), 0));
    odds.push_back(std::exp(std::clamp(points / kUnit, -30.0, 30.0)));
    right.push_back(is_right(run, row, antecedent.entity));
    all += odds.back();
    if (right.back()) rights += odds.back();
  }
  if (rights == 0 || rights == all) return;
  for (std::size_t i = 0; i < odds.size(); ++i) {
    const double gradient = (right[i] ? odds[i] / rights : 0.0) - odds[i] / all;
    const auto step = std::lround(gradient * kRate * kUnit);
    if (step != 0) perceptron.update(run.antecedents[i].features.rows(), 0, step);
  }
}

/// F1 over both names of every row, as the scorer counts.
double measure(const std::vector<Parsed>& texts, const Lexicon& lexicon,
               const std::vector<std::int8_t>& weights) {
  std::size_t hits = 0;
  std::size_t gold = 0;
  std::size_t guessed = 0;
  for (const Parsed& parsed : texts) {
    const Run result = run(parsed, lexicon, [&](const Antecedent& antecedent) {
      int points = 0;
      for (const std::uint32_t row : antecedent.features.rows()) {
        points += weights[row % weights.size()];
      }
      return points;
    });
    for (std::size_t name = 0; name < 2; ++name) {
      const bool guess =
          !result.antecedents.empty() &&
          is_at(result.entities, result.antecedents[result.chosen].entity, parsed.row->names[name]);
      hits += guess && parsed.row->means[name];
      gold += parsed.row->means[name];
      guessed += guess;
    }
  }
  return 2.0 * static_cast<double>(hits) /
         static_cast<double>(std::max<std::size_t>(1, gold + guessed));
}

}  // namespace

std::vector<std::int8_t> train_pronouns(const std::vector<GapRow>& rows,
                                        const std::vector<GapRow>& held_out,
                                        const SyntaxModel& model, const Lexicon& lexicon) {
  const std::vector<Parsed> texts = parse(rows, model, lexicon);
  const std::vector<Parsed> unseen = parse(held_out, model, lexicon);
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(1);
  Perceptron perceptron(kPronounRows, 1);
  std::vector<std::int8_t> weights;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      const Run result = run(texts[i], lexicon, [&](const Antecedent& antecedent) {
        return perceptron.score(antecedent.features.rows(), 0);
      });
      learn_from(perceptron, result, *texts[i].row);
      perceptron.tick();
    }
    weights = perceptron.averaged();
    std::printf("pronouns: epoch %d, F1 %.3f, held out %.3f\n", epoch + 1,
                measure(texts, lexicon, weights), measure(unseen, lexicon, weights));
  }
  return weights;
}

}  // namespace sayso
