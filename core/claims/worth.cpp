#include "core/claims/worth.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kShown = 8;  // reasons, "base" and "other" included

constexpr std::int32_t kStep = 1250;  // an eighth of a logit
constexpr std::int32_t kReach = 64;   // steps to either side: eight logits

/// e to the x by its series: only additions, multiplications and divisions, so that every compiler
/// makes the same table.
constexpr double exponential(double x) {
  double sum = 1;
  double term = 1;
  for (int n = 1; n < 60; ++n) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

constexpr std::array<Fixed, kReach + 1> make_table() {
  std::array<Fixed, kReach + 1> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double e = exponential(static_cast<double>(i) / 8);
    const double exact = kCertain * e / (1 + e);
    const auto below = static_cast<Fixed>(exact);
    table[i] = exact - below < 0.5 ? below : below + 1;
  }
  return table;
}

constexpr std::array<Fixed, kReach + 1> kTable = make_table();

/// Reasons of the same code for the same words are one.
bool are_one(const Reason& a, const Reason& b) { return a.range == b.range && a.code == b.code; }

bool stands_before(const Reason& a, const Reason& b) {
  if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
  if (a.range.end != b.range.end) return a.range.end < b.range.end;
  return a.code < b.code;
}

/// Reasons by their words and codes: an open hash table of where they stand in a list.
class ReasonTable {
 public:
  /// `most` reasons are added at most.
  explicit ReasonTable(std::size_t most) : slots_(std::bit_ceil(2 * most + 1), kNone) {}

  /// Appends `reason` to `reasons`, or adds its weight to the one that is there. O(1).
  void add(const Reason& reason, std::vector<Reason>& reasons) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mix(combine(reason.range.begin, reason.range.end)) & mask;
    for (; slots_[at] != kNone; at = (at + 1) & mask) {
      Reason& there = reasons[slots_[at]];
      if (!are_one(there, reason)) continue;
      there.weight += reason.weight;
      return;
    }
    slots_[at] = static_cast<std::uint32_t>(reasons.size());
    reasons.push_back(reason);
  }

 private:
  std::vector<std::uint32_t> slots_;
};

/// All but the first, which stays, by weight; those that are not shown are summed.
void keep_weightiest(std::vector<Reason>& reasons) {
  const auto heavier = [](const Reason& a, const Reason& b) {
    const std::int32_t one = std::abs(a.weight);
    const std::int32_t other = std::abs(b.weight);
    return one != other ? one > other : stands_before(a, b);
  };
  const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(reasons.size(), kShown));
  std::partial_sort(reasons.begin() + 1, reasons.begin() + shown, reasons.end(), heavier);
  if (reasons.size() <= kShown) return;
  Reason other{"other", {}, 0};
  for (std::size_t i = kShown - 1; i < reasons.size(); ++i) other.weight += reasons[i].weight;
  reasons.resize(kShown - 1);
  reasons.push_back(other);
}

}  // namespace

Fixed logistic(std::int32_t logit) {
  const std::int32_t size = std::min(std::abs(logit), kStep * kReach - 1);
  const auto step = static_cast<std::size_t>(size / kStep);
  const std::int32_t rest = size % kStep;
  const Fixed above = kTable[step] + (kTable[step + 1] - kTable[step]) * rest / kStep;
  return logit < 0 ? kCertain - above : above;
}

std::expected<WorthModel, Error> WorthModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, kWorthKind);
  if (!weights) return std::unexpected(weights.error());
  const auto rows = weights->section<std::int8_t>("rows", kWorthRows);
  if (!rows) return std::unexpected(rows.error());
  const auto scale = weights->section<std::int32_t>("scale", 3);
  if (!scale) return std::unexpected(scale.error());
  const std::int32_t step = (*scale)[0];
  const std::int32_t base = (*scale)[1];
  const Fixed threshold = (*scale)[2];
  if (step < 1 || step > kMostWorthStep || base < -kMostWorthBase || base > kMostWorthBase ||
      threshold < 0 || threshold > kCertain) {
    return std::unexpected(Error{"model file: the scale is malformed"});
  }
  return WorthModel(std::move(*weights), *rows, step, base, threshold);
}

Worth WorthModel::judge(const Passage& passage) const {
  std::vector<WorthFeature> features;
  read_worth_features(passage, features);
  Worth worth;
  worth.reasons.reserve(features.size() + 1);
  worth.reasons.push_back({"base", {}, base_});
  ReasonTable table(features.size());
  std::int32_t logit = base_;
  for (const WorthFeature& feature : features) {
    const std::int32_t weight = rows_[feature.row] * step_;
    if (weight == 0) continue;
    logit += weight;
    table.add({feature.code, feature.range, weight}, worth.reasons);
  }
  keep_weightiest(worth.reasons);
  worth.score = logistic(logit);
  return worth;
}

std::vector<Fixed> score_sentences(const Document& document, const Syntax& syntax,
                                   const std::vector<Value>& values, const Entities& entities,
                                   const Lexicon& lexicon, const WorthModel& worth) {
  std::vector<Fixed> scores;
  for_each_sentence(document, syntax, values, entities, lexicon, [&](const Passage& sentence) {
    scores.push_back(worth.judge(sentence).score);
  });
  return scores;
}

}  // namespace sayso
