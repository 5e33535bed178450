#include "wasm/desk/panels/widgets.h"

#include <algorithm>

namespace sayso::desk {

void text(std::string_view words) {
  ImGui::TextUnformatted(words.data(), words.data() + words.size());
}

void soft(const Look& look, std::string_view words) {
  ImGui::PushStyleColor(ImGuiCol_Text, look.palette.soft);
  text(words);
  ImGui::PopStyleColor();
}

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number).append(1, ' ').append(number == 1 ? one : many);
}

int percent(Fixed share) { return (share + kCertain / 200) * 100 / kCertain; }

void meter(const Look& look, Fixed share, ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetTextLineHeight();
  const float number = ImGui::CalcTextSize("100").x;
  const float width = std::max(ImGui::GetContentRegionAvail().x - number - look.px(6), look.px(8));
  const float middle = at.y + height / 2;
  const float filled = width * static_cast<float>(share) / kCertain;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float half = look.px(3);
  list->AddRectFilled({at.x, middle - half}, {at.x + width, middle + half}, look.palette.rule);
  list->AddRectFilled({at.x, middle - half}, {at.x + filled, middle + half}, colour);
  const std::string digits = std::to_string(percent(share));
  const float digits_width = ImGui::CalcTextSize(digits.c_str()).x;
  ImGui::SetCursorScreenPos({at.x + width + look.px(6) + number - digits_width, at.y});
  text(digits);
}

std::string_view plain_voice(std::string_view voice) {
  return voice == "according_to" ? "according to" : voice;
}

void swatch(const Look& look, ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ImGui::GetTextLineHeight();
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + line * 0.2F},
                                            {at.x + look.px(4), at.y + line * 0.85F}, colour);
  ImGui::SetCursorScreenPos({at.x + look.px(9), at.y});
}

}  // namespace sayso::desk
