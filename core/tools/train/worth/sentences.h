// Sentences whose check-worthiness people have judged.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "core/claims/worth_features.h"
#include "core/entities/entities.h"
#include "core/syntax/syntax.h"

namespace sayso {

struct Example {
  std::vector<std::uint32_t> rows;  ///< of the model's features, then those of the way of speaking
  bool worthy = false;
  std::uint32_t debate = 0;  ///< that it was said in
};

/// Rows behind the model's own for words of speaking. They take up in training what a debate's tone
/// tells, and are left out of the model.
inline constexpr std::uint32_t kSpokenRows = 1U << 12;
inline constexpr std::uint32_t kTrainedRows = kWorthRows + kSpokenRows;

/// ClaimBuster's crowdsourced.csv (Arslan et al., 2020), read by the engine. Errors: no such file,
/// other columns.
[[nodiscard]] std::expected<std::vector<Example>, Error> read_claimbuster(
    const std::string& path, const SyntaxModel& model, const EntityModel& entity_model,
    const Lexicon& lexicon);

}  // namespace sayso
