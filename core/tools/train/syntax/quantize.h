// From trained floats to the sections that core/syntax/network.h reads.
#pragma once

#include "core/tools/train/syntax/float_network.h"
#include "core/weights/weights.h"

namespace sayso {

/// Embeddings become 4-bit numbers. Each other matrix gets as many fractional bits as leave all but
/// the largest of its weights (2 in 10,000, which are cut) within 8 bits.
void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out);

}  // namespace sayso
