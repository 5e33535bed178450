#include "core/tools/train/match/learn.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sayso {
namespace {

constexpr int kRounds = 400;
constexpr double kRate = 0.3;
constexpr double kPenalty = 0.002;
constexpr double kLogit = 65536;

/// Brings every feature to mean 0 and deviation 1, so that one penalty suits all.
class Scale {
 public:
  template <typename Each>
  explicit Scale(const Each& each) {
    double count = 0;
    std::array<double, kFeatures> squares{};
    each([&](const Features& features) {
      ++count;
      for (std::size_t i = 0; i < kFeatures; ++i) {
        mean_[i] += features[i];
        squares[i] += static_cast<double>(features[i]) * features[i];
      }
    });
    for (std::size_t i = 0; i < kFeatures; ++i) {
      mean_[i] /= std::max(count, 1.0);
      deviation_[i] =
          std::sqrt(std::max(squares[i] / std::max(count, 1.0) - mean_[i] * mean_[i], 1.0));
    }
  }

  [[nodiscard]] double operator()(const Features& features, std::size_t i) const {
    return (features[i] - mean_[i]) / deviation_[i];
  }

  /// The same model over raw features.
  [[nodiscard]] LinearModel unscaled(const std::array<double, kFeatures>& weights,
                                     double base) const {
    LinearModel model;
    for (std::size_t i = 0; i < kFeatures; ++i) {
      const double weight = weights[i] / deviation_[i];
      model.weights[i] = static_cast<std::int32_t>(std::lround(weight * 256 * kLogit));
      base -= weight * mean_[i];
    }
    model.base = static_cast<std::int32_t>(std::lround(base * kLogit));
    return model;
  }

 private:
  std::array<double, kFeatures> mean_{};
  std::array<double, kFeatures> deviation_{};
};

/// A step of AdaGrad (Duchi et al. 2011).
void step(double& weight, double& past, double gradient) {
  past += gradient * gradient;
  weight -= kRate * gradient / std::sqrt(past);
}

}  // namespace

LinearModel learn_ranking(const std::vector<Example>& examples, const Chosen& use) {
  std::vector<const Example*> used;
  for (const Example& example : examples) {
    if (use(example) && std::ranges::count(example.right, true) > 0) used.push_back(&example);
  }
  const Scale scale([&](const auto& see) {
    for (const Example* example : used) {
      for (const Features& features : example->candidates) see(features);
    }
  });
  std::array<double, kFeatures> weights{};
  std::array<double, kFeatures> past{};
  past.fill(1e-6);
  double total = 0;
  for (const Example* example : used) total += example->weight;
  std::vector<double> drawn;
  for (int round = 0; round < kRounds; ++round) {
    std::array<double, kFeatures> gradient{};
    for (const Example* example : used) {
      drawn.clear();
      double all = 0;
      double right = 0;
      for (std::size_t c = 0; c < example->candidates.size(); ++c) {
        double rank = 0;
        for (std::size_t i = 0; i < kFeatures; ++i) {
          rank += weights[i] * scale(example->candidates[c], i);
        }
        drawn.push_back(std::exp(std::min(rank, 300.0)));
        all += drawn.back();
        if (example->right[c]) right += drawn.back();
      }
      for (std::size_t c = 0; c < drawn.size(); ++c) {
        const double pull = drawn[c] / all - (example->right[c] ? drawn[c] / right : 0);
        for (std::size_t i = 0; i < kFeatures; ++i) {
          gradient[i] += example->weight * pull * scale(example->candidates[c], i);
        }
      }
    }
    for (std::size_t i = 0; i < kFeatures; ++i) {
      step(weights[i], past[i], gradient[i] / total + kPenalty * weights[i]);
    }
  }
  return scale.unscaled(weights, 0);
}

ChanceModel learn_chance(const std::vector<Judged>& judged) {
  const Scale scale([&](const auto& see) {
    for (const Judged& one : judged) see(one.features);
  });
  std::array<double, kFeatures> weights{};
  std::array<double, kFeatures> past{};
  past.fill(1e-6);
  double base = 0;
  double base_past = 1e-6;
  double lead = 0;
  double lead_past = 1e-6;
  double total = 0;
  for (const Judged& one : judged) total += one.weight;
  for (int round = 0; round < kRounds; ++round) {
    std::array<double, kFeatures> gradient{};
    double of_base = 0;
    double of_lead = 0;
    for (const Judged& one : judged) {
      double logit = base + lead * one.lead;
      for (std::size_t i = 0; i < kFeatures; ++i) logit += weights[i] * scale(one.features, i);
      const double pull = one.weight * (1 / (1 + std::exp(-logit)) - (one.right ? 1 : 0));
      for (std::size_t i = 0; i < kFeatures; ++i) gradient[i] += pull * scale(one.features, i);
      of_base += pull;
      of_lead += pull * one.lead;
    }
    for (std::size_t i = 0; i < kFeatures; ++i) {
      step(weights[i], past[i], gradient[i] / total + kPenalty * weights[i]);
    }
    step(base, base_past, of_base / total);
    step(lead, lead_past, of_lead / total);
  }
  return {scale.unscaled(weights, base), static_cast<std::int32_t>(std::lround(lead * kLogit))};
}

std::vector<std::size_t> order_of(const Example& example, const LinearModel& ranking) {
  std::vector<std::int64_t> ranks;
  for (const Features& features : example.candidates) ranks.push_back(logit_of(ranking, features));
  std::vector<std::size_t> order(ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return ranks[i]; });
  return order;
}

double lead_of(const Example& example, const LinearModel& ranking,
               const std::vector<std::size_t>& order, std::size_t place) {
  const auto rank = [&](std::size_t i) { return logit_of(ranking, example.candidates[order[i]]); };
  const std::int64_t lead =
      order.size() == 1 ? kWidestLead : rank(place) - rank(place == 0 ? 1 : 0);
  return static_cast<double>(std::clamp(lead, -kWidestLead, kWidestLead)) / kLogit;
}

}  // namespace sayso
