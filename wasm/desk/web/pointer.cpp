// Mouse and fingers.
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <ranges>

#include "wasm/desk/web/desk.h"
#include "wasm/desk/web/state.h"

namespace {

bool scrolls(const ImGuiWindow& window) {
  const bool can = window.ScrollMax.x > 0 || window.ScrollMax.y > 0;
  return can && (window.Flags & ImGuiWindowFlags_NoScrollbar) == 0;
}

/// The window at a point that scrolls, innermost first, or null.
ImGuiWindow* scrolling_at(ImVec2 at) {
  // parents stand before what is in them
  for (ImGuiWindow* window : std::views::reverse(ImGui::GetCurrentContext()->Windows)) {
    const bool here = window->WasActive && window->OuterRectClipped.Contains(at);
    if (here && scrolls(*window)) return window;
  }
  return nullptr;
}

/// Where a window will have scrolled to: what was asked for since the last frame counts.
float coming(float target, float now) { return target < FLT_MAX ? target : now; }

}  // namespace

void sayso_desk_mouse(sayso_desk* desk, float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x * desk->look.scale, y * desk->look.scale);
}

void sayso_desk_no_mouse(sayso_desk*) { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void sayso_desk_button(sayso_desk*, int button, int down) {
  constexpr std::array kButtons{ImGuiMouseButton_Left, ImGuiMouseButton_Middle,
                                ImGuiMouseButton_Right};
  if (button < 0 || button >= static_cast<int>(kButtons.size())) return;
  ImGui::GetIO().AddMouseButtonEvent(kButtons[static_cast<std::size_t>(button)], down != 0);
}

void sayso_desk_tap(sayso_desk* desk, float x, float y) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  sayso_desk_mouse(desk, x, y);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  sayso_desk_no_mouse(desk);
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
}

void sayso_desk_wheel(sayso_desk* desk, float x, float y, int zooms) {
  ImGuiIO& io = ImGui::GetIO();
  desk->zooms = zooms != 0;
  io.AddKeyEvent(ImGuiMod_Ctrl, desk->zooms);
  io.AddMouseWheelEvent(x, y);
}

int sayso_desk_zooms(sayso_desk*) {
  return ImGui::GetKeyOwner(ImGuiKey_MouseWheelY) == ImGuiKeyOwner_None ? 0 : 1;
}

int sayso_desk_scroll(sayso_desk* desk, float x, float y, float right, float down) {
  const float scale = desk->look.scale;
  ImGuiWindow* window = scrolling_at({x * scale, y * scale});
  if (!window) return 0;
  const ImVec2 at{coming(window->ScrollTarget.x, window->Scroll.x),
                  coming(window->ScrollTarget.y, window->Scroll.y)};
  const auto move = [](float from, float by, float most) {
    return std::clamp(from - by, 0.0F, most);
  };
  ImGui::SetScrollX(window, move(at.x, right * scale, window->ScrollMax.x));
  ImGui::SetScrollY(window, move(at.y, down * scale, window->ScrollMax.y));
  return 1;
}
