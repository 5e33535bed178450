#include "core/syntax/sparse.h"

#include <limits>

namespace sayso {

SparseLinear::SparseLinear(std::span<const std::int8_t> weights, std::uint32_t outputs,
                           std::span<const std::int16_t> bias)
    : size_((outputs + kLanes - 1) / kLanes * kLanes),
      bias_(size_, std::numeric_limits<std::int16_t>::min()) {
  const std::size_t inputs = weights.size() / outputs;
  weights_.resize(inputs * size_);
  for (std::size_t p = 0; p < inputs; ++p) {
    std::ranges::copy(weights.subspan(p * outputs, outputs), &weights_[p * size_]);
  }
  std::fill_n(bias_.begin(), outputs, std::int16_t{0});
  std::ranges::copy(bias, bias_.begin());
}

void WordVectors::start(std::size_t words, std::uint32_t width) {
  width_ = width;
  grow(values_, words * width);
  grow(active_, words * width);
  count_.resize(words);
}

void SparseLinear::apply(std::span<const Active> active, std::int16_t* out) const {
  in_blocks(size_, [&]<int kVectors>(std::uint32_t first) {
    Sums<kVectors> sums(bias_.data() + first);
    sums.add_products(active, weights_.data() + first, size_);
    sums.store(out + first);
  });
}

std::uint32_t best(const std::int16_t* scores, std::uint32_t size) {
  using namespace simd;
  Vector largest = load(scores);
  for (std::uint32_t i = 8; i < size; i += 8) largest = max16(largest, load(scores + i));
  std::array<std::int16_t, 8> lanes;
  store(lanes.data(), largest);
  largest = splat16(*std::ranges::max_element(lanes));
  for (std::uint32_t i = 0;; i += 8) {
    const std::uint32_t equal = equal_bytes16(load(scores + i), largest);
    if (equal != 0) return i + static_cast<std::uint32_t>(std::countr_zero(equal)) / 2;
  }
}

}  // namespace sayso
