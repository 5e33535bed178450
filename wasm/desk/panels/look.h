// How the Desk looks: the site's colours, and fonts for interface and text.
#pragma once

#include <imgui.h>

#include <array>
#include <cstdint>

#include "wasm/desk/model/families.h"

namespace sayso::desk {

/// `lightness` and `chroma` as in CSS, `hue` in degrees.
[[nodiscard]] ImU32 oklch(float lightness, float chroma, float hue, float opacity = 1);

struct FamilyColours {
  ImU32 line = 0;
  std::array<ImU32, 3> tint{};  ///< by Step
  ImU32 chosen = 0;
};

struct Palette {
  ImU32 desk, paper, ink, soft, rule, edge, wash, accent, on_accent;
  ImU32 source;  ///< behind the words that name a source
  ImU32 cue;
  std::array<FamilyColours, 4> families;

  [[nodiscard]] const FamilyColours& of(Family family) const {
    return families[static_cast<std::size_t>(family)];
  }
};

[[nodiscard]] Palette make_palette(bool dark);

/// Everything that a panel needs for drawing. Fonts belong to ImGui's atlas.
struct Look {
  Palette palette{};
  bool dark = false;
  float scale = 1;  ///< device pixels per unit of design
  ImFont* sans = nullptr;
  ImFont* small = nullptr;
  ImFont* serif = nullptr;
  ImFont* title = nullptr;

  [[nodiscard]] float px(float units) const { return units * scale; }
};

/// Makes the fonts for a scale and dresses ImGui's own widgets. The renderer must then make its
/// texture anew.
void dress(Look& look, bool dark, float scale);

/// Dresses ImGui's widgets in the other light; fonts stay.
void recolour(Look& look, bool dark);

}  // namespace sayso::desk
