// sayso-desk: the Desk in a window of its own.
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/tools/common/model_file.h"
#include "model_files.h"
#include "wasm/desk/model/workbench.h"
#include "wasm/desk/native/window.h"

namespace sayso::desk {
namespace {

enum Exit : int { kDone = 0, kBadInput = 1, kBadModels = 3, kNoWindow = 4 };

double now() {
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(time).count();
}

std::expected<Engine, Error> create_engine() {
  std::vector<std::span<const std::byte>> files;
  for (const generated::ModelFile& file : generated::model_files()) files.push_back(file.bytes);
  return Engine::create(files);
}

/// Beside the settings of other programs; empty where the system names no such place.
std::string ini_path() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  if (folder) return std::string(folder) + "/sayso-desk.ini";
  const char* home = std::getenv("HOME");
  return home ? std::string(home) + "/.config/sayso-desk.ini" : std::string();
}

int fail(Exit code, const std::string& message) {
  std::cerr << "sayso-desk: " << message << '\n';
  return code;
}

int run(const std::string& file, int claim, WindowSettings settings) {
  const auto engine = create_engine();
  if (!engine) return fail(kBadModels, engine.error().message);
  Workbench bench(*engine, now);
  if (!file.empty()) {
    const auto bytes = read_bytes(file);
    if (!bytes) return fail(kBadInput, bytes.error().message);
    bench.open({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  }
  if (claim > 0) bench.choose_claim(static_cast<std::uint32_t>(claim) - 1);
  // a picture shows the default, whatever this reader has moved
  if (settings.picture.empty()) settings.ini = ini_path();
  const auto ran = run_window(bench, settings);
  return ran ? kDone : fail(kNoWindow, ran.error().message);
}

}  // namespace
}  // namespace sayso::desk

int main(int argc, char** argv) {
  // The engine does not throw; the reader of options and the system may.
  try {
    CLI::App app("A workbench on the engine: an article, and how it was read.");
    sayso::desk::WindowSettings settings;
    std::string file;
    int claim = 0;
    app.add_option("file", file, "the article, as plain text");
    app.add_option("--claim", claim, "the number of the claim that is chosen at first");
    app.add_option("--picture", settings.picture, "writes the window to this file (PPM) and ends");
    app.add_option("--width", settings.width, "of the window")->check(CLI::Range(400, 8000));
    app.add_option("--height", settings.height, "of the window")->check(CLI::Range(300, 8000));
    app.add_flag("--dark", settings.dark, "begins with dark colours");
    CLI11_PARSE(app, argc, argv);
    return sayso::desk::run(file, claim, settings);
  } catch (...) {
    std::fputs("sayso-desk: stopped by the system: out of memory\n", stderr);
    return sayso::desk::kBadInput;
  }
}
