// Entries that share words with a statement, and how far each agrees with it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/match/match.h"
#include "core/match/tables.h"
#include "core/match/words.h"

namespace sayso {

/// What the linear models see of a candidate. Shares and logarithms are in 256ths, marks 0 or 256.
enum class Feature : std::uint8_t {
  bm25,          ///< its score
  bm25_of_best,  ///< beside the best candidate's: a share
  place,         ///< logarithm of its place by that score
  shared,        ///< rarity of the words that it shares with the statement, summed
  share,         ///< the same as a share of all the statement's words
  rarest,        ///< rarity of the rarest shared word
  second_rarest,
  in_claim,  ///< like share, of the words in the entry's claim alone
  in_title,
  in_text,
  of_claim,  ///< how much of the claim stands in the statement: a share
  of_title,
  pairs,          ///< logarithm of the rarity of shared pairs of neighbours
  same_numbers,   ///< one mark for each, three at most
  other_numbers,  ///< both have figures and share none
  no_numbers,     ///< the statement has figures, the entry none
  negation,       ///< one of both is negated, the claim or the statement
  same_speaker,
  other_speaker,
  speaker_named,  ///< how much of the claimant's name stands in the statement
  dated,          ///< both have a day
  week,           ///< the days are within a week of each other
  two_months,
  two_years,
  older,         ///< the entry is older by more than a month
  claim_length,  ///< logarithm of its words
  count_
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count_);
using Features = std::array<std::int32_t, kFeatures>;

struct Candidate {
  std::uint32_t entry = 0;
  std::uint32_t bm25 = 0;
  Features features{};
};
inline constexpr std::uint32_t kMostCandidates = 50;

/// A statement's terms as an index knows them.
struct Asked {
  std::uint32_t term = kNone;  ///< kNone where no entry has it
  std::int32_t rarity = 0;
  bool tells = false;  ///< few enough entries have it
  TermKind kind = TermKind::word;
};

/// Borrows its tables and the lexicon; keeps room from statement to statement.
class CandidateFinder {
 public:
  CandidateFinder(const IndexTables& tables, const Lexicon& lexicon);

  /// At most kMostCandidates, the best BM25 score first; those of `left_out` are passed over
  /// (entries; a trainer asks what is found where the answer is not there). What is given is
  /// borrowed until the next call. O(statement × entries that share its words + entries).
  [[nodiscard]] std::span<const Candidate> find(const Assertion& statement,
                                                std::span<const std::uint32_t> left_out = {});

  /// The words of the last statement, of which only the first kLongestStatement are asked for.
  [[nodiscard]] const std::vector<Term>& words() const { return words_; }

  static constexpr std::size_t kLongestStatement = 256;  ///< words

 private:
  void weigh(const Lexicon& lexicon);
  /// In how many of size_ entries a term would stand; kNone is one that no entry has.
  [[nodiscard]] std::uint32_t count(std::uint32_t term, std::uint32_t key) const;
  void ask(const Assertion& statement);
  void score(std::span<const std::uint32_t> left_out);
  void choose();
  void describe(Candidate& candidate, std::size_t place);
  void describe_words(Candidate& candidate);
  void describe_pairs(Candidate& candidate) const;
  void describe_numbers(Candidate& candidate) const;
  void describe_speaker(Candidate& candidate) const;
  void describe_days(Candidate& candidate) const;

  const IndexTables& tables_;
  TermReader reader_;
  /// Entries that the terms are counted in: a small index tells little of how frequent words are,
  /// so it counts as one of a few thousand, of which the most have words as English has them.
  std::uint32_t size_;
  std::vector<std::uint32_t> frequent_;  ///< keys of the most frequent words of English, sorted
  std::vector<std::int32_t> rarities_;   ///< by term
  std::vector<Term> words_;
  std::vector<Asked> row_;                                      ///< the statement's words in order
  std::vector<Asked> asked_;                                    ///< each once
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  ///< of neighbours, sorted
  std::vector<Term> speaker_words_;
  std::vector<std::uint32_t> speaker_;  ///< terms, sorted
  std::int32_t day_ = kNoDay;
  std::int32_t rarity_ = 0;  ///< of all that is asked, summed
  bool has_numbers_ = false;
  bool negated_ = false;
  std::vector<std::uint32_t> scores_;  ///< by entry
  std::vector<std::uint16_t> marks_;   ///< by term: its index in asked_ + 1
  std::vector<std::uint8_t> seen_;     ///< by index in asked_: the parts that hold it, one bit each
  std::vector<Candidate> candidates_;
};

}  // namespace sayso
