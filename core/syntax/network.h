// The network of architecture.h in integers: the same result on every machine.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string_view>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/syntax/linear.h"
#include "core/syntax/parser.h"
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

  /// Memory for one sentence; reused from sentence to sentence.
  struct Sentence {
    std::vector<const std::int16_t*> words;  ///< in: of each word, what read_word gave
    std::vector<std::uint8_t> tags;          ///< out
    ParseState state;                        ///< out
    WordVectors top, below;                  ///< top: the last layer's
    std::vector<std::int16_t> scores;
    Parser::Memory parser;
  };
  void tag(Sentence& sentence) const;
  /// After tag(). O(words).
  void parse(Sentence& sentence) const;

 private:
  void read_rows(std::span<const std::uint32_t> rows, std::int16_t* out) const;
  void read_windows(std::span<const std::int16_t* const> words, WordVectors& out) const;
  void add_layer(std::uint32_t layer, const WordVectors& below, WordVectors& out) const;

  Architecture shape_;
  std::span<const std::uint8_t> embedding_;  // two numbers a byte, the first one low, each plus 8
  Linear mix_;                               // width → width
  Linear word_;                              // width → kWindow · width
  std::vector<std::int16_t> word_bias_;
  std::vector<SparseLinear> windows_;  // kLayerWindow · width → width
  SparseLinear tag_;
  Parser parser_;
  std::vector<std::int16_t> edge_;
};

}  // namespace sayso
