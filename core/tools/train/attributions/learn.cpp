#include "core/tools/train/attributions/learn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace sayso {
namespace {

constexpr int kCueEpochs = 8;
constexpr int kRoleEpochs = 8;
constexpr float kCueRate = 0.015F;
constexpr float kRoleRate = 0.007F;
constexpr float kCuePenalty = 2e-6F;
constexpr float kRolePenalty = 1e-4F;
constexpr std::uint32_t kUnheard = 3;  // features in ten that a pass leaves out (dropout)
constexpr std::uint32_t kSeed = 7;

std::vector<std::uint32_t> in_order(std::size_t size) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

void step(Table& table, std::size_t at, float slope, float rate, float penalty) {
  float& weight = table.weights[at];
  slope += penalty * weight;
  table.squares[at] += slope * slope;
  weight -= rate * slope / std::sqrt(table.squares[at]);
}

constexpr float kFirstSquare = 1e-2F;

void forget(Table& table) {
  table.weights.assign(table.rows.size() * table.width, 0);
  table.squares.assign(table.rows.size() * table.width, kFirstSquare);
}

using Scores = std::array<float, kRoles>;
using Pairs = std::array<float, kRoles * kRoles>;

float log_sum(const Scores& values) {
  const float most = *std::ranges::max_element(values);
  float sum = 0;
  for (const float value : values) sum += std::exp(value - most);
  return most + std::log(sum);
}

constexpr float kNever = -1e6F;

/// Forward and backward over one sequence; the gradient goes straight into the weights.
class FieldTrainer {
 public:
  FieldTrainer(const RoleExamples& examples, RoleField& field)
      : examples_(examples), field_(field) {}

  /// One step down the gradient.
  void learn(std::uint32_t sequence) {
    read(sequence);
    update(examples_.begins[sequence], static_cast<std::uint32_t>(own_.size()));
  }

  /// Minus the log-likelihood of the sequence's roles.
  [[nodiscard]] double loss(std::uint32_t sequence) {
    read(sequence);
    double gold = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      const auto role = static_cast<std::size_t>(examples_.gold[examples_.begins[sequence] + i]);
      gold += pairs_[i][before * kRoles + role] + own_[i][role];
      before = role;
    }
    return log_sum(forward_.back()) - gold;
  }

 private:
  void read(std::uint32_t sequence) {
    const std::uint32_t begin = examples_.begins[sequence];
    const std::uint32_t size = examples_.begins[sequence + 1] - begin;
    const std::uint32_t head = examples_.heads[sequence];
    own_.assign(size, {});
    pairs_.assign(size, {});
    forward_.assign(size, {});
    backward_.assign(size, {});
    for (std::uint32_t i = 0; i < size; ++i) {
      sum(field_.roles, examples_.roles[begin + i], own_[i]);
      sum(field_.steps, examples_.steps[begin + i], pairs_[i]);
      for (std::size_t k = 0; k < pairs_[i].size(); ++k) {
        const auto from = static_cast<SpanRole>(k / kRoles);
        const auto to = static_cast<SpanRole>(k % kRoles);
        // What lies before the first word is no role; it counts as SpanRole::none.
        const bool first = i == 0 && from != SpanRole::none;
        if (first || !may_follow(from, to, i, head)) pairs_[i][k] += kNever;
      }
    }
    for (std::uint32_t i = 0; i < size; ++i) {
      for (std::size_t to = 0; to < kRoles; ++to) {
        Scores ways{};
        for (std::size_t from = 0; from < kRoles; ++from) {
          ways[from] = (i == 0 ? 0 : forward_[i - 1][from]) + pairs_[i][from * kRoles + to];
        }
        forward_[i][to] = log_sum(ways) + own_[i][to];
      }
    }
    for (std::uint32_t i = size; i-- > 1;) {
      for (std::size_t from = 0; from < kRoles; ++from) {
        Scores ways{};
        for (std::size_t to = 0; to < kRoles; ++to) {
          ways[to] = pairs_[i][from * kRoles + to] + own_[i][to] + backward_[i][to];
        }
        backward_[i - 1][from] = log_sum(ways);
      }
    }
  }

  template <std::size_t N>
  static void sum(const Table& table, std::span<const std::uint32_t> rows,
                  std::array<float, N>& out) {
    for (const std::uint32_t row : rows) {
      for (std::size_t k = 0; k < N; ++k) out[k] += table.weights[row * N + k];
    }
  }

  void update(std::uint32_t begin, std::uint32_t size) {
    const float all = log_sum(forward_[size - 1]);
    std::size_t gold_before = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      const auto gold = static_cast<std::size_t>(examples_.gold[begin + i]);
      Scores roles{};
      Pairs pairs{};
      for (std::size_t k = 0; k < pairs.size(); ++k) {
        const std::size_t from = k / kRoles;
        const std::size_t to = k % kRoles;
        const float before = i == 0 ? 0 : forward_[i - 1][from];
        pairs[k] = std::exp(before + pairs_[i][k] + own_[i][to] + backward_[i][to] - all);
        roles[to] += pairs[k];
      }
      roles[gold] -= 1;
      pairs[gold_before * kRoles + gold] -= 1;
      apply(field_.roles, examples_.roles[begin + i], roles);
      apply(field_.steps, examples_.steps[begin + i], pairs);
      gold_before = gold;
    }
  }

  template <std::size_t N>
  static void apply(Table& table, std::span<const std::uint32_t> rows,
                    const std::array<float, N>& slopes) {
    for (const std::uint32_t row : rows) {
      for (std::size_t k = 0; k < N; ++k) {
        step(table, row * N + k, slopes[k], kRoleRate, kRolePenalty);
      }
    }
  }

  const RoleExamples& examples_;
  RoleField& field_;
  std::vector<Scores> own_, forward_, backward_;
  std::vector<Pairs> pairs_;
};

}  // namespace

Table number_features(RowLists& lists, std::uint32_t width, std::uint32_t buckets,
                      std::uint32_t fewest) {
  Table table{width, buckets, {}, {}, {}, {}};
  std::vector<std::uint32_t> counts(std::size_t{buckets} * kChecks);
  for (std::uint32_t& row : lists.rows) ++counts[row %= static_cast<std::uint32_t>(counts.size())];
  std::vector<std::uint32_t> numbers(counts.size(), kNone);
  for (std::uint32_t row = 0; row < counts.size(); ++row) {
    if (counts[row] < fewest) continue;
    numbers[row] = static_cast<std::uint32_t>(table.rows.size());
    table.rows.push_back(row);
    table.counts.push_back(counts[row]);
  }
  lists.renumber(numbers);
  forget(table);
  return table;
}

void keep_best(Table& table, RowLists& lists) {
  const auto size = static_cast<std::uint32_t>(table.rows.size());
  std::vector<float> worth(size);
  std::vector<std::uint32_t> best(table.buckets, kNone);
  for (std::uint32_t i = 0; i < size; ++i) {
    for (std::size_t k = 0; k < table.width; ++k) {
      const float weight = table.weights[i * table.width + k];
      worth[i] += weight * weight * static_cast<float>(table.counts[i]);
    }
    std::uint32_t& here = best[table.rows[i] % table.buckets];
    if (here == kNone || worth[i] > worth[here]) here = i;
  }
  std::vector<std::uint32_t> numbers(size, kNone);
  Table kept{table.width, table.buckets, {}, {}, {}, {}};
  for (const std::uint32_t i : best) {
    if (i == kNone) continue;
    numbers[i] = static_cast<std::uint32_t>(kept.rows.size());
    kept.rows.push_back(table.rows[i]);
    kept.counts.push_back(table.counts[i]);
  }
  lists.renumber(numbers);
  forget(kept);
  table = std::move(kept);
}

float Regression::logit(std::span<const std::uint32_t> features) const {
  float sum = base;
  for (const std::uint32_t feature : features) sum += table.weights[feature];
  return sum;
}

/// Sums of weights over passes: their mean generalises better than the last ones.
class Mean {
 public:
  explicit Mean(std::vector<float>& weights) : weights_(weights), sums_(weights.size()) {}

  void add() {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weights_[i];
    ++count_;
  }
  void put() {
    for (std::size_t i = 0; i < sums_.size(); ++i) weights_[i] = sums_[i] / count_;
  }

 private:
  std::vector<float>& weights_;
  std::vector<float> sums_;
  float count_ = 0;
};

void learn_decisions(Regression& regression, const Decisions& examples, const Filter& use) {
  regression.base = 0;
  forget(regression.table);
  float base_squares = kFirstSquare;
  std::vector<std::uint32_t> order = in_order(examples.lists.size());
  std::erase_if(order, [&](std::uint32_t i) { return !use(examples.article[i]); });
  std::mt19937 random(kSeed);
  Mean mean(regression.table.weights);
  std::vector<std::uint32_t> heard;
  for (int epoch = 0; epoch < kCueEpochs; ++epoch) {
    shuffle(order, random);
    for (const std::uint32_t i : order) {
      heard.clear();
      for (const std::uint32_t feature : examples.lists[i]) {
        if (random() % 10 >= kUnheard) heard.push_back(feature);
      }
      float sum = 0;
      for (const std::uint32_t feature : heard) sum += regression.table.weights[feature];
      const float start = examples.before.empty() ? 0 : examples.before[i];
      const float logit = start + regression.base + sum * 10.0F / (10 - kUnheard);
      const float error = 1 / (1 + std::exp(-logit)) - (examples.right[i] ? 1.0F : 0.0F);
      base_squares += error * error;
      regression.base -= kCueRate * error / std::sqrt(base_squares);
      for (const std::uint32_t feature : heard) {
        step(regression.table, feature, error, kCueRate, kCuePenalty);
      }
    }
    if (epoch >= kCueEpochs / 2) mean.add();
  }
  mean.put();
}

void learn_roles(RoleField& field, const RoleExamples& examples, const Filter& use,
                 const std::function<void(double)>& passed) {
  forget(field.roles);
  forget(field.steps);
  FieldTrainer trainer(examples, field);
  std::vector<std::uint32_t> order = in_order(examples.size());
  std::vector<std::uint32_t> others = order;
  std::erase_if(order, [&](std::uint32_t i) { return !use(examples.article[i]); });
  std::erase_if(others, [&](std::uint32_t i) { return use(examples.article[i]); });
  std::mt19937 random(kSeed);
  Mean roles(field.roles.weights);
  Mean steps(field.steps.weights);
  for (int epoch = 0; epoch < kRoleEpochs; ++epoch) {
    shuffle(order, random);
    for (const std::uint32_t sequence : order) trainer.learn(sequence);
    if (epoch >= kRoleEpochs / 2) {
      roles.add();
      steps.add();
    }
    if (epoch + 1 == kRoleEpochs) {
      roles.put();
      steps.put();
    }
    if (!passed) continue;
    double loss = 0;
    for (const std::uint32_t sequence : others) loss += trainer.loss(sequence);
    passed(loss / static_cast<double>(others.size()));
  }
}

}  // namespace sayso
