// Features: what a decision looks at, hashed into the rows of a small table of weights.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace sayso {

/// Rows of a table of weights that a decision adds up. At most kMost count; more are left out.
class Features {
 public:
  static constexpr std::size_t kMost = 96;

  /// Every feature has a name of its own and a value.
  void see(std::string_view name, std::string_view value = {}) {
    std::uint32_t hash = 2166136261u;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    hash = (hash ^ 0xFFu) * 16777619u;
    for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    if (size_ < kMost) rows_[size_++] = hash ^ (hash >> 15);
  }
  void see(std::string_view name, std::uint32_t value) {
    const std::array<char, 2> text{static_cast<char>(value & 0x7F),
                                   static_cast<char>(value >> 7 & 0x7F)};
    see(name, std::string_view(text.data(), text.size()));
  }

  /// Hashes; a table takes them modulo its rows.
  [[nodiscard]] std::span<const std::uint32_t> rows() const { return {rows_.data(), size_}; }

 private:
  std::array<std::uint32_t, kMost> rows_{};
  std::size_t size_ = 0;
};

}  // namespace sayso
