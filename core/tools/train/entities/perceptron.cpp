#include "core/tools/train/entities/perceptron.h"

#include <algorithm>
#include <cstdlib>

namespace sayso {

std::int64_t Perceptron::score(std::span<const std::uint32_t> features, std::size_t column) const {
  std::int64_t sum = 0;
  for (const std::uint32_t feature : features) sum += weights_[feature % rows_ * columns_ + column];
  return sum;
}

void Perceptron::update(std::span<const std::uint32_t> features, std::size_t column,
                        std::int64_t step) {
  for (const std::uint32_t feature : features) {
    const std::size_t at = feature % rows_ * columns_ + column;
    weights_[at] += step;
    sums_[at] += step * steps_;
  }
}

std::vector<std::int8_t> Perceptron::averaged() const {
  std::vector<std::int64_t> averages(weights_.size());
  for (std::size_t i = 0; i < averages.size(); ++i) {
    averages[i] = weights_[i] * steps_ - sums_[i];
  }
  std::int64_t largest = 1;
  for (const std::int64_t average : averages) largest = std::max(largest, std::abs(average));
  std::vector<std::int8_t> out(averages.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::int64_t half = averages[i] < 0 ? -largest / 2 : largest / 2;
    out[i] = static_cast<std::int8_t>((averages[i] * 127 + half) / largest);
  }
  return out;
}

}  // namespace sayso
