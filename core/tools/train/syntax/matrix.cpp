#include "core/tools/train/syntax/matrix.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

constexpr float kDecay1 = 0.9f;
constexpr float kDecay2 = 0.98f;
constexpr float kEpsilon = 1e-8f;
constexpr float kLargest = 3.9f;  // what the engine's fixed point holds

/// c += a0 * b0 + … + a3 * b3, elementwise; four rows at once to spare loads of c.
void add_four(float* __restrict c, const float* a, const float* __restrict b, std::size_t m) {
  const float a0 = a[0], a1 = a[1], a2 = a[2], a3 = a[3];
  for (std::size_t j = 0; j < m; ++j) {
    c[j] += a0 * b[j] + a1 * b[m + j] + a2 * b[2 * m + j] + a3 * b[3 * m + j];
  }
}

void add_one(float* __restrict c, float a, const float* __restrict b, std::size_t m) {
  for (std::size_t j = 0; j < m; ++j) c[j] += a * b[j];
}

}  // namespace

void multiply_add(const float* a, std::size_t step, const float* b, float* c, std::size_t n,
                  std::size_t k, std::size_t m) {
  for (std::size_t i = 0; i < n; ++i) {
    const float* row = a + i * step;
    std::size_t p = 0;
    for (; p + 4 <= k; p += 4) add_four(c + i * m, row + p, b + p * m, m);
    for (; p < k; ++p) add_one(c + i * m, row[p], b + p * m, m);
  }
}

void add_weight_gradient(const float* a, std::size_t step, const float* c_gradient,
                         float* b_gradient, std::size_t n, std::size_t k, std::size_t m) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t p = 0; p < k; ++p) {
      const float factor = a[i * step + p];
      if (factor != 0) add_one(b_gradient + p * m, factor, c_gradient + i * m, m);
    }
  }
}

void add_input_gradient(const float* c_gradient, const float* b, float* a_gradient,
                        std::size_t step, std::size_t n, std::size_t k, std::size_t m) {
  std::vector<float> transposed(k * m);
  for (std::size_t p = 0; p < k; ++p) {
    for (std::size_t j = 0; j < m; ++j) transposed[j * k + p] = b[p * m + j];
  }
  for (std::size_t i = 0; i < n; ++i) {
    multiply_add(c_gradient + i * m, m, transposed.data(), a_gradient + i * step, 1, m, k);
  }
}

Parameter::Parameter(std::size_t rows, std::size_t columns, float spread, bool sparse,
                     std::mt19937& random)
    : rows_(rows),
      columns_(columns),
      sparse_(sparse),
      value_(rows * columns),
      gradient_(rows * columns),
      moment1_(rows * columns),
      moment2_(rows * columns),
      touched_(rows) {
  for (float& value : value_) {
    const float unit = static_cast<float>(random() >> 8) * 0x1p-24f;
    value = (2 * unit - 1) * spread;
  }
}

void Parameter::step(float rate, std::uint32_t time) {
  const float correction1 = 1 - std::pow(kDecay1, static_cast<float>(time));
  const float correction2 = 1 - std::pow(kDecay2, static_cast<float>(time));
  if (sparse_) {
    for (const std::uint32_t i : touched_rows_) {
      step_row(i, rate, correction1, correction2);
      touched_[i] = 0;
    }
    touched_rows_.clear();
  } else {
    for (std::size_t i = 0; i < rows_; ++i) step_row(i, rate, correction1, correction2);
  }
}

void Parameter::step_row(std::size_t i, float rate, float correction1, float correction2) {
  const std::size_t begin = i * columns_;
  float* __restrict value = value_.data() + begin;
  float* __restrict gradient = gradient_.data() + begin;
  float* __restrict moment1 = moment1_.data() + begin;
  float* __restrict moment2 = moment2_.data() + begin;
  for (std::size_t j = 0; j < columns_; ++j) {
    const float g = gradient[j];
    moment1[j] = kDecay1 * moment1[j] + (1 - kDecay1) * g;
    moment2[j] = kDecay2 * moment2[j] + (1 - kDecay2) * g * g;
    const float by =
        rate * (moment1[j] / correction1) / (std::sqrt(moment2[j] / correction2) + kEpsilon);
    value[j] = std::clamp(value[j] - by, -kLargest, kLargest);
    gradient[j] = 0;
  }
}

}  // namespace sayso
