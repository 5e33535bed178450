// From trained floats to the sections that core/syntax/network.h reads.
#pragma once

#include "core/tools/train/syntax/float_network.h"
#include "core/weights/weights.h"

namespace sayso {

/// Rounds every parameter to what a model file holds of it: embeddings to 4 bits, weights to 8 with
/// kWeightBits fractional bits, sums to 16 with kSumBits. Prints how many were cut.
void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out);

}  // namespace sayso
