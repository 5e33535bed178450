// From the trained network to the sections that core/syntax/network.h and parser.h read.
#pragma once

#include "core/tools/train/syntax/float_network.h"
#include "core/weights/weights.h"

namespace sayso {

/// `net` is coarse: each of its parameters is written as the numbers of its grid.
void write_network(const Architecture& shape, const NetworkParameters& net, WeightsWriter& out);

}  // namespace sayso
