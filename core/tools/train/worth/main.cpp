// sayso-train-worth: trains the check-worthiness of claims.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "core/claims/worth.h"
#include "core/tools/common/model_file.h"
#include "core/tools/train/worth/measure.h"
#include "core/tools/train/worth/regression.h"
#include "core/tools/train/worth/sentences.h"
#include "core/weights/weights.h"

namespace sayso {
namespace {

constexpr const char* kUsage =
    "usage: sayso-train-worth [--data DIR] [--syntax FILE] [--entities FILE] [--out FILE]\n"
    "  --data DIR        where claimbuster/ is (../shared/data)\n"
    "  --syntax FILE     the parser's weights (core/models/syntax.bin)\n"
    "  --entities FILE   the weights of names (core/models/entities.bin)\n"
    "  --out FILE        the model (core/models/worth.bin)\n";
constexpr std::uint32_t kFolds = 11;  // three debates each

template <typename T>
T need(std::expected<T, Error> value) {
  if (value) return std::move(*value);
  std::fprintf(stderr, "sayso-train-worth: %s\n", value.error().message.c_str());
  std::exit(1);
}

/// Every example judged by a model that has not seen its debate, by fold.
std::vector<std::vector<Judged>> cross_validate(const std::vector<Example>& examples) {
  std::vector<std::vector<Judged>> folds(kFolds);
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const Example*> seen;
    for (const Example& example : examples) {
      if (example.debate % kFolds != fold) seen.push_back(&example);
    }
    const Regression regression = train(seen);
    for (const Example& example : examples) {
      if (example.debate % kFolds != fold) continue;
      folds[fold].push_back({logit_of(regression, example.rows), example.worthy});
    }
  }
  return folds;
}

/// All folds but `left_out`.
std::vector<Judged> pool(const std::vector<std::vector<Judged>>& folds,
                         std::uint32_t left_out = kFolds) {
  std::vector<Judged> all;
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    if (fold != left_out) all.insert(all.end(), folds[fold].begin(), folds[fold].end());
  }
  return all;
}

std::vector<Scored> score(const std::vector<Judged>& judged, const Platt& platt) {
  std::vector<Scored> scored;
  scored.reserve(judged.size());
  for (const Judged& one : judged) {
    scored.push_back({platt.probability(one.logit), one.worthy});
  }
  return scored;
}

/// The figures of a cross-validation by debate; calibration and threshold of a fold are fitted on
/// the others.
void print_figures(const std::vector<std::vector<Judged>>& folds) {
  std::vector<Scored> all;
  std::vector<Scored> decided;  // 1 or 0
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<Judged> others = pool(folds, fold);
    const Platt platt = fit_platt(others);
    const double threshold = best_threshold(score(others, platt));
    for (const Scored& one : score(folds[fold], platt)) {
      all.push_back(one);
      decided.push_back({one.probability >= threshold ? 1.0 : 0.0, one.worthy});
    }
  }
  std::printf(
      "| ClaimBuster, by debate | f1 | ap | auc | calibration error |\n|---|---|---|---|---|\n");
  std::printf("| %zu sentences | %.3f | %.3f | %.3f | %.3f |\n", all.size(), f1_at(decided, 0.5),
              average_precision(all), area_under_roc(all), calibration_error(all));
}

/// Rows in whole steps; the calibration goes into the step and the base, the threshold beside them.
std::vector<std::byte> quantize(const Regression& regression, const Platt& platt,
                                double threshold) {
  double largest = 0;
  for (std::uint32_t row = 0; row < kWorthRows; ++row) {
    largest = std::max(largest, std::abs(regression.weights[row]));
  }
  const double unit = 10'000 * platt.slope;
  const auto step = static_cast<std::int32_t>(std::ceil(largest * unit / 127));
  std::vector<std::int8_t> rows(kWorthRows);
  for (std::uint32_t row = 0; row < kWorthRows; ++row) {
    rows[row] = static_cast<std::int8_t>(std::lround(regression.weights[row] * unit / step));
  }
  const double base = 10'000 * (platt.slope * regression.base + platt.shift);
  const std::array scale{step, static_cast<std::int32_t>(std::lround(base)),
                         static_cast<std::int32_t>(std::lround(kCertain * threshold))};
  std::printf("step %d, base %d, %td rows in use\n", scale[0], scale[1],
              static_cast<std::ptrdiff_t>(rows.size()) - std::ranges::count(rows, 0));
  WeightsWriter writer(kWorthKind, "1");
  writer.add("rows", std::span<const std::int8_t>(rows));
  writer.add("scale", std::span<const std::int32_t>(scale));
  return writer.finish();
}

int run(std::span<char*> arguments) {
  std::string data = "../shared/data";
  std::string syntax = "core/models/syntax.bin";
  std::string entities = "core/models/entities.bin";
  std::string out = "core/models/worth.bin";
  const std::map<std::string_view, std::string*> values{
      {"--data", &data}, {"--syntax", &syntax}, {"--entities", &entities}, {"--out", &out}};
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    const auto value = values.find(arguments[i]);
    if (value == values.end() || i + 1 == arguments.size()) {
      std::fputs(kUsage, stderr);
      return 2;
    }
    *value->second = arguments[i + 1];
  }
  const std::vector<Example> examples = need(read_claimbuster(
      data + "/claimbuster/crowdsourced.csv", need(read_model<SyntaxModel>(syntax)),
      need(read_model<EntityModel>(entities)), Lexicon::load()));
  const std::vector<std::vector<Judged>> folds = cross_validate(examples);
  print_figures(folds);
  const std::vector<Judged> judged = pool(folds);
  const Platt platt = fit_platt(judged);
  const double threshold = best_threshold(score(judged, platt));
  std::printf("threshold %.3f\n", threshold);

  std::vector<const Example*> all;
  all.reserve(examples.size());
  for (const Example& example : examples) all.push_back(&example);
  const std::vector<std::byte> bytes = quantize(train(all), platt, threshold);
  const auto written = write_bytes(out, bytes);
  if (!written) std::fprintf(stderr, "sayso-train-worth: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}

}  // namespace
}  // namespace sayso

int main(int count, char** arguments) {
  return sayso::run(std::span(arguments, static_cast<std::size_t>(count)));
}
