// The network of architecture.h in integers: the same result on every machine.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/syntax/linear.h"
#include "core/weights/weights.h"

namespace sayso {

/// Immutable; borrows the weights it was loaded from.
class Network {
 public:
  /// Sections shape, embedding, mix, word, window, slots, rows, tag, move, relation (8 bits),
  /// biases and special (16 bits), and the numbers of fractional bits.
  [[nodiscard]] static std::expected<Network, Error> load(const Weights& weights,
                                                          std::uint32_t tags);

  [[nodiscard]] const Architecture& shape() const { return shape_; }

  /// What a word brings to its window, kWindow · width numbers: once for each distinct word.
  [[nodiscard]] std::uint32_t word_size() const { return kWindow * shape_.width; }
  void read_word(const Form& form, std::int16_t* out) const;
  /// The same for what lies past a sentence's ends.
  [[nodiscard]] const std::int16_t* edge() const { return edge_.data(); }

  /// Memory for one sentence; reused from sentence to sentence.
  struct Sentence {
    std::vector<const std::int16_t*> words;  ///< in: of each word, what read_word gave
    std::vector<std::uint8_t> tags;          ///< out
    std::vector<std::int16_t> vectors, layer, products, hidden;
    std::vector<std::int32_t> scores;
    ParseState state;  ///< out
  };
  void tag(Sentence& sentence) const;
  /// After tag(). O(words).
  void parse(Sentence& sentence) const;

 private:
  void read_rows(std::span<const std::uint32_t> rows, std::int16_t* out) const;
  void add_layer(Sentence& sentence, std::uint32_t layer) const;
  [[nodiscard]] const std::int16_t* product(const Sentence& sentence, std::uint32_t node,
                                            std::uint32_t slot) const;
  void read_state(Sentence& sentence) const;
  [[nodiscard]] Transition choose(Sentence& sentence) const;

  Architecture shape_;
  std::span<const std::uint8_t> embedding_;  // two numbers a byte, the first one low, each plus 8
  Linear mix_;                               // width → width
  Linear word_;                              // width → kWindow · width
  std::vector<std::int16_t> word_bias_;
  std::vector<Linear> windows_;  // kLayerWindow · width → width
  Linear tag_, slots_, move_;
  Linear left_, right_;  // relations by move
  std::vector<std::int16_t> rows_, special_, hidden_bias_, edge_;
};

}  // namespace sayso
