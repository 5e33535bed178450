#include "core/engine/engine.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "core/output/output.h"
#include "tests/core/gold.h"

namespace sayso {
namespace {

using testing::engine;

constexpr std::string_view kText =
    "Ann Lee, the mayor, said the budget grew by 4 percent last year. The council met on Monday.";

TEST(Engine, EndsBehindTheStageThatIsAskedFor) {
  const Analysis whole = engine().analyze(kText);
  for (const Stage until :
       {Stage::document, Stage::syntax, Stage::entities, Stage::attributions, Stage::claims}) {
    Options options;
    options.until = until;
    const Analysis part = engine().analyze(kText, options);
    const auto ran = [&](Stage stage) { return stage <= until; };
    EXPECT_EQ(part.document.tokens.size(), whole.document.tokens.size());
    EXPECT_EQ(part.syntax.words.size(), ran(Stage::syntax) ? whole.syntax.words.size() : 0);
    EXPECT_EQ(part.entities.mentions.size(),
              ran(Stage::entities) ? whole.entities.mentions.size() : 0);
    EXPECT_EQ(part.attributions.size(), ran(Stage::attributions) ? whole.attributions.size() : 0);
    EXPECT_EQ(part.values.size(), ran(Stage::claims) ? whole.values.size() : 0);
    EXPECT_EQ(part.claims.size(), ran(Stage::claims) ? whole.claims.size() : 0);
    const auto json = nlohmann::json::parse(to_json(part, engine()));
    EXPECT_EQ(json["claims"].size(), part.claims.size());
    EXPECT_EQ(json["sentences"].size(), 2u);
  }
}

#ifndef __EMSCRIPTEN__
TEST(Engine, ServesManyThreads) {
  const std::string expected = to_json(engine().analyze(kText), engine());
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  threads.reserve(found.size());
  for (std::string& one : found) {
    threads.emplace_back([&] {
      for (int round = 0; round < 20; ++round) one = to_json(engine().analyze(kText), engine());
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : found) EXPECT_EQ(one, expected);
}
#endif

TEST(Engine, TellsWhenAStageEnds) {
  std::vector<Stage> stages;
  Options options;
  options.ended = [&](Stage stage) { stages.push_back(stage); };
  EXPECT_EQ(to_json(engine().analyze(kText, options), engine()),
            to_json(engine().analyze(kText), engine()));
  const std::vector all{Stage::document, Stage::syntax, Stage::entities, Stage::attributions,
                        Stage::claims};
  EXPECT_EQ(stages, all);
  stages.clear();
  options.until = Stage::entities;
  (void)engine().analyze(kText, options);
  EXPECT_EQ(stages, std::vector(all.begin(), all.begin() + 3));
}

}  // namespace
}  // namespace sayso
