// The network of architecture.h in integers: the same result on every machine.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/syntax/linear.h"
#include "core/syntax/sparse.h"
#include "core/weights/weights.h"

namespace sayso {

/// Immutable; borrows the weights it was loaded from.
class Network {
 public:
  /// Sections shape; embedding (4 bits a number); mix, word, window, slots, rows, tag, move,
  /// relation (8 bits); biases and special (16 bits).
  [[nodiscard]] static std::expected<Network, Error> load(const Weights& weights,
                                                          std::uint32_t tags);

  [[nodiscard]] const Architecture& shape() const { return shape_; }

  /// What a word brings to its window, kWindow · width numbers: once for each distinct word.
  [[nodiscard]] std::uint32_t word_size() const { return kWindow * shape_.width; }
  void read_word(const Form& form, std::int16_t* out) const;

  /// The activations of one layer, by word.
  struct Layer {
    std::vector<std::uint8_t> values;  ///< width a word
    std::vector<Active> active;        ///< those that are not zero, word after word
    std::vector<std::uint32_t> begin;  ///< of each word's in `active`, and the end of the last's

    /// Appends what is not zero of word `i`; the words before are done.
    void collect(std::uint32_t i, std::uint32_t width);
    [[nodiscard]] std::span<const Active> word(std::uint32_t i) const {
      return {active.data() + begin[i], begin[i + 1] - begin[i]};
    }
  };
  /// Memory for one sentence; reused from sentence to sentence.
  struct Sentence {
    std::vector<const std::int16_t*> words;  ///< in: of each word, what read_word gave
    std::vector<std::uint8_t> tags;          ///< out
    Layer top, below;                        ///< top: the words' vectors
    std::vector<std::int16_t> products, scores;
    std::vector<std::uint8_t> hidden;
    std::vector<Active> active;
    ParseState state;  ///< out
  };
  void tag(Sentence& sentence) const;
  /// After tag(). O(words).
  void parse(Sentence& sentence) const;

 private:
  void read_rows(std::span<const std::uint32_t> rows, std::int16_t* out) const;
  void read_windows(Sentence& sentence) const;
  void add_layer(const Layer& below, Layer& layer, std::uint32_t number) const;
  [[nodiscard]] const std::int16_t* product(const Sentence& sentence, std::uint32_t node,
                                            std::uint32_t slot) const;
  [[nodiscard]] std::span<const Active> read_state(Sentence& sentence) const;
  [[nodiscard]] Transition choose(std::span<const Active> hidden, Sentence& sentence) const;

  Architecture shape_;
  std::span<const std::uint8_t> embedding_;  // two numbers a byte, the first one low, each plus 8
  Linear mix_;                               // width → width
  Linear word_;                              // width → kWindow · width
  std::vector<std::int16_t> word_bias_;
  std::vector<SparseLinear> windows_;  // kLayerWindow · width → width
  SparseLinear tag_, slots_, move_;
  SparseLinear left_, right_;  // relations by move
  std::vector<std::int16_t> rows_, special_, hidden_bias_, edge_;
};

}  // namespace sayso
