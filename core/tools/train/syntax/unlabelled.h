// Text without annotation, which teachers annotate for their student.
#pragma once

#include <string>
#include <vector>

#include "core/tools/train/syntax/treebank.h"

namespace sayso {

/// Splits every .txt file of `folder`, in order of their names, by the engine's own rules.
/// Sentences of one word or of very many are left out. Tags and heads are empty.
[[nodiscard]] std::vector<GoldTree> read_unlabelled(const std::string& folder);

}  // namespace sayso
