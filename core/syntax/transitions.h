// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011) with the dynamic
// oracle of Goldberg and Nivre (2013): projective trees in 2n steps.
//
//   stack … s2 s1 s0 │ b0 b1 b2 … buffer
//   shift: b0 goes onto the stack
//   left:  s0 gets head b0 and leaves the stack
//   right: s0 gets head s1 and leaves the stack
//
// Node 0 is the artificial root at the bottom of the stack. It takes its one child when the buffer
// is empty, so that every sequence of allowed moves ends in a tree with exactly one root.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/syntax/syntax.h"

namespace sayso {

enum class Move : std::uint8_t { shift, left, right };

/// A move and, but for shift, the relation of the arc it draws.
struct Transition {
  Move move = Move::shift;
  Deprel relation = Deprel::root;
};

inline constexpr std::uint32_t kRelations = static_cast<std::uint32_t>(Deprel::xcomp) + 1;
inline constexpr std::uint32_t kTransitions = 1 + 2 * kRelations;

[[nodiscard]] constexpr Transition transition_of(std::uint32_t id) {
  if (id == 0) return {};
  return {id <= kRelations ? Move::left : Move::right, static_cast<Deprel>((id - 1) % kRelations)};
}

[[nodiscard]] constexpr std::uint32_t id_of(Transition transition) {
  if (transition.move == Move::shift) return 0;
  const auto relation = static_cast<std::uint32_t>(transition.relation);
  return 1 + relation + (transition.move == Move::right ? kRelations : 0);
}

/// The state of parsing one sentence. Nodes are 1 to size; 0 is the root, and kAbsent stands for
/// "nothing there". Reused from sentence to sentence without allocating.
class ParseState {
 public:
  static constexpr std::uint32_t kAbsent = kNone;

  struct Node {
    std::uint32_t head = kAbsent;
    std::uint32_t left = kAbsent;   ///< outermost child before it
    std::uint32_t right = kAbsent;  ///< outermost child after it
    std::uint32_t left2 = kAbsent;  ///< the second outermost
    std::uint32_t right2 = kAbsent;
    std::uint16_t lefts = 0;  ///< number of children before it
    std::uint16_t rights = 0;
    Deprel relation = Deprel::root;
  };

  void start(std::uint32_t size) {
    nodes_.assign(size + 1, Node{});
    stack_.assign(1, 0);
    next_ = 1;
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size() - 1); }
  [[nodiscard]] bool done() const { return next_ > size() && stack_.size() == 1; }
  [[nodiscard]] const Node& node(std::uint32_t id) const { return nodes_[id]; }

  /// The `i`th node from the stack's top.
  [[nodiscard]] std::uint32_t stack(std::uint32_t i) const {
    return i < stack_.size() ? stack_[stack_.size() - 1 - i] : kAbsent;
  }
  [[nodiscard]] std::uint32_t stack_size() const {
    return static_cast<std::uint32_t>(stack_.size());
  }
  /// The buffer's first node; size() + 1 where it is empty.
  [[nodiscard]] std::uint32_t next() const { return next_; }
  /// The `i`th node of the buffer.
  [[nodiscard]] std::uint32_t buffer(std::uint32_t i) const {
    return next_ + i <= size() ? next_ + i : kAbsent;
  }

  [[nodiscard]] bool allows(Move move) const {
    const bool buffered = next_ <= size();
    switch (move) {
      case Move::shift:
        return buffered;
      case Move::left:
        return buffered && stack_.size() > 1;
      case Move::right:
        return stack_.size() > 2 || (stack_.size() == 2 && !buffered);
    }
    return false;
  }

  /// The same, and that only the root's child has the root's relation.
  [[nodiscard]] bool allows(Transition transition) const {
    const bool to_root = transition.move == Move::right && stack_.size() == 2;
    return allows(transition.move) &&
           (transition.move == Move::shift || (transition.relation == Deprel::root) == to_root);
  }

  /// `transition` must be allowed.
  void apply(Transition transition) {
    if (transition.move == Move::shift) {
      stack_.push_back(next_++);
      return;
    }
    const std::uint32_t child = stack_.back();
    stack_.pop_back();
    if (transition.move == Move::left) {
      attach(child, next_, transition.relation);
      Node& head = nodes_[next_];
      head.left2 = head.left;
      head.left = child;
      ++head.lefts;
    } else {
      const std::uint32_t id = stack_.back();
      attach(child, id, transition.relation);
      Node& head = nodes_[id];
      head.right2 = head.right;
      head.right = child;
      ++head.rights;
    }
  }

  /// How many arcs of the tree `gold` (heads by node, 0 for the root's) `move` puts out of reach.
  /// O(stack + buffer).
  [[nodiscard]] std::uint32_t cost(Move move, std::span<const std::uint32_t> gold) const;

 private:
  void attach(std::uint32_t child, std::uint32_t head, Deprel relation) {
    nodes_[child].head = head;
    nodes_[child].relation = relation;
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> stack_;
  std::uint32_t next_ = 1;  // the buffer's first node
};

}  // namespace sayso
