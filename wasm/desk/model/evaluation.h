// An analysis beside what people have marked in the same article.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/engine/engine.h"
#include "core/tools/common/gold.h"
#include "core/tools/common/polnear.h"

namespace sayso::desk {

/// What people have marked: nothing, the claims with their speakers, or the attributions as they
/// stand in the text.
using Reference = std::variant<std::monostate, GoldArticle, std::vector<MarkedAttribution>>;

enum class Outcome : std::uint8_t {
  hit,      ///< both have it, by the same speaker
  speaker,  ///< both have it, by another one
  missed,   ///< people alone have it
  extra     ///< the engine alone has it
};
inline constexpr std::size_t kOutcomes = 4;

/// How one side reads a place. Ranges are bytes of the article.
struct Reading {
  std::vector<Range> source;
  std::vector<Range> cue;
  std::vector<Range> content;  ///< empty where this side has nothing here
  std::string who;             ///< on one line
};

struct Finding {
  Outcome outcome = Outcome::hit;
  std::uint32_t mark = kNone;         ///< index into the reference
  std::uint32_t claim = kNone;        ///< index into Analysis::claims
  std::uint32_t attribution = kNone;  ///< index into Analysis::attributions
  Reading people;
  Reading engine;
  std::string differs;  ///< what else is another: "source", "source and kind"

  /// The side that tells where it is: people's, where they have it.
  [[nodiscard]] const Reading& place() const { return people.content.empty() ? engine : people; }
};

/// Shares from 0 to kCertain.
struct Evaluation {
  std::vector<Finding> findings;  ///< in the order of the text
  std::array<std::uint32_t, kOutcomes> counts{};
  Fixed precision = 0;
  Fixed recall = 0;
  Fixed f1 = 0;
};

/// Claims go with gold claims by match_gold(), those that may be missing are no miss; a finding is
/// a hit where the speaker is right too. Attributions go together where their contents share at
/// least half of their joint words, the leading "that" aside, and are hits where their sources do
/// too; precision and recall count contents, the same content once. O(marks × findings).
[[nodiscard]] Evaluation evaluate(const Analysis& analysis, const Reference& reference);

}  // namespace sayso::desk
