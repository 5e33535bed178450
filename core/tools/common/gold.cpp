#include "core/tools/common/gold.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "core/output/names.h"

namespace sayso {
namespace {

std::uint32_t size_of(const std::vector<Range>& spans) {
  std::uint32_t size = 0;
  for (const Range span : spans) size += span.size();
  return size;
}

double iou_of(const std::vector<Range>& a, const std::vector<Range>& b) {
  std::uint32_t both = 0;
  for (const Range x : a) {
    for (const Range y : b) {
      if (x.overlaps(y)) both += std::min(x.end, y.end) - std::max(x.begin, y.begin);
    }
  }
  return static_cast<double>(both) / (size_of(a) + size_of(b) - both);
}

std::string plain_name(std::string_view name) {
  std::string out = lower(name);
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (out.starts_with(article)) out.erase(0, article.size());
  }
  return out;
}

/// A group may be told as an institution or as people without a name, and the other way round.
bool goes_with(SpeakerKind wanted, SpeakerKind kind) {
  const auto loose = [](SpeakerKind one) {
    return one == SpeakerKind::organization || one == SpeakerKind::unnamed;
  };
  return kind == wanted || (kind == SpeakerKind::group && loose(wanted)) ||
         (wanted == SpeakerKind::group && loose(kind));
}

}  // namespace

std::vector<GoldPair> match_gold(const GoldArticle& gold, const std::vector<Claim>& claims) {
  std::vector<GoldPair> pairs;
  for (std::uint32_t g = 0; g < gold.claims.size(); ++g) {
    for (std::uint32_t c = 0; c < claims.size(); ++c) {
      const double iou = iou_of(gold.claims[g].spans, claims[c].spans);
      if (iou >= 0.5) pairs.push_back({iou, g, c});
    }
  }
  std::ranges::sort(pairs, std::greater{}, [](const GoldPair& pair) {
    return std::tuple(pair.iou, pair.gold, pair.claim);
  });
  std::vector<bool> used_gold(gold.claims.size());
  std::vector<bool> used_claims(claims.size());
  std::erase_if(pairs, [&](const GoldPair& pair) {
    if (used_gold[pair.gold] || used_claims[pair.claim]) return true;
    used_gold[pair.gold] = used_claims[pair.claim] = true;
    return false;
  });
  return pairs;
}

bool is_speaker(const GoldSpeaker& wanted, const Analysis& analysis, std::uint32_t speaker) {
  const SpeakerKind kind = analysis.entities.entities[speaker].kind;
  if (wanted.kind == SpeakerKind::narrator) return kind == wanted.kind;
  if (!goes_with(wanted.kind, kind)) return false;
  const std::string name = plain_name(display_name(analysis, speaker));
  const auto is_name = [&](const std::string& other) { return plain_name(other) == name; };
  return is_name(wanted.name) || std::ranges::any_of(wanted.aliases, is_name);
}

}  // namespace sayso
