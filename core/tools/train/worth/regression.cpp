#include "core/tools/train/worth/regression.h"

#include <cmath>
#include <random>
#include <utility>

namespace sayso {
namespace {

constexpr int kEpochs = 12;
constexpr double kRate = 0.03;
constexpr double kPenalty = 12;
constexpr std::uint32_t kFewest = 3;
constexpr std::uint32_t kSeed = 7;

double sigmoid(double logit) { return 1 / (1 + std::exp(-logit)); }

}  // namespace

Regression train(const std::vector<const Example*>& examples) {
  std::vector<std::uint32_t> counts(kTrainedRows);
  for (const Example* example : examples) {
    for (const std::uint32_t row : example->rows) ++counts[row];
  }
  Regression result{0, std::vector<double>(kTrainedRows)};
  std::vector<double> squares(kTrainedRows, 1e-3);
  double base_squares = 1e-3;
  std::vector<const Example*> order = examples;
  std::mt19937 random(kSeed);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const Example* example : order) {
      double logit = result.base;
      for (const std::uint32_t row : example->rows) logit += result.weights[row];
      const double error = sigmoid(logit) - (example->worthy ? 1 : 0);
      base_squares += error * error;
      result.base -= kRate * error / std::sqrt(base_squares);
      for (const std::uint32_t row : example->rows) {
        if (counts[row] < kFewest) continue;
        double& weight = result.weights[row];
        const double slope = error + kPenalty * weight / counts[row];
        squares[row] += slope * slope;
        weight -= kRate * slope / std::sqrt(squares[row]);
      }
    }
  }
  return result;
}

double logit_of(const Regression& regression, std::span<const std::uint32_t> rows) {
  double logit = regression.base;
  for (const std::uint32_t row : rows) {
    if (row < kWorthRows) logit += regression.weights[row];
  }
  return logit;
}

double Platt::probability(double logit) const { return sigmoid(slope * logit + shift); }

Platt fit_platt(const std::vector<Judged>& judged) {
  Platt platt;
  for (int step = 0; step < 30; ++step) {
    double g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;
    for (const Judged& one : judged) {
      const double p = platt.probability(one.logit);
      const double error = p - (one.worthy ? 1 : 0);
      const double curve = p * (1 - p);
      g0 += error * one.logit;
      g1 += error;
      h00 += curve * one.logit * one.logit;
      h01 += curve * one.logit;
      h11 += curve;
    }
    const double determinant = h00 * h11 - h01 * h01;
    platt.slope -= (h11 * g0 - h01 * g1) / determinant;
    platt.shift -= (h00 * g1 - h01 * g0) / determinant;
  }
  return platt;
}

}  // namespace sayso
