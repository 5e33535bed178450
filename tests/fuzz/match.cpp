// Any bytes may be handed in as an index of fact-checks, as a feed's words, and as a claim.
#include "core/match/match.h"

#include <vector>

#include "core/output/output.h"
#include "tests/fuzz/promises.h"

namespace {

using namespace sayso;

/// Every range of a match lies within its texts, and every text of an entry can be read.
void look_up(const FactCheckIndex& index, const Lexicon& lexicon, const Assertion& statement) {
  Matcher matcher(index, lexicon);
  const std::vector<Match> matches = matcher.match(statement, 0);
  for (const Match& match : matches) {
    const std::string_view claim = index.at(match.entry).claim;
    for (const WordPair& pair : match.words) {
      fuzz::require(pair.here.begin <= pair.here.end && pair.here.end <= statement.text.size());
      fuzz::require(pair.there.begin <= pair.there.end && pair.there.end <= claim.size());
    }
  }
  fuzz::require(!matches_to_json(statement.text, matches, index, Unit::utf16).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Lexicon lexicon = Lexicon::load();
  const std::span input(data, size);
  const auto foreign = FactCheckIndex::open(FileBytes(std::as_bytes(input)));
  fuzz::require(foreign || !foreign.error().message.empty());
  const std::string_view text = fuzz::as_text(input);
  const std::string_view first = text.substr(0, size / 2);
  const std::string_view second = text.substr(size / 2);
  FactCheckIndexBuilder builder(lexicon);
  FactCheck check;
  for (const std::string_view claim : {first, second, text}) {
    check.claim = claim;
    check.claimant = second;
    check.title = first;
    const auto added = builder.add(check);
    fuzz::require(added || !added.error().message.empty());
  }
  const std::vector<std::byte> made = builder.finish();
  const auto index = FactCheckIndex::open(FileBytes(made));
  fuzz::require(index.has_value());
  look_up(*index, lexicon, {second, first, {}});
  const auto other = FactCheckIndex::open(FileBytes(fuzz::forged(made, input)));
  fuzz::require(other || !other.error().message.empty());
  if (other) look_up(*other, lexicon, {first, second, {}});
  return 0;
}
