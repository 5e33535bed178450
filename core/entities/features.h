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
    const std::uint32_t hash = add(add(add(kBasis, name), "\xFF"), value);
    if (size_ < kMost) rows_[size_++] = hash ^ (hash >> 15);
  }
  /// A value that is a word and a number below 2^14.
  void see(std::string_view name, std::string_view word, std::uint32_t value) {
    const std::array<char, 2> text{static_cast<char>(value & 0x7F),
                                   static_cast<char>(value >> 7 & 0x7F)};
    const std::uint32_t hash =
        add(add(add(add(kBasis, name), "\xFF"), word), std::string_view(text.data(), text.size()));
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
  static constexpr std::uint32_t kBasis = 2166136261u;  // FNV-1a

  static std::uint32_t add(std::uint32_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
  }

  std::array<std::uint32_t, kMost> rows_{};
  std::size_t size_ = 0;
};

}  // namespace sayso
