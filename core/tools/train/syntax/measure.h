// How good a model is on the development sets.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/tools/train/syntax/network_trainer.h"

namespace sayso {

/// EWT dev first, which chooses the epoch, and GUM news dev.
[[nodiscard]] std::vector<DevSet> read_dev_sets(const std::string& folder);

/// UPOS, UAS and LAS of each set in one line.
void print_scores(Annotator& annotator, const std::vector<DevSet>& sets);

/// The model card's table: what the engine itself makes of each development set, as it is,
/// stripped, and by genre. Stops the program where the model does not load.
void print_table(std::span<const std::byte> model, const std::string& folder);

}  // namespace sayso
