#include <algorithm>

#include "core/syntax/syntax.h"

namespace sayso {

Tree::Tree(const Syntax& syntax) : syntax_(&syntax), first_child_(syntax.words.size() + 1, 0) {
  const auto size = static_cast<std::uint32_t>(syntax.words.size());
  for (const Word& word : syntax.words) {
    if (word.head != kNone) ++first_child_[word.head + 1];
  }
  for (std::uint32_t i = 0; i < size; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[size]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (syntax.words[i].head != kNone) children_[next[syntax.words[i].head]++] = i;
  }

  // From the roots down, so that walking the order backwards meets dependants before their heads.
  std::vector<std::uint32_t> order;
  order.reserve(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (syntax.words[i].head == kNone) order.push_back(i);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto below = children(order[i]);
    order.insert(order.end(), below.begin(), below.end());
  }
  left_.resize(size);
  right_.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    left_[i] = i;
    right_[i] = i + 1;
  }
  for (auto token = order.rbegin(); token != order.rend(); ++token) {
    const std::uint32_t head = syntax.words[*token].head;
    if (head == kNone) continue;
    left_[head] = std::min(left_[head], left_[*token]);
    right_[head] = std::max(right_[head], right_[*token]);
  }
}

std::uint32_t Tree::child(std::uint32_t token, Deprel relation) const {
  const auto below = children(token);
  const auto found = std::ranges::find_if(
      below, [&](std::uint32_t i) { return syntax_->words[i].deprel == relation; });
  return found == below.end() ? kNone : *found;
}

}  // namespace sayso
