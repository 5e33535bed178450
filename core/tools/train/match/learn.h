// Learning to rank candidates, and to tell how likely one is the claim.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/match/score.h"

namespace sayso {

/// A query's candidates, the best BM25 score first.
struct Example {
  std::vector<Features> candidates;
  std::vector<bool> right;
  std::uint32_t group = 0;
  std::uint32_t answers = 0;  ///< how many entries fit the query, found or not; 0: left out
  double weight = 1;          ///< in learning
  bool told = true;           ///< speaker and day were given
  std::uint32_t task = 0;
};

using Chosen = std::function<bool(const Example&)>;

/// Least loss of a right candidate being drawn by the softmax of the ranks (ListNet; Cao et al.
/// 2007), with a penalty on the squares, by AdaGrad. Deterministic.
[[nodiscard]] LinearModel learn_ranking(const std::vector<Example>& examples, const Chosen& use);

/// A candidate as the chance sees it.
struct Judged {
  Features features{};
  double lead = 0;  ///< logits
  bool right = false;
  double weight = 1;
  bool best = false;      ///< of its query's
  bool answered = false;  ///< something fits its query
  std::uint32_t task = 0;
};

struct ChanceModel {
  LinearModel model;
  std::int32_t lead = 0;  ///< weight of the lead, in 65536ths
};

/// Logistic regression, the same way.
[[nodiscard]] ChanceModel learn_chance(const std::vector<Judged>& judged);

/// Places of an example's candidates by rank, the best first.
[[nodiscard]] std::vector<std::size_t> order_of(const Example& example, const LinearModel& ranking);

/// What Matcher takes for the lead of the candidate at `place` of `order`, in logits.
[[nodiscard]] double lead_of(const Example& example, const LinearModel& ranking,
                             const std::vector<std::size_t>& order, std::size_t place);

}  // namespace sayso
