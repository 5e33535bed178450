// The network's shape, shared by the engine, which runs it in integers, and by its trainer:
//
//   form features ──► sum of embedding rows ──► + ReLU(mix) ──► window of 5 ──► act = v1
//       └──── once for each distinct word ──────────────┘
//   v(l+1) = act(v(l) + window of 3 over v(l));  tag scores ◄── linear ◄── the last v
//
//   vectors of s0 s1 b0 b1 s2, each by its slot's matrix, + rows of relations, tags, distances
//       ──► act ──► move scores, relation scores
//
// act() gives small numbers that are mostly zero, which is what makes the network quick: a product
// skips what is zero. The slots' products are computed once a word, not once a step (Chen and
// Manning 2014; the shared convolution follows spaCy's parser).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/syntax/forms.h"
#include "core/syntax/transitions.h"

namespace sayso {

inline constexpr std::uint32_t kInitialRows = 64;  ///< for words' first bytes

/// Sizes that a model file states.
struct Architecture {
  std::uint32_t width = 64;   ///< of a word's vector
  std::uint32_t layers = 1;   ///< windows of 3 behind the first one of 5
  std::uint32_t hidden = 96;  ///< of the parser
  std::uint32_t tags = 0;     ///< pairs of UPOS and XPOS
  std::uint32_t lower_rows = 4096;
  std::uint32_t suffix_rows = 1024;
  std::uint32_t prefix_rows = 512;
  std::uint32_t shape_rows = 128;
  std::uint32_t stretch =
      0;  ///< how much wider apart each layer's words stand than the one's before

  /// How far apart the words of the window of `layer` (1 to layers) stand.
  [[nodiscard]] constexpr std::uint32_t step(std::uint32_t layer) const {
    return 1 + stretch * (layer - 1);
  }

  /// Row 0 stands for what lies past the sentence's ends.
  [[nodiscard]] constexpr std::uint32_t rows() const {
    return 1 + lower_rows + 2 * suffix_rows + suffix_rows / 2 + prefix_rows + kInitialRows +
           shape_rows;
  }
  /// Each tag input has a row for a tag, one for no such node and one for the root.
  [[nodiscard]] constexpr std::uint32_t tag_rows() const { return tags + 2; }
  [[nodiscard]] std::uint32_t parse_rows() const;
};

inline constexpr std::uint32_t kWindow = 5;       ///< words that the first layer sees
inline constexpr std::uint32_t kLayerWindow = 3;  ///< words that the others see
inline constexpr std::uint32_t kFormRows = 8;
inline constexpr std::uint32_t kLowerRows = 2;  ///< of them, the first, are the lower-cased form's

/// Embeddings are stored as 4-bit numbers, from -kMostCoarse to kMostCoarse, with this many
/// fractional bits.
inline constexpr int kEmbeddingBits = 6;
inline constexpr int kMostCoarse = 7;

/// Sums (and biases, which begin them) are 16-bit numbers with this many fractional bits.
inline constexpr int kSumBits = 10;
/// Weights that activations are multiplied by: 8-bit numbers.
inline constexpr int kWeightBits = 6;
/// The table of relations, tags and distances: 8-bit numbers, finer, for they are added as they
/// are.
inline constexpr int kRowBits = 8;
/// Activations: act(sum) is the nearest number with so many fractional bits, a half rounded up,
/// clamped to 0 … kMostActive.
inline constexpr int kActiveBits = 4;
inline constexpr int kMostActive = 63;

/// The embedding rows of a word.
[[nodiscard]] std::array<std::uint32_t, kFormRows> form_rows(const Form& form,
                                                             const Architecture& shape);

inline constexpr std::uint32_t kSlots = 5;  ///< s0, s1, b0, b1, s2

/// The table of relations, tags and distances: for each input a stretch of rows, one a value.
inline constexpr std::uint32_t kRelationInputs = 10;
inline constexpr std::uint32_t kTagInputs = 11;
inline constexpr std::uint32_t kDistanceInputs = 2;
inline constexpr std::uint32_t kParseRows = kRelationInputs + kTagInputs + kDistanceInputs + 1;
inline constexpr std::uint32_t kRelationRows = kRelations + 1;  ///< the last: no such child
inline constexpr std::uint32_t kDistances = 8;
inline constexpr std::uint32_t kLeftCounts = 3;

/// What the parser's hidden layer sums up: for each slot a node (ParseState::kAbsent where there is
/// none), and rows of that table: relations of children of s0 (left, second left, right, second
/// right), of s1 (the same) and of b0 (left, second left); tags of s0, s1, s2, b0, b1, b2 and of
/// the outermost children of s0, s1 (left, right) and b0 (left); distances from s0 to b0 and from
/// s1 to s0; how many children b0 has.
struct ParseInputs {
  std::array<std::uint32_t, kSlots> nodes;
  std::array<std::uint32_t, kParseRows> rows;
};

/// tags[i] is the tag of node i + 1.
[[nodiscard]] ParseInputs parse_inputs(const ParseState& state, std::span<const std::uint8_t> tags,
                                       const Architecture& shape);

}  // namespace sayso
