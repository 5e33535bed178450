// What the learned model reads: tokens as cues, and the words of a sentence as parts of what a cue
// tells. Names count by their kind, so that no weight knows a person.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/attributions/context.h"
#include "core/attributions/draft.h"

namespace sayso {

/// What a word is in an attribution.
enum class SpanRole : std::uint8_t { none, source, cue, content };
inline constexpr std::size_t kRoles = 4;

// Every feature has a key of 32 bits; its low bits choose a bucket of a table, the eight above them
// tell whether the bucket holds this feature or another. A table keeps one feature a bucket.
inline constexpr std::uint32_t kCueBuckets = 29U << 11;
inline constexpr std::uint32_t kRoleBuckets = 1U << 15;
inline constexpr std::uint32_t kStepBuckets = 1U << 11;
inline constexpr std::uint32_t kReachBuckets = 1U << 12;
inline constexpr std::uint32_t kAcceptBuckets = 1U << 12;
inline constexpr std::uint32_t kChecks = 1U << 8;

/// The key of a feature: `first` is the number of its template, the others are its values.
template <typename... Values>
[[nodiscard]] std::uint32_t key_of(std::uint32_t first, Values... rest) {
  std::uint32_t hash = first * 0x9e3779b1U;
  ((hash = combine(hash, static_cast<std::uint32_t>(rest))), ...);
  return mix(hash);
}

template <typename Enum>
[[nodiscard]] constexpr std::uint32_t number(Enum value) {
  return static_cast<std::uint32_t>(value);
}

/// Whether `to`, at `token`, may stand behind `from`: a cue's words stand in a row around its head.
[[nodiscard]] constexpr bool may_follow(SpanRole from, SpanRole to, std::uint32_t token,
                                        std::uint32_t head) {
  if (token == head) return to == SpanRole::cue;
  if (token < head) return from != SpanRole::cue || to == SpanRole::cue;
  return to != SpanRole::cue || from == SpanRole::cue;
}

/// Scales beyond these make no sense, and could overflow.
inline constexpr std::int32_t kMostUnit = 1000;
inline constexpr std::int32_t kMostBase = 1'000'000;

/// Facts of every token, read once a document. Borrows the context.
class Facts {
 public:
  /// `rules` are the drafts of the rules.
  Facts(const Context& context, const std::vector<Quotation>& quotations,
        const std::vector<Draft>& rules);

  const Context& context;

  /// Hash of the lemma; of what kind of name it is, for names.
  [[nodiscard]] std::uint32_t lemma(std::uint32_t token) const { return lemma_[token]; }
  /// 0 outside quote marks, 1 in words held with tongs, 2 in speech.
  [[nodiscard]] std::uint32_t quoted(std::uint32_t token) const { return quoted_[token]; }
  /// Form of mention and kind of speaker of the mention that `token` heads; 0 where it heads none.
  [[nodiscard]] std::uint32_t mention(std::uint32_t token) const { return mention_[token]; }
  /// What mark the token is: 0 none, else a comma, colon, dash, quote mark, bracket, stop.
  [[nodiscard]] std::uint32_t mark(std::uint32_t token) const { return mark_[token]; }
  /// Whether a quote mark stands in the sentence.
  [[nodiscard]] bool has_marks(std::uint32_t sentence) const { return marked_[sentence] != 0; }
  /// What the rules make of the token, as SpanRole: most of all the content of some cue.
  [[nodiscard]] std::uint32_t ruled(std::uint32_t token) const { return ruled_[token]; }

 private:
  std::vector<std::uint32_t> lemma_;
  std::vector<std::uint8_t> quoted_;
  std::vector<std::uint8_t> mention_;
  std::vector<std::uint8_t> mark_;
  std::vector<std::uint8_t> ruled_;
  std::vector<std::uint8_t> marked_;
};

/// The lemma of the word that marks `token` ("that", "to", "of"); 0 where none does.
[[nodiscard]] std::uint32_t marker_of(const Facts& facts, std::uint32_t token);

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
    std::uint32_t deeper = kNone;  ///< the child of `inner` that leads here; kNone at it
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

/// A speech that may go on from its cue's sentence, over those beside it.
struct Speech {
  std::uint32_t head = kNone;    ///< of the cue
  std::uint32_t source = kNone;  ///< head token; kNone where none is named
  TokenSpan content;             ///< from the first to the last of its words beside the cue
  TokenSpan frame;               ///< from the first to the last word of cue and source
  std::uint32_t sentence = 0;    ///< that holds the cue
};

inline constexpr std::uint32_t kLongestReach = 8;  ///< sentences, each way

/// Reads the sentences beside a cue as more of what it tells.
class SpeechReader {
 public:
  /// O(tokens).
  explicit SpeechReader(const Facts& facts);

  /// Whether the speech comes near enough to the border of its sentence to go over it.
  [[nodiscard]] bool may_reach(const Speech& speech, bool back) const;

  /// The keys of `sentence`, which those between it and the cue's are taken to belong to the
  /// speech with. `keys` is emptied first. O(length of the sentence).
  void read(const Speech& speech, std::uint32_t sentence, std::vector<std::uint32_t>& keys) const;

 private:
  /// What a sentence looks like.
  struct Look {
    std::uint32_t root = kNone;  ///< its root token
    std::uint32_t tense = 0;     ///< Xpos of its finite verb
    std::uint32_t cue = 0;       ///< lemma of its last cue by the rules
    std::uint32_t own = 0;       ///< 0: no cue, 1: one in marks, 2: of first person, 3: another
    std::uint32_t persons = 0;   ///< 1: first, 2: second, 4: third
    std::uint32_t modal = 0;
    std::uint32_t names = 0;
    std::uint32_t quoted = 0;  ///< states of its first and last words
  };
  [[nodiscard]] Look look_at(std::uint32_t sentence) const;
  [[nodiscard]] std::uint32_t edge(const Speech& speech, bool back) const;
  [[nodiscard]] bool names(std::uint32_t sentence, std::uint32_t source) const;
  [[nodiscard]] bool only_marks(std::uint32_t first, std::uint32_t last) const;

  const Facts& facts_;
  std::vector<Look> looks_;
  bool marked_ = false;  ///< the text has kept its quote marks
};

/// Takes the sentences beside each draft's cue that its speech goes on over into its content, and
/// sets how sure that is. A sentence goes to one draft. O(tokens).
void reach_over_sentences(const Facts& facts, const AttributionModel& model,
                          std::vector<Draft>& drafts);

}  // namespace sayso
