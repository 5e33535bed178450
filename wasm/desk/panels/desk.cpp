#include "wasm/desk/panels/desk.h"

#include <imgui_internal.h>

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

#include "wasm/desk/panels/widgets.h"

namespace sayso::desk {
namespace {

constexpr const char* kSettings = "Desk";
constexpr float kNarrow = 900;  // below it six panels have no room beside each other

Tiles& tiles_of(ImGuiSettingsHandler* handler) { return *static_cast<Tiles*>(handler->UserData); }

void* open_settings(ImGuiContext*, ImGuiSettingsHandler* handler, const char*) {
  return handler->UserData;
}

void read_setting(ImGuiContext*, ImGuiSettingsHandler* handler, void*, const char* line) {
  const std::string_view text(line);
  const std::size_t sign = text.find('=');
  if (sign == std::string_view::npos) return;
  int thousandths = 0;
  const char* end = text.data() + text.size();
  if (std::from_chars(text.data() + sign + 1, end, thousandths).ec != std::errc{}) return;
  tiles_of(handler).set(text.substr(0, sign), static_cast<float>(thousandths) / 1000);
}

void write_settings(ImGuiContext*, ImGuiSettingsHandler* handler, ImGuiTextBuffer* out) {
  out->appendf("[%s][Tiles]\n", kSettings);
  for (std::size_t i = 0; i < Tiles::kNames.size(); ++i) {
    const float share = tiles_of(handler).share(static_cast<Divide>(i));
    out->appendf("%s=%d\n", std::string(Tiles::kNames[i]).c_str(),
                 static_cast<int>(std::lround(share * 1000)));
  }
  out->append("\n");
}

/// Begins a bar of tabs or one of them with less room about its words, so that six stand beside
/// each other on a phone.
template <typename Begin>
bool begin_tight(const Look& look, Begin begin) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {look.px(4), ImGui::GetStyle().FramePadding.y});
  const bool open = begin();
  ImGui::PopStyleVar();
  return open;
}

}  // namespace

Desk::Desk(Workbench& bench, Look& look) : bench_(bench), look_(look) { add_settings(); }

Desk::~Desk() { ImGui::RemoveSettingsHandler(kSettings); }

void Desk::add_settings() {
  ImGuiSettingsHandler handler;
  handler.TypeName = kSettings;
  handler.TypeHash = ImHashStr(kSettings);
  handler.ReadOpenFn = open_settings;
  handler.ReadLineFn = read_setting;
  handler.WriteAllFn = write_settings;
  handler.UserData = &tiles_;
  ImGui::AddSettingsHandler(&handler);
}

std::pair<Desk::Box, Desk::Box> Desk::divide(Box box, Divide divide, bool beside) {
  const float gap = look_.px(6);
  const float whole = beside ? box.size().x : box.size().y;
  const float border = whole * tiles_.share(divide);
  const ImVec2 at = beside ? ImVec2{box.from.x + border - gap / 2, box.from.y}
                           : ImVec2{box.from.x, box.from.y + border - gap / 2};
  ImGui::SetCursorScreenPos(at);
  ImGui::PushID(static_cast<int>(divide));
  ImGui::InvisibleButton("bar", beside ? ImVec2{gap, box.size().y} : ImVec2{box.size().x, gap});
  ImGui::PopID();
  if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
    ImGui::SetMouseCursor(beside ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    ImGui::GetWindowDrawList()->AddRectFilled(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                              look_.palette.source);
  }
  if (ImGui::IsItemActive()) {
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    tiles_.set(divide, (border + (beside ? moved.x : moved.y)) / whole);
    ImGui::MarkIniSettingsDirty();
  }
  Box first = box;
  Box second = box;
  if (beside) {
    first.to.x = at.x;
    second.from.x = at.x + gap;
  } else {
    first.to.y = at.y;
    second.from.y = at.y + gap;
  }
  return {first, second};
}

template <typename Content>
void Desk::panel(const char* title, Box box, Content content, bool titled) {
  ImGui::SetCursorScreenPos(box.from);
  ImGui::BeginChild(title, box.size(), ImGuiChildFlags_Border,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  if (titled) {
    ImGui::PushFont(look_.small);
    soft(look_, title);
    ImGui::PopFont();
  }
  content();
  ImGui::EndChild();
}

template <typename Content>
void Desk::tab(const char* title, Content content) {
  if (!begin_tight(look_, [&] { return ImGui::BeginTabItem(title); })) return;
  ImGui::BeginChild(title, {0, 0}, ImGuiChildFlags_Border,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  content();
  ImGui::EndChild();
  ImGui::EndTabItem();
}

template <typename Content>
void Desk::choice(const char* title, Content content) {
  const bool asked = asked_ == title;
  if (!ImGui::BeginTabItem(title, nullptr, asked ? ImGuiTabItemFlags_SetSelected : 0)) return;
  if (asked) asked_.clear();
  ImGui::BeginChild(title);
  content();
  ImGui::EndChild();
  ImGui::EndTabItem();
}

void Desk::draw_choices() {
  if (!ImGui::BeginTabBar("choices")) return;
  choice("Options", [&] { draw_options(bench_, look_); });
  choice("Before and after", [&] { draw_comparison(bench_, look_); });
  choice("Last run", [&] { draw_record(bench_, look_); });
  ImGui::EndTabBar();
}

/// All claims, and where people have marked some, how they go with those.
void Desk::draw_found() {
  const bool opened = bench_.evaluates() && !evaluated_;
  evaluated_ = bench_.evaluates();
  evaluating_ = false;
  if (!evaluated_) return claims_.draw(bench_, look_);
  if (!ImGui::BeginTabBar("found")) return;
  if (ImGui::BeginTabItem("Claims")) {
    claims_.draw(bench_, look_);
    ImGui::EndTabItem();
  }
  const ImGuiTabItemFlags flags = opened ? ImGuiTabItemFlags_SetSelected : 0;
  if (ImGui::BeginTabItem("Beside people's marks", nullptr, flags)) {
    evaluating_ = true;
    findings_.draw(bench_, look_);
    ImGui::EndTabItem();
  }
  ImGui::EndTabBar();
}

void Desk::draw_tiles(Box box) {
  const auto [top, bottom] = divide(box, Divide::top, false);
  const auto [left, right] = divide(top, Divide::article, true);
  const auto [upper, lower] = divide(right, Divide::claims, false);
  const auto [voices, claim] = divide(lower, Divide::speakers, true);
  const auto [sentence, choices] = divide(bottom, Divide::inspector, true);
  panel("The article", left, [&] { article_.draw(bench_, look_); });
  // tabs are titles enough
  panel("Claims", upper, [&] { draw_found(); }, !bench_.evaluates());
  panel("Who speaks", voices, [&] { speakers_.draw(bench_, look_); });
  panel("The claim", claim, [&] { draw_claim(bench_, look_); });
  panel("The sentence", sentence, [&] { inspector_.draw(bench_, look_); });
  panel("How it is done", choices, [&] { draw_choices(); });
}

void Desk::draw_tabs() {
  constexpr ImGuiTabBarFlags kFlags = ImGuiTabBarFlags_FittingPolicyScroll;
  if (!begin_tight(look_, [] { return ImGui::BeginTabBar("panels", kFlags); })) return;
  tab("Article", [&] { article_.draw(bench_, look_); });
  tab("Claims", [&] { draw_found(); });
  tab("The claim", [&] { draw_claim(bench_, look_); });
  tab("Who", [&] { speakers_.draw(bench_, look_); });
  tab("Sentence", [&] { inspector_.draw(bench_, look_); });
  tab("How", [&] { draw_choices(); });
  ImGui::EndTabBar();
}

void Desk::draw_round() {
  if (!round_ || round_->place() == kNone) return;
  ImGui::SameLine(0, look_.px(24));
  if (ImGui::Button("←")) round_->step(bench_, -1);
  ImGui::SetItemTooltip("The article before (left arrow)");
  ImGui::SameLine();
  const std::uint32_t place = round_->place();
  text(std::to_string(place + 1) + " of " + std::to_string(round_->size()));
  ImGui::SameLine();
  if (ImGui::Button("→")) round_->step(bench_, 1);
  ImGui::SetItemTooltip("The next article (right arrow)");
  ImGui::SameLine();
  soft(look_,
       round_->name(place) + " · F1 of contents " + std::to_string(percent(round_->f1(place))));
}

void Desk::draw_bar() {
  const Analysis& analysis = bench_.analysis();
  ImGui::AlignTextToFramePadding();
  ImGui::PushFont(look_.serif);
  text("The Desk");
  ImGui::PopFont();
  ImGui::SameLine();
  std::string facts = count(analysis.document.sentences.size(), "sentence", "sentences");
  facts += " · " + count(analysis.document.tokens.size(), "word", "words");
  facts += " · " + count(analysis.claims.size(), "claim", "claims");
  facts += " · read in " + std::to_string(std::lround(bench_.record().milliseconds)) + " ms";
  const char* other = look_.dark ? "Light" : "Dark";
  const float width = ImGui::CalcTextSize(other).x + 2 * ImGui::GetStyle().FramePadding.x;
  const float right = ImGui::GetWindowWidth() - width - ImGui::GetStyle().WindowPadding.x;
  const bool fits = ImGui::GetCursorPosX() + ImGui::CalcTextSize(facts.c_str()).x < right;
  soft(look_, fits ? facts : count(analysis.claims.size(), "claim", "claims"));
  draw_round();
  ImGui::SameLine(right);
  if (ImGui::Button(other)) recolour(look_, !look_.dark);
}

void Desk::handle_keys() {
  if (ImGui::GetIO().WantTextInput) return;
  const auto step = [&](int by) {
    if (evaluating_) return bench_.step_finding(by);
    bench_.step_claim(by);
  };
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) step(1);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) step(-1);
  if (round_ && ImGui::IsKeyPressed(ImGuiKey_RightArrow)) round_->step(bench_, 1);
  if (round_ && ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) round_->step(bench_, -1);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) bench_.choose_nothing();
}

void Desk::draw() {
  handle_keys();
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->Pos);
  ImGui::SetNextWindowSize(viewport->Size);
  ImGui::PushFont(look_.sans);
  ImGui::Begin("desk", nullptr,
               ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoDecoration |
                   ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  draw_bar();
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  if (room.x < look_.px(kNarrow)) {
    draw_tabs();
  } else {
    draw_tiles({from, {from.x + room.x, from.y + room.y}});
  }
  ImGui::End();
  ImGui::PopFont();
}

}  // namespace sayso::desk
