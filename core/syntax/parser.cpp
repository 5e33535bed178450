#include "core/syntax/parser.h"

#include <algorithm>
#include <limits>

namespace sayso {
namespace {

constexpr std::uint32_t kAbsent = ParseState::kAbsent;

// Inputs of the table of rows, in the order of ParseInputs.
constexpr std::uint32_t kTopChildren = 0, kSecondChildren = 4, kFrontChildren = 8;
constexpr std::uint32_t kBufferTags = 3;
constexpr std::uint32_t kTopChildTags = 6, kSecondChildTags = 8, kFrontChildTags = 10;

/// The relations of one move. The root's is not among them: it goes by itself to its one child.
SparseLinear relations(std::span<const std::int8_t> weights, std::span<const std::int16_t> bias,
                       std::uint32_t first) {
  std::vector<std::int8_t> part;
  for (std::size_t row = 0; row < weights.size(); row += 2 * kRelations) {
    const auto own = weights.subspan(row + first, kRelations);
    part.insert(part.end(), own.begin(), own.end());
  }
  std::vector<std::int16_t> sums(bias.begin() + first, bias.begin() + first + kRelations);
  constexpr auto kRoot = static_cast<std::uint32_t>(Deprel::root);
  for (std::size_t at = kRoot; at < part.size(); at += kRelations) part[at] = 0;
  sums[kRoot] = std::numeric_limits<std::int16_t>::min();
  return {part, kRelations, sums};
}

/// Weights as sums.
std::vector<std::int16_t> widened(std::span<const std::int8_t> numbers) {
  std::vector<std::int16_t> out;
  out.reserve(numbers.size());
  for (const std::int8_t number : numbers) {
    out.push_back(static_cast<std::int16_t>(number * (1 << (kSumBits - kRowBits))));
  }
  return out;
}

}  // namespace

/// What is added up: rows of as many numbers as the hidden layer has.
class Parser::Parts {
 public:
  void add(const std::int16_t* part) { parts_[count_++] = part; }
  [[nodiscard]] const std::int16_t* first() const { return parts_[0]; }
  [[nodiscard]] std::span<const std::int16_t* const> rest() const {
    return std::span(parts_).subspan(1, count_ - 1);
  }

 private:
  std::array<const std::int16_t*, kSlots + kParseRows> parts_;
  std::size_t count_ = 0;
};

/// The sentence and how far its parse is.
struct Parser::State {
  const WordVectors& words;
  std::span<const std::uint8_t> tags;
  const ParseState& state;
};

Parser::Parser(SectionReader& read, const Architecture& shape)
    : hidden_(shape.hidden), no_tag_(shape.tags) {
  const std::size_t hidden = shape.hidden;
  const auto slots = read.numbers<std::int8_t>("slots", shape.width * kSlots * hidden);
  const auto special = read.numbers<std::int16_t>("special", 2 * kSlots * hidden);
  const auto rows = read.numbers<std::int8_t>("rows", shape.parse_rows() * hidden);
  const auto bias = read.numbers<std::int16_t>("hidden.bias", hidden);
  const auto move = read.numbers<std::int8_t>("move", hidden * 3);
  const auto move_bias = read.numbers<std::int16_t>("move.bias", 3);
  const auto relation = read.numbers<std::int8_t>("relation", hidden * 2 * kRelations);
  const auto relation_bias = read.numbers<std::int16_t>("relation.bias", 2 * kRelations);
  if (read.failed()) return;
  slots_ = SparseLinear(slots, kSlots * shape.hidden, {});
  const auto of_root = special.subspan(kSlots * hidden);
  root_.assign(of_root.begin(), of_root.end());
  rows_ = widened(rows);
  bias_.assign(bias.begin(), bias.end());
  move_ = SparseLinear(move, 3, move_bias);
  left_ = relations(relation, relation_bias, 0);
  right_ = relations(relation, relation_bias, kRelations);

  // The row of an absent child goes into the bias, and out of the other rows of its input.
  const auto leave_out = [&](std::uint32_t first, std::uint32_t count, std::uint32_t absent) {
    const std::vector<std::int16_t> base(row(first + absent), row(first + absent) + hidden);
    simd::add(bias_.data(), base.data(), shape.hidden);
    for (std::uint32_t r = 0; r < count; ++r) {
      std::int16_t* const numbers = rows_.data() + (first + r) * hidden;
      for (std::size_t i = 0; i < hidden; ++i) {
        numbers[i] = static_cast<std::int16_t>(numbers[i] - base[i]);
      }
    }
  };
  for (std::uint32_t input = 0; input < kRelationInputs; ++input) {
    leave_out(input * kRelationRows, kRelationRows, kRelations);
  }
  for (std::uint32_t input = kTopChildTags; input < kTagInputs; ++input) {
    leave_out(tag_row(input, 0), no_tag_ + 2, no_tag_);
  }
  leave_out(lefts_row(0), kLeftCounts, 0);
  absent_.assign(special.begin(), special.begin() + static_cast<std::ptrdiff_t>(kSlots * hidden));
  for (const Slot slot : {kSecond, kThird}) {
    simd::add(absent_.data() + slot * hidden, row(tag_row(stack_tag(slot), no_tag_)), shape.hidden);
  }
}

void Parser::parse(const WordVectors& words, std::span<const std::uint8_t> tags, Memory& memory,
                   ParseState& state) const {
  start(words, tags, memory);
  state.start(words.words());
  const State now{words, tags, state};
  while (!state.done()) state.apply(choose(now, memory));
}

void Parser::start(const WordVectors& words, std::span<const std::uint8_t> tags,
                   Memory& memory) const {
  const std::uint32_t size = words.words();
  for (auto* sums : {&memory.front, &memory.top, &memory.second, &memory.third}) {
    grow(*sums, (size + std::size_t{1}) * hidden_);
  }
  memory.known.assign(size + std::size_t{1}, 0);
  memory.hidden.resize(hidden_);
  memory.active.resize(hidden_);
  memory.scores.resize(left_.size());
  for (std::uint32_t i = 0; i <= size; ++i) {
    const auto tag_at = [&](std::uint32_t k) {
      const std::uint32_t tag = i + k < size ? tags[i + k] : no_tag_;
      return row(tag_row(kBufferTags + k, tag));
    };
    const std::array<const std::int16_t*, 3> rows{tag_at(0), tag_at(1), tag_at(2)};
    in_blocks(hidden_, [&]<int kVectors>(std::uint32_t first) {
      Sums<kVectors> sums(bias_.data() + first);
      for (const std::int16_t* one : rows) sums.add(one + first);
      for (std::uint32_t k = 0; k < 2; ++k) {
        const auto slot = static_cast<Slot>(kFront + k);
        if (i + k < size) {
          sums.add_products(words.active(i + k), slot_weights(slot) + first, slots_.size());
        } else {
          sums.add(absent(slot) + first);
        }
      }
      sums.store(memory.front.data() + std::size_t{i} * hidden_ + first);
    });
  }
}

void Parser::add_child(const State& now, std::uint32_t child, std::uint32_t relation_input,
                       std::uint32_t tag_input, Parts& parts) const {
  if (child == kAbsent) return;
  const auto relation = static_cast<std::uint32_t>(now.state.node(child).relation);
  parts.add(row(relation_row(relation_input, relation)));
  if (tag_input != kNone) parts.add(row(tag_row(tag_input, now.tags[child - 1])));
}

void Parser::sum_node(const State& now, std::uint32_t node, Slot slot, std::int16_t* out) const {
  Parts parts;
  parts.add(row(tag_row(stack_tag(slot), node == 0 ? no_tag_ + 1 : now.tags[node - 1])));
  if (node == 0) parts.add(root_.data() + slot * hidden_);
  if (slot != kThird) {
    const bool top = slot == kTop;
    const ParseState::Node& links = now.state.node(node);
    add_child(now, links.left, top ? kTopChildren : kSecondChildren,
              top ? kTopChildTags : kSecondChildTags, parts);
    add_child(now, links.left2, (top ? kTopChildren : kSecondChildren) + 1, kNone, parts);
  }
  in_blocks(hidden_, [&]<int kVectors>(std::uint32_t first) {
    Sums<kVectors> sums(parts.first() + first);
    for (const std::int16_t* const part : parts.rest()) sums.add(part + first);
    if (node != 0) {
      sums.add_products(now.words.active(node - 1), slot_weights(slot) + first, slots_.size());
    }
    sums.store(out + first);
  });
}

std::span<const Active> Parser::read_state(const State& now, Memory& memory) const {
  const ParseState& state = now.state;
  const std::uint32_t s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  Parts parts;
  const auto add_node = [&](std::uint32_t node, Slot slot, std::vector<std::int16_t>& sums) {
    if (node == kAbsent) {
      parts.add(absent(slot));
      return;
    }
    std::int16_t* const own = sums.data() + std::size_t{node} * hidden_;
    if ((memory.known[node] >> slot & 1) == 0) {
      memory.known[node] = static_cast<std::uint8_t>(memory.known[node] | 1u << slot);
      sum_node(now, node, slot, own);
    }
    parts.add(own);
  };
  const auto add_right = [&](std::uint32_t node, std::uint32_t relation, std::uint32_t tag) {
    add_child(now, state.node(node).right, relation + 2, tag + 1, parts);
    add_child(now, state.node(node).right2, relation + 3, kNone, parts);
  };
  const auto distance = [](std::uint32_t left, std::uint32_t right) {
    return left == kAbsent || right == kAbsent ? 0 : std::min(right - left, kDistances - 1);
  };
  parts.add(memory.front.data() + std::size_t{state.next() - 1} * hidden_);
  add_node(s0, kTop, memory.top);
  add_node(s1, kSecond, memory.second);
  add_node(state.stack(2), kThird, memory.third);
  parts.add(row(distance_row(0, distance(s0, b0))));
  parts.add(row(distance_row(1, distance(s1, s0))));
  add_right(s0, kTopChildren, kTopChildTags);
  if (s1 != kAbsent) add_right(s1, kSecondChildren, kSecondChildTags);
  if (b0 != kAbsent && state.node(b0).lefts > 0) {
    const ParseState::Node& front = state.node(b0);
    add_child(now, front.left, kFrontChildren, kFrontChildTags, parts);
    add_child(now, front.left2, kFrontChildren + 1, kNone, parts);
    parts.add(row(lefts_row(std::min<std::uint32_t>(front.lefts, kLeftCounts - 1))));
  }
  in_blocks(hidden_, [&]<int kVectors>(std::uint32_t first) {
    Sums<kVectors> sums(parts.first() + first);
    for (const std::int16_t* const part : parts.rest()) sums.add(part + first);
    sums.activate(memory.hidden.data() + first);
  });
  Active* const out = memory.active.data();
  return {out, collect(memory.hidden.data(), hidden_, out)};
}

Transition Parser::choose(const State& now, Memory& memory) const {
  const ParseState& state = now.state;
  const bool buffered = state.allows(Move::shift);
  // Where nothing else is allowed: a shift onto the root, and the root's one child.
  if (state.stack_size() == (buffered ? 1 : 2)) {
    return {buffered ? Move::shift : Move::right, Deprel::root};
  }
  const std::span<const Active> hidden = read_state(now, memory);
  std::int16_t* const scores = memory.scores.data();
  Move move = Move::right;
  if (buffered) {
    move_.apply(hidden, scores);
    move = scores[1] > scores[0] ? Move::left : Move::shift;
    if (state.allows(Move::right) && scores[2] > std::max(scores[0], scores[1])) {
      move = Move::right;
    }
  }
  if (move == Move::shift) return {};
  const SparseLinear& relations = move == Move::left ? left_ : right_;
  relations.apply(hidden, scores);
  return {move, static_cast<Deprel>(best(scores, relations.size()))};
}

}  // namespace sayso
