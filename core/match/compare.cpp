#include "core/match/compare.h"

#include <algorithm>
#include <span>

namespace sayso {
namespace {

constexpr std::size_t kReach = 5;      // words around a figure that tell what it counts
constexpr std::uint32_t kTelling = 3;  // bytes of a word that is more than a link
constexpr std::size_t kScope = 4;      // words behind a negation that it turns round
constexpr std::uint32_t kAmongSame = 1;

bool can_differ(const Term& term) {
  return term.kind == TermKind::number || term.kind == TermKind::year ||
         term.kind == TermKind::month;
}

/// "21 %" may stand for "2.1 %", not for "1998" or "12 people".
bool are_alike(const Term& a, const Term& b) { return a.kind == b.kind && a.percent == b.percent; }

}  // namespace

void Comparer::pair_words() {
  order_.clear();
  const std::vector<Term>& here = *here_;
  const std::vector<Term>& there = *there_;
  for (std::uint32_t i = 0; i < std::min(there.size(), kMost); ++i) {
    order_.emplace_back(there[i].key, i);
  }
  std::ranges::sort(order_);
  partner_.assign(std::min(here.size(), kMost), kNone);
  back_.assign(std::min(there.size(), kMost), kNone);
  for (std::uint32_t i = 0; i < partner_.size(); ++i) {
    auto found = std::ranges::lower_bound(order_, std::pair(here[i].key, 0U));
    while (found != order_.end() && found->first == here[i].key && back_[found->second] != kNone) {
      ++found;
    }
    if (found == order_.end() || found->first != here[i].key) continue;
    if (here[i].percent != there[found->second].percent) continue;  // 5 % is not 5
    partner_[i] = found->second;
    back_[found->second] = i;
  }
}

std::uint32_t Comparer::common_neighbours(std::size_t here, std::size_t there) const {
  std::uint32_t count = 0;
  const std::size_t first = here < kReach ? 0 : here - kReach;
  for (std::size_t i = first; i < std::min(here + kReach + 1, partner_.size()); ++i) {
    if (partner_[i] == kNone || can_differ((*here_)[i])) continue;
    const std::size_t at = partner_[i];
    if (at + kReach >= there && at <= there + kReach) ++count;
  }
  return count;
}

void Comparer::pair_figures(Match& match) {
  for (std::uint32_t i = 0; i < partner_.size(); ++i) {
    const Term& figure = (*here_)[i];
    if (!can_differ(figure) || partner_[i] != kNone) continue;
    std::uint32_t best = kNone;
    std::uint32_t most = kAmongSame;
    for (std::uint32_t j = 0; j < back_.size(); ++j) {
      const Term& other = (*there_)[j];
      if (back_[j] != kNone || !can_differ(other) || !are_alike(figure, other)) continue;
      if (other.key == figure.key) continue;
      const std::uint32_t common = common_neighbours(i, j);
      if (common <= most) continue;
      most = common;
      best = j;
    }
    if (best == kNone) continue;
    back_[best] = i;
    const Difference difference =
        figure.kind == TermKind::number ? Difference::number : Difference::date;
    match.words.push_back({figure.range, (*there_)[best].range, difference});
    if (match.difference == Difference::none) match.difference = difference;
  }
}

void Comparer::pair_negations(Match& match) {
  // whether a negation stands shortly before a word
  const auto negated = [](const std::vector<Term>& words, std::size_t at) {
    for (std::size_t back = 1; back <= kScope && back <= at; ++back) {
      if (words[at - back].kind == TermKind::negation) return true;
    }
    return false;
  };
  // whether the words that the negation at `at` turns round stand on the other side without one
  const auto turns = [&](std::span<const std::uint32_t> partners, const std::vector<Term>& words,
                         const std::vector<Term>& others, std::size_t at) {
    std::size_t shared = 0;
    std::size_t all = 0;
    for (std::size_t i = at + 1; i < partners.size() && all < kScope && !words[i].fresh; ++i) {
      if (words[i].range.size() < kTelling) continue;
      ++all;
      if (partners[i] == kNone) continue;
      if (words[i].kind == TermKind::negation || negated(others, partners[i])) return false;
      ++shared;
    }
    return shared > 0 && shared * 2 > all;
  };
  for (std::size_t i = 0; i < partner_.size(); ++i) {
    const Term& word = (*here_)[i];
    if (word.kind != TermKind::negation || partner_[i] != kNone) continue;
    if (!turns(partner_, *here_, *there_, i)) continue;
    match.words.push_back({word.range, {}, Difference::negation});
    if (match.difference == Difference::none) match.difference = Difference::negation;
  }
  for (std::size_t j = 0; j < back_.size(); ++j) {
    const Term& word = (*there_)[j];
    if (word.kind != TermKind::negation || back_[j] != kNone) continue;
    if (!turns(back_, *there_, *here_, j)) continue;
    match.words.push_back({{}, word.range, Difference::negation});
    if (match.difference == Difference::none) match.difference = Difference::negation;
  }
}

void Comparer::compare(const std::vector<Term>& here, const std::vector<Term>& there,
                       Match& match) {
  here_ = &here;
  there_ = &there;
  match.words.clear();
  match.difference = Difference::none;
  pair_words();
  for (std::uint32_t i = 0; i < partner_.size(); ++i) {
    if (partner_[i] == kNone) continue;
    match.words.push_back({here[i].range, there[partner_[i]].range, Difference::none});
  }
  pair_negations(match);
  pair_figures(match);
  std::ranges::stable_sort(match.words, {}, [](const WordPair& pair) {
    return std::pair(pair.here.begin, pair.there.begin);
  });
}

}  // namespace sayso
