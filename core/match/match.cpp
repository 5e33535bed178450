#include "core/match/match.h"

#include <algorithm>
#include <limits>

#include "core/match/candidates.h"
#include "core/match/compare.h"
#include "core/match/learned.h"
#include "core/match/score.h"
#include "core/match/tables.h"

namespace sayso {
namespace {

struct Ranked {
  const Candidate* candidate;
  std::int64_t rank;
};

}  // namespace

struct Matcher::Impl {
  Impl(const FactCheckIndex& from, const Lexicon& lexicon)
      : index(from), finder(from.tables(), lexicon), reader(lexicon) {}

  const FactCheckIndex& index;
  CandidateFinder finder;
  TermReader reader;
  Comparer comparer;
  std::vector<Ranked> ranked;
  std::vector<Term> there;
};

Matcher::Matcher(const FactCheckIndex& index, const Lexicon& lexicon)
    : impl_(std::make_unique<Impl>(index, lexicon)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<Match> Matcher::match(const Assertion& statement, Fixed least) {
  Impl& own = *impl_;
  own.ranked.clear();
  for (const Candidate& candidate : own.finder.find(statement)) {
    own.ranked.push_back({&candidate, logit_of(kRanking, candidate.features)});
  }
  std::ranges::stable_sort(own.ranked, std::greater<>(), &Ranked::rank);
  std::vector<Match> matches;
  const std::size_t count = std::min<std::size_t>(own.ranked.size(), kMostMatches);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [candidate, rank] = own.ranked[i];
    const std::int64_t other =
        own.ranked.size() == 1 ? rank - kWidestLead : own.ranked[i == 0 ? 1 : 0].rank;
    const std::int64_t lead = std::clamp(rank - other, -kWidestLead, kWidestLead);
    const Fixed score =
        chance_of(logit_of(kChance, candidate->features) + lead * kLeadWeight / 65536);
    if (score < least) continue;
    Match& match = matches.emplace_back(Match{candidate->entry, score, Difference::none, {}});
    own.reader.read(own.index.at(candidate->entry).claim, own.there);
    own.comparer.compare(own.finder.words(), own.there, match);
  }
  return matches;
}

}  // namespace sayso
