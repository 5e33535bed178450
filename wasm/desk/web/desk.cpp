#include "wasm/desk/web/desk.h"

#include <emscripten/emmalloc.h>
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/engine/engine.h"
#include "wasm/desk/panels/desk.h"
#include "wasm/desk/web/state.h"

namespace {

std::size_t heap() { return emmalloc_dynamic_heap_size() - emmalloc_free_dynamic_memory(); }

bool open_webgl(const char* canvas) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = EM_FALSE;
  attributes.depth = EM_FALSE;
  attributes.antialias = EM_FALSE;
  const auto context = emscripten_webgl_create_context(canvas, &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

}  // namespace

namespace sayso::desk {

bool draw_frame(sayso_desk& desk) {
  // between the loss and the browser's word of it
  if (emscripten_is_webgl_context_lost(emscripten_webgl_get_current_context())) return false;
  desk.renderer.prepare();
  ImGui::NewFrame();
  desk.panels->draw();
  ImGui::Render();
  desk.renderer.draw(*ImGui::GetDrawData());
  const ImVector<ImGuiInputEvent>& waiting = ImGui::GetCurrentContext()->InputEventsQueue;
  if (desk.zooms && waiting.empty()) {
    desk.zooms = false;
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
  }
  return !waiting.empty();
}

}  // namespace sayso::desk

sayso_desk* sayso_desk_create() { return std::make_unique<sayso_desk>().release(); }

void sayso_desk_add_model(sayso_desk* desk, std::uint8_t* bytes, std::size_t size) {
  desk->models.push_back({std::unique_ptr<std::uint8_t, sayso::desk::FreeBytes>(bytes), size});
}

const char* sayso_desk_start(sayso_desk* desk, const char* canvas, float scale, int dark, int mac) {
  std::vector<std::span<const std::byte>> files;
  for (const sayso::desk::File& model : desk->models) {
    files.push_back(std::as_bytes(std::span(model.bytes.get(), model.size)));
  }
  auto engine = sayso::Engine::create(files);
  if (!engine) {
    desk->error = engine.error().message;
    return desk->error.c_str();
  }
  desk->engine.emplace(std::move(*engine));
  desk->models.clear();
  if (!open_webgl(canvas)) return "WebGL2 cannot be opened";
  desk->bench.emplace(*desk->engine, emscripten_get_now, heap);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().ConfigMacOSXBehaviors = mac != 0;
  sayso::desk::connect_fields(*desk);
  sayso::desk::dress(desk->look, dark != 0, scale);
  desk->panels.emplace(*desk->bench, desk->look);
  return nullptr;
}

void sayso_desk_open(sayso_desk* desk, const char* text, std::size_t size) {
  desk->bench->open({text, size});
}

const char* sayso_desk_checks(sayso_desk* desk, std::uint8_t* bytes, std::size_t size) {
  const sayso::desk::File file{std::unique_ptr<std::uint8_t, sayso::desk::FreeBytes>(bytes), size};
  auto index = sayso::FactCheckIndex::open(
      sayso::FileBytes(std::as_bytes(std::span(file.bytes.get(), file.size))));
  if (!index) {
    desk->error = index.error().message;
    return desk->error.c_str();
  }
  desk->bench->set_checks(std::move(*index));
  return nullptr;
}

void sayso_desk_restore(sayso_desk*, const char* settings, std::size_t size) {
  ImGui::LoadIniSettingsFromMemory(settings, size);
}

const char* sayso_desk_settings(sayso_desk*) {
  if (!ImGui::GetIO().WantSaveIniSettings) return nullptr;
  ImGui::GetIO().WantSaveIniSettings = false;
  return ImGui::SaveIniSettingsToMemory();
}

void sayso_desk_lose(sayso_desk* desk) { desk->renderer.drop(); }

int sayso_desk_frame(sayso_desk* desk, float width, float height, float scale, double seconds) {
  if (scale != desk->look.scale) {
    sayso::desk::dress(desk->look, desk->look.dark, scale);
    desk->renderer.drop();
  }
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  // after a long idleness ImGui would take one step for many
  io.DeltaTime = static_cast<float>(std::clamp(seconds - desk->seconds, 0.001, 0.1));
  desk->seconds = seconds;
  return sayso::desk::draw_frame(*desk) ? 1 : 0;
}

int sayso_desk_cursor(sayso_desk*) { return ImGui::GetMouseCursor(); }

int sayso_desk_claim(sayso_desk* desk) {
  const std::uint32_t claim = desk->bench->selection().claim;
  return claim == sayso::kNone ? 0 : static_cast<int>(claim) + 1;
}
