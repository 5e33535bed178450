#include "wasm/desk/model/comparison.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/output/names.h"

namespace sayso::desk {
namespace {

/// Takes `after` for every claim of `before` that is still alone and has the same key.
template <typename KeyOf>
void pair_up(const Analysis& before, const Analysis& after, std::vector<std::uint32_t>& partner,
             std::vector<bool>& taken, KeyOf key_of) {
  std::multimap<std::string, std::uint32_t> alone;
  for (std::uint32_t i = 0; i < after.claims.size(); ++i) {
    if (!taken[i]) alone.emplace(key_of(after.claims[i]), i);
  }
  for (std::uint32_t i = 0; i < before.claims.size(); ++i) {
    if (partner[i] != kNone) continue;
    const auto found = alone.find(key_of(before.claims[i]));
    if (found == alone.end()) continue;
    partner[i] = found->second;
    taken[found->second] = true;
    alone.erase(found);
  }
}

std::string by_id(const Claim& claim) { return claim.id; }

std::string by_words(const Claim& claim) {
  std::string spans;
  for (const Range span : claim.spans) {
    spans += std::to_string(span.begin) + '-' + std::to_string(span.end) + ' ';
  }
  return spans;
}

ChangedClaim difference(const Analysis& before, const Analysis& after, std::uint32_t a,
                        std::uint32_t b) {
  const Claim& was = before.claims[a];
  const Claim& is = after.claims[b];
  return {a,
          b,
          display_name(before, was.speaker) != display_name(after, is.speaker),
          was.source_sentence != is.source_sentence,
          was.type != is.type,
          was.score != is.score,
          was.confidence != is.confidence};
}

}  // namespace

Comparison compare(const Analysis& before, const Analysis& after) {
  std::vector<std::uint32_t> partner(before.claims.size(), kNone);
  std::vector<bool> taken(after.claims.size(), false);
  pair_up(before, after, partner, taken, by_id);
  pair_up(before, after, partner, taken, by_words);

  Comparison result;
  for (std::uint32_t i = 0; i < partner.size(); ++i) {
    if (partner[i] == kNone) {
      result.only_before.push_back(i);
      continue;
    }
    const ChangedClaim changed = difference(before, after, i, partner[i]);
    if (changed.any()) {
      result.changed.push_back(changed);
    } else {
      ++result.same;
    }
  }
  for (std::uint32_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) result.only_after.push_back(i);
  }
  return result;
}

}  // namespace sayso::desk
