#include <algorithm>
#include <numbers>
#include <string>

#include "wasm/desk/model/lines.h"
#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

constexpr std::array kAll{Outcome::hit, Outcome::speaker, Outcome::missed, Outcome::extra};

/// Told apart by shape, since colours of right and wrong are for verdicts on claims: both sides
/// filled, one of them, neither, and a cross for what only the engine has.
void draw_sign(const Look& look, Outcome outcome, ImVec2 middle) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  constexpr float kQuarter = std::numbers::pi_v<float> / 2;
  const float radius = look.px(4);
  const ImU32 colour = look.palette.accent;
  const float thick = look.px(1.5F);
  if (outcome == Outcome::extra) {
    list->AddLine({middle.x - radius, middle.y}, {middle.x + radius, middle.y}, colour, thick);
    list->AddLine({middle.x, middle.y - radius}, {middle.x, middle.y + radius}, colour, thick);
    return;
  }
  if (outcome == Outcome::hit) list->AddCircleFilled(middle, radius, colour);
  if (outcome == Outcome::speaker) {
    list->PathArcTo(middle, radius, kQuarter, kQuarter * 3);
    list->PathFillConvex(colour);
  }
  list->AddCircle(middle, radius, colour, 0, thick);
}

/// The sign and a blank; the next item stands beside it.
void put_sign(const Look& look, Outcome outcome) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_sign(look, outcome, {at.x + look.px(5), at.y + ImGui::GetTextLineHeight() * 0.55F});
  ImGui::SetCursorScreenPos({at.x + look.px(16), at.y});
}

/// A button that shows the findings of an outcome or hides them, with how many there are.
void draw_chip(Workbench& bench, const Look& look, Outcome outcome) {
  const bool shown = bench.findings().shows(outcome);
  const std::uint32_t count = bench.evaluation().counts[static_cast<std::size_t>(outcome)];
  const std::string label = "      " + std::string(name_of(outcome)) + " " + std::to_string(count);
  ImGui::PushStyleColor(ImGuiCol_Button, shown ? look.palette.cue : look.palette.paper);
  ImGui::PushStyleColor(ImGuiCol_Text, shown ? look.palette.ink : look.palette.soft);
  if (ImGui::Button(label.c_str())) bench.findings().show(outcome, !shown);
  ImGui::PopStyleColor(2);
  ImGui::SetItemTooltip("%s", shown ? "Hide them" : "Show them");
  const ImVec2 from = ImGui::GetItemRectMin();
  const ImVec2 to = ImGui::GetItemRectMax();
  draw_sign(look, outcome, {from.x + look.px(14), (from.y + to.y) / 2});
}

/// Beside what stands before them, or below where there is no room.
void draw_figures(const Workbench& bench, const Look& look) {
  const Evaluation& evaluation = bench.evaluation();
  std::string figures = "recall " + std::to_string(percent(evaluation.recall));
  figures += " · precision " + std::to_string(percent(evaluation.precision));
  figures += " · F1 " + std::to_string(percent(evaluation.f1));
  ImGui::SameLine();
  if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(figures.c_str()).x) ImGui::NewLine();
  soft(look, figures);
}

void set_up_columns(const Look& look) {
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("Outcome", ImGuiTableColumnFlags_WidthFixed, look.px(112));
  ImGui::TableSetupColumn("Words", ImGuiTableColumnFlags_WidthStretch, 1);
  ImGui::TableSetupColumn("People: who", ImGuiTableColumnFlags_WidthFixed, look.px(128));
  ImGui::TableSetupColumn("Engine: who", ImGuiTableColumnFlags_WidthFixed, look.px(128));
  ImGui::TableHeadersRow();
}

void draw_who(const Look& look, const Reading& reading) {
  if (reading.content.empty()) {
    soft(look, "nothing here");
  } else if (reading.who.empty()) {
    soft(look, "nobody named");
  } else {
    one_line(reading.who);
  }
}

void draw_row(Workbench& bench, const Look& look, std::uint32_t index) {
  const Finding& finding = bench.evaluation().findings[index];
  const bool chosen = bench.selection().finding == index;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushID(static_cast<int>(index));
  put_sign(look, finding.outcome);
  const std::string name(name_of(finding.outcome));
  if (ImGui::Selectable(name.c_str(), chosen,
                        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap)) {
    bench.choose_finding(index);
  }
  ImGui::PopID();
  ImGui::TableNextColumn();
  one_line(bench.findings().words(index));
  ImGui::TableNextColumn();
  draw_who(look, finding.people);
  ImGui::TableNextColumn();
  draw_who(look, finding.engine);
}

/// Words on a tint, as the inspector has sources and cues; the next item stands beside them.
void draw_part(const Look& look, const std::string& words, ImU32 tint) {
  if (words.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  ImGui::GetWindowDrawList()->AddRectFilled(
      {at.x - look.px(3), at.y}, {at.x + size.x + look.px(3), at.y + size.y}, tint, look.px(3));
  text(words);
  ImGui::SameLine(0, look.px(10));
}

void draw_side(const Look& look, const char* side, const Reading& reading, std::string_view article,
               const std::string& differs) {
  soft(look, side);
  ImGui::SameLine(look.px(64));
  if (reading.content.empty()) return soft(look, "nothing here");
  draw_part(look, reading.who, look.palette.source);
  draw_part(look, line_of(article, reading.cue), look.palette.cue);
  if (!differs.empty()) {
    soft(look, "(another " + differs + ")");
    ImGui::SameLine();
  }
  one_line(line_of(article, reading.content));
}

/// How both sides read the place of the chosen finding.
void draw_sides(const Workbench& bench, const Look& look) {
  const Finding* finding = bench.finding();
  if (!finding) return soft(look, "Choose a finding: here is how both sides read its place.");
  draw_side(look, "People", finding->people, bench.text(), {});
  draw_side(look, "Engine", finding->engine, bench.text(), finding->differs);
}

}  // namespace

void FindingsPanel::draw(Workbench& bench, const Look& look) {
  for (const Outcome outcome : kAll) {
    draw_chip(bench, look, outcome);
    ImGui::SameLine();
  }
  ImGui::SetNextItemWidth(look.px(140));
  if (ImGui::InputTextWithHint("##filter", "Filter", filter_.data(), filter_.size())) {
    bench.findings().filter(filter_.data());
  }
  draw_figures(bench, look);
  const float line = ImGui::GetTextLineHeightWithSpacing();
  draw_table(bench, look, ImGui::GetContentRegionAvail().y - 2 * line - look.px(4));
  ImGui::Spacing();
  draw_sides(bench, look);
}

void FindingsPanel::draw_table(Workbench& bench, const Look& look, float height) {
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_Resizable | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable("findings", 4, kFlags, {0, std::max(height, look.px(60))})) return;
  set_up_columns(look);
  rows_.draw(bench.findings().shown(), bench.selection().finding, bench.opened(),
             [&](std::uint32_t index) { draw_row(bench, look, index); });
  ImGui::EndTable();
}

}  // namespace sayso::desk
