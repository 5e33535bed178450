// Learns the lemmatiser's rules from gold lemmas.
#pragma once

#include <vector>

#include "core/tools/train/syntax/treebank.h"
#include "core/weights/weights.h"

namespace sayso {

/// Writes sections lemma.table and lemma.rules. A suffix is kept where its majority rule differs
/// from the next shorter suffix's; a rule must pay for its entry by at least `least` more right
/// lemmas.
void train_lemmatizer(const std::vector<GoldTree>& trees, std::uint32_t least, WeightsWriter& out);

}  // namespace sayso
