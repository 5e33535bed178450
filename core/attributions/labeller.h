// The words around a cue that are its source and its content.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/attributions/features.h"

namespace sayso {

/// The best sequence of roles for a cue's sentence (Viterbi, 1967). One object serves many cues.
class Labeller {
 public:
  Labeller(const Facts& facts, const AttributionModel& model) : model_(model), reader_(facts) {}

  /// The roles of the tokens of `sentence` for the cue that `head` leads; valid until the next
  /// call. O(length of the sentence).
  std::span<const SpanRole> label(std::uint32_t head, TokenSpan sentence, const Draft* rule);

  /// By how much the last roles score better than a cue of one word with nothing around it.
  [[nodiscard]] std::int32_t gain() const { return gain_; }

 private:
  using Scores = std::array<std::int32_t, kRoles>;

  void read(std::uint32_t token, Scores& own);
  void step(std::uint32_t i, std::uint32_t head);
  void add(Scores& sums,
           void (RoleReader::*reading)(std::uint32_t, std::vector<std::uint32_t>&) const,
           std::uint32_t token);

  const AttributionModel& model_;
  RoleReader reader_;
  Scores best_{}, branch_{};
  std::int32_t bare_ = 0;
  std::int32_t gain_ = 0;
  std::vector<std::uint32_t> rows_;
  std::vector<std::array<SpanRole, kRoles>> back_;
  std::vector<SpanRole> roles_;
};

}  // namespace sayso
