// Logistic regression for cues and a linear-chain conditional random field for roles (Lafferty,
// McCallum and Pereira, 2001), both by AdaGrad (Duchi et al., 2011). Deterministic.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/tools/train/attributions/examples.h"

namespace sayso {

/// The features of a table of the model, by number: their rows (bucket and check), how many
/// examples have them, their weights and how fast each may still change.
struct Table {
  std::uint32_t width = 1;  ///< weights of one feature
  std::uint32_t buckets = 1;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> counts;
  std::vector<float> weights;
  std::vector<float> squares;
};

/// Numbers the features that `fewest` examples or more have, and puts numbers for keys in `lists`.
[[nodiscard]] Table number_features(RowLists& lists, std::uint32_t width, std::uint32_t buckets,
                                    std::uint32_t fewest);

/// Keeps in each bucket the feature that counts most by its weights, numbers those anew and forgets
/// the weights.
void keep_best(Table& table, RowLists& lists);

struct Regression {
  float base = 0;
  Table table;

  [[nodiscard]] float logit(std::span<const std::uint32_t> features) const;
};

/// Which articles are learned from.
using Filter = std::function<bool(std::uint32_t)>;

void learn_decisions(Regression& regression, const Decisions& examples, const Filter& use);

struct RoleField {
  Table roles;
  Table steps;
};

/// After each pass `passed`, if given, hears the mean loss of the articles left out.
void learn_roles(RoleField& field, const RoleExamples& examples, const Filter& use,
                 const std::function<void(double)>& passed = {});

}  // namespace sayso
