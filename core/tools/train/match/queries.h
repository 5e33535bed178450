// CheckThat! 2022, task 2: fact-checks, and what was said with the checks that fit it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "core/match/match.h"

namespace sayso {

struct Query {
  std::string id;
  std::string text;
  std::string speaker;
  std::string date;
  std::uint32_t group = 0;              ///< queries of one group are never on both sides of a fold
  std::vector<std::uint32_t> relevant;  ///< entries of the index
};

struct Task {
  FactCheckIndex index;
  std::vector<Query> queries;  ///< those of the training split
};

/// The task in `folder` ("…/2a" or "…/2b"). Errors: files that are missing or not as expected.
[[nodiscard]] std::expected<Task, Error> read_task(const std::string& folder,
                                                   const Lexicon& lexicon);

}  // namespace sayso
