// The second half of the network of architecture.h: moves and relations.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/syntax/sections.h"
#include "core/syntax/sparse.h"

namespace sayso {

/// The hidden layer of a step is a sum of many rows and of each slot's product. Most of it stays
/// from step to step: what a word brings as s0, s1 or s2, and what the words from b0 on bring, is
/// summed up once; and what is absent brings nothing, its rows being part of the bias.
/// Immutable.
class Parser {
 public:
  Parser() = default;
  /// Sections slots, special, rows, hidden.bias, move, relation and theirs. Good where `read` has
  /// not failed.
  Parser(SectionReader& read, const Architecture& shape);

  /// Reused from sentence to sentence.
  struct Memory {
    std::vector<std::int16_t> front;               ///< by the number of words shifted
    std::vector<std::int16_t> top, second, third;  ///< by node
    std::vector<std::uint8_t> known;               ///< by node: which of them are; a bit a slot
    std::vector<std::uint8_t> hidden;
    std::vector<Active> active;
    std::vector<std::int16_t> scores;
  };
  /// Leaves the tree in `state`. tags[i] and words' vector i are of node i + 1. O(words).
  void parse(const WordVectors& words, std::span<const std::uint8_t> tags, Memory& memory,
             ParseState& state) const;

 private:
  class Parts;
  struct State;
  enum Slot : std::uint32_t { kTop, kSecond, kFront, kNext, kThird };
  /// The tag input of s0, s1 or s2.
  static constexpr std::uint32_t stack_tag(Slot slot) {
    return slot == kThird ? 2 : static_cast<std::uint32_t>(slot);
  }

  [[nodiscard]] const std::int16_t* row(std::uint32_t number) const {
    return rows_.data() + std::size_t{number} * hidden_;
  }
  static constexpr std::uint32_t relation_row(std::uint32_t input, std::uint32_t relation) {
    return input * kRelationRows + relation;
  }
  [[nodiscard]] std::uint32_t tag_row(std::uint32_t input, std::uint32_t tag) const {
    return relation_row(kRelationInputs, 0) + input * (no_tag_ + 2) + tag;
  }
  [[nodiscard]] std::uint32_t distance_row(std::uint32_t input, std::uint32_t distance) const {
    return tag_row(kTagInputs, 0) + input * kDistances + distance;
  }
  [[nodiscard]] std::uint32_t lefts_row(std::uint32_t count) const {
    return distance_row(kDistanceInputs, 0) + count;
  }
  [[nodiscard]] const std::int16_t* slot_weights(Slot slot) const {
    return slots_.weights() + slot * hidden_;
  }

  [[nodiscard]] const std::int16_t* absent(Slot slot) const {
    return absent_.data() + slot * hidden_;
  }

  void start(const WordVectors& words, std::span<const std::uint8_t> tags, Memory& memory) const;
  void add_child(const State& now, std::uint32_t child, std::uint32_t relation_input,
                 std::uint32_t tag_input, Parts& parts) const;
  /// Sums up what `node` brings as s0, s1 or s2, with its children before it, which are all there.
  void sum_node(const State& now, std::uint32_t node, Slot slot, std::int16_t* out) const;
  [[nodiscard]] Transition choose(const State& now, Memory& memory) const;
  [[nodiscard]] std::span<const Active> read_state(const State& now, Memory& memory) const;

  std::uint32_t hidden_ = 0;
  std::uint32_t no_tag_ = 0;  // the row of tag inputs that stands for no node; the root's is next
  SparseLinear slots_, move_;
  SparseLinear left_, right_;  // relations by move
  std::vector<std::int16_t> rows_, bias_;
  std::vector<std::int16_t> absent_, root_;  // by slot
};

}  // namespace sayso
