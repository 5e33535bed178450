// Gold articles: reading them, and scoring an analysis against one as ../shared/eval does.
#pragma once

#include <filesystem>
#include <string>

#include "core/engine/engine.h"

namespace sayso::testing {

/// Figures of one article or of several pooled, each weighing as many claims as it has. 0..1.
struct Score {
  double sentences = 0;
  double claims_recall = 0;
  double claims_precision = 0;
  double exact_f1 = 0;
  double span_iou = 0;
  double speaker = 0;   ///< of the claims that are somebody's
  double narrator = 0;  ///< of the article's own
  double source = 0;
};

/// The engine with the models that the build embedded; made once for all tests.
[[nodiscard]] const Engine& engine();

/// The whole file; fails the test where it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// Analyses the article of `gold` (a JSON file beside it) and scores it.
[[nodiscard]] Score score_article(const std::filesystem::path& gold);

/// Pools score_article over every gold file in `folder` whose name begins with `prefix`.
[[nodiscard]] Score score_folder(const std::filesystem::path& folder, const std::string& prefix);

}  // namespace sayso::testing
