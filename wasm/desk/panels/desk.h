// The Desk as a whole: its panels in their places. Hosts (a window, a page) call draw() once a
// frame and keep what settings() returns.
#pragma once

#include <string>
#include <utility>

#include "wasm/desk/model/round.h"
#include "wasm/desk/model/tiles.h"
#include "wasm/desk/model/workbench.h"
#include "wasm/desk/panels/look.h"
#include "wasm/desk/panels/panels.h"

namespace sayso::desk {

class Desk {
 public:
  /// Both are borrowed. ImGui's context must exist.
  Desk(Workbench& bench, Look& look);
  Desk(const Desk&) = delete;  // the settings handler knows its address
  Desk& operator=(const Desk&) = delete;
  ~Desk();

  /// The bar then leads through the round's articles. Borrowed.
  void walk(Round& round) { round_ = &round; }

  /// Brings a tab of "How it is done" to the front, by its title.
  void show(std::string title) { asked_ = std::move(title); }

  /// Between ImGui::NewFrame() and ImGui::Render(). The host clears to ImGuiCol_WindowBg before
  /// that is drawn.
  void draw();

 private:
  struct Box {
    ImVec2 from;
    ImVec2 to;
    [[nodiscard]] ImVec2 size() const { return {to.x - from.x, to.y - from.y}; }
  };

  void add_settings();
  void draw_bar();
  void draw_round();
  void draw_found();
  void draw_tiles(Box box);
  /// One panel at a time, where the window is narrow.
  void draw_tabs();
  void draw_choices();
  void handle_keys();
  /// Divides `box`; a bar between the parts moves the border. Side by side where `beside`.
  std::pair<Box, Box> divide(Box box, Divide divide, bool beside);
  template <typename Content>
  void choice(const char* title, Content content);
  template <typename Content>
  void tab(const char* title, Content content);
  /// One panel, with its title where `titled`.
  template <typename Content>
  void panel(const char* title, Box box, Content content, bool titled = true);

  Workbench& bench_;
  Look& look_;
  Round* round_ = nullptr;
  std::string asked_;
  bool evaluating_ = false;  ///< what people have marked is on show, not all claims
  bool evaluated_ = false;   ///< there was something to compare with in the last frame
  Tiles tiles_;
  ArticlePanel article_;
  ClaimsPanel claims_;
  FindingsPanel findings_;
  SpeakersPanel speakers_;
  InspectorPanel inspector_;
};

}  // namespace sayso::desk
