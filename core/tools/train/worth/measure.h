// What the scores are worth.
#pragma once

#include <vector>

namespace sayso {

struct Scored {
  double probability = 0;
  bool worthy = false;
};

/// F1 of those that score at least `threshold`.
[[nodiscard]] double f1_at(const std::vector<Scored>& scored, double threshold);
/// The threshold with the best F1.
[[nodiscard]] double best_threshold(std::vector<Scored> scored);
[[nodiscard]] double average_precision(std::vector<Scored> scored);
[[nodiscard]] double area_under_roc(std::vector<Scored> scored);
/// The mean distance between what is said and what is so, in ten bins of equal width (Naeini et
/// al., 2015).
[[nodiscard]] double calibration_error(const std::vector<Scored>& scored);

}  // namespace sayso
