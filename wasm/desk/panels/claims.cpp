#include <algorithm>
#include <string>

#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

constexpr float kNarrow = 560;  ///< below it only words and speaker have room

void set_up_columns(const Look& look, bool narrow) {
  const int spare = narrow ? ImGuiTableColumnFlags_Disabled : ImGuiTableColumnFlags_None;
  const auto column = [&](const char* name, float width, ClaimColumn id, int flags = 0) {
    ImGui::TableSetupColumn(name, flags | ImGuiTableColumnFlags_WidthFixed, look.px(width),
                            static_cast<ImGuiID>(id));
  };
  ImGui::TableSetupScrollFreeze(0, 1);
  column("#", 26, ClaimColumn::place, ImGuiTableColumnFlags_DefaultSort);
  ImGui::TableSetupColumn("Claim", ImGuiTableColumnFlags_WidthStretch, 1,
                          static_cast<ImGuiID>(ClaimColumn::words));
  column("Who", 112, ClaimColumn::speaker);
  column("Kind", 84, ClaimColumn::type, spare);
  column("How", 74, ClaimColumn::voice, spare);
  column("Worth", 70, ClaimColumn::score, spare | ImGuiTableColumnFlags_PreferSortDescending);
  column("Sure", 70, ClaimColumn::confidence, spare | ImGuiTableColumnFlags_PreferSortDescending);
  ImGui::TableHeadersRow();
}

void sort_as_asked(ClaimTable& claims) {
  ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
  if (!specs || !specs->SpecsDirty || specs->SpecsCount == 0) return;
  claims.sort(static_cast<ClaimColumn>(specs->Specs[0].ColumnUserID),
              specs->Specs[0].SortDirection == ImGuiSortDirection_Descending);
  specs->SpecsDirty = false;
}

void draw_row(Workbench& bench, const Look& look, const ClaimRow& row) {
  const bool chosen = bench.selection().claim == row.claim;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushID(static_cast<int>(row.claim));
  const std::string number = std::to_string(row.claim + 1);
  if (ImGui::Selectable(number.c_str(), chosen,
                        ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap)) {
    bench.choose_claim(row.claim);
  }
  ImGui::PopID();
  ImGui::TableNextColumn();
  if (!row.checked.empty()) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.palette.accent);
    text(row.checked);
    ImGui::PopStyleColor();
    ImGui::SameLine();
  }
  one_line(row.words);
  ImGui::TableNextColumn();
  one_line(row.speaker);
  ImGui::TableNextColumn();
  swatch(look, look.palette.of(row.family).line);
  text(row.type);
  ImGui::TableNextColumn();
  text(plain_voice(row.voice));
  ImGui::TableNextColumn();
  meter(look, row.score, row.step == Step::little ? look.palette.edge : look.palette.accent);
  ImGui::TableNextColumn();
  const bool sure = bench.certainty(row.claim) == Certainty::sure;
  meter(look, row.confidence, sure ? look.palette.accent : look.palette.edge);
}

/// " · 2 like ones checked before, 1 near one".
std::string tell_checked(const Checks* checks) {
  if (!checks) return {};
  const auto near = static_cast<std::size_t>(std::ranges::count_if(checks->found(), are_near));
  const std::size_t like = checks->found().size() - near;
  return " · " + count(like, "like one", "like ones") + " checked before, " + std::to_string(near) +
         " near one";
}

}  // namespace

void ClaimsPanel::draw(Workbench& bench, const Look& look) {
  ClaimTable& claims = bench.claims();
  ImGui::SetNextItemWidth(look.px(260));
  if (ImGui::InputTextWithHint("##filter", "Filter by words, speaker, kind", filter_.data(),
                               filter_.size())) {
    claims.filter(filter_.data());
  }
  ImGui::SameLine();
  const std::string all = count(claims.size(), "claim", "claims");
  const bool whole = claims.shown().size() == claims.size();
  soft(look, (whole ? all : std::to_string(claims.shown().size()) + " of " + all) +
                 tell_checked(bench.checks()));
  draw_table(bench, look);
}

void ClaimsPanel::draw_table(Workbench& bench, const Look& look) {
  ClaimTable& claims = bench.claims();
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_Sortable | ImGuiTableFlags_Resizable |
                                     ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_PadOuterX;
  const bool narrow = ImGui::GetContentRegionAvail().x < look.px(kNarrow);
  if (!ImGui::BeginTable("claims", 7, kFlags)) return;
  set_up_columns(look, narrow);
  sort_as_asked(claims);
  rows_.draw(claims.shown(), bench.selection().claim, bench.opened(),
             [&](std::uint32_t index) { draw_row(bench, look, claims.row(index)); });
  ImGui::EndTable();
}

}  // namespace sayso::desk
