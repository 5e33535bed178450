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

bool Tree::has_subject(std::uint32_t token) const {
  return has(token, Deprel::nsubj) || has(token, Deprel::nsubj_pass) || has(token, Deprel::csubj) ||
         has(token, Deprel::expl);
}

bool Tree::is_finite(std::uint32_t token) const {
  if (is_tensed(syntax_->words[token].xpos)) return true;
  return std::ranges::any_of(children(token), [&](std::uint32_t below) {
    const Word& word = syntax_->words[below];
    const bool helps =
        word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass || word.deprel == Deprel::cop;
    return helps && is_tensed(word.xpos);
  });
}

bool is_mark(const Document& document, const Syntax& syntax, std::uint32_t token) {
  const CodePoint first = decode(document.word(token), 0);
  const CharClass kind = char_class(first.value);
  if (is_quote(kind)) return first.length == document.word(token).size();
  const bool bracket = kind == CharClass::open_bracket || kind == CharClass::close_bracket;
  return syntax.words[token].upos == Upos::punct && !bracket;
}

TokenSpan trim_marks(const Document& document, const Syntax& syntax, TokenSpan span) {
  while (!span.empty() && is_mark(document, syntax, span.first)) ++span.first;
  while (!span.empty() && is_mark(document, syntax, span.last - 1)) --span.last;
  return span;
}

}  // namespace sayso
