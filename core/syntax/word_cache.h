// The distinct words of a document with what the network and the lemmatiser make of them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/text.h"

namespace sayso {

/// Words that are written alike share an entry. When the bound on memory is reached it starts anew,
/// so that no text makes it grow without end.
class WordCache {
 public:
  struct Entry {
    Range sample;          ///< where the word stands first; empty in a free slot
    Range lemma;           ///< the lemma under `lemma_tag`
    std::uint32_t id = 0;  ///< of its numbers
    std::uint8_t lemma_tag = kNoTag;
  };
  static constexpr std::uint8_t kNoTag = 255;

  /// `size` numbers a word; the document has `words` words.
  WordCache(std::string_view text, std::uint32_t size, std::size_t words)
      : text_(text), size_(size) {
    resize(std::min(words, kMost));
  }

  /// Makes room for a sentence; entries found before are forgotten where there is none.
  void reserve(std::size_t words) {
    if ((count_ + words) * 2 <= slots_.size()) return;
    if (words * 2 > slots_.size()) resize(words);
    std::ranges::fill(slots_, Entry{});
    numbers_.clear();
    count_ = 0;
  }

  /// The entry of the word at `range`. Where it is new, `read(numbers)` must fill its numbers.
  /// O(word).
  template <typename Read>
  std::uint32_t find(Range range, Read read) {
    const std::string_view word = slice(text_, range);
    std::size_t at = hash_bytes(word) & (slots_.size() - 1);
    while (!slots_[at].sample.empty()) {
      if (slice(text_, slots_[at].sample) == word) return static_cast<std::uint32_t>(at);
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {.sample = range, .lemma = {}, .id = count_};
    numbers_.resize(numbers_.size() + size_);
    read(numbers_.data() + std::size_t{count_++} * size_);
    return static_cast<std::uint32_t>(at);
  }

  [[nodiscard]] Entry& entry(std::uint32_t at) { return slots_[at]; }
  /// Valid until the next find().
  [[nodiscard]] const std::int16_t* numbers(std::uint32_t at) const {
    return numbers_.data() + std::size_t{slots_[at].id} * size_;
  }

 private:
  static constexpr std::size_t kMost = 8192;

  void resize(std::size_t words) { slots_.resize(std::bit_ceil(words * 2 + 2)); }

  std::string_view text_;
  std::uint32_t size_;
  std::uint32_t count_ = 0;
  std::vector<Entry> slots_;
  std::vector<std::int16_t> numbers_;
};

}  // namespace sayso
