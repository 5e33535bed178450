// What was checked before, beside the claims of an article: candidates in the words of those who
// checked, never a verdict.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/lexicon/lexicon.h"
#include "core/match/match.h"

namespace sayso::desk {

/// How a piece of the claim that was checked goes with the article's.
enum class Alike : std::uint8_t { other, same, differs };

struct CheckPiece {
  std::string words;
  Alike alike = Alike::other;
};

/// A fact-check as the reading page tells it (web/src/factchecks/telling.ts).
struct ToldCheck {
  bool near = false;     ///< a figure, a day or a negation differs: no match
  std::string sentence;  ///< who claimed it, when, who checked it, and the rating in their words
  std::vector<CheckPiece> claim;         ///< that was checked
  std::vector<std::string> differences;  ///< a sentence for each
  std::string url;                       ///< empty where it is not of the web
  std::string host;
};

[[nodiscard]] ToldCheck tell_check(std::string_view article, const Match& match,
                                   const FactCheck& check);

/// Fact-checks, and which of an article's claims are like one.
class Checks {
 public:
  explicit Checks(FactCheckIndex index);
  Checks(const Checks&) = delete;  // the matcher knows where the index is
  Checks& operator=(const Checks&) = delete;
  ~Checks() = default;

  /// Looks every claim up; candidates score at least `least`. O(claims), each as Matcher::match.
  void look_up(const Analysis& analysis, Fixed least);

  /// How many fact-checks there are to look in.
  [[nodiscard]] std::uint32_t size() const { return index_.size(); }
  [[nodiscard]] const std::vector<CheckedBefore>& found() const { return found_; }
  /// Of a claim, the likeliest first; empty where none is like it. O(log claims).
  [[nodiscard]] std::vector<ToldCheck> tell(const Analysis& analysis, std::uint32_t claim) const;

 private:
  Lexicon lexicon_;
  FactCheckIndex index_;
  Matcher matcher_;
  std::vector<CheckedBefore> found_;
};

/// Whether a claim has near misses alone, which are no matches.
[[nodiscard]] bool are_near(const CheckedBefore& found);

}  // namespace sayso::desk
