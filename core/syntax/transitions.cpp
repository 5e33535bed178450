#include "core/syntax/transitions.h"

namespace sayso {

std::uint32_t ParseState::cost(Move move, std::span<const std::uint32_t> gold) const {
  std::uint32_t lost = 0;
  if (move == Move::shift) {
    // b0 can no longer take a head or children that lie on the stack, but s0 as its head.
    for (std::uint32_t i = 0; i < stack_.size(); ++i) {
      const std::uint32_t node = stack_[i];
      lost += gold[next_] == node && i + 1 < stack_.size();
      lost += node != 0 && gold[node] == next_;
    }
    return lost;
  }
  const std::uint32_t top = stack_.back();
  // s0 can no longer take children from the buffer, nor any head but the one it gets.
  for (std::uint32_t node = next_; node <= size(); ++node) {
    lost += gold[node] == top;
    lost += gold[top] == node;
  }
  if (move == Move::left) {
    lost += gold[top] == stack(1);
    lost -= gold[top] == next_;
  }
  return lost;
}

}  // namespace sayso
