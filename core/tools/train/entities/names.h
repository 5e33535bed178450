// Learns which type a name has.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/tools/train/entities/corpora.h"

namespace sayso {

/// Weights for kNameRows rows of four types. A fifth of the texts is held out and measured.
[[nodiscard]] std::vector<std::int8_t> train_names(
    const std::vector<std::unique_ptr<NamedText>>& texts, const SyntaxModel& model,
    const Lexicon& lexicon);

}  // namespace sayso
