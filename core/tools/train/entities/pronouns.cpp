#include "core/tools/train/entities/pronouns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <random>

#include "core/entities/entities.h"
#include "core/entities/pronouns.h"
#include "core/tools/train/entities/perceptron.h"

namespace sayso {
namespace {

constexpr int kEpochs = 10;
constexpr double kUnit = 10000;  // of the integer weights
constexpr double kRate = 0.01;

/// A text with its pronouns' answers: one pronoun of GAP, or every one of a text with chains.
struct Lesson {
  const GapRow* row = nullptr;
  const NamedText* chains = nullptr;
  Document own;  ///< of the row; the chains' text has its own
  Syntax syntax;

  [[nodiscard]] const Document& document() const { return chains ? chains->document : own; }
  [[nodiscard]] Range own_range(std::uint32_t token) const {
    return document().tokens[token].range;
  }
};

std::vector<Lesson> read_rows(const std::vector<GapRow>& rows, const SyntaxModel& model,
                              const Lexicon& lexicon) {
  std::vector<Lesson> out;
  for (const GapRow& row : rows) {
    Lesson lesson{&row, nullptr, read_document(row.text, lexicon), {}};
    lesson.syntax = model.parse(lesson.own);
    out.push_back(std::move(lesson));
  }
  return out;
}

/// A pronoun as it came up, with what was chosen.
struct Question {
  std::uint32_t token = 0;
  std::vector<Antecedent> antecedents;
  std::size_t chosen = 0;
};

/// One run over a text with the weights as they are.
struct Run {
  Entities entities;
  std::vector<Question> questions;
};

template <typename Score>
Run run(const Lesson& lesson, const EntityModel& typing, const Lexicon& lexicon, Score score) {
  Run out;
  const Choose choose = [&](std::uint32_t token, std::span<const Antecedent> found) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (score(found[i]) > score(found[best])) best = i;
    }
    const bool asked =
        lesson.row == nullptr || lesson.own.tokens[token].range.begin == lesson.row->pronoun.begin;
    if (asked) out.questions.push_back({token, {found.begin(), found.end()}, best});
    return Choice{best, kCertain};
  };
  out.entities = find_entities_with(lesson.document(), lesson.syntax, lexicon, typing, choose);
  return out;
}

/// As GAP's scorer sees it: some mention of the entity overlaps the name.
bool is_at(const Entities& entities, std::uint32_t entity, Range range) {
  return std::ranges::any_of(entities.entities[entity].mentions, [&](std::uint32_t i) {
    return entities.mentions[i].range.overlaps(range);
  });
}

/// The chain of the smallest mention that holds `range`; 0 where none does.
std::uint32_t chain_at(const NamedText& text, Range range) {
  const GoldName* best = nullptr;
  for (const GoldName& gold : text.names) {
    if (!gold.range.contains(range)) continue;
    if (best == nullptr || gold.range.size() < best->range.size()) best = &gold;
  }
  return best == nullptr ? 0 : best->chain;
}

bool is_right(const Run& run, const Lesson& lesson, const Question& question,
              std::uint32_t entity) {
  if (lesson.row != nullptr) {
    const GapRow& row = *lesson.row;
    const bool first = is_at(run.entities, entity, row.names[0]);
    const bool second = is_at(run.entities, entity, row.names[1]);
    if (!row.means[0] && !row.means[1]) return !first && !second;
    return (row.means[0] && first) || (row.means[1] && second);
  }
  const std::uint32_t chain = chain_at(*lesson.chains, lesson.own_range(question.token));
  return chain != 0 &&
         std::ranges::any_of(run.entities.entities[entity].mentions, [&](std::uint32_t i) {
           const Mention& mention = run.entities.mentions[i];
           return mention.head != question.token && mention.form != MentionForm::pronoun &&
                  chain_at(*lesson.chains, mention.range) == chain;
         });
}

/// One step up the likelihood of the right antecedents together (which of them is meant is hidden).
void learn_from(Perceptron& perceptron, const Run& run, const Lesson& lesson,
                const Question& question) {
  std::vector<double> odds;
  std::vector<bool> right;
  double all = 0;
  double rights = 0;
  for (const Antecedent& antecedent : question.antecedents) {
    const auto points = static_cast<double>(perceptron.score(antecedent.features.rows(), 0));
    odds.push_back(std::exp(std::clamp(points / kUnit, -30.0, 30.0)));
    right.push_back(is_right(run, lesson, question, antecedent.entity));
    all += odds.back();
    if (right.back()) rights += odds.back();
  }
  if (rights <= 0 || rights >= all) return;
  for (std::size_t i = 0; i < odds.size(); ++i) {
    const double gradient = (right[i] ? odds[i] / rights : 0.0) - odds[i] / all;
    const auto step = std::lround(gradient * kRate * kUnit);
    if (step != 0) perceptron.update(question.antecedents[i].features.rows(), 0, step);
  }
}

/// Scores with finished weights.
struct Points {
  const std::vector<std::int8_t>& weights;
  [[nodiscard]] int operator()(const Antecedent& antecedent) const {
    int points = 0;
    for (const std::uint32_t row : antecedent.features.rows())
      points += weights[row % weights.size()];
    return points;
  }
};

/// F1 over both names of every row, as GAP's scorer counts.
double measure(const std::vector<Lesson>& lessons, const EntityModel& typing,
               const Lexicon& lexicon, const std::vector<std::int8_t>& weights) {
  std::size_t hits = 0;
  std::size_t gold = 0;
  std::size_t guessed = 0;
  for (const Lesson& lesson : lessons) {
    if (lesson.row == nullptr) continue;
    const Run result = run(lesson, typing, lexicon, Points{weights});
    for (std::size_t name = 0; name < 2; ++name) {
      bool guess = false;
      for (const Question& question : result.questions) {
        guess = is_at(result.entities, question.antecedents[question.chosen].entity,
                      lesson.row->names[name]);
      }
      hits += guess && lesson.row->means[name];
      gold += lesson.row->means[name];
      guessed += guess;
    }
  }
  return 2.0 * static_cast<double>(hits) /
         static_cast<double>(std::max<std::size_t>(1, gold + guessed));
}

/// Of the chains' pronouns those that are given to the right entity, of those that can be: people's
/// ("he", "she") and bodies' ("it", "they").
struct Shares {
  double people = 0;
  double bodies = 0;
};

Shares measure_chains(const std::vector<Lesson>& lessons, const EntityModel& typing,
                      const Lexicon& lexicon, const std::vector<std::int8_t>& weights) {
  std::array<std::size_t, 2> right{};
  std::array<std::size_t, 2> asked{};
  for (const Lesson& lesson : lessons) {
    if (lesson.chains == nullptr) continue;
    const Run result = run(lesson, typing, lexicon, Points{weights});
    for (const Question& question : result.questions) {
      const bool possible = std::ranges::any_of(question.antecedents, [&](const Antecedent& a) {
        return is_right(result, lesson, question, a.entity);
      });
      const Reading reading(lesson.document(), lesson.syntax, lexicon);
      const Person person = person_of(reading, question.token);
      const std::size_t kind = person == Person::male || person == Person::female ? 0 : 1;
      asked[kind] += possible;
      right[kind] += possible && is_right(result, lesson, question,
                                          question.antecedents[question.chosen].entity);
    }
  }
  const auto share = [&](std::size_t kind) {
    return static_cast<double>(right[kind]) /
           static_cast<double>(std::max<std::size_t>(1, asked[kind]));
  };
  return {share(0), share(1)};
}

}  // namespace

std::vector<std::int8_t> train_pronouns(const std::vector<std::unique_ptr<NamedText>>& texts,
                                        const std::vector<GapRow>& rows,
                                        const std::vector<GapRow>& held_out,
                                        const std::vector<std::unique_ptr<NamedText>>& held_chains,
                                        const SyntaxModel& model, const EntityModel& typing,
                                        const Lexicon& lexicon) {
  std::vector<Lesson> lessons = read_rows(rows, model, lexicon);
  for (const std::unique_ptr<NamedText>& text : texts) {
    if (text->nested) lessons.push_back({nullptr, text.get(), {}, model.parse(text->document)});
  }
  const std::vector<Lesson> unseen = read_rows(held_out, model, lexicon);
  std::vector<Lesson> unseen_chains;
  unseen_chains.reserve(held_chains.size());
  for (const std::unique_ptr<NamedText>& text : held_chains) {
    unseen_chains.push_back({nullptr, text.get(), {}, model.parse(text->document)});
  }
  std::vector<std::size_t> order(lessons.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(1);
  Perceptron perceptron(EntityModel::kPronounRows, 1);
  std::vector<std::int8_t> weights;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) {
      const Run result = run(lessons[i], typing, lexicon, [&](const Antecedent& antecedent) {
        return perceptron.score(antecedent.features.rows(), 0);
      });
      for (const Question& question : result.questions) {
        learn_from(perceptron, result, lessons[i], question);
        perceptron.tick();
      }
    }
    weights = perceptron.averaged();
    const Shares shares = measure_chains(unseen_chains, typing, lexicon, weights);
    std::printf("pronouns: epoch %d, held out: GAP F1 %.3f, chains: people %.3f, bodies %.3f\n",
                epoch + 1, measure(unseen, typing, lexicon, weights), shares.people, shares.bodies);
  }
  return weights;
}

}  // namespace sayso
