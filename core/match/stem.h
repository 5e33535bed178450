// Words without their endings.
#pragma once

#include <string>

namespace sayso {

/// Cuts English endings off `word`, which is lower-case: "elections", "elected" → "elect" (Porter,
/// "An algorithm for suffix stripping", 1980). Words that hold anything but a to z stay as they
/// are. O(word), nothing is allocated.
void stem(std::string& word);

}  // namespace sayso
