// Feeds of fact-checks: schema.org's ClaimReview as JSON-LD, and CSV. They come from anywhere, so
// nothing in one is fatal: what cannot be used is left out, counted and told.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/match/match.h"

namespace sayso {

/// An entry that was left out.
struct FeedProblem {
  std::uint32_t at = 0;  ///< line of the feed, or the entry's number in a JSON text; from 1
  std::string reason;
};

struct FeedReport {
  bool lines = false;                 ///< problems are told by line
  std::uint32_t taken = 0;            ///< entries that went into the index
  std::uint32_t bad = 0;              ///< entries that did not
  std::vector<FeedProblem> problems;  ///< the first kToldProblems of them
};
inline constexpr std::size_t kToldProblems = 20;
inline constexpr std::size_t kLargestFeed = std::size_t{1} << 30U;  ///< bytes
/// JSON objects and arrays in one another; what lies deeper is passed over.
inline constexpr std::size_t kDeepestFeed = 64;

/// Reads all entries of `feed` into `builder`. JSON: a ClaimReview, an array, a DataFeed, a @graph,
/// whatever holds ClaimReviews, or one such text a line. CSV (RFC 4180; also with ; or tabs): the
/// first line names the columns: claim (or claimReviewed), claimant, date, rating, publisher, url,
/// title, text. `progress` is called now and then with the bytes that are done. Errors: an empty
/// feed, one that is larger than kLargestFeed, CSV without a column for the claim. O(feed), without
/// recursion.
[[nodiscard]] std::expected<FeedReport, Error> read_feed(
    std::string_view feed, FactCheckIndexBuilder& builder,
    const std::function<void(std::size_t)>& progress = {});

}  // namespace sayso
