// Keys, text and clipboard: what a page's own field takes for the fields that ImGui draws.
#include <emscripten/em_js.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "wasm/desk/model/quotation.h"
#include "wasm/desk/web/desk.h"
#include "wasm/desk/web/state.h"

// A page that may not write to the clipboard leaves it as it is.
// clang-format off
EM_JS(void, write_clipboard, (const char* text), {
  navigator.clipboard?.writeText(UTF8ToString(text)).catch(() => {});
})
// clang-format on

namespace sayso::desk {
namespace {

/// The keys that the Desk and its fields use; all others stay the browser's.
constexpr std::array<std::pair<std::string_view, ImGuiKey>, 12> kKeys{
    {{"ArrowDown", ImGuiKey_DownArrow},
     {"ArrowUp", ImGuiKey_UpArrow},
     {"ArrowLeft", ImGuiKey_LeftArrow},
     {"ArrowRight", ImGuiKey_RightArrow},
     {"Escape", ImGuiKey_Escape},
     {"Enter", ImGuiKey_Enter},
     {"Backspace", ImGuiKey_Backspace},
     {"Delete", ImGuiKey_Delete},
     {"Home", ImGuiKey_Home},
     {"End", ImGuiKey_End},
     {"PageUp", ImGuiKey_PageUp},
     {"PageDown", ImGuiKey_PageDown}}};

/// With Ctrl (Cmd on a Mac) in a text field: select all, undo, redo.
constexpr std::array<std::pair<std::string_view, ImGuiKey>, 3> kCommands{
    {{"KeyA", ImGuiKey_A}, {"KeyZ", ImGuiKey_Z}, {"KeyY", ImGuiKey_Y}}};

enum Modifier : int { kCtrl = 1, kShift = 2, kAlt = 4, kMeta = 8 };

constexpr std::array<std::pair<Modifier, ImGuiKey>, 4> kModifiers{{{kCtrl, ImGuiMod_Ctrl},
                                                                   {kShift, ImGuiMod_Shift},
                                                                   {kAlt, ImGuiMod_Alt},
                                                                   {kMeta, ImGuiMod_Super}}};

template <std::size_t kSize>
ImGuiKey key_named(const std::array<std::pair<std::string_view, ImGuiKey>, kSize>& keys,
                   std::string_view name) {
  for (const auto& [code, key] : keys) {
    if (code == name) return key;
  }
  return ImGuiKey_None;
}

bool is_mac() { return ImGui::GetIO().ConfigMacOSXBehaviors; }

bool is_typing() { return ImGui::GetIO().WantTextInput; }

/// Presses Ctrl (Cmd on a Mac) and the key, and lets go: the page is not told of a key that is
/// released while Cmd is held.
void press_command(ImGuiKey key) {
  ImGuiIO& io = ImGui::GetIO();
  const ImGuiKey command = is_mac() ? ImGuiMod_Super : ImGuiMod_Ctrl;
  io.AddKeyEvent(command, true);
  io.AddKeyEvent(key, true);
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(command, false);
}

/// Whether a key with these modifiers is the Desk's. In a field Ctrl and the arrows go by words;
/// Alt and the arrows are the browser's way back, but for a Mac's.
bool is_ours(int modifiers) {
  const int foreign = is_typing() ? (is_mac() ? 0 : kAlt | kMeta) : kCtrl | kAlt | kMeta;
  return (modifiers & foreign) == 0;
}

/// Until nothing waits: what happened before a copy or a paste counts for it.
void draw_all(sayso_desk& desk) {
  while (draw_frame(desk)) {
  }
}

sayso_desk& desk_of(void* user) { return *static_cast<sayso_desk*>(user); }

/// A link that a button copies comes with no event of the browser's.
void set_clipboard(void* user, const char* text) {
  desk_of(user).clipboard = text;
  write_clipboard(text);
}

const char* get_clipboard(void* user) { return desk_of(user).clipboard.c_str(); }

void move_caret(ImGuiViewport*, ImGuiPlatformImeData* caret) {
  desk_of(ImGui::GetIO().BackendPlatformUserData).caret = *caret;
}

}  // namespace

void connect_fields(sayso_desk& desk) {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendPlatformUserData = io.ClipboardUserData = &desk;
  io.SetClipboardTextFn = set_clipboard;
  io.GetClipboardTextFn = get_clipboard;
  io.SetPlatformImeDataFn = move_caret;
  io.ConfigInputTextCursorBlink = false;  // a caret that blinks would draw without end
}

}  // namespace sayso::desk

using namespace sayso::desk;

int sayso_desk_key(sayso_desk*, const char* code, int down, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  for (const auto& [bit, modifier] : kModifiers) {
    io.AddKeyEvent(modifier, (modifiers & bit) != 0);
  }
  if (const ImGuiKey key = key_named(kKeys, code); key != ImGuiKey_None) {
    if (down != 0 && !is_ours(modifiers)) return 0;
    io.AddKeyEvent(key, down != 0);
    return 1;
  }
  const ImGuiKey letter = key_named(kCommands, code);
  const bool command = (modifiers & (is_mac() ? kMeta : kCtrl)) != 0;
  if (letter == ImGuiKey_None || !command || !is_typing()) return 0;
  if (down != 0) press_command(letter);
  return 1;
}

void sayso_desk_text(sayso_desk*, const char* text) { ImGui::GetIO().AddInputCharactersUTF8(text); }

float sayso_desk_caret_x(sayso_desk* desk) { return desk->caret.InputPos.x / desk->look.scale; }

float sayso_desk_caret_y(sayso_desk* desk) { return desk->caret.InputPos.y / desk->look.scale; }

float sayso_desk_caret_height(sayso_desk* desk) {
  return desk->caret.WantVisible ? desk->caret.InputLineHeight / desk->look.scale : 0;
}

void sayso_desk_leave(sayso_desk*, int for_good) {
  ImGui::GetIO().AddFocusEvent(false);
  if (for_good != 0 && is_typing()) ImGui::ClearActiveID();
}

const char* sayso_desk_copy(sayso_desk* desk, int cut) {
  desk->clipboard.clear();
  draw_all(*desk);
  if (is_typing()) {
    press_command(cut != 0 ? ImGuiKey_X : ImGuiKey_C);
    draw_all(*desk);
  } else if (desk->bench->claim() && cut == 0) {
    const ClaimRow& row = desk->bench->claims().row(desk->bench->selection().claim);
    desk->clipboard = quote_claim(desk->bench->analysis(), row);
  }
  return desk->clipboard.empty() ? nullptr : desk->clipboard.c_str();
}

int sayso_desk_paste(sayso_desk* desk, const char* text) {
  draw_all(*desk);
  if (!is_typing()) return 0;
  desk->clipboard = text;
  press_command(ImGuiKey_V);
  draw_all(*desk);
  return 1;
}
