#include "core/text/order.h"

#include <algorithm>

namespace sayso {

void sort_numbers(std::span<std::uint64_t> numbers) { std::ranges::sort(numbers); }

}  // namespace sayso
