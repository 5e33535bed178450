// The panels of the Desk. Each draws the workbench into ImGui's current window and calls it back.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "wasm/desk/model/page.h"
#include "wasm/desk/model/workbench.h"
#include "wasm/desk/panels/look.h"
#include "wasm/desk/panels/rows.h"

namespace sayso::desk {

/// The text with its claims as coloured ranges, and the source of the chosen one.
class ArticlePanel {
 public:
  void draw(Workbench& bench, const Look& look);

 private:
  void set(const Workbench& bench, const Look& look, float width);
  [[nodiscard]] float height_of(const Workbench& bench, const Look& look, const Line& line) const;
  void draw_line(const Workbench& bench, const Look& look, std::uint32_t index, ImVec2 at) const;
  void draw_marks(const Workbench& bench, const Look& look, const Line& line, ImVec2 at,
                  float height) const;
  /// Calls `draw` with the left and right ends of each word of the line that `ranges` hold.
  template <typename Draw>
  void each_word(const Analysis& analysis, const Line& line, ImVec2 at,
                 const std::vector<Range>& ranges, Draw draw) const;
  void draw_source(const Workbench& bench, const Look& look, const Line& line, ImVec2 at,
                   float height) const;
  void draw_reference(const Workbench& bench, const Look& look, const Line& line, ImVec2 at,
                      float height) const;
  void choose_under_mouse(Workbench& bench, ImVec2 origin) const;
  void follow(const Workbench& bench, float view);

  Page page_;
  std::vector<float> tops_;  ///< of every line, and where the last one ends
  float width_ = 0;
  float scale_ = 0;
  std::uint32_t revision_ = 0;
  std::uint32_t opened_ = 0;
  Selection seen_;
};

/// All claims in a table.
class ClaimsPanel {
 public:
  void draw(Workbench& bench, const Look& look);

 private:
  void draw_table(Workbench& bench, const Look& look);

  std::array<char, 128> filter_{};
  ScrolledRows rows_;
};

/// What people have marked beside what the engine found.
class FindingsPanel {
 public:
  void draw(Workbench& bench, const Look& look);

 private:
  void draw_table(Workbench& bench, const Look& look, float height);

  std::array<char, 128> filter_{};
  ScrolledRows rows_;
};

/// Who speaks; the chosen one with every mention.
class SpeakersPanel {
 public:
  void draw(Workbench& bench, const Look& look);

 private:
  std::uint32_t seen_ = kNone;
};

/// Tree and attributions of the chosen sentence; dragged to pan, Ctrl and the wheel to zoom.
class InspectorPanel {
 public:
  void draw(Workbench& bench, const Look& look);

 private:
  float zoom_ = 1;
  ImVec2 pan_{0, 0};
  std::uint32_t sentence_ = kNone;
};

void draw_claim(Workbench& bench, const Look& look);
/// What was checked before that is like the chosen claim.
void draw_checks(const Workbench& bench, const Look& look);
void draw_record(const Workbench& bench, const Look& look);
void draw_options(Workbench& bench, const Look& look);
void draw_comparison(Workbench& bench, const Look& look);

}  // namespace sayso::desk
