#include "core/attributions/labeller.h"

#include <algorithm>
#include <limits>

namespace sayso {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;

}  // namespace

std::span<const SpanRole> Labeller::label(std::uint32_t head, TokenSpan sentence,
                                          const Draft* rule) {
  reader_.turn_to(head, sentence, rule);
  const std::uint32_t size = sentence.last - sentence.first;
  back_.resize(size);
  roles_.resize(size);
  // What lies before the first word counts as SpanRole::none.
  best_ = {0, kNever, kNever, kNever};
  bare_ = 0;
  for (std::uint32_t i = 0; i < size; ++i) step(i, head);
  const auto end = std::ranges::max_element(best_);
  gain_ = *end - bare_;
  auto role = static_cast<SpanRole>(end - best_.begin());
  for (std::uint32_t i = size; i-- > 0;) {
    roles_[i] = role;
    role = back_[i][number(role)];
  }
  return roles_;
}

/// From the word before to word `i` of the sentence.
void Labeller::step(std::uint32_t i, std::uint32_t head) {
  const std::uint32_t token = reader_.sentence().first + i;
  Scores own{};
  read(token, own);
  std::array<std::int32_t, kRoles * kRoles> steps{};
  rows_.clear();
  reader_.read_step(token, rows_);
  model_.add_steps(rows_, steps);
  Scores next{};
  for (std::size_t to = 0; to < kRoles; ++to) {
    std::int32_t most = kNever;
    for (std::size_t from = 0; from < kRoles; ++from) {
      if (!may_follow(static_cast<SpanRole>(from), static_cast<SpanRole>(to), token, head)) {
        continue;
      }
      const std::int32_t sum = best_[from] + steps[from * kRoles + to];
      if (sum > most && best_[from] > kNever / 2) {
        most = sum;
        back_[i][to] = static_cast<SpanRole>(from);
      }
    }
    next[to] = most == kNever ? kNever : most + own[to];
  }
  best_ = next;
  const auto bare = [head](std::uint32_t at) {
    return number(at == head ? SpanRole::cue : SpanRole::none);
  };
  bare_ += steps[(i == 0 ? 0 : bare(token - 1)) * kRoles + bare(token)] + own[bare(token)];
}

void Labeller::read(std::uint32_t token, Scores& own) {
  if (!reader_.shares_branch(token)) {
    branch_.fill(0);
    add(branch_, &RoleReader::read_branch, token);
  }
  own = branch_;
  add(own, &RoleReader::read_token, token);
}

void Labeller::add(Scores& sums,
                   void (RoleReader::*reading)(std::uint32_t, std::vector<std::uint32_t>&) const,
                   std::uint32_t token) {
  rows_.clear();
  (reader_.*reading)(token, rows_);
  model_.add_roles(rows_, sums);
}

}  // namespace sayso
