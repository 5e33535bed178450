#include "wasm/desk/native/window.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <memory>
#include <span>
#include <string_view>
#include <tuple>

#include "core/tools/common/model_file.h"
#include "wasm/desk/native/picture.h"
#include "wasm/desk/panels/desk.h"

namespace sayso::desk {
namespace {

struct Library {
  bool ready = glfwInit() == GLFW_TRUE;
  Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() { glfwTerminate(); }
};

struct CloseWindow {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using Window = std::unique_ptr<GLFWwindow, CloseWindow>;

/// ImGui with its two ends: input from GLFW, drawing by OpenGL.
struct Context {
  explicit Context(GLFWwindow* window) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 150");
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
};

Window open_window(const WindowSettings& settings) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  return Window(
      glfwCreateWindow(settings.width, settings.height, "Sayso: the Desk", nullptr, nullptr));
}

float scale_of(GLFWwindow* window) {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(window, &x, &y);
  return x;
}

/// The file may be missing: the panels lie where they lie by default then.
void load_settings(const std::string& path) {
  if (path.empty()) return;
  if (const auto bytes = read_bytes(path)) {
    ImGui::LoadIniSettingsFromMemory(reinterpret_cast<const char*>(bytes->data()), bytes->size());
  }
}

/// What cannot be written is not remembered; the window works without.
void save_settings(const std::string& path) {
  ImGui::GetIO().WantSaveIniSettings = false;
  if (path.empty()) return;
  const std::string_view text = ImGui::SaveIniSettingsToMemory();
  std::ignore = write_bytes(path, std::as_bytes(std::span(text)));
}

void draw_frame(GLFWwindow* window, Desk& desk) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  desk.draw();
  ImGui::Render();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4& ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::expected<void, Error> take_picture(GLFWwindow* window, Desk& desk, const std::string& path) {
  // tables and what follows the selection settle in their second frame
  for (int frame = 0; frame < 4; ++frame) draw_frame(window, desk);
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  return write_picture(path, width, height);
}

}  // namespace

std::expected<void, Error> run_window(Workbench& bench, Round& round,
                                      const WindowSettings& settings) {
  const Library library;
  if (!library.ready) return std::unexpected(Error{"no display can be opened"});
  const Window window = open_window(settings);
  if (!window) return std::unexpected(Error{"no window with OpenGL 3.2 can be opened"});
  glfwMakeContextCurrent(window.get());
  glfwSwapInterval(1);
  const Context context(window.get());
  Look look;
  dress(look, settings.dark, scale_of(window.get()));
  Desk desk(bench, look);
  desk.walk(round);
  desk.show(settings.show);
  load_settings(settings.ini);
  if (!settings.picture.empty()) return take_picture(window.get(), desk, settings.picture);

  // a frame is drawn when something happens, and two more for what settles behind it
  constexpr int kSettle = 3;
  int due = kSettle;
  while (!glfwWindowShouldClose(window.get())) {
    if (due > 0) {
      glfwPollEvents();
      --due;
    } else {
      glfwWaitEvents();
      due = kSettle;
    }
    draw_frame(window.get(), desk);
    glfwSwapBuffers(window.get());
    if (ImGui::GetIO().WantSaveIniSettings) save_settings(settings.ini);
  }
  save_settings(settings.ini);
  return {};
}

}  // namespace sayso::desk
