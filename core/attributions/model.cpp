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
  const auto reach = model.table("reach", kReachBuckets, 1);
  if (!reach) return std::unexpected(reach.error());
  const auto cue_scale = model.scale("cues scale");
  if (!cue_scale) return std::unexpected(cue_scale.error());
  const auto reach_scale = model.scale("reach scale");
  if (!reach_scale) return std::unexpected(reach_scale.error());
  model.cues_ = *cues;
  model.roles_ = *roles;
  model.steps_ = *steps;
  model.reach_ = *reach;
  model.cue_scale_ = *cue_scale;
  model.reach_scale_ = *reach_scale;
  return model;
}

std::int32_t AttributionModel::cue_logit(std::span<const std::uint32_t> keys) const {
  std::int32_t sum = 0;
  add_up<kCueBuckets, 1>(cues_, keys, std::span(&sum, 1));
  return cue_scale_.base + sum * cue_scale_.unit;
}

std::int32_t AttributionModel::reach_logit(std::span<const std::uint32_t> keys) const {
  std::int32_t sum = 0;
  add_up<kReachBuckets, 1>(reach_, keys, std::span(&sum, 1));
  return reach_scale_.base + sum * reach_scale_.unit;
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
