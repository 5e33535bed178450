#include "wasm/desk/model/score_bar.h"

#include <algorithm>
#include <cstdlib>

#include "core/output/names.h"

namespace sayso::desk {

ScoreBar draw_score(const Analysis& analysis, const Claim& claim) {
  std::vector<Reason> reasons = claim.reasons;
  std::ranges::stable_sort(reasons, [](const Reason& a, const Reason& b) {
    const bool a_base = a.code == "base";
    const bool b_base = b.code == "base";
    return a_base != b_base ? a_base : std::abs(a.weight) > std::abs(b.weight);
  });
  ScoreBar bar;
  for (const Reason& reason : reasons) {
    ScorePiece piece{reason.code, line_of(analysis.document.text, reason.range), reason.range,
                     bar.logit, bar.logit + reason.weight};
    bar.logit = piece.to;
    bar.lowest = std::min(bar.lowest, bar.logit);
    bar.highest = std::max(bar.highest, bar.logit);
    bar.pieces.push_back(std::move(piece));
  }
  return bar;
}

}  // namespace sayso::desk
