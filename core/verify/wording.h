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

/// Where each key stands in a row of them. O(keys) to build; what is handed out lives as long as
/// it.
class PlaceIndex {
 public:
  explicit PlaceIndex(std::span<const std::uint32_t> keys);

  /// The places of `key`, in order. O(1).
  [[nodiscard]] std::span<const std::uint32_t> places(std::uint32_t key) const {
    const Slot& slot = slots_[slot_of(key)];
    return std::span(places_).subspan(slot.first, slot.count);
  }

  /// The same, none where there are more than `most`: such a word tells little, and to follow it
  /// would take long.
  [[nodiscard]] std::span<const std::uint32_t> telling_places(std::uint32_t key,
                                                              std::uint32_t most) const {
    const std::span<const std::uint32_t> all = places(key);
    return all.size() > most ? std::span<const std::uint32_t>() : all;
  }

 private:
  /// Free where `count` is 0.
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t first = 0;  ///< in places_
    std::uint32_t count = 0;
  };
  /// The slot of `key`, or the free one where it would stand.
  [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> places_;
};

}  // namespace sayso
