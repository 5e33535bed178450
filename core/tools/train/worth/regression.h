// Logistic regression over sparse rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tools/train/worth/sentences.h"

namespace sayso {

struct Regression {
  double base = 0;
  std::vector<double> weights;  ///< by row
};

/// Least logistic loss with a penalty on the weights' squares, by AdaGrad (Duchi et al., 2011), the
/// examples in an order of their own. Rows that few examples have get no weight. Deterministic.
[[nodiscard]] Regression train(const std::vector<const Example*>& examples);

/// The logit of `rows` by the weights that the model keeps.
[[nodiscard]] double logit_of(const Regression& regression, std::span<const std::uint32_t> rows);

/// A logit and whether it was right.
struct Judged {
  double logit = 0;
  bool worthy = false;
};

/// Makes logits say probabilities: slope × logit + shift (Platt, "Probabilistic Outputs for Support
/// Vector Machines", 1999).
struct Platt {
  double slope = 1;
  double shift = 0;

  [[nodiscard]] double probability(double logit) const;
};
[[nodiscard]] Platt fit_platt(const std::vector<Judged>& judged);

}  // namespace sayso
