#include "core/tools/train/worth/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace sayso {
namespace {

void sort_by_score(std::vector<Scored>& scored) {
  std::ranges::stable_sort(
      scored, [](const Scored& a, const Scored& b) { return a.probability > b.probability; });
}

double worthy_of(const std::vector<Scored>& scored) {
  return static_cast<double>(std::ranges::count(scored, true, &Scored::worthy));
}

}  // namespace

double f1_at(const std::vector<Scored>& scored, double threshold) {
  double hits = 0;
  double flagged = 0;
  for (const Scored& one : scored) {
    if (one.probability < threshold) continue;
    ++flagged;
    hits += one.worthy;
  }
  return 2 * hits / (flagged + worthy_of(scored));
}

double best_threshold(std::vector<Scored> scored) {
  sort_by_score(scored);
  const double worthy = worthy_of(scored);
  double hits = 0;
  double best = 0;
  double threshold = 1;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    hits += scored[i].worthy;
    const double f1 = 2 * hits / (static_cast<double>(i + 1) + worthy);
    if (f1 > best) {
      best = f1;
      threshold = scored[i].probability;
    }
  }
  return threshold;
}

double average_precision(std::vector<Scored> scored) {
  sort_by_score(scored);
  double hits = 0;
  double sum = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    if (scored[i].worthy) sum += ++hits / static_cast<double>(i + 1);
  }
  return sum / worthy_of(scored);
}

double area_under_roc(std::vector<Scored> scored) {
  sort_by_score(scored);
  double below = 0;  // pairs in the wrong order
  double others = 0;
  for (const Scored& one : scored) {
    if (one.worthy) {
      below += others;
    } else {
      ++others;
    }
  }
  return 1 - below / (others * worthy_of(scored));
}

double calibration_error(const std::vector<Scored>& scored) {
  constexpr std::size_t kBins = 10;
  std::array<double, kBins> gaps{};
  for (const Scored& one : scored) {
    const auto bin = static_cast<std::size_t>(one.probability * kBins);
    gaps[std::min(bin, kBins - 1)] += one.probability - (one.worthy ? 1 : 0);
  }
  double sum = 0;
  for (const double gap : gaps) sum += std::abs(gap);
  return sum / static_cast<double>(scored.size());
}

}  // namespace sayso
