// A window with the Desk in it, which draws only when something happens.
#pragma once

#include <expected>
#include <string>

#include "core/text/text.h"
#include "wasm/desk/model/round.h"
#include "wasm/desk/model/workbench.h"

namespace sayso::desk {

struct WindowSettings {
  int width = 1440;
  int height = 900;
  bool dark = false;
  std::string show;     ///< Desk::show(); empty: as it is
  std::string ini;      ///< file that remembers where the panels lie; empty: nothing is remembered
  std::string picture;  ///< file for the first settled frame, after which the window closes
};

/// Runs until the window is closed. Errors: no display, no OpenGL, a picture that cannot be
/// written.
[[nodiscard]] std::expected<void, Error> run_window(Workbench& bench, Round& round,
                                                    const WindowSettings& settings);

}  // namespace sayso::desk
