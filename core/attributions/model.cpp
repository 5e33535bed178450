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

}  // namespace

auto AttributionModel::table(std::string_view name, std::uint32_t buckets, std::size_t width) const
    -> std::expected<Table, Error> {
  const auto checks = weights_.section<std::uint8_t>(std::string(name) + " checks", buckets);
  if (!checks) return std::unexpected(checks.error());
  const auto weights = weights_.section<std::int8_t>(name, buckets * width);
  if (!weights) return std::unexpected(weights.error());
  return Table{*checks, *weights};
}

std::expected<AttributionModel, Error> AttributionModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, kAttributionKind);
  if (!weights) return std::unexpected(weights.error());
  AttributionModel model(std::move(*weights));
  const auto cues = model.table("cues", kCueBuckets, 1);
  if (!cues) return std::unexpected(cues.error());
  const auto roles = model.table("roles", kRoleBuckets, kRoles);
  if (!roles) return std::unexpected(roles.error());
  const auto steps = model.table("steps", kStepBuckets, kRoles * kRoles);
  if (!steps) return std::unexpected(steps.error());
  const auto scale = model.weights_.section<std::int32_t>("scale", 2);
  if (!scale) return std::unexpected(scale.error());
  model.cues_ = *cues;
  model.roles_ = *roles;
  model.steps_ = *steps;
  model.unit_ = scale->front();
  model.base_ = scale->back();
  if (model.unit_ < 1 || model.unit_ > kMostCueUnit || model.base_ < -kMostCueBase ||
      model.base_ > kMostCueBase) {
    return std::unexpected(Error{"model file: the scale is malformed"});
  }
  return model;
}

std::int32_t AttributionModel::cue_logit(std::span<const std::uint32_t> keys) const {
  std::int32_t sum = 0;
  add_up<kCueBuckets, 1>(cues_, keys, std::span(&sum, 1));
  return base_ + sum * unit_;
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
