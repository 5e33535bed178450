// What the learned model reads: tokens as cues, and the words of a sentence as parts of what a cue
// tells. Names count by their kind, so that no weight knows a person.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/attributions/context.h"
#include "core/attributions/draft.h"
#include "core/attributions/quotations.h"

namespace sayso {

/// What a word is in an attribution.
enum class SpanRole : std::uint8_t { none, source, cue, content };
inline constexpr std::size_t kRoles = 4;

// Every feature has a key of 32 bits; its low bits choose a bucket of a table, the eight above them
// tell whether the bucket holds this feature or another. A table keeps one feature a bucket.
inline constexpr std::uint32_t kCueBuckets = 1U << 14;
inline constexpr std::uint32_t kRoleBuckets = 1U << 15;
inline constexpr std::uint32_t kStepBuckets = 1U << 11;
inline constexpr std::uint32_t kChecks = 1U << 8;

/// Whether `to`, at `token`, may stand behind `from`: a cue's words stand in a row around its head.
[[nodiscard]] constexpr bool may_follow(SpanRole from, SpanRole to, std::uint32_t token,
                                        std::uint32_t head) {
  if (token == head) return to == SpanRole::cue;
  if (token < head) return from != SpanRole::cue || to == SpanRole::cue;
  return to != SpanRole::cue || from == SpanRole::cue;
}

/// Scales beyond these make no sense, and could overflow.
inline constexpr std::int32_t kMostCueUnit = 1000;
inline constexpr std::int32_t kMostCueBase = 1'000'000;

/// Facts of every token, read once a document. Borrows the context and the quotations.
class Facts {
 public:
  Facts(const Context& context, const std::vector<Quotation>& quotations);

  const Context& context;

  /// Hash of the lemma; of what kind of name it is, for names.
  [[nodiscard]] std::uint32_t lemma(std::uint32_t token) const { return lemma_[token]; }
  /// 0 outside quote marks, 1 in words held with tongs, 2 in speech.
  [[nodiscard]] std::uint32_t quoted(std::uint32_t token) const { return quoted_[token]; }
  /// Form of mention and kind of speaker of the mention that `token` heads; 0 where it heads none.
  [[nodiscard]] std::uint32_t mention(std::uint32_t token) const { return mention_[token]; }
  /// What mark the token is: 0 none, else a comma, colon, dash, quote mark, bracket, stop.
  [[nodiscard]] std::uint32_t mark(std::uint32_t token) const { return mark_[token]; }

 private:
  std::vector<std::uint32_t> lemma_;
  std::vector<std::uint8_t> quoted_;
  std::vector<std::uint8_t> mention_;
  std::vector<std::uint8_t> mark_;
};

/// Whether `token` can head a cue at all.
[[nodiscard]] bool may_be_cue(const Context& context, std::uint32_t token);

/// The keys of `token` as the head of a cue; `rule` is what the rules make of it, null where they
/// see none. `keys` is emptied first. O(dependants).
void read_cue(const Facts& facts, std::uint32_t token, const Draft* rule,
              std::vector<std::uint32_t>& keys);

/// Reads the words of a cue's sentence as parts of its attribution. One object serves many cues.
class RoleReader {
 public:
  explicit RoleReader(const Facts& facts) : facts_(facts) {}

  /// Turns to the cue that `head` leads, in the tokens of `sentence`. O(length of the sentence).
  void turn_to(std::uint32_t head, TokenSpan sentence, const Draft* rule);

  [[nodiscard]] TokenSpan sentence() const { return sentence_; }
  [[nodiscard]] std::uint32_t head() const { return head_; }

  /// Keys of the role table for `token`: those of its branch, which neighbours share, then its own.
  void read_branch(std::uint32_t token, std::vector<std::uint32_t>& keys) const;
  void read_token(std::uint32_t token, std::vector<std::uint32_t>& keys) const;
  /// Whether `token` has the branch of the token before it.
  [[nodiscard]] bool shares_branch(std::uint32_t token) const;
  /// Keys of the step table between the token before and `token`.
  void read_step(std::uint32_t token, std::vector<std::uint32_t>& keys) const;

 private:
  /// Where a token hangs: on which of the cue's ancestors, by which branch, how deep.
  struct Place {
    std::uint32_t level = kNone;   ///< 0: below the cue itself, 1: below its head …
    std::uint32_t branch = kNone;  ///< the ancestor's child that leads here; the ancestor itself
    std::uint32_t inner = kNone;   ///< the branch's child that leads here; kNone at the branch
    std::uint32_t depth = 0;       ///< below the branch
    std::uint32_t signature = 0;   ///< of the way from the cue to the branch
    std::uint32_t coarse = 0;      ///< the same, less exactly
  };
  [[nodiscard]] const Place& place(std::uint32_t token) const {
    return places_[token - sentence_.first];
  }
  void find_places();
  void settle(std::uint32_t token);
  void sign(Place& place, std::uint32_t token) const;
  [[nodiscard]] std::uint32_t marker(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t distance(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t ruled(std::uint32_t token) const;

  const Facts& facts_;
  TokenSpan sentence_;
  std::uint32_t head_ = kNone;
  std::vector<Place> places_;
  std::vector<std::uint8_t> ruled_;
  std::vector<std::uint8_t> commas_;
  std::vector<std::uint32_t> path_;
  std::array<std::uint32_t, 8> above_{};
};

}  // namespace sayso
