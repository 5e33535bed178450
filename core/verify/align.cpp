#include "core/verify/align.h"

#include <algorithm>
#include <limits>

namespace sayso {
namespace {

// What stands more often says little of where a row comes from, and would be followed for long.
constexpr std::uint32_t kMostWords = 16;
constexpr std::uint32_t kMostPairs = 48;
constexpr std::uint32_t kPairVotes = 4;  // to one for a word
constexpr std::int64_t kSpread = 24;     // words left out or added within one band
constexpr std::int64_t kMargin = 8;      // beyond the outermost votes
constexpr std::size_t kBands = 3;        // that are aligned

constexpr std::int32_t kGap = -1;
constexpr std::int32_t kDiffer = -1;  // less than two gaps: other words face each other
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;

enum Move : std::uint8_t { kBegin, kBoth, kHere, kThere };

std::vector<std::uint32_t> pairs_of(std::span<const std::uint32_t> keys) {
  std::vector<std::uint32_t> pairs;
  pairs.reserve(keys.size());
  for (std::size_t i = 1; i < keys.size(); ++i) pairs.push_back(mix(combine(keys[i - 1], keys[i])));
  return pairs;
}

}  // namespace

Aligner::Aligner(const Wording& source)
    : source_(source),
      pairs_(pairs_of(source.keys)),
      word_places_(source.keys),
      pair_places_(pairs_) {}

void Aligner::vote(const Wording& wording, std::span<const std::uint32_t> row) {
  votes_.clear();
  const auto add = [&](std::size_t i, std::span<const std::uint32_t> places, std::uint32_t weight) {
    for (const std::uint32_t place : places) {
      votes_.push_back({std::int64_t{place} - static_cast<std::int64_t>(i), weight});
    }
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::uint32_t key = wording.keys[row[i]];
    add(i, word_places_.telling_places(key, kMostWords), wording.weights[row[i]]);
    if (i + 1 == row.size()) continue;
    const std::uint32_t pair = mix(combine(key, wording.keys[row[i + 1]]));
    add(i, pair_places_.telling_places(pair, kMostPairs), kPairVotes);
  }
  // Of words that are everywhere any place will do.
  if (votes_.empty() && !row.empty()) {
    const auto anywhere = word_places_.places(wording.keys[row.front()]);
    add(0, anywhere.first(std::min<std::size_t>(anywhere.size(), 1)), 1);
  }
  std::ranges::sort(votes_, {}, &Vote::diagonal);
}

std::vector<Aligner::Band> Aligner::densest_bands() {
  std::vector<Band> windows;
  std::uint32_t weight = 0;
  for (std::size_t first = 0, last = 0; last < votes_.size(); ++last) {
    weight += votes_[last].weight;
    while (votes_[last].diagonal - votes_[first].diagonal > kSpread)
      weight -= votes_[first++].weight;
    windows.push_back({votes_[first].diagonal, votes_[last].diagonal, weight});
  }
  std::vector<Band> bands;
  while (bands.size() < kBands) {
    const Band* best = nullptr;
    for (const Band& window : windows) {
      const bool taken = std::ranges::any_of(bands, [&](const Band& band) {
        return window.low <= band.high && band.low <= window.high;
      });
      if (!taken && (best == nullptr || window.weight > best->weight)) best = &window;
    }
    if (best == nullptr) break;
    bands.push_back(*best);
  }
  return bands;
}

Alignment Aligner::align_in(const Wording& wording, std::span<const std::uint32_t> row,
                            const Band& band) {
  const std::int64_t low = band.low - kMargin;
  const auto width = static_cast<std::size_t>(band.high + kMargin - low + 1);
  const auto size = static_cast<std::int64_t>(source_.size());
  // scores_[k]: the first i words are placed, and the source stands at low + i + k.
  scores_.assign(2 * width, 0);
  moves_.assign((row.size() + 1) * width, kBegin);
  std::int32_t* before = scores_.data();
  std::int32_t* now = before + width;
  for (std::size_t i = 1; i <= row.size(); ++i) {
    const std::uint32_t key = wording.keys[row[i - 1]];
    const std::int32_t equal = 2 * wording.weights[row[i - 1]];
    for (std::size_t k = 0; k < width; ++k) {
      const std::int64_t place = low + static_cast<std::int64_t>(i + k);
      std::int32_t best = kNever;
      std::uint8_t& move = moves_[i * width + k];
      const auto offer = [&](std::int32_t score, Move by) {
        if (score > best) {
          best = score;
          move = by;
        }
      };
      if (place >= 1 && place <= size) {
        const bool same = source_.keys[static_cast<std::size_t>(place - 1)] == key;
        offer(before[k] + (same ? equal : kDiffer), kBoth);
        if (k > 0) offer(now[k - 1] + kGap, kThere);
      }
      if (place >= 0 && place <= size && k + 1 < width) offer(before[k + 1] + kGap, kHere);
      now[k] = best;
    }
    std::swap(before, now);
  }
  std::size_t k = static_cast<std::size_t>(std::max_element(before, before + width) - before);
  Alignment found;
  found.score = before[k];
  for (std::size_t i = row.size(); i > 0;) {
    const Move move = static_cast<Move>(moves_[i * width + k]);
    if (move == kBegin) return {};  // the band lies outside the source
    const auto place = static_cast<std::uint32_t>(low + static_cast<std::int64_t>(i + k) - 1);
    found.steps.push_back(
        {.here = move == kThere ? kNone : row[i - 1], .there = move == kHere ? kNone : place});
    if (move == kThere) --k;
    if (move == kHere) ++k;
    if (move != kThere) --i;
  }
  std::ranges::reverse(found.steps);
  return found;
}

Alignment Aligner::align(const Wording& wording, std::span<const std::uint32_t> row) {
  vote(wording, row);
  Alignment best;
  for (const Band& band : densest_bands()) {
    Alignment found = align_in(wording, row, band);
    if (!found.steps.empty() && (best.steps.empty() || found.score > best.score)) {
      best = std::move(found);
    }
  }
  return best;
}

}  // namespace sayso
