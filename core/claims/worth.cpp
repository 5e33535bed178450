#include "core/claims/worth.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sayso {
namespace {

constexpr std::int32_t kBase = -9000;
constexpr std::int32_t kShort = -8000;
constexpr std::uint32_t kFewWords = 5;

struct SignWeight {
  Sign sign;
  std::string_view code;
  std::int32_t weight;
};

// Set by hand from what fact-checkers say they look for; in ten-thousandths of a logit.
constexpr std::array<SignWeight, 10> kSignWeights{{
    {Sign::number, "number", 11000},
    {Sign::amount, "amount", 7000},
    {Sign::comparison, "comparison", 7000},
    {Sign::cause, "cause", 6000},
    {Sign::rule, "rule", 3000},
    {Sign::past, "past", 3000},
    {Sign::name, "name", 4000},
    {Sign::first_person, "first-person", -5000},
    {Sign::hedge, "hedge", -3000},
    {Sign::judgement, "judgement", -6000},
}};

struct TypeWeight {
  ClaimType type;
  std::string_view code;
  std::int32_t weight;
};

constexpr std::array<TypeWeight, 4> kTypeWeights{{
    {ClaimType::prediction, "prediction", -9000},
    {ClaimType::pledge, "pledge", -10000},
    {ClaimType::demand, "demand", -14000},
    {ClaimType::opinion, "opinion", -14000},
}};

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
    table[i] = static_cast<Fixed>(kCertain * e / (1 + e) + 0.5);
  }
  return table;
}

constexpr std::array<Fixed, kReach + 1> kTable = make_table();

}  // namespace

Fixed logistic(std::int32_t logit) {
  const std::int32_t size = std::min(std::abs(logit), kStep * kReach - 1);
  const auto step = static_cast<std::size_t>(size / kStep);
  const std::int32_t rest = size % kStep;
  const Fixed above = kTable[step] + (kTable[step + 1] - kTable[step]) * rest / kStep;
  return logit < 0 ? kCertain - above : above;
}

Worth judge_worth(const Document& document, const Signs& signs, ClaimType type,
                  std::uint32_t words) {
  Worth worth;
  std::int32_t logit = 0;
  const auto add = [&](std::string_view code, std::int32_t weight, std::uint32_t token) {
    logit += weight;
    const Range range = token == kNone ? Range{} : document.tokens[token].range;
    worth.reasons.push_back({code, range, weight});
  };
  add("base", kBase, kNone);
  for (const SignWeight& row : kSignWeights) {
    if (signs.has(row.sign)) add(row.code, row.weight, signs.at(row.sign));
  }
  for (const TypeWeight& row : kTypeWeights) {
    if (row.type == type) add(row.code, row.weight, kNone);
  }
  if (words < kFewWords) add("short", kShort, kNone);
  worth.score = logistic(logit);
  return worth;
}

}  // namespace sayso
