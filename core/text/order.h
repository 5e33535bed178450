// Order by a number, for whatever has one: a sort for each kind of thing would cost kilobytes of
// WebAssembly.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sayso {

/// Ascending. O(n log n).
void sort_numbers(std::span<std::uint64_t> numbers);

/// Puts `items`, fewer than 2^32, in ascending order of `key(item)`, a std::uint32_t; what has the
/// same stays in its order. O(n log n), and O(n) of memory.
template <typename T, typename Key>
void sort_stably(std::vector<T>& items, Key key) {
  std::vector<std::uint64_t> order;
  order.reserve(items.size());
  for (const T& item : items) order.push_back(std::uint64_t{key(item)} << 32U | order.size());
  sort_numbers(order);
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint64_t one : order) {
    sorted.push_back(std::move(items[static_cast<std::uint32_t>(one)]));
  }
  items = std::move(sorted);
}

}  // namespace sayso
