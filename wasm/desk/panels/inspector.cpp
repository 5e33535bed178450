#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "core/syntax/syntax.h"
#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

constexpr float kStep = 21;     ///< between levels of arcs
constexpr float kBracket = 19;  ///< height of a row of brackets

/// The sentence in columns, one a word, as wide as their widest text.
class Sheet {
 public:
  Sheet(const Workbench& bench, const Look& look, float zoom)
      : analysis_(bench.analysis()),
        selection_(bench.selection()),
        inspection_(bench.inspection()),
        look_(look),
        zoom_(zoom),
        bounds_(analysis_.document.sentences[inspection_.sentence]) {
    measure();
  }

  [[nodiscard]] ImVec2 size() const { return {edges_.back(), bottom()}; }

  /// The token at a point of the sheet, or kNone.
  [[nodiscard]] std::uint32_t token_at(ImVec2 point) const {
    if (point.x < 0 || point.x >= edges_.back() || point.y < words_top()) return kNone;
    const auto edge = std::ranges::upper_bound(edges_, point.x);
    return bounds_.first + static_cast<std::uint32_t>(edge - edges_.begin()) - 1;
  }

  void draw(ImVec2 origin) const {
    draw_columns(origin);
    for (const Arc& arc : inspection_.arcs.arcs) draw_arc(origin, arc);
    draw_root(origin);
    for (std::size_t row = 0; row < inspection_.brackets.size(); ++row) {
      for (const Bracket& bracket : inspection_.brackets[row].brackets) {
        draw_bracket(origin, bracket, row);
      }
    }
    for (const Bracket& bracket : inspection_.people.brackets) {
      draw_bracket(origin, bracket, inspection_.brackets.size());
    }
  }

 private:
  struct Cell {
    ImFont* font;
    ImU32 colour;
    std::string_view text;
  };

  [[nodiscard]] float px(float units) const { return look_.px(units) * zoom_; }
  [[nodiscard]] float arcs_bottom() const {
    return px(kStep) * static_cast<float>(inspection_.arcs.levels + 1);
  }
  [[nodiscard]] float words_top() const {
    const std::size_t rows =
        inspection_.brackets.size() + (inspection_.people.brackets.empty() ? 0 : 1);
    return arcs_bottom() + px(6) + px(kBracket) * static_cast<float>(rows);
  }
  [[nodiscard]] float bottom() const { return words_top() + px(86); }
  [[nodiscard]] float centre(std::uint32_t word) const {
    return (edges_[word] + edges_[word + 1]) / 2;
  }
  [[nodiscard]] float width_of(const ImFont* font, std::string_view words) const {
    return font
        ->CalcTextSizeA(font->FontSize * zoom_, FLT_MAX, 0, words.data(),
                        words.data() + words.size())
        .x;
  }

  [[nodiscard]] std::array<Cell, 4> cells_of(std::uint32_t token) const {
    const Palette& palette = look_.palette;
    std::array<Cell, 4> cells{{{look_.serif, palette.ink, analysis_.document.word(token)},
                               {look_.small, palette.accent, {}},
                               {look_.small, palette.soft, {}},
                               {look_.small, palette.soft, {}}}};
    if (analysis_.syntax.words.empty()) return cells;
    const Word& word = analysis_.syntax.words[token];
    cells[1].text = name_of(word.upos);
    cells[2].text = name_of(word.xpos);
    cells[3].text = analysis_.syntax.lemma(token);
    return cells;
  }

  void measure() {
    std::vector<float> widths;
    for (std::uint32_t token = bounds_.first; token < bounds_.last; ++token) {
      float width = px(20);
      for (const Cell& cell : cells_of(token)) {
        width = std::max(width, width_of(cell.font, cell.text));
      }
      widths.push_back(width + px(12));
    }
    // a label stands between two words and must fit between their legs
    for (const Arc& arc : inspection_.arcs.arcs) {
      const float label = width_of(look_.small, arc.relation) + px(26);
      const std::size_t left = arc.label / 2;
      const float room = (widths[left] + widths[left + 1]) / 2;
      if (room >= label) continue;
      widths[left] += label - room;
      widths[left + 1] += label - room;
    }
    edges_.push_back(0);
    for (const float width : widths) edges_.push_back(edges_.back() + width);
  }

  void put(ImVec2 at, const Cell& cell) const {
    ImGui::GetWindowDrawList()->AddText(cell.font, cell.font->FontSize * zoom_, at, cell.colour,
                                        cell.text.data(), cell.text.data() + cell.text.size());
  }

  void draw_columns(ImVec2 origin) const {
    static constexpr std::array<float, 4> kDrop{0, 27, 44, 61};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = origin.y + words_top();
    for (std::uint32_t word = 0; word < bounds_.size(); ++word) {
      const std::uint32_t token = bounds_.first + word;
      if (token == selection_.token) {
        list->AddRectFilled({origin.x + edges_[word] + px(1), top - px(2)},
                            {origin.x + edges_[word + 1] - px(1), origin.y + bottom()},
                            look_.palette.cue, px(3));
      }
      const std::array<Cell, 4> cells = cells_of(token);
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const float x = centre(word) - width_of(cells[i].font, cells[i].text) / 2;
        put({origin.x + x, top + px(kDrop[i])}, cells[i]);
      }
    }
  }

  [[nodiscard]] float level_y(std::uint32_t level) const {
    return arcs_bottom() - px(kStep) * static_cast<float>(level + 1) + px(4);
  }

  void draw_arc(ImVec2 origin, const Arc& arc) const {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto apart = [&](std::uint32_t slot) {
      return px(std::min(3.0F + 3.5F * static_cast<float>(slot), 12.0F));
    };
    const float left = origin.x + centre(arc.left()) + apart(arc.left_slot);
    const float right = origin.x + centre(arc.right()) - apart(arc.right_slot);
    const float top = origin.y + level_y(arc.level);
    const float foot = origin.y + arcs_bottom();
    const std::uint32_t chosen = selection_.token - bounds_.first;
    const bool lit = chosen == arc.head || chosen == arc.dependant;
    const ImU32 colour = lit ? look_.palette.accent : look_.palette.edge;
    const float thick = look_.px(lit ? 1.8F : 1.0F);
    const float round = std::min({px(7), (right - left) / 2, foot - top});
    list->PathLineTo({left, foot});
    list->PathArcToFast({left + round, top + round}, round, 6, 9);
    list->PathArcToFast({right - round, top + round}, round, 9, 12);
    list->PathLineTo({right, foot});
    list->PathStroke(colour, 0, thick);
    draw_tip({arc.dependant < arc.head ? left : right, foot}, colour);
    draw_label(origin, arc, top, lit);
  }

  /// The arrow at the dependant.
  void draw_tip(ImVec2 at, ImU32 colour) const {
    ImGui::GetWindowDrawList()->AddTriangleFilled({at.x - px(3), at.y - px(5)},
                                                  {at.x + px(3), at.y - px(5)}, at, colour);
  }

  void draw_label(ImVec2 origin, const Arc& arc, float top, bool lit) const {
    const std::size_t left = arc.label / 2;
    const Cell cell{look_.small, lit ? look_.palette.accent : look_.palette.soft, arc.relation};
    const float width = width_of(cell.font, cell.text);
    const float half = cell.font->FontSize * zoom_ / 2;
    const auto word = static_cast<std::uint32_t>(left);
    const float x = origin.x + (centre(word) + centre(word + 1)) / 2 - width / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({x - px(3), top - half},
                                              {x + width + px(3), top + half}, look_.palette.paper);
    put({x, top - half}, cell);
  }

  void draw_root(ImVec2 origin) const {
    if (inspection_.arcs.root == kNone) return;
    const float x = origin.x + centre(inspection_.arcs.root);
    const float foot = origin.y + arcs_bottom();
    ImGui::GetWindowDrawList()->AddLine({x, origin.y + px(14)}, {x, foot}, look_.palette.edge,
                                        look_.px(1));
    draw_tip({x, foot}, look_.palette.edge);
    const Cell cell{look_.small, look_.palette.soft, "root"};
    put({x - width_of(cell.font, cell.text) / 2, origin.y}, cell);
  }

  void draw_bracket(ImVec2 origin, const Bracket& bracket, std::size_t row) const {
    static constexpr std::array<std::string_view, 3> kNames{"source", "cue", "content"};
    static constexpr std::array<std::string_view, 3> kPeoples{"people: source", "people: cue",
                                                              "people: content"};
    const bool peoples = bracket.attribution == kNone;
    const Palette& palette = look_.palette;
    const bool own = peoples || own_attribution() == bracket.attribution;
    const std::array<ImU32, 3> tints{palette.source, palette.cue, palette.wash};
    const float y = origin.y + arcs_bottom() + px(5) + px(kBracket) * static_cast<float>(row);
    const ImVec2 from{origin.x + edges_[bracket.first] + px(2), y};
    const ImVec2 to{origin.x + edges_[bracket.last] - px(2), y + px(kBracket - 4)};
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto part = static_cast<std::size_t>(bracket.part);
    list->AddRectFilled(from, to, peoples ? palette.paper : tints[part], px(3));
    list->AddRect(from, to, own ? palette.accent : palette.edge, px(3), 0,
                  look_.px(own ? 1.6F : 1.0F));
    const Cell cell{look_.small, palette.ink, (peoples ? kPeoples : kNames)[part]};
    list->PushClipRect(from, to, true);
    put({std::max(from.x + px(5), list->GetClipRectMin().x + px(5)), from.y - px(1)}, cell);
    list->PopClipRect();
  }

  [[nodiscard]] std::uint32_t own_attribution() const {
    return selection_.claim == kNone ? kNone : analysis_.claims[selection_.claim].attribution;
  }

  const Analysis& analysis_;
  const Selection& selection_;
  const Inspection& inspection_;
  const Look& look_;
  float zoom_;
  const Sentence& bounds_;
  std::vector<float> edges_;
};

/// Held so that the sheet stays in sight: what is smaller than the view stands at its beginning.
float hold(float pan, float sheet, float view) {
  return std::clamp(pan, std::min(view - sheet, 0.0F), 0.0F);
}

}  // namespace

void InspectorPanel::draw(Workbench& bench, const Look& look) {
  if (bench.inspection().sentence == kNone) {
    soft(look, "Choose a word, a claim or a speaker: here is how its sentence was read.");
    return;
  }
  if (sentence_ != bench.inspection().sentence) pan_ = {0, 0};
  sentence_ = bench.inspection().sentence;
  ImGui::BeginChild("sheet", {0, 0}, 0,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 view = ImGui::GetContentRegionAvail();
  const Sheet sheet(bench, look, zoom_);
  const ImVec2 size = sheet.size();
  ImGui::InvisibleButton("drag", {std::max(view.x, 1.0F), std::max(view.y, 1.0F)});
  // tells the host that the wheel is taken here, so that Ctrl and the wheel zoom no page
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemActive()) pan_ = {pan_.x + io.MouseDelta.x, pan_.y + io.MouseDelta.y};
  if (ImGui::IsItemHovered()) {
    if (io.KeyCtrl) {
      zoom_ = std::clamp(zoom_ * std::pow(1.1F, io.MouseWheel), 0.5F, 3.0F);
    } else {
      pan_ = {pan_.x + (io.MouseWheelH + (size.y <= view.y ? io.MouseWheel : 0)) * look.px(60),
              pan_.y + io.MouseWheel * look.px(40)};
    }
  }
  pan_ = {hold(pan_.x, size.x, view.x), hold(pan_.y, size.y, view.y)};
  const ImVec2 origin{corner.x + pan_.x, corner.y + pan_.y};
  sheet.draw(origin);
  const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left);
  if (ImGui::IsItemDeactivated() && std::abs(moved.x) + std::abs(moved.y) < look.px(4)) {
    const ImVec2 mouse = ImGui::GetMousePos();
    bench.choose_token(sheet.token_at({mouse.x - origin.x, mouse.y - origin.y}));
  }
  ImGui::EndChild();
}

}  // namespace sayso::desk
