// What an index file holds.
//
//   "texts"     the entries' fields one behind the other; "fields" tells where each begins
//   "days"      of each entry, kNoDay where it tells none
//   "terms"     of each entry's claim, title, text and claimant; "parts" tells where each begins
//   "slots"     hash table: a term's key, and its number + 1
//   "lists"     by term, where its entries begin in "entries", with "impacts" beside them
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "core/match/match.h"
#include "core/match/words.h"
#include "core/values/values.h"
#include "core/weights/weights.h"

namespace sayso {

inline constexpr std::string_view kIndexKind = "factchecks";
inline constexpr std::string_view kIndexVersion = "1";
inline constexpr std::uint32_t kFields = 8;  ///< of a FactCheck, in its order

/// Parts of an entry whose words are kept; all but the claimant are searched.
enum class Part : std::uint8_t { claim, title, text, claimant };
inline constexpr std::uint32_t kParts = 4;
inline constexpr std::uint32_t kSearchedParts = 3;

/// One word of an entry: the term's number, and what it is there.
class Coded {
 public:
  Coded() = default;
  Coded(std::uint32_t term, TermKind kind, bool percent)
      : bits_(term << 4U | static_cast<std::uint32_t>(kind) << 1U | (percent ? 1U : 0U)) {}

  [[nodiscard]] std::uint32_t term() const { return bits_ >> 4U; }
  [[nodiscard]] TermKind kind() const { return static_cast<TermKind>(bits_ >> 1U & 7U); }
  [[nodiscard]] bool percent() const { return (bits_ & 1U) != 0; }

 private:
  std::uint32_t bits_ = 0;
};
inline constexpr std::uint32_t kMostTerms = 1U << 28U;

struct Slot {
  std::uint32_t key = 0;
  std::uint32_t term = 0;  ///< number + 1; 0 where the slot is free
};

/// The slot of `key`, or the free one where it would stand. `slots` has a power of two of them, not
/// all taken.
[[nodiscard]] inline std::size_t slot_of(std::span<const Slot> slots, std::uint32_t key) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = mix(key) & mask;
  while (slots[at].term != 0 && slots[at].key != key) at = (at + 1) & mask;
  return at;
}

/// A day as a number, for differences; months are taken for 31 days, so some are a week too far in
/// a year.
inline constexpr std::int32_t kNoDay = -1;
[[nodiscard]] inline std::int32_t day_of(std::string_view iso) {
  const std::optional<Day> day = read_day(iso);
  return day ? (day->year * 12 + day->month - 1) * 31 + day->day : kNoDay;
}

/// The sections of an open index, checked: every number in them is a good index.
struct IndexTables {
  explicit IndexTables(Weights opened) : file(std::move(opened)) {}

  Weights file;
  std::span<const char> texts;
  std::span<const std::uint32_t> fields;  ///< kFields for each entry, and the end
  std::span<const std::int32_t> days;
  std::span<const Coded> terms;
  std::span<const std::uint32_t> parts;  ///< kParts for each entry, and the end
  std::span<const Slot> slots;
  std::span<const std::uint32_t> lists;  ///< one for each term, and the end
  std::span<const std::uint32_t> entries;
  std::span<const std::uint8_t> impacts;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(days.size()); }
  [[nodiscard]] std::uint32_t term_count() const {
    return static_cast<std::uint32_t>(lists.size() - 1);
  }
  /// The term of `key`; kNone where no entry has it.
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const {
    return slots[slot_of(slots, key)].term - 1;
  }
  [[nodiscard]] std::span<const Coded> part(std::uint32_t entry, Part part) const {
    const std::size_t at = std::size_t{entry} * kParts + static_cast<std::size_t>(part);
    return terms.subspan(parts[at], parts[at + 1] - parts[at]);
  }
  /// In how many entries it is searched.
  [[nodiscard]] std::uint32_t count(std::uint32_t term) const {
    return lists[term + 1] - lists[term];
  }
};

/// Logarithm to the base of 2 of `value`, at least 1, in 256ths; straight between powers of two.
[[nodiscard]] constexpr std::int32_t log2_of(std::uint64_t value) {
  const auto width = static_cast<std::uint32_t>(std::bit_width(value));
  if (width == 0) return 0;
  const std::uint32_t whole = width - 1;
  const std::uint64_t rest = value - (std::uint64_t{1} << whole);
  const std::uint64_t part = whole >= 8 ? rest >> (whole - 8) : rest << (8 - whole);
  return static_cast<std::int32_t>(whole * 256 + part);
}

/// How much a term tells that stands in `count` of `size` entries: bits, in 256ths.
[[nodiscard]] constexpr std::int32_t rarity(std::uint32_t count, std::uint32_t size) {
  return log2_of(((std::uint64_t{size} + 1) * 32) / (2 * std::uint64_t{count} + 1)) - 4 * 256;
}

}  // namespace sayso
