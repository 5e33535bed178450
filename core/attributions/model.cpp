#include <string>

#include "core/attributions/attributions.h"
#include "core/attributions/features.h"

namespace sayso {
namespace {

/// Adds the weights of the features that the table holds.
template <std::uint32_t kBuckets, std::size_t kWidth, typename Table>
void add_up(const Table& table, std::span<const std::uint32_t> keys, std::span<std::int32_t> sums) {
  for (const std::uint32_t key : keys) {
    const std::uint32_t bucket = key % kBuckets;
    if (table.checks[bucket] != key / kBuckets % kChecks) continue;
    const std::int8_t* weights = &table.weights[bucket * kWidth];
    for (std::size_t i = 0; i < kWidth; ++i) sums[i] += weights[i];
  }
}

template <std::uint32_t kBuckets, typename Regression>
std::int32_t logit(const Regression& regression, std::span<const std::uint32_t> keys) {
  std::int32_t sum = 0;
  add_up<kBuckets, 1>(regression.table, keys, std::span(&sum, 1));
  return regression.scale.base + sum * regression.scale.unit;
}

}  // namespace

auto AttributionModel::table(std::string_view name, std::uint32_t buckets, std::size_t width) const
    -> std::expected<Table, Error> {
  const auto checks = weights_.section<std::uint8_t>(std::string(name) + " checks", buckets);
  if (!checks) return std::unexpected(checks.error());
  const auto weights = weights_.section<std::int8_t>(name, buckets * width);
  if (!weights) return std::unexpected(weights.error());
  return Table{*checks, *weights};
}

auto AttributionModel::scale(std::string_view name) const -> std::expected<Scale, Error> {
  const auto numbers = weights_.section<std::int32_t>(name, 2);
  if (!numbers) return std::unexpected(numbers.error());
  const Scale scale{numbers->front(), numbers->back()};
  if (scale.unit < 1 || scale.unit > kMostUnit || scale.base < -kMostBase ||
      scale.base > kMostBase) {
    return std::unexpected(Error{"model file: the scale is malformed"});
  }
  return scale;
}

auto AttributionModel::regression(const std::string& name, std::uint32_t buckets) const
    -> std::expected<Regression, Error> {
  const auto weights = table(name, buckets, 1);
  if (!weights) return std::unexpected(weights.error());
  const auto unit = scale(name + " scale");
  if (!unit) return std::unexpected(unit.error());
  return Regression{*weights, *unit};
}

std::expected<AttributionModel, Error> AttributionModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, kAttributionKind);
  if (!weights) return std::unexpected(weights.error());
  AttributionModel model(std::move(*weights));
  const auto cues = model.regression("cues", kCueBuckets);
  if (!cues) return std::unexpected(cues.error());
  const auto accept = model.regression("accept", kAcceptBuckets);
  if (!accept) return std::unexpected(accept.error());
  const auto reach = model.regression("reach", kReachBuckets);
  if (!reach) return std::unexpected(reach.error());
  const auto roles = model.table("roles", kRoleBuckets, kRoles);
  if (!roles) return std::unexpected(roles.error());
  const auto steps = model.table("steps", kStepBuckets, kRoles * kRoles);
  if (!steps) return std::unexpected(steps.error());
  model.cues_ = *cues;
  model.accept_ = *accept;
  model.reach_ = *reach;
  model.roles_ = *roles;
  model.steps_ = *steps;
  return model;
}

std::int32_t AttributionModel::cue_logit(std::span<const std::uint32_t> keys) const {
  return logit<kCueBuckets>(cues_, keys);
}

std::int32_t AttributionModel::accept_logit(std::span<const std::uint32_t> keys) const {
  return logit<kAcceptBuckets>(accept_, keys);
}

std::int32_t AttributionModel::reach_logit(std::span<const std::uint32_t> keys) const {
  return logit<kReachBuckets>(reach_, keys);
}

void AttributionModel::add_roles(std::span<const std::uint32_t> keys,
                                 std::span<std::int32_t> sums) const {
  add_up<kRoleBuckets, kRoles>(roles_, keys, sums);
}

void AttributionModel::add_steps(std::span<const std::uint32_t> keys,
                                 std::span<std::int32_t> sums) const {
  add_up<kStepBuckets, kRoles * kRoles>(steps_, keys, sums);
}

}  // namespace sayso
