#include <utility>

#include "core/entities/entities.h"

namespace sayso {

std::expected<EntityModel, Error> EntityModel::load(std::span<const std::byte> file) {
  auto weights = Weights::load(file, kEntityKind);
  if (!weights) return std::unexpected(weights.error());
  const auto names = weights->section<TypePoints>("names", kNameRows);
  if (!names) return std::unexpected(names.error());
  const auto pronouns = weights->section<std::int8_t>("pronouns", kPronounRows);
  if (!pronouns) return std::unexpected(pronouns.error());
  return EntityModel(std::move(*weights), *names, *pronouns);
}

}  // namespace sayso
