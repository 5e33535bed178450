// Where the panels lie: shares of the window that the reader can move and that are remembered.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sayso::desk {

/// What a bar between panels divides, and how much of it the first part gets.
enum class Divide : std::uint8_t { top, article, claims, speakers, inspector };

class Tiles {
 public:
  static constexpr std::array<std::string_view, 5> kNames{"top", "article", "claims", "speakers",
                                                          "inspector"};

  [[nodiscard]] float share(Divide divide) const { return shares_[index(divide)]; }

  /// Held where both parts stay in sight.
  void set(Divide divide, float share) {
    shares_[index(divide)] = std::clamp(share, kLeast, 1 - kLeast);
  }

  /// By its name in the settings; an unknown name is passed over.
  void set(std::string_view name, float share) {
    const auto found = std::ranges::find(kNames, name);
    if (found != kNames.end()) set(static_cast<Divide>(found - kNames.begin()), share);
  }

 private:
  static constexpr float kLeast = 0.12F;
  static std::size_t index(Divide divide) { return static_cast<std::size_t>(divide); }

  std::array<float, 5> shares_{0.6F, 0.38F, 0.5F, 0.44F, 0.76F};
};

}  // namespace sayso::desk
