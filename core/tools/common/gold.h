// Articles of which people have said what is claimed and by whom, and how an analysis goes with
// that.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"

namespace sayso {

struct GoldSpeaker {
  SpeakerKind kind = SpeakerKind::unknown;
  std::string name;
  std::vector<std::string> aliases;
};

struct GoldClaim {
  std::vector<Range> spans;  ///< bytes, in order, at least one
  std::uint32_t source_sentence = 0;
  std::uint32_t speaker = 0;  ///< index into GoldArticle::speakers
  ClaimType type = ClaimType::state;
  bool optional = false;  ///< careful readers would disagree: neither asked for nor punished
};

struct GoldArticle {
  std::vector<Range> sentences;  ///< bytes
  std::vector<GoldSpeaker> speakers;
  std::vector<GoldClaim> claims;
};

/// Reads the JSON of a gold file; `size` is its article's, in bytes. Errors: another form, with the
/// part that has it; ranges outside the article. O(json).
[[nodiscard]] std::expected<GoldArticle, Error> read_gold(std::string_view json,
                                                          std::uint32_t size);

/// A claim of each side that share at least half of their joint bytes.
struct GoldPair {
  double iou = 0;           ///< what they share, of what they have together; 0.5..1
  std::uint32_t gold = 0;   ///< index into GoldArticle::claims
  std::uint32_t claim = 0;  ///< index into the analysis's
};

/// One to one, those that share most first. O(gold × claims).
[[nodiscard]] std::vector<GoldPair> match_gold(const GoldArticle& gold,
                                               const std::vector<Claim>& claims);

/// Whether the analysis's speaker bears the name or an alias of `wanted` and is of its kind. The
/// narrator is told by kind alone.
[[nodiscard]] bool is_speaker(const GoldSpeaker& wanted, const Analysis& analysis,
                              std::uint32_t speaker);

}  // namespace sayso
