// Text without annotation, which teachers annotate for their student.
#pragma once

#include <string>
#include <vector>

#include "core/tools/train/syntax/treebank.h"

namespace sayso {

/// The sentences of PolNeAR's articles (train), ClaimBuster's debates, GAP's snippets (development)
/// and the fact checkers' claims below the folder `data`, split by the engine's own rules.
/// Sentences of one word or of very many are left out. Tags and heads are empty.
[[nodiscard]] std::vector<GoldTree> read_unlabelled(const std::string& data);

}  // namespace sayso
