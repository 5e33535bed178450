#include "wasm/desk/model/round.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sayso::desk {

Round::Round(const Engine& engine, std::vector<MarkedArticle> articles)
    : articles_(std::move(articles)) {
  Options options;
  options.until = Stage::attributions;
  for (std::uint32_t i = 0; i < articles_.size(); ++i) {
    const Analysis analysis = engine.analyze(articles_[i].text, options);
    stops_.push_back({i, evaluate(analysis, articles_[i].attributions).f1});
  }
  std::ranges::sort(stops_, {}, [&](const Stop& stop) {
    return std::tuple(stop.f1, std::string_view(articles_[stop.article].name));
  });
}

void Round::step(Workbench& bench, int by) {
  if (stops_.empty()) return;
  const std::int64_t next = place_ == kNone ? 0 : std::int64_t{place_} + by;
  const auto held = static_cast<std::uint32_t>(std::clamp<std::int64_t>(next, 0, size() - 1));
  if (held == place_) return;
  place_ = held;
  const MarkedArticle& article = articles_[stops_[place_].article];
  bench.open(article.text);
  bench.set_reference(article.attributions);
}

}  // namespace sayso::desk
