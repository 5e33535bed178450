#include "wasm/desk/model/checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "core/output/names.h"

namespace sayso::desk {
namespace {

std::string with(std::string_view before, std::string_view words, std::string_view after) {
  if (words.empty()) return {};
  return std::string(before).append(words).append(after);
}

/// ISO 8601 as a reader writes it; as it stands where it is something else.
std::string day_of(std::string_view date) {
  static constexpr std::array<std::string_view, 12> kMonths{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    const auto read = std::from_chars(date.data() + at, date.data() + at + size, value);
    return read.ptr == date.data() + at + size ? value : 0;
  };
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return std::string(date);
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return std::string(date);
  return std::string(kMonths[static_cast<std::size_t>(month - 1)])
      .append(" " + std::to_string(day) + ", " + std::to_string(year));
}

std::string_view miss_of(Difference difference) {
  static constexpr std::array<std::string_view, 4> kMisses{
      "", " with another figure", " with another date", " that says the opposite"};
  return kMisses[static_cast<std::size_t>(difference)];
}

std::string sentence_of(const Match& match, const FactCheck& check) {
  std::string sentence = "A similar claim";
  sentence += miss_of(match.difference);
  sentence += with(" by ", check.claimant, "");
  sentence += with(", dated ", day_of(check.date), ",");
  sentence += " was checked" + with(" by ", check.publisher, "");
  sentence += check.rating.empty() ? "." : with(": “", check.rating, "”");
  return sentence;
}

std::vector<CheckPiece> pieces_of(const Match& match, std::string_view claim) {
  std::vector<WordPair> pairs = match.words;
  std::ranges::stable_sort(pairs, {}, [](const WordPair& pair) { return pair.there.begin; });
  std::vector<CheckPiece> pieces;
  std::uint32_t at = 0;
  const auto add = [&](std::uint32_t end, Alike alike) {
    if (end > at) pieces.push_back({std::string(slice(claim, {at, end})), alike});
    at = std::max(at, end);
  };
  for (const WordPair& pair : pairs) {
    if (pair.there.begin < at || pair.there.empty()) continue;
    add(pair.there.begin, Alike::other);
    add(pair.there.end, pair.difference == Difference::none ? Alike::same : Alike::differs);
  }
  add(static_cast<std::uint32_t>(claim.size()), Alike::other);
  return pieces;
}

std::vector<std::string> differences_of(std::string_view article, const Match& match,
                                        std::string_view claim) {
  const auto quoted = [](std::string_view text, Range range) {
    return range.empty() ? std::string("not so") : "“" + line_of(text, range) + "”";
  };
  std::vector<std::string> sentences;
  for (const WordPair& pair : match.words) {
    if (pair.difference == Difference::none) continue;
    sentences.push_back(quoted(article, pair.here) + " in this text, " + quoted(claim, pair.there) +
                        " in what was checked.");
  }
  return sentences;
}

/// Of an address on the web, as browsers read one; else empty.
std::string host_of(std::string_view url) {
  const std::string scheme = lower(url.substr(0, 8));
  const std::size_t from = scheme == "https://" ? 8 : scheme.starts_with("http://") ? 7 : 0;
  if (from == 0) return {};
  std::string_view host = url.substr(from, url.find_first_of("/?#\\", from) - from);
  host.remove_prefix(host.rfind('@') + 1);  // npos wraps to nothing
  return lower(host);
}

}  // namespace

ToldCheck tell_check(std::string_view article, const Match& match, const FactCheck& check) {
  ToldCheck told{match.difference != Difference::none,
                 sentence_of(match, check),
                 pieces_of(match, check.claim),
                 differences_of(article, match, check.claim),
                 {},
                 host_of(check.url)};
  if (!told.host.empty()) told.url = check.url;
  return told;
}

Checks::Checks(FactCheckIndex index)
    : lexicon_(Lexicon::load()), index_(std::move(index)), matcher_(index_, lexicon_) {}

void Checks::look_up(const Analysis& analysis, Fixed least) {
  found_ = match_claims(analysis, matcher_, least);
}

std::vector<ToldCheck> Checks::tell(const Analysis& analysis, std::uint32_t claim) const {
  std::vector<ToldCheck> told;
  const auto found = std::ranges::lower_bound(found_, claim, {}, &CheckedBefore::claim);
  if (found == found_.end() || found->claim != claim) return told;
  for (const Match& match : found->matches) {
    told.push_back(tell_check(analysis.document.text, match, index_.at(match.entry)));
  }
  return told;
}

bool are_near(const CheckedBefore& found) {
  return std::ranges::none_of(
      found.matches, [](const Match& match) { return match.difference == Difference::none; });
}

}  // namespace sayso::desk
