// How fast the engine is: loading, and whole analyses of texts of growing length.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "model_files.h"

namespace {

constexpr std::string_view kParagraphs =
    R"(The harbour bridge will stay closed until March, the city of Ostrava Bay said on Tuesday, after divers found cracks in two of its pillars.

"We will not gamble with the lives of 40,000 commuters," Mayor Ilse Varga told reporters. She added that repairs would cost about 12 million crowns, a third more than the council had set aside.

Shipping companies, who had pressed for a partial opening, called the decision disappointing. Trade through the port fell by 8 percent in January, according to the port authority.

Engineers warned as early as 2019 that the bridge needed work, but the money went to the airport instead. Marek Dolan, who leads the opposition, said the mayor must explain why.

)";

sayso::Engine make_engine() {
  std::vector<std::span<const std::byte>> models;
  for (const auto& file : sayso::generated::model_files()) models.push_back(file.bytes);
  return sayso::Engine::create(models).value();
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(make_engine());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  const sayso::Engine engine = make_engine();
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) text += kParagraphs;
  for (auto _ : state) benchmark::DoNotOptimize(engine.analyze(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(analyze)->Range(1 << 10, 1 << 22)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
