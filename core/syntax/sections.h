// Reads the sections of a model file one after the other.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/weights/weights.h"

namespace sayso {

/// Keeps the first error, so that it need be asked for only once: whoever reads a section that is
/// missing or of another size gets nothing.
class SectionReader {
 public:
  /// `weights` is borrowed.
  explicit SectionReader(const Weights& weights) : weights_(weights) {}

  template <typename T>
  [[nodiscard]] std::span<const T> numbers(std::string_view name, std::size_t count) {
    const auto found = weights_.section<T>(name, count);
    if (found) return *found;
    if (error_.message.empty()) error_ = found.error();
    return {};
  }
  [[nodiscard]] bool failed() const { return !error_.message.empty(); }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  const Weights& weights_;
  Error error_;
};

}  // namespace sayso
