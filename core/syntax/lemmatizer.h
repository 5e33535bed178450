// Lemmas by rules: "cut k bytes off the end, put these in their place", chosen by tag and longest
// known suffix of the word. Words that no suffix decides rightly stand in the table in full.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "core/syntax/syntax.h"
#include "core/weights/weights.h"

namespace sayso {

/// Borrows the weights it was loaded from.
class Lemmatizer {
 public:
  /// One slot of the table: a suffix (hashed with its tag) and the rule it asks for.
  struct Entry {
    std::uint16_t key = 0;
    std::uint16_t rule = 0;  ///< 1-based; 0 is an empty slot
  };
  static constexpr std::uint32_t kMaxSuffix = 8;

  [[nodiscard]] static std::expected<Lemmatizer, Error> load(const Weights& weights);

  /// Writes the lemma of `word` into `out` (overwritten). O(word).
  void lemma(std::string_view word, Upos upos, Xpos xpos, std::string& out) const;

  /// The word as the rules see it: lower-cased, but proper nouns keep their case.
  static void base(std::string_view word, Upos upos, std::string& out);
  /// Hash of the last `size` bytes of `word` (kWhole: the whole word) under the tags.
  static constexpr std::uint32_t kWhole = 255;
  [[nodiscard]] static std::uint32_t key(std::string_view word, std::uint32_t size, Upos upos,
                                         Xpos xpos);

 private:
  [[nodiscard]] std::uint16_t find(std::uint32_t key) const;

  std::span<const Entry> table_;         // size is a power of two
  std::span<const std::uint8_t> rules_;  // per rule: bytes to cut, bytes to put, those bytes
  std::vector<std::uint32_t> rule_at_;   // offset of each rule
};

}  // namespace sayso
