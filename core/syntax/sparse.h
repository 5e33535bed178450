// Matrix times a vector of activations that are mostly zero, in fixed point: what is zero is
// skipped. Sums are 16-bit numbers with kSumBits fractional bits; they saturate, in the order of
// the inputs, so that every machine gives the same.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "core/syntax/architecture.h"
#include "core/syntax/simd.h"

namespace sayso {

/// An activation that is not zero: its value, 1 to kMostActive, in both halves of `value`, and its
/// place in the vector.
struct Active {
  std::uint32_t value = 0;
  std::uint32_t place = 0;
};

/// Sizes of vectors are multiples of this.
inline constexpr std::uint32_t kLanes = 16;

/// Appends to `out` what is not zero among the `size` activations; returns the new end. `out` has
/// room for `size` more.
inline Active* collect(const std::uint8_t* activations, std::uint32_t size, Active* out) {
  for (std::uint32_t first = 0; first < size; first += 64) {
    std::uint64_t mask = 0;
    const std::uint32_t rest = std::min(size - first, 64u);
    for (std::uint32_t i = 0; i < rest; i += kLanes) {
      mask |= std::uint64_t{simd::nonzero_bytes(simd::load(activations + first + i))} << i;
    }
    for (; mask != 0; mask &= mask - 1) {
      const std::uint32_t place = first + static_cast<std::uint32_t>(std::countr_zero(mask));
      *out++ = {activations[place] * 0x10001u, place};
    }
  }
  return out;
}

/// Makes room in memory that is reused: what is there already is not touched.
template <typename T>
void grow(std::vector<T>& memory, std::size_t size) {
  if (memory.size() < size) memory.resize(size);
}

/// The activations of a sentence's words.
class WordVectors {
 public:
  /// Makes room for `width` numbers (a multiple of kLanes) a word. Memory is reused.
  void start(std::size_t words, std::uint32_t width);
  [[nodiscard]] std::uint32_t words() const { return static_cast<std::uint32_t>(count_.size()); }
  /// To be written word after word; finish() counts what was written.
  [[nodiscard]] std::uint8_t* values(std::uint32_t word) {
    return values_.data() + std::size_t{word} * width_;
  }
  [[nodiscard]] const std::uint8_t* values(std::uint32_t word) const {
    return values_.data() + std::size_t{word} * width_;
  }
  void finish(std::uint32_t word) {
    Active* const begin = active_.data() + std::size_t{word} * width_;
    count_[word] = static_cast<std::size_t>(collect(values(word), width_, begin) - begin);
  }
  /// What is not zero of a finished word.
  [[nodiscard]] std::span<const Active> active(std::uint32_t word) const {
    return {active_.data() + std::size_t{word} * width_, count_[word]};
  }

 private:
  std::uint32_t width_ = 0;
  std::vector<std::uint8_t> values_;
  std::vector<Active> active_;
  std::vector<std::size_t> count_;
};

/// 8 · kVectors sums in registers.
template <int kVectors>
struct Sums {
  simd::Vector at[kVectors];

  explicit Sums(const std::int16_t* first) {
    for (int i = 0; i < kVectors; ++i) at[i] = simd::load(first + 8 * i);
  }
  void add(const std::int16_t* numbers) {
    for (int i = 0; i < kVectors; ++i) at[i] = simd::add16(at[i], simd::load(numbers + 8 * i));
  }
  void add_activations(const std::uint8_t* activations) {
    for (int i = 0; i < kVectors; ++i) {
      constexpr int kShift = kSumBits - kActiveBits;
      const simd::Vector wide = simd::widen_bytes(activations + 8 * i);
      at[i] = simd::add16(at[i], simd::shift_left16<kShift>(wide));
    }
  }
  /// Adds the products of `active` with the weights' rows, which begin every `step` numbers.
  void add_products(std::span<const Active> active, const std::int16_t* weights, std::size_t step) {
    for (const Active one : active) {
      const simd::Vector value = simd::splat32(static_cast<std::int32_t>(one.value));
      const std::int16_t* const row = weights + one.place * step;
      for (int i = 0; i < kVectors; ++i) {
        at[i] = simd::add16(at[i], simd::multiply16(value, simd::load(row + 8 * i)));
      }
    }
  }
  void store(std::int16_t* out) const {
    for (int i = 0; i < kVectors; ++i) simd::store(out + 8 * i, at[i]);
  }
  /// Writes act() of the sums.
  void activate(std::uint8_t* out) const {
    constexpr int kShift = kSumBits - kActiveBits;
    const simd::Vector half = simd::splat16(1 << (kShift - 1));
    const simd::Vector most = simd::splat16(kMostActive * 0x101);
    for (int i = 0; i < kVectors; i += 2) {
      const auto rounded = [&](simd::Vector sum) {
        return simd::shift_right16<kShift>(simd::add16(sum, half));
      };
      const simd::Vector bytes = simd::narrow_bytes(rounded(at[i]), rounded(at[i + 1]));
      simd::store(out + 8 * i, simd::min_bytes(bytes, most));
    }
  }
};

/// Calls block.operator()<kVectors>(first) for stretches that together cover `size` numbers: few
/// long ones, as far as registers reach.
template <typename Block>
void in_blocks(std::uint32_t size, Block block) {
  std::uint32_t first = 0;
  for (; size - first >= 96; first += 96) block.template operator()<12>(first);
  switch ((size - first) / kLanes) {
    case 5:
      return block.template operator()<10>(first);
    case 4:
      return block.template operator()<8>(first);
    case 3:
      return block.template operator()<6>(first);
    case 2:
      return block.template operator()<4>(first);
    case 1:
      return block.template operator()<2>(first);
    default:
      return;
  }
}

/// 8-bit weights with kWeightBits fractional bits, `inputs` rows of `outputs` numbers.
class SparseLinear {
 public:
  SparseLinear() = default;
  /// `bias` has `outputs` sums, or none. Outputs are filled up to a multiple of kLanes with the
  /// least number there is.
  SparseLinear(std::span<const std::int8_t> weights, std::uint32_t outputs,
               std::span<const std::int16_t> bias);

  /// Number of outputs, filled up.
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] const std::int16_t* bias() const { return bias_.data(); }
  /// Row `input` begins at input · size().
  [[nodiscard]] const std::int16_t* weights() const { return weights_.data(); }

  /// out[j] for j < size(): bias and products. O(active · size).
  void apply(std::span<const Active> active, std::int16_t* out) const;

 private:
  std::uint32_t size_ = 0;
  std::vector<std::int16_t> weights_, bias_;
};

/// Index of the first of the largest of `size` numbers; `size` is a multiple of kLanes.
[[nodiscard]] std::uint32_t best(const std::int16_t* scores, std::uint32_t size);

}  // namespace sayso
