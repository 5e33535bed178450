// A text as a row of words that can be compared, and an index of where they stand.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"

namespace sayso {

/// The tokens that are words: marks are left out, case and the shape of apostrophes are folded.
struct Wording {
  std::vector<std::uint32_t> keys;    ///< hash of each word
  std::vector<std::uint32_t> tokens;  ///< its token
  std::vector<std::uint8_t> weights;  ///< 1 for words of the closed classes, 3 for others

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys.size()); }
};

/// O(tokens).
[[nodiscard]] Wording read_wording(const Document& document, const Lexicon& lexicon);

/// Where each key stands in a row of them: chains of places, in order. O(keys) to build.
class PlaceIndex {
 public:
  explicit PlaceIndex(std::span<const std::uint32_t> keys);

  /// Calls `each(place)` for the places of `key`, unless there are more than `most`: such a word
  /// tells nothing. O(most).
  template <typename Each>
  void for_each(std::uint32_t key, std::uint32_t most, Each each) const {
    const std::uint32_t bucket = key & mask_;
    const std::uint32_t begin = begins_[bucket];
    const std::uint32_t end = begins_[bucket + 1];
    if (end - begin > most) return;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (keys_[places_[i]] == key) each(places_[i]);
    }
  }

 private:
  std::span<const std::uint32_t> keys_;  ///< borrowed
  std::uint32_t mask_;
  std::vector<std::uint32_t> begins_;  ///< of each bucket's places
  std::vector<std::uint32_t> places_;  ///< by bucket
};

}  // namespace sayso
