// Any bytes may be handed in as an index of fact-checks, as a feed's words, and as a claim.
#include "core/match/match.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sayso::Lexicon lexicon = sayso::Lexicon::load();
  const auto foreign =
      sayso::FactCheckIndex::open(sayso::FileBytes(std::as_bytes(std::span(data, size))));
  if (!foreign && foreign.error().message.empty()) std::abort();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view first = text.substr(0, size / 2);
  const std::string_view second = text.substr(size / 2);
  sayso::FactCheckIndexBuilder builder(lexicon);
  sayso::FactCheck check;
  for (const std::string_view claim : {first, second, text}) {
    check.claim = claim;
    check.claimant = second;
    check.title = first;
    if (const auto added = builder.add(check); !added && added.error().message.empty()) {
      std::abort();
    }
  }
  const auto index = sayso::FactCheckIndex::open(sayso::FileBytes(builder.finish()));
  if (!index) std::abort();
  sayso::Matcher matcher(*index, lexicon);
  for (const sayso::Match& match : matcher.match({second, first, {}}, 0)) {
    const std::string_view claim = index->at(match.entry).claim;
    for (const sayso::WordPair& pair : match.words) {
      if (pair.here.end > second.size() || pair.there.end > claim.size()) std::abort();
    }
  }
  return 0;
}
