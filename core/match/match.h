// Statements against what has been checked before: fact-checks that a newsroom publishes or
// collects, in one file that opens at once. What is found is a candidate with its words, never a
// verdict.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/entities/entities.h"
#include "core/lexicon/lexicon.h"
#include "core/text/text.h"
#include "core/weights/weights.h"

namespace sayso {

/// One fact-check, as schema.org's ClaimReview tells it; UTF-8, borrowed. All but `claim` may be
/// empty.
struct FactCheck {
  std::string_view claim;      ///< what was checked
  std::string_view claimant;   ///< who said it
  std::string_view date;       ///< ISO 8601, of the statement or else of the check
  std::string_view rating;     ///< in the checker's words
  std::string_view publisher;  ///< who checked
  std::string_view url;        ///< of the check: http or https
  std::string_view title;      ///< of the check
  std::string_view text;       ///< a sentence or two of it
};

/// Limits of an index. Longer fields are cut between two code points.
inline constexpr std::uint32_t kMostFactChecks = 4'000'000;
inline constexpr std::uint32_t kMostFactCheckBytes = 0x7FFFFFFF;  ///< of all texts
inline constexpr std::uint32_t kLongestField = 2000;              ///< bytes

/// Makes the file of an index. Borrows the lexicon.
class FactCheckIndexBuilder {
 public:
  explicit FactCheckIndexBuilder(const Lexicon& lexicon);
  FactCheckIndexBuilder(FactCheckIndexBuilder&&) noexcept;
  FactCheckIndexBuilder& operator=(FactCheckIndexBuilder&&) noexcept;
  ~FactCheckIndexBuilder();

  /// Copies an entry's texts, without markup, control characters and malformed UTF-8. Errors, after
  /// which the entry is left out and others may follow: no words in the claim, a link that is not
  /// http or https, a limit. O(entry), over all entries.
  [[nodiscard]] std::expected<void, Error> add(const FactCheck& entry);

  [[nodiscard]] std::uint32_t size() const;

  /// The file: the same entries give the same bytes. O(entries).
  [[nodiscard]] std::vector<std::byte> finish();
  /// The same by parts, one behind the other, for hosts with little memory; they live as long as
  /// the builder, which takes no more entries. O(entries).
  [[nodiscard]] std::span<const std::span<const std::byte>> finish_by_parts();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct IndexTables;

/// An index in memory. Immutable, may be shared by threads; what is handed out lives as long.
class FactCheckIndex {
 public:
  /// Opens a file that the builder made. Errors, with the byte position where there is one:
  /// foreign, truncated or damaged files, and tables that do not fit each other. O(n), without
  /// parsing: what the tables say is only checked.
  [[nodiscard]] static std::expected<FactCheckIndex, Error> open(FileBytes file);

  FactCheckIndex(FactCheckIndex&&) noexcept;
  FactCheckIndex& operator=(FactCheckIndex&&) noexcept;
  ~FactCheckIndex();

  [[nodiscard]] std::uint32_t size() const;
  /// `entry` is less than size(). O(1).
  [[nodiscard]] FactCheck at(std::uint32_t entry) const;

  [[nodiscard]] const IndexTables& tables() const { return *tables_; }

 private:
  explicit FactCheckIndex(std::unique_ptr<const IndexTables> tables);
  std::unique_ptr<const IndexTables> tables_;
};

/// What is looked up; UTF-8, borrowed. All but `text` may be empty.
struct Assertion {
  std::string_view text;
  std::string_view speaker;
  std::string_view date;  ///< ISO 8601: when it is said
};

/// What keeps a statement from being the one that was checked, however like it the words are.
enum class Difference : std::uint8_t { none, number, date, negation };

/// A word, or a number with its scale, beside what stands for it on the other side.
struct WordPair {
  Range here;   ///< bytes of the statement; empty where a negation stands on the other side alone
  Range there;  ///< bytes of the entry's claim; the same
  Difference difference = Difference::none;  ///< none: the same word
};

struct Match {
  std::uint32_t entry = 0;  ///< index into the FactCheckIndex
  Fixed score = 0;          ///< how likely it is that this claim was checked there; calibrated
  /// A near miss where it is not `none`: it may be shown as one, never as a match.
  Difference difference = Difference::none;
  std::vector<WordPair> words;  ///< in the order of the statement's words
};

/// A score from which on a match is shown where nobody asks for more or less: nine of ten are right
/// (core/models/match.md).
inline constexpr Fixed kShownMatch = 5000;
inline constexpr std::uint32_t kMostMatches = 5;

/// Looks statements up. Borrows index and lexicon; keeps its work room from call to call, and one
/// object serves one thread.
class Matcher {
 public:
  /// O(entries).
  Matcher(const FactCheckIndex& index, const Lexicon& lexicon);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  /// At most kMostMatches entries that score at least `least`, the likeliest first. Candidates come
  /// from their words (BM25; Robertson and Zaragoza 2009) and are ranked anew by how the
  /// statements' words, pairs of words, figures, negations, speakers and days agree: a linear model
  /// in integers (core/match/learned.h). O(statement × entries) at worst, with most of its words in
  /// few of them.
  [[nodiscard]] std::vector<Match> match(const Assertion& statement, Fixed least = kShownMatch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sayso
