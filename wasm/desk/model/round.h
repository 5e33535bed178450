// A way through articles that people have marked, those that the engine reads worst first.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/tools/common/polnear.h"
#include "wasm/desk/model/workbench.h"

namespace sayso::desk {

class Round {
 public:
  /// Analyses every article to put them in order: by the F1 of contents that are half right
  /// (evaluate()), then by name. O(texts).
  Round(const Engine& engine, std::vector<MarkedArticle> articles);

  /// Opens the article `by` places further (back, where negative), held at the ends, with what
  /// people have marked in it. The first call opens the first. Does nothing where there is none.
  void step(Workbench& bench, int by);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(stops_.size()); }
  /// Of the open article, from 0; kNone before the first step.
  [[nodiscard]] std::uint32_t place() const { return place_; }
  /// `place` is less than size().
  [[nodiscard]] const std::string& name(std::uint32_t place) const {
    return articles_[stops_[place].article].name;
  }
  [[nodiscard]] Fixed f1(std::uint32_t place) const { return stops_[place].f1; }

 private:
  struct Stop {
    std::uint32_t article;
    Fixed f1;
  };

  std::vector<MarkedArticle> articles_;
  std::vector<Stop> stops_;
  std::uint32_t place_ = kNone;
};

}  // namespace sayso::desk
