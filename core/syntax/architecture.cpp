#include "core/syntax/architecture.h"

#include <algorithm>

#include "core/text/text.h"

namespace sayso {
std::uint32_t Architecture::parse_rows() const {
  return kRelationInputs * kRelationRows + kTagInputs * tag_rows() + kDistanceInputs * kDistances +
         kLeftCounts;
}

std::array<std::uint32_t, kFormRows> form_rows(const Form& form, const Architecture& shape) {
  std::array<std::uint32_t, kFormRows> rows;
  std::uint32_t first = 1;
  const auto row = [&](std::uint32_t hash, std::uint32_t size) {
    return first + static_cast<std::uint32_t>(hash * std::uint64_t{size} >> 32);
  };
  rows[0] = row(form.lower, shape.lower_rows);
  rows[1] = row(mix(form.lower), shape.lower_rows);
  first += shape.lower_rows;
  rows[2] = row(form.suffix3, shape.suffix_rows);
  first += shape.suffix_rows;
  rows[3] = row(form.suffix2, shape.suffix_rows / 2);
  first += shape.suffix_rows / 2;
  rows[4] = row(form.suffix4, shape.suffix_rows);
  first += shape.suffix_rows;
  rows[5] = row(form.prefix3, shape.prefix_rows);
  first += shape.prefix_rows;
  rows[6] = row(form.prefix1, kInitialRows);
  first += kInitialRows;
  rows[7] = row(form.shape, shape.shape_rows);
  return rows;
}

ParseInputs parse_inputs(const ParseState& state, std::span<const std::uint8_t> tags,
                         const Architecture& shape) {
  using Id = std::uint32_t;
  const Id s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
  const Id b0 = state.buffer(0), b1 = state.buffer(1), b2 = state.buffer(2);
  static constexpr ParseState::Node kNothing{};
  const auto node = [&](Id id) -> const ParseState::Node& {
    return id == ParseState::kAbsent ? kNothing : state.node(id);
  };
  ParseInputs inputs{.nodes = {s0, s1, b0, b1, s2}, .rows = {}};
  std::uint32_t count = 0;
  std::uint32_t first = 0;
  const auto add = [&](std::uint32_t value, std::uint32_t values) {
    inputs.rows[count++] = first + value;
    first += values;
  };
  const ParseState::Node &top = node(s0), &second = node(s1), &front = node(b0);
  for (const Id child : {top.left, top.left2, top.right, top.right2, second.left, second.left2,
                         second.right, second.right2, front.left, front.left2}) {
    add(child == ParseState::kAbsent ? kRelations
                                     : static_cast<std::uint32_t>(node(child).relation),
        kRelationRows);
  }
  for (const Id id :
       {s0, s1, s2, b0, b1, b2, top.left, top.right, second.left, second.right, front.left}) {
    add(id == ParseState::kAbsent ? shape.tags
        : id == 0                 ? shape.tags + 1
                                  : tags[id - 1],
        shape.tag_rows());
  }
  const auto distance = [](Id left, Id right) {
    return left == ParseState::kAbsent || right == ParseState::kAbsent
               ? 0
               : std::min(right - left, kDistances - 1);
  };
  add(distance(s0, b0), kDistances);
  add(distance(s1, s0), kDistances);
  add(std::min<std::uint32_t>(front.lefts, kLeftCounts - 1), kLeftCounts);
  return inputs;
}

}  // namespace sayso
