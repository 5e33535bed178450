#include <string>

#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

void draw_mentions(Workbench& bench, const Look& look, const SpeakerRow& row) {
  for (std::size_t i = 0; i < row.mentions.size(); ++i) {
    const MentionRow& mention = row.mentions[i];
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(i));
    ImGui::Indent(look.px(14));
    const bool chosen = bench.selection().token == mention.token;
    if (ImGui::Selectable(mention.words.c_str(), chosen, ImGuiSelectableFlags_SpanAllColumns)) {
      bench.choose_token(mention.token);
    }
    ImGui::Unindent(look.px(14));
    ImGui::PopID();
    ImGui::TableNextColumn();
    soft(look, mention.form);
    ImGui::TableNextColumn();
    meter(look, mention.confidence, look.palette.edge);
  }
}

void draw_speaker(Workbench& bench, const Look& look, const SpeakerRow& row, bool moved) {
  const bool chosen = bench.selection().speaker == row.entity;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (ImGui::Selectable(row.name.c_str(), chosen, ImGuiSelectableFlags_SpanAllColumns)) {
    bench.choose_speaker(row.entity);
  }
  if (chosen && moved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
  if (!row.role.empty()) ImGui::SetItemTooltip("%s", row.role.c_str());
  ImGui::TableNextColumn();
  soft(look, row.kind);
  ImGui::TableNextColumn();
  text(std::to_string(row.claims));
}

}  // namespace

void SpeakersPanel::draw(Workbench& bench, const Look& look) {
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoPadOuterX;
  if (!ImGui::BeginTable("speakers", 3, kFlags)) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("Who", ImGuiTableColumnFlags_WidthStretch);
  ImGui::TableSetupColumn("What", ImGuiTableColumnFlags_WidthFixed, look.px(88));
  ImGui::TableSetupColumn("Claims", ImGuiTableColumnFlags_WidthFixed, look.px(64));
  ImGui::TableHeadersRow();
  // a table scrolls to what was chosen once, and then stays where the reader puts it
  const bool moved = seen_ != bench.selection().speaker;
  seen_ = bench.selection().speaker;
  for (const SpeakerRow& row : bench.speakers()) {
    ImGui::PushID(static_cast<int>(row.entity));
    draw_speaker(bench, look, row, moved);
    if (row.entity == seen_) draw_mentions(bench, look, row);
    ImGui::PopID();
  }
  ImGui::EndTable();
}

}  // namespace sayso::desk
