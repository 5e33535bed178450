// Fact-checks by the thousand: making an index, opening it, looking up the claims of an article.
// The time is linear in the entries, which Google Benchmark's complexity says (O(N)); to a million
// of them, which takes minutes, where SAYSO_MILLION is set.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "core/match/match.h"

namespace {

constexpr std::uint32_t kVocabulary = 60'000;
constexpr int kClaims = 40;  // of one article

/// The same words on every machine; few of them are frequent, as in a language (Zipf).
class Words {
 public:
  explicit Words(std::uint32_t seed) : state_(seed) {}

  std::string sentence(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) {
      const double share = static_cast<double>(next() % 10'000) / 10'000;
      const auto rank = static_cast<std::uint32_t>(kVocabulary * share * share * share * share);
      text += text.empty() ? "" : " ";
      for (std::uint32_t rest = rank + 26; rest > 0; rest /= 26) {
        text += static_cast<char>('a' + rest % 26);
      }
    }
    return text + " in " + std::to_string(1990 + next() % 35) + ".";
  }

 private:
  std::uint32_t next() { return state_ = sayso::mix(state_ + 0x9e3779b9U); }
  std::uint32_t state_;
};

const sayso::Lexicon& lexicon() {
  static const sayso::Lexicon lists = sayso::Lexicon::load();
  return lists;
}

std::vector<std::byte> make_index(std::int64_t entries) {
  Words words(1);
  sayso::FactCheckIndexBuilder builder(lexicon());
  for (std::int64_t i = 0; i < entries; ++i) {
    const std::string claim = words.sentence(16);
    const std::string title = words.sentence(8);
    const std::string text = words.sentence(18);
    sayso::FactCheck check;
    check.claim = claim;
    check.title = title;
    check.text = text;
    check.rating = "False";
    check.publisher = "The Checkers";
    check.url = "https://checkers.example/a-check-of-something";
    if (!builder.add(check)) break;
  }
  return builder.finish();
}

void build_index(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(make_index(state.range(0)));
  state.SetComplexityN(state.range(0));
}

void open_index(benchmark::State& state) {
  const std::vector<std::byte> bytes = make_index(state.range(0));
  for (auto _ : state) {
    state.PauseTiming();
    sayso::FileBytes file(bytes);
    state.ResumeTiming();
    benchmark::DoNotOptimize(sayso::FactCheckIndex::open(std::move(file)));
  }
  state.counters["bytes"] = static_cast<double>(bytes.size());
  state.SetComplexityN(state.range(0));
}

/// The claims of one article, one after the other.
void match_article(benchmark::State& state) {
  const auto index =
      sayso::FactCheckIndex::open(sayso::FileBytes(make_index(state.range(0)))).value();
  sayso::Matcher matcher(index, lexicon());
  Words words(2);
  std::vector<std::string> claims;
  for (int i = 0; i < kClaims; ++i) claims.push_back(words.sentence(18));
  for (auto _ : state) {
    for (const std::string& claim : claims) {
      benchmark::DoNotOptimize(matcher.match({claim, {}, {}}));
    }
  }
  state.SetComplexityN(state.range(0));
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const std::int64_t entries : {50'000, 200'000}) benchmark->Arg(entries);
  if (std::getenv("SAYSO_MILLION") != nullptr) benchmark->Arg(1'000'000);
  benchmark->Unit(benchmark::kMillisecond)->Complexity(benchmark::oN);
}
BENCHMARK(build_index)->Apply(sizes)->Iterations(1);
BENCHMARK(open_index)->Apply(sizes)->Iterations(3);
BENCHMARK(match_article)->Apply(sizes)->Iterations(5);

}  // namespace
