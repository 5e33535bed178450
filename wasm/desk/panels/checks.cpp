#include <string>

#include "wasm/desk/panels/panels.h"
#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

/// A small frame around a word, dashed as what is not quite one.
void draw_badge(const Look& look, std::string_view word) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = ImGui::CalcTextSize(word.data(), word.data() + word.size());
  const ImVec2 to{at.x + size.x + look.px(12), at.y + size.y + look.px(1)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (float x = at.x; x < to.x; x += look.px(6)) {
    const float end = std::min(x + look.px(3), to.x);
    list->AddLine({x, at.y}, {end, at.y}, look.palette.edge);
    list->AddLine({x, to.y}, {end, to.y}, look.palette.edge);
  }
  list->AddLine({at.x, at.y}, {at.x, to.y}, look.palette.edge);
  list->AddLine({to.x, at.y}, {to.x, to.y}, look.palette.edge);
  ImGui::SetCursorScreenPos({at.x + look.px(6), at.y});
  text(word);
}

/// The claim that was checked, the words that differ underlined.
void draw_quotation(const Look& look, const ToldCheck& check) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  {
    Flow flow(look, look.px(12));
    for (const CheckPiece& piece : check.claim) {
      const bool other = piece.alike == Alike::other;
      flow.add(piece.words, other ? look.palette.soft : look.palette.ink,
               piece.alike == Alike::differs);
    }
  }
  const float bottom = ImGui::GetItemRectMax().y;
  ImGui::GetWindowDrawList()->AddRectFilled({from.x, from.y}, {from.x + look.px(3), bottom},
                                            look.palette.edge);
}

void draw_check(const Look& look, const ToldCheck& check) {
  if (check.near) draw_badge(look, "Near miss");
  ImGui::PushTextWrapPos(0);
  text(check.sentence);
  ImGui::PopTextWrapPos();
  draw_quotation(look, check);
  for (const std::string& difference : check.differences) note(look, difference);
  if (check.url.empty()) return;
  note(look, "The check is at " + check.host + ".");
  ImGui::SameLine();
  if (ImGui::SmallButton("Copy the link")) ImGui::SetClipboardText(check.url.c_str());
  ImGui::SetItemTooltip("%s", check.url.c_str());
}

}  // namespace

void draw_checks(const Workbench& bench, const Look& look) {
  if (bench.told_checks().empty()) return;
  ImGui::SeparatorText("Checked before?");
  int number = 0;
  for (const ToldCheck& check : bench.told_checks()) {
    ImGui::PushID(number++);
    draw_check(look, check);
    ImGui::PopID();
    ImGui::Spacing();
  }
}

}  // namespace sayso::desk
