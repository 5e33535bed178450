#include "wasm/desk/panels/widgets.h"

#include <imgui_internal.h>

#include <algorithm>
#include <array>

namespace sayso::desk {

void text(std::string_view words) {
  ImGui::TextUnformatted(words.data(), words.data() + words.size());
}

void soft(const Look& look, std::string_view words) {
  ImGui::PushStyleColor(ImGuiCol_Text, look.palette.soft);
  text(words);
  ImGui::PopStyleColor();
}

void one_line(std::string_view words) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const char* end = words.data() + words.size();
  const ImVec2 size = ImGui::CalcTextSize(words.data(), end);
  const float right = at.x + std::max(ImGui::GetContentRegionAvail().x, 1.0F);
  ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), at, {right, at.y + size.y}, right, right,
                            words.data(), end, &size);
  ImGui::Dummy({right - at.x, size.y});
}

void note(const Look& look, std::string_view words) {
  ImGui::PushTextWrapPos(0);
  soft(look, words);
  ImGui::PopTextWrapPos();
}

Flow::Flow(const Look& look, float indent) : look_(look), from_(ImGui::GetCursorScreenPos()) {
  right_ = from_.x + ImGui::GetContentRegionAvail().x;
  from_.x += indent;
  at_ = from_;
}

Flow::~Flow() { ImGui::Dummy({0, at_.y - from_.y + ImGui::GetTextLineHeight()}); }

void Flow::add(std::string_view words, ImU32 ink, bool underlined) {
  const float blank = ImGui::CalcTextSize(" ").x;
  float before = 0;  // width of the blank between this word and the one before
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) add_word(words.substr(at, end - at), ink, underlined, before);
    before = end > at ? blank : 0;
    if (end < words.size()) at_.x += blank;
    at = end + 1;
  }
}

void Flow::add_word(std::string_view word, ImU32 ink, bool underlined, float before) {
  const float height = ImGui::GetTextLineHeight();
  const float width = ImGui::CalcTextSize(word.data(), word.data() + word.size()).x;
  const bool fits = at_.x + width <= right_ || at_.x == from_.x;
  if (!fits) at_ = {from_.x, at_.y + height + look_.px(2)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddText(at_, ink, word.data(), word.data() + word.size());
  if (underlined) {
    const float y = at_.y + height - look_.px(1);
    list->AddLine({at_.x - (fits ? before : 0), y}, {at_.x + width, y}, look_.palette.accent,
                  look_.px(2));
  }
  at_.x += width;
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
  return voice == "according-to" ? "according to" : voice;
}

std::string_view name_of(Certainty certainty) {
  static constexpr std::array<std::string_view, 3> kNames{"sure", "probably", "unknown"};
  return kNames[static_cast<std::size_t>(certainty)];
}

void swatch(const Look& look, ImU32 colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float line = ImGui::GetTextLineHeight();
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + line * 0.2F},
                                            {at.x + look.px(4), at.y + line * 0.85F}, colour);
  ImGui::SetCursorScreenPos({at.x + look.px(9), at.y});
}

}  // namespace sayso::desk
