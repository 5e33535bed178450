// What the files behind wasm/desk/web/desk.h share.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "wasm/desk/model/workbench.h"
#include "wasm/desk/panels/desk.h"
#include "wasm/desk/web/desk.h"
#include "wasm/desk/web/renderer.h"

namespace sayso::desk {

struct FreeBytes {
  void operator()(std::uint8_t* bytes) const { std::free(bytes); }
};

/// A file that the page hands over.
struct File {
  std::unique_ptr<std::uint8_t, FreeBytes> bytes;
  std::size_t size = 0;
};

/// Draws once, as large as the last frame was asked for. True where some of what has happened waits
/// for the next frame; false where WebGL is lost, and nothing is drawn.
bool draw_frame(sayso_desk& desk);

/// Has ImGui's clipboard and the caret of its text fields kept in the desk.
void connect_fields(sayso_desk& desk);

}  // namespace sayso::desk

struct sayso_desk {
  std::vector<sayso::desk::File> models;
  std::optional<sayso::Engine> engine;
  std::optional<sayso::desk::Workbench> bench;
  sayso::desk::Renderer renderer;
  sayso::desk::Look look;
  std::optional<sayso::desk::Desk> panels;
  std::string error;
  bool zooms = false;     ///< Ctrl is held for the wheel until all has been drawn
  double seconds = 0;     ///< of the last frame
  std::string clipboard;  ///< what ImGui's fields put there or take from there
  ImGuiPlatformImeData caret;
};
