// Float matrices for training. Sums run in a fixed order, so that every machine gives the same
// weights.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace sayso {

/// The numbers that a model file can hold of a parameter: multiples of 2^-bits, at most `most` of
/// them from zero. Without bits every float will do.
struct Grid {
  int bits = -1;
  int most = 0;
};

/// A matrix that is trained by Adam (Kingma and Ba 2015), row by row: rows without gradient are
/// left alone where it is sparse. What the network computes with is the nearest number of the grid;
/// gradients pass to the floats behind (straight through).
class Parameter {
 public:
  struct Kind {
    float spread = 0;  ///< at first the weights lie between -spread and spread
    bool sparse = false;
    Grid grid{};
  };
  Parameter(std::size_t rows, std::size_t columns, Kind kind, std::mt19937& random);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] Grid grid() const { return kind_.grid; }
  [[nodiscard]] const float* row(std::size_t i) const { return used_.data() + i * columns_; }
  [[nodiscard]] const float* data() const { return used_.data(); }
  [[nodiscard]] std::span<const float> values() const { return used_; }
  /// columns × rows. Valid until the next step.
  [[nodiscard]] const float* transposed();

  /// Row i of the gradient, to be added to.
  [[nodiscard]] float* gradient(std::size_t i) {
    if (kind_.sparse && !touched_[i]) {
      touched_[i] = 1;
      touched_rows_.push_back(static_cast<std::uint32_t>(i));
    }
    return gradient_.data() + i * columns_;
  }

  /// One step down the gradient, which is zero afterwards.
  void step(float rate, std::uint32_t time);

  /// Moves the running average of the weights by `share` of the way towards the weights.
  void average(float share);
  /// Exchanges the weights and their average.
  void swap_average();

 private:
  void step_row(std::size_t i, float rate, float correction1, float correction2);
  void round_row(std::size_t i);

  std::size_t rows_, columns_;
  Kind kind_;
  std::vector<float> value_, used_, average_, transposed_, gradient_, moment1_, moment2_;
  std::vector<std::uint8_t> touched_;
  std::vector<std::uint32_t> touched_rows_;
};

/// c[i][j] += sum over p of a[i][p] * b[p][j], for i < n, j < m and p < b.rows(); c is dense, rows
/// of `a` begin every `step` numbers and may overlap (a window over words). What is zero in `a`
/// costs nothing.
void multiply_add(const float* a, std::size_t step, const Parameter& b, float* c, std::size_t n);

/// The two gradients of the above: of b, and of a (whose rows may overlap: they add up).
void add_weight_gradient(const float* a, std::size_t step, const float* c_gradient, Parameter& b,
                         std::size_t n);
void add_input_gradient(const float* c_gradient, Parameter& b, float* a_gradient, std::size_t step,
                        std::size_t n);

/// out[j] += sum over p of in[p] * rows[p * step + j], for p < count and j < size.
void add_rows(std::span<const float> in, const float* rows, std::size_t step, float* out,
              std::size_t size);

/// out[j] += in[j].
void add_to(float* out, const float* in, std::size_t size);

}  // namespace sayso
