// Figures against the source.
#pragma once

#include <vector>

#include "core/verify/quotes.h"
#include "core/verify/verify.h"

namespace sayso {

/// Looks for figures of the article in the source: the same figure of the same thing, or another
/// one where the sentence around it is much the same.
class FigureChecker {
 public:
  FigureChecker(const Worded& article, const Worded& source, const std::vector<Value>& values);

  /// Nothing where `value` cannot be compared (a date that the text leaves open).
  /// O(its sentence).
  [[nodiscard]] std::optional<Check> check(const Value& value);

 private:
  /// A sentence of the source, and the weight of the words that it shares with the article's.
  struct Near {
    std::uint32_t sentence = 0;
    std::uint32_t shared = 0;
  };

  void read_context(const Value& value);
  [[nodiscard]] std::uint32_t shared_with(std::uint32_t sentence) const;
  [[nodiscard]] const Value* same_figure(const Value& value) const;
  [[nodiscard]] const Value* other_figure(const Value& value) const;

  Worded article_;
  Worded source_;
  const std::vector<Value>& values_;
  std::vector<std::uint32_t> keys_;  ///< of the source's figures
  PlaceIndex figures_;
  PlaceIndex words_;
  std::uint32_t context_weight_ = 0;  ///< of the words around the value
  std::vector<Near> near_;            ///< by sentence
};

}  // namespace sayso
