#include "core/match/candidates.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::int32_t kOne = 256;
constexpr std::uint32_t kImpactOne = 64;
// A word that more than one of eight entries has is hardly worth following: what it adds is left to
// the features. Statements of nothing but such words are looked up all the same.
constexpr std::uint32_t kCommonShare = 8;
constexpr std::size_t kFewWords = 3;
constexpr std::uint32_t kTellingSize = 8192;  // entries
// Of the entries that a small index lacks, one of so many has a word.
constexpr std::uint32_t kFrequentShare = 16;
constexpr std::uint32_t kOtherShare = 256;
constexpr std::int32_t kWeekDays = 7;
constexpr std::int32_t kTwoMonthsDays = 62;
constexpr std::int32_t kTwoYearsDays = 744;
constexpr std::int32_t kMonthDays = 31;

std::int32_t& at(Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

std::int32_t mark(bool is_so) { return is_so ? kOne : 0; }

std::int32_t share_of(std::int64_t part, std::int64_t whole) {
  return whole <= 0 ? 0 : static_cast<std::int32_t>(part * kOne / whole);
}

bool is_figure(TermKind kind) { return kind == TermKind::number || kind == TermKind::year; }

}  // namespace

CandidateFinder::CandidateFinder(const IndexTables& tables, const Lexicon& lexicon)
    : tables_(tables),
      reader_(lexicon),
      size_(std::max(tables.size(), kTellingSize)),
      rarities_(tables.term_count()),
      scores_(tables.size()),
      marks_(tables.term_count()) {
  candidates_.reserve(kMostCandidates + 1);
  weigh(lexicon);
}

void CandidateFinder::weigh(const Lexicon& lexicon) {
  lexicon.function_words.each_word([&](std::string_view word) {
    reader_.read(word, words_);
    for (const Term& term : words_) frequent_.push_back(term.key);
  });
  words_.clear();
  std::ranges::sort(frequent_);
  for (const Slot& slot : tables_.slots) {
    if (slot.term == 0) continue;
    rarities_[slot.term - 1] = rarity(count(slot.term - 1, slot.key), size_);
  }
}

std::uint32_t CandidateFinder::count(std::uint32_t term, std::uint32_t key) const {
  const bool frequent = std::ranges::binary_search(frequent_, key);
  const std::uint32_t lacking = size_ - tables_.size();
  return (term == kNone ? 0 : tables_.count(term)) +
         lacking / (frequent ? kFrequentShare : kOtherShare);
}

void CandidateFinder::ask(const Assertion& statement) {
  for (const Asked& asked : asked_) {
    if (asked.term != kNone) marks_[asked.term] = 0;
  }
  asked_.clear();
  row_.clear();
  pairs_.clear();
  rarity_ = 0;
  has_numbers_ = negated_ = false;
  reader_.read(statement.speaker, speaker_words_);
  speaker_.clear();
  for (const Term& word : speaker_words_) speaker_.push_back(tables_.find(word.key));
  day_ = day_of(statement.date);
  reader_.read(statement.text, words_);
  if (words_.size() > kLongestStatement) words_.resize(kLongestStatement);
  for (const Term& word : words_) {
    const std::uint32_t term = tables_.find(word.key);
    const std::uint32_t having = count(term, word.key);
    const bool tells = term != kNone && having <= size_ / kCommonShare;
    const Asked asked{term, rarity(having, size_), tells, word.kind};
    row_.push_back(asked);
    has_numbers_ = has_numbers_ || is_figure(word.kind);
    negated_ = negated_ || word.kind == TermKind::negation;
    if (term != kNone && marks_[term] != 0) continue;
    rarity_ += asked.rarity;
    asked_.push_back(asked);
    if (term != kNone) marks_[term] = static_cast<std::uint16_t>(asked_.size());
  }
  for (std::size_t i = 1; i < row_.size(); ++i) {
    if (row_[i - 1].term != kNone && row_[i].term != kNone) {
      pairs_.emplace_back(row_[i - 1].term, row_[i].term);
    }
  }
  std::ranges::sort(pairs_);
  pairs_.erase(std::ranges::unique(pairs_).begin(), pairs_.end());
  seen_.assign(asked_.size(), 0);
}

void CandidateFinder::score(std::span<const std::uint32_t> left_out) {
  std::ranges::fill(scores_, 0);
  const bool all =
      static_cast<std::size_t>(std::ranges::count(asked_, true, &Asked::tells)) < kFewWords;
  for (const Asked& asked : asked_) {
    if (asked.term == kNone || asked.rarity <= 0 || (!all && !asked.tells)) continue;
    const auto weight = static_cast<std::uint32_t>(asked.rarity);
    for (std::uint32_t i = tables_.lists[asked.term]; i < tables_.lists[asked.term + 1]; ++i) {
      scores_[tables_.entries[i]] += weight * tables_.impacts[i];
    }
  }
  for (const std::uint32_t entry : left_out) scores_[entry] = 0;
}

void CandidateFinder::choose() {
  // a heap whose front is the least of the best
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.bm25 != b.bm25 ? a.bm25 > b.bm25 : a.entry < b.entry;
  };
  candidates_.clear();
  std::uint32_t least = 0;
  for (std::uint32_t entry = 0; entry < scores_.size(); ++entry) {
    if (scores_[entry] <= least) continue;
    candidates_.push_back({entry, scores_[entry], {}});
    std::ranges::push_heap(candidates_, better);
    if (candidates_.size() > kMostCandidates) {
      std::ranges::pop_heap(candidates_, better);
      candidates_.pop_back();
      least = candidates_.front().bm25;
    }
  }
  std::ranges::sort_heap(candidates_, better);
}

void CandidateFinder::describe_words(Candidate& candidate) {
  std::ranges::fill(seen_, 0);
  std::array<std::int64_t, kSearchedParts> whole{};
  std::array<std::int64_t, kSearchedParts> found{};
  for (std::uint32_t part = 0; part < kSearchedParts; ++part) {
    for (const Coded coded : tables_.part(candidate.entry, static_cast<Part>(part))) {
      const std::uint16_t marked = marks_[coded.term()];
      const std::int32_t weight = rarities_[coded.term()];
      whole[part] += weight;
      if (marked == 0) continue;
      found[part] += weight;
      seen_[marked - 1U] = static_cast<std::uint8_t>(seen_[marked - 1U] | 1U << part);
    }
  }
  std::int64_t shared = 0;
  std::array<std::int64_t, kSearchedParts> in{};
  std::int32_t rarest = 0;
  std::int32_t second = 0;
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (seen_[i] == 0) continue;
    const std::int32_t weight = asked_[i].rarity;
    shared += weight;
    second = std::max(second, std::min(rarest, weight));
    rarest = std::max(rarest, weight);
    for (std::uint32_t part = 0; part < kSearchedParts; ++part) {
      if ((seen_[i] >> part & 1U) != 0) in[part] += weight;
    }
  }
  at(candidate, Feature::shared) = static_cast<std::int32_t>(shared);
  at(candidate, Feature::share) = share_of(shared, rarity_);
  at(candidate, Feature::rarest) = rarest;
  at(candidate, Feature::second_rarest) = second;
  at(candidate, Feature::in_claim) = share_of(in[0], rarity_);
  at(candidate, Feature::in_title) = share_of(in[1], rarity_);
  at(candidate, Feature::in_text) = share_of(in[2], rarity_);
  at(candidate, Feature::of_claim) = share_of(found[0], whole[0]);
  at(candidate, Feature::of_title) = share_of(found[1], whole[1]);
}

void CandidateFinder::describe_pairs(Candidate& candidate) const {
  std::int64_t weight = 0;
  for (std::uint32_t part = 0; part < kSearchedParts; ++part) {
    const std::span<const Coded> words = tables_.part(candidate.entry, static_cast<Part>(part));
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::uint16_t first = marks_[words[i - 1].term()];
      const std::uint16_t second = marks_[words[i].term()];
      if (first == 0 || second == 0 ||
          !std::ranges::binary_search(pairs_, std::pair(words[i - 1].term(), words[i].term()))) {
        continue;
      }
      weight += std::max(0, asked_[first - 1U].rarity + asked_[second - 1U].rarity);
    }
  }
  at(candidate, Feature::pairs) = log2_of(static_cast<std::uint64_t>(kOne + weight)) - 8 * kOne;
}

void CandidateFinder::describe_numbers(Candidate& candidate) const {
  std::int32_t same = 0;
  bool any = false;
  for (std::uint32_t part = 0; part < kSearchedParts; ++part) {
    for (const Coded coded : tables_.part(candidate.entry, static_cast<Part>(part))) {
      if (!is_figure(coded.kind())) continue;
      any = true;
      const std::uint16_t marked = marks_[coded.term()];
      same += marked != 0 && is_figure(asked_[marked - 1U].kind) ? 1 : 0;
    }
  }
  bool negated = false;
  for (const Coded coded : tables_.part(candidate.entry, Part::claim)) {
    negated = negated || coded.kind() == TermKind::negation;
  }
  at(candidate, Feature::same_numbers) = std::min(same, 3) * kOne;
  at(candidate, Feature::other_numbers) = mark(has_numbers_ && any && same == 0);
  at(candidate, Feature::no_numbers) = mark(has_numbers_ && !any);
  at(candidate, Feature::negation) = mark(negated != negated_);
}

void CandidateFinder::describe_speaker(Candidate& candidate) const {
  const std::span<const Coded> claimant = tables_.part(candidate.entry, Part::claimant);
  if (claimant.empty()) return;
  std::size_t shared = 0;
  std::int64_t named = 0;
  for (const Coded coded : claimant) {
    shared += std::ranges::find(speaker_, coded.term()) != speaker_.end() ? 1U : 0U;
    named += marks_[coded.term()] != 0 ? 1 : 0;
  }
  const bool known = !speaker_.empty();
  // "Trump" is Donald Trump, Melania Trump is not
  const bool same = known && shared == std::min(claimant.size(), speaker_.size());
  at(candidate, Feature::same_speaker) = mark(same);
  at(candidate, Feature::other_speaker) = mark(known && !same);
  at(candidate, Feature::speaker_named) =
      share_of(named, static_cast<std::int64_t>(claimant.size()));
}

void CandidateFinder::describe_days(Candidate& candidate) const {
  const std::int32_t day = tables_.days[candidate.entry];
  if (day == kNoDay || day_ == kNoDay) return;
  const std::int32_t apart = std::abs(day - day_);
  at(candidate, Feature::dated) = kOne;
  at(candidate, Feature::week) = mark(apart <= kWeekDays);
  at(candidate, Feature::two_months) = mark(apart <= kTwoMonthsDays);
  at(candidate, Feature::two_years) = mark(apart <= kTwoYearsDays);
  at(candidate, Feature::older) = mark(day < day_ - kMonthDays);
}

void CandidateFinder::describe(Candidate& candidate, std::size_t place) {
  at(candidate, Feature::bm25) = static_cast<std::int32_t>(candidate.bm25 / kImpactOne);
  at(candidate, Feature::bm25_of_best) = share_of(candidate.bm25, candidates_.front().bm25);
  at(candidate, Feature::place) = log2_of(place + 1);
  describe_words(candidate);
  describe_pairs(candidate);
  describe_numbers(candidate);
  describe_speaker(candidate);
  describe_days(candidate);
  at(candidate, Feature::claim_length) =
      log2_of(tables_.part(candidate.entry, Part::claim).size() + 1);
}

std::span<const Candidate> CandidateFinder::find(const Assertion& statement,
                                                 std::span<const std::uint32_t> left_out) {
  ask(statement);
  score(left_out);
  choose();
  for (std::size_t i = 0; i < candidates_.size(); ++i) describe(candidates_[i], i);
  return candidates_;
}

}  // namespace sayso
