// Averaged perceptrons (Collins 2002) over hashed features, pruned and quantised at the end.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/syntax/perceptron.h"

namespace sayso {

/// Weights while they are trained; rows come into being with their first update.
class PerceptronTrainer {
 public:
  void score(std::span<const std::uint32_t> features, std::span<float> scores) const;
  /// Rewards `right`, punishes `wrong`.
  void update(std::span<const std::uint32_t> features, std::uint32_t right, std::uint32_t wrong);
  void tick() { ++now_; }

  /// Puts the average of all weights so far in the place of each.
  void average();

  /// The largest weights that fill `share` of a table of `slots` (a power of two), as int8.
  [[nodiscard]] std::vector<SparseWeights::Entry> quantize(std::uint32_t slots, double share) const;

 private:
  struct Cell {
    std::uint32_t label;
    float weight;
    float total;
    std::uint32_t since;
  };
  void bump(std::uint32_t feature, std::uint32_t label, float by);

  std::unordered_map<std::uint32_t, std::vector<Cell>> rows_;
  std::uint32_t now_ = 1;
};

}  // namespace sayso
