// sayso-desk: the Desk in a window of its own.
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/engine.h"
#include "core/tools/common/polnear.h"
#include "model_files.h"
#include "wasm/desk/model/round.h"
#include "wasm/desk/model/workbench.h"
#include "wasm/desk/native/files.h"
#include "wasm/desk/native/window.h"

namespace sayso::desk {
namespace {

enum Exit : int { kDone = 0, kBadInput = 1, kBadModels = 3, kNoWindow = 4 };

double now() {
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(time).count();
}

std::size_t heap() {
  const auto info = mallinfo2();
  return info.uordblks + info.hblkhd;
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

/// What the command line asks for beside the window.
struct Request {
  std::string file;
  std::string gold;
  std::string polnear;
  std::string checks;
  int claim = 0;    ///< from 1
  int finding = 0;  ///< from 1
};

std::expected<void, Error> open_files(Workbench& bench, const Request& request) {
  if (!request.checks.empty()) {
    auto checks = open_checks(request.checks);
    if (!checks) return std::unexpected(checks.error());
    bench.set_checks(std::move(*checks));
  }
  if (request.file.empty()) return {};
  auto text = read_text(request.file);
  if (!text) return std::unexpected(text.error());
  bench.open(std::move(*text));
  if (request.gold.empty()) return {};
  auto gold = open_gold(request.gold, static_cast<std::uint32_t>(bench.text().size()));
  if (!gold) return std::unexpected(gold.error());
  bench.set_reference(std::move(*gold));
  return {};
}

/// The articles of the folder that was asked for; none where none was.
std::expected<Round, Error> open_round(const Engine& engine, Workbench& bench,
                                       const std::string& folder) {
  if (folder.empty()) return Round(engine, {});
  auto articles = read_polnear(folder);
  if (!articles) return std::unexpected(articles.error());
  Round round(engine, std::move(*articles));
  round.step(bench, 0);
  return round;
}

/// Numbers count from 1; 0 is none, and wraps to what no list has.
std::uint32_t index_of(int number) { return static_cast<std::uint32_t>(number) - 1; }

int run(const Request& request, WindowSettings settings) {
  const auto engine = create_engine();
  if (!engine) return fail(kBadModels, engine.error().message);
  Workbench bench(*engine, now, heap);
  const auto opened = open_files(bench, request);
  if (!opened) return fail(kBadInput, opened.error().message);
  auto round = open_round(*engine, bench, request.polnear);
  if (!round) return fail(kBadInput, round.error().message);
  bench.choose_claim(index_of(request.claim));
  bench.choose_finding(index_of(request.finding));
  // a picture shows the default, whatever this reader has moved
  if (settings.picture.empty()) settings.ini = ini_path();
  const auto ran = run_window(bench, *round, settings);
  return ran ? kDone : fail(kNoWindow, ran.error().message);
}

}  // namespace
}  // namespace sayso::desk

int main(int argc, char** argv) {
  // The engine does not throw; the reader of options and the system may.
  try {
    CLI::App app("A workbench on the engine: an article, and how it was read.");
    sayso::desk::WindowSettings settings;
    sayso::desk::Request request;
    CLI::Option* file = app.add_option("file", request.file, "the article, as plain text");
    app.add_option("--gold", request.gold, "what people say is claimed in the article (JSON)")
        ->needs(file);
    app.add_option("--checks", request.checks,
                   "fact-checks to look the claims up in: an index, or a feed (ClaimReview, CSV)");
    app.add_option("--polnear", request.polnear,
                   "a split of PolNeAR to step through, the worst article first")
        ->excludes(file);
    app.add_option("--claim", request.claim, "the number of the claim that is chosen at first")
        ->check(CLI::PositiveNumber);
    app.add_option("--finding", request.finding, "the same of what people have marked")
        ->check(CLI::PositiveNumber);
    app.add_option("--show", settings.show, "the part of \"How it is done\" that is in front")
        ->check(CLI::IsMember({"Options", "Before and after", "Last run"}));
    app.add_option("--picture", settings.picture, "writes the window to this file (PPM) and ends");
    app.add_option("--width", settings.width, "of the window")->check(CLI::Range(400, 8000));
    app.add_option("--height", settings.height, "of the window")->check(CLI::Range(300, 8000));
    app.add_flag("--dark", settings.dark, "begins with dark colours");
    CLI11_PARSE(app, argc, argv);
    return sayso::desk::run(request, settings);
  } catch (...) {
    std::fputs("sayso-desk: stopped by the system: out of memory\n", stderr);
    return sayso::desk::kBadInput;
  }
}
