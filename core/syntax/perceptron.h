// Linear models with sparse weights: features are hashed, most weights are zero and not stored.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <span>

#include "core/syntax/forms.h"
#include "core/syntax/transitions.h"
#include "core/weights/weights.h"

namespace sayso {

/// A hash table of (feature, class) → weight; a feature's entries follow each other's probes.
class SparseWeights {
 public:
  struct Entry {
    std::uint16_t key = 0;
    std::uint8_t label = 0;
    std::int8_t weight = 0;  ///< 0 is an empty slot
  };

  /// Section `name`; labels must be below `labels`. Borrows `weights`.
  [[nodiscard]] static std::expected<SparseWeights, Error> load(const Weights& weights,
                                                                std::string_view name,
                                                                std::uint32_t labels);

  /// Adds the weights of `feature` to `scores`. O(1) expected.
  void add(std::uint32_t feature, std::span<std::int32_t> scores) const {
    const std::size_t mask = entries_.size() - 1;
    const auto key = static_cast<std::uint16_t>(feature);
    std::size_t at = home(feature, entries_.size());
    while (entries_[at].weight != 0) {
      if (entries_[at].key == key) scores[entries_[at].label] += entries_[at].weight;
      at = (at + 1) & mask;
    }
  }

  /// The slot where a feature's entries begin in a table of `size` (a power of two) slots.
  [[nodiscard]] static std::size_t home(std::uint32_t feature, std::size_t size) {
    return feature * static_cast<std::uint64_t>(size) >> 32;
  }

 private:
  std::span<const Entry> entries_;
};

inline constexpr std::uint32_t kTagFeatures = 29;
inline constexpr std::uint32_t kParseFeatures = 62;
inline constexpr std::uint8_t kNoTag = 255;

/// Features for the tag of word `at`; tags[i] is known for i < at.
[[nodiscard]] std::array<std::uint32_t, kTagFeatures> tag_features(
    std::span<const Form> forms, std::span<const std::uint8_t> tags, std::uint32_t at);

/// Features for the next transition. forms[i] and tags[i] are those of node i + 1.
[[nodiscard]] std::array<std::uint32_t, kParseFeatures> parse_features(
    const ParseState& state, std::span<const Form> forms, std::span<const std::uint8_t> tags);

}  // namespace sayso
