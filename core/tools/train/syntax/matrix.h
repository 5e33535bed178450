// Float matrices for training. Sums run in a fixed order, so that every machine gives the same
// weights.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace sayso {

/// c[i][j] += sum over p of a[i][p] * b[p][j], for i < n, p < k, j < m. Rows of `a` begin every
/// `step` numbers and may overlap (a window over words); b and c are dense.
void multiply_add(const float* a, std::size_t step, const float* b, float* c, std::size_t n,
                  std::size_t k, std::size_t m);

/// The two gradients of the above: of b, and of a (whose rows may overlap: they add up).
void add_weight_gradient(const float* a, std::size_t step, const float* c_gradient,
                         float* b_gradient, std::size_t n, std::size_t k, std::size_t m);
void add_input_gradient(const float* c_gradient, const float* b, float* a_gradient,
                        std::size_t step, std::size_t n, std::size_t k, std::size_t m);

/// A matrix that is trained by Adam (Kingma and Ba 2015); rows without gradient are left alone
/// where it is sparse.
class Parameter {
 public:
  Parameter(std::size_t rows, std::size_t columns, float spread, bool sparse, std::mt19937& random);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const float* row(std::size_t i) const { return value_.data() + i * columns_; }
  [[nodiscard]] const float* data() const { return value_.data(); }
  [[nodiscard]] std::span<float> values() { return value_; }
  [[nodiscard]] std::span<const float> values() const { return value_; }

  /// Row i of the gradient, to be added to.
  [[nodiscard]] float* gradient(std::size_t i) {
    if (sparse_ && !touched_[i]) {
      touched_[i] = 1;
      touched_rows_.push_back(static_cast<std::uint32_t>(i));
    }
    return gradient_.data() + i * columns_;
  }

  /// One step down the gradient, which is zero afterwards.
  void step(float rate, std::uint32_t time);

 private:
  void step_row(std::size_t i, float rate, float correction1, float correction2);

  std::size_t rows_, columns_;
  bool sparse_;
  std::vector<float> value_, gradient_, moment1_, moment2_;
  std::vector<std::uint8_t> touched_;
  std::vector<std::uint32_t> touched_rows_;
};

}  // namespace sayso
