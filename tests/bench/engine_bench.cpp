// How fast the native engine is: loading, each stage on real articles, an article that is edited.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/session.h"
#include "core/output/output.h"
#include "model_files.h"

namespace {

namespace fs = std::filesystem;

/// The development data's articles, or the project's own where there is none.
std::vector<std::string> read_articles() {
  const fs::path shared = fs::path(SAYSO_SHARED_DIR) / "data/polnear/dev/text";
  const fs::path own = fs::path(SAYSO_SOURCE_DIR) / "tests/core/fixtures/articles";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::exists(shared) ? shared : own)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> articles;
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    articles.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return articles;
}

const std::vector<std::string>& articles() {
  static const std::vector<std::string> all = read_articles();
  return all;
}

sayso::Engine make_engine() {
  std::vector<std::span<const std::byte>> models;
  for (const auto& file : sayso::generated::model_files()) models.push_back(file.bytes);
  return sayso::Engine::create(models).value();
}

const sayso::Engine& engine() {
  static const sayso::Engine made = make_engine();
  return made;
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(make_engine());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

/// Runs `read` on every article.
template <typename Read>
void measure(benchmark::State& state, Read read) {
  std::size_t bytes = 0;
  for (const std::string& article : articles()) bytes += article.size();
  for (auto _ : state) {
    for (const std::string& article : articles()) read(article);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void until(benchmark::State& state, sayso::Stage stage) {
  sayso::Options options;
  options.until = stage;
  measure(state, [&](std::string_view article) {
    benchmark::DoNotOptimize(engine().analyze(article, options));
  });
}
BENCHMARK_CAPTURE(until, document, sayso::Stage::document)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(until, syntax, sayso::Stage::syntax)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(until, entities, sayso::Stage::entities)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(until, attributions, sayso::Stage::attributions)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(until, claims, sayso::Stage::claims)->Unit(benchmark::kMillisecond);

void json(benchmark::State& state) {
  measure(state, [](std::string_view article) {
    benchmark::DoNotOptimize(sayso::to_json(engine().analyze(article), engine()));
  });
}
BENCHMARK(json)->Unit(benchmark::kMillisecond);

/// Articles joined until they hold `words`.
std::string text_of(std::size_t words, std::size_t first) {
  std::string text;
  for (std::size_t i = first, held = 0; held < words; ++i) {
    const std::string& article = articles()[i % articles().size()];
    held += static_cast<std::size_t>(std::ranges::count(article, ' '));
    text += article + "\n\n";
  }
  return text;
}

/// An article of 1,000 words, whose analysis is there, against a source of 10,000 that holds it.
void verify(benchmark::State& state) {
  const std::string article = text_of(1'000, 0);
  const std::string source = text_of(10'000, 0);
  const sayso::Analysis analysis = engine().analyze(article);
  for (auto _ : state) benchmark::DoNotOptimize(engine().verify(analysis, source));
}
BENCHMARK(verify)->Unit(benchmark::kMillisecond);

/// One letter more or less in the middle of an article of 30 KB, about 5,000 words.
void edit(benchmark::State& state) {
  constexpr std::size_t kBytes = 30'000;
  std::string text;
  for (std::size_t i = 0; text.size() < kBytes; ++i) {
    text += articles()[i % articles().size()] + "\n\n";
  }
  const auto middle = static_cast<std::uint32_t>(text.find(' ', kBytes / 2));
  sayso::Session session(engine());
  session.set(text);
  bool longer = false;
  for (auto _ : state) {
    longer = !longer;
    const sayso::Range range{middle, middle + (longer ? 0U : 1U)};
    benchmark::DoNotOptimize(session.update({range, longer ? "s" : ""}));
  }
}
BENCHMARK(edit)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
