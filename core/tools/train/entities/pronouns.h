// Learns whom a pronoun stands for.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/tools/train/entities/corpora.h"

namespace sayso {

/// Weights for EntityModel::kPronounRows rows, from the chains of `texts` (those that have any) and
/// from `rows`. `held_out` and `held_chains` are measured after each epoch. Names are typed by
/// `typing`.
[[nodiscard]] std::vector<std::int8_t> train_pronouns(
    const std::vector<std::unique_ptr<NamedText>>& texts, const std::vector<GapRow>& rows,
    const std::vector<GapRow>& held_out, const std::vector<std::unique_ptr<NamedText>>& held_chains,
    const SyntaxModel& model, const EntityModel& typing, const Lexicon& lexicon);

}  // namespace sayso
