#include "core/tools/train/syntax/matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace sayso {
namespace {

constexpr float kDecay1 = 0.9f;
constexpr float kDecay2 = 0.98f;
constexpr float kEpsilon = 1e-8f;
constexpr std::size_t kLanes = 8;
using Lanes = float __attribute__((vector_size(kLanes * sizeof(float))));

struct Term {
  float factor;
  const float* row;
};

/// out[j] += sum of the terms' factor * row[at + j], for `kBlocks` lanes, held in registers.
template <std::size_t kBlocks>
void add_block(std::span<const Term> terms, std::size_t at, float* out) {
  std::array<Lanes, kBlocks> sums;
  std::memcpy(sums.data(), out + at, sizeof(sums));
  for (const Term& term : terms) {
    for (std::size_t i = 0; i < kBlocks; ++i) {
      Lanes lanes;
      std::memcpy(&lanes, term.row + at + i * kLanes, sizeof(lanes));
      sums[i] += term.factor * lanes;
    }
  }
  std::memcpy(out + at, sums.data(), sizeof(sums));
}

void add_terms(std::span<const Term> terms, float* out, std::size_t size) {
  std::size_t at = 0;
  for (; at + 8 * kLanes <= size; at += 8 * kLanes) add_block<8>(terms, at, out);
  if (at + 4 * kLanes <= size) {
    add_block<4>(terms, at, out);
    at += 4 * kLanes;
  }
  for (; at + kLanes <= size; at += kLanes) add_block<1>(terms, at, out);
  for (; at < size; ++at) {
    for (const Term& term : terms) out[at] += term.factor * term.row[at];
  }
}

/// The terms that count, in a buffer that is used again and again.
class Terms {
 public:
  void clear() { count_ = 0; }
  void add(float factor, const float* row) {
    if (count_ == terms_.size()) terms_.resize(2 * count_);
    terms_[count_] = {factor, row};
    count_ += factor != 0;
  }
  [[nodiscard]] std::span<const Term> all() const { return std::span(terms_).first(count_); }

 private:
  std::vector<Term> terms_ = std::vector<Term>(1024);
  std::size_t count_ = 0;
};

Terms& scratch() {
  static thread_local Terms terms;
  return terms;
}

}  // namespace

void add_rows(std::span<const float> in, const float* rows, std::size_t step, float* out,
              std::size_t size) {
  Terms& terms = scratch();
  terms.clear();
  for (std::size_t p = 0; p < in.size(); ++p) terms.add(in[p], rows + p * step);
  add_terms(terms.all(), out, size);
}

void add_to(float* __restrict out, const float* __restrict in, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out[i] += in[i];
}

void multiply_add(const float* a, std::size_t step, const Parameter& b, float* c, std::size_t n) {
  const std::size_t m = b.columns();
  for (std::size_t i = 0; i < n; ++i) {
    add_rows({a + i * step, b.rows()}, b.data(), m, c + i * m, m);
  }
}

void add_weight_gradient(const float* a, std::size_t step, const float* c_gradient, Parameter& b,
                         std::size_t n) {
  const std::size_t m = b.columns();
  Terms& terms = scratch();
  for (std::size_t p = 0; p < b.rows(); ++p) {
    terms.clear();
    for (std::size_t i = 0; i < n; ++i) terms.add(a[i * step + p], c_gradient + i * m);
    if (!terms.all().empty()) add_terms(terms.all(), b.gradient(p), m);
  }
}

void add_input_gradient(const float* c_gradient, Parameter& b, float* a_gradient, std::size_t step,
                        std::size_t n) {
  const std::size_t m = b.columns();
  const float* const transposed = b.transposed();
  for (std::size_t i = 0; i < n; ++i) {
    add_rows({c_gradient + i * m, m}, transposed, b.rows(), a_gradient + i * step, b.rows());
  }
}

Parameter::Parameter(std::size_t rows, std::size_t columns, Kind kind, std::mt19937& random)
    : rows_(rows),
      columns_(columns),
      kind_(kind),
      value_(rows * columns),
      used_(rows * columns),
      gradient_(rows * columns),
      moment1_(rows * columns),
      moment2_(rows * columns),
      touched_(rows) {
  for (float& value : value_) {
    const float unit = static_cast<float>(random() >> 8) * 0x1p-24f;
    value = (2 * unit - 1) * kind.spread;
  }
  for (std::size_t i = 0; i < rows; ++i) round_row(i);
}

const float* Parameter::transposed() {
  if (transposed_.empty()) {
    transposed_.resize(used_.size());
    for (std::size_t p = 0; p < rows_; ++p) {
      for (std::size_t j = 0; j < columns_; ++j) transposed_[j * rows_ + p] = row(p)[j];
    }
  }
  return transposed_.data();
}

void Parameter::step(float rate, std::uint32_t time) {
  const float correction1 = 1 - std::pow(kDecay1, static_cast<float>(time));
  const float correction2 = 1 - std::pow(kDecay2, static_cast<float>(time));
  transposed_.clear();
  if (kind_.sparse) {
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
    value[j] -=
        rate * (moment1[j] / correction1) / (std::sqrt(moment2[j] / correction2) + kEpsilon);
    gradient[j] = 0;
  }
  round_row(i);
}

void Parameter::round_row(std::size_t i) {
  float* __restrict value = value_.data() + i * columns_;
  float* __restrict used = used_.data() + i * columns_;
  if (kind_.grid.bits < 0) {
    std::copy_n(value, columns_, used);
    return;
  }
  const float unit = std::ldexp(1.0f, -kind_.grid.bits);
  const float most = static_cast<float>(kind_.grid.most) * unit;
  for (std::size_t j = 0; j < columns_; ++j) {
    value[j] = std::min(std::max(value[j], -most), most);
    used[j] = std::floor(value[j] / unit + 0.5f) * unit;
  }
}

void Parameter::average(float share) {
  if (average_.empty()) average_ = value_;
  const float* __restrict value = value_.data();
  float* __restrict average = average_.data();
  for (std::size_t i = 0; i < value_.size(); ++i) average[i] += share * (value[i] - average[i]);
}

void Parameter::swap_average() {
  if (average_.empty()) average_ = value_;
  std::swap(value_, average_);
  transposed_.clear();
  for (std::size_t i = 0; i < rows_; ++i) round_row(i);
}

}  // namespace sayso
