// Averaged perceptron over hashed features: Collins, "Discriminative Training Methods for Hidden
// Markov Models" (2002).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sayso {

/// A table of rows × columns weights that remembers its sum over all steps.
class Perceptron {
 public:
  Perceptron(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), weights_(rows * columns), sums_(rows * columns) {}

  /// The points of `column` for a decision that sees `features`. O(features).
  [[nodiscard]] std::int64_t score(std::span<const std::uint32_t> features,
                                   std::size_t column) const;
  /// Moves the points of `column` for `features` by `step`.
  void update(std::span<const std::uint32_t> features, std::size_t column, std::int64_t step);
  /// Ends one step, whether it updated anything or not.
  void tick() { ++steps_; }
  /// The averaged weights in -127 … 127, row by row.
  [[nodiscard]] std::vector<std::int8_t> averaged() const;

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::int64_t steps_ = 1;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> sums_;  // what the average lacks, each update times its step
};

}  // namespace sayso
