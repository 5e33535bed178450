// Between syntax and claims: figures, money, shares, dates, durations and ages as they are written,
// with what they say in one form that can be sorted and compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/lexicon/lexicon.h"
#include "core/syntax/syntax.h"
#include "core/text/text.h"

namespace sayso {

/// Exact: digits / 10^places. At most 15 significant digits, so that a double holds it.
struct Decimal {
  std::int64_t digits = 0;
  std::uint8_t places = 0;

  friend constexpr bool operator==(Decimal, Decimal) = default;
};

/// "1200", "-2.5", without zeros at the end of the places.
[[nodiscard]] std::string to_string(Decimal value);

/// As in the schema. `number` counts things, `quantity` has a unit of measure.
enum class ValueKind : std::uint8_t {
  number,
  percent,
  money,
  quantity,
  date,
  duration,
  age,
  ordinal
};

/// How the words bound the figure: "about", "nearly" (just below), "more than", "at least" …
enum class Comparator : std::uint8_t { none, about, nearly, under, at_most, over, at_least };

/// How fine a date is told.
enum class Precision : std::uint8_t { none, day, week, month, quarter, year, decade, century };

struct Value {
  Range range;               ///< bytes: the words, from the comparator to the unit
  TokenSpan words;           ///< the same as tokens
  std::uint32_t anchor = 0;  ///< the token that carries it: the figure, the month, the weekday
  ValueKind kind = ValueKind::number;
  Comparator comparator = Comparator::none;
  std::optional<Decimal> number;
  std::optional<Decimal> to;  ///< where a span is told: "5 to 10 percent"
  std::uint32_t parts = 0;    ///< of a fraction: 3 for "two thirds", whose number is rounded
  std::uint32_t shares = 0;   ///< and how many of them: 2; "nine in ten": 9 of 10
  std::string unit;           ///< "km", "EUR" (ISO 4217), "percentage point", "worker"
  std::string per;            ///< of a rate: "day", "hour"
  std::string date;           ///< ISO 8601, with "/" an interval; empty where unresolved
  Precision precision = Precision::none;  ///< of `date`, and of a date that could not be resolved
  bool relative = false;  ///< the words tell it from the day of the article: "on Friday"
};

/// A day of the proleptic Gregorian calendar.
struct Day {
  std::int32_t year = 0;
  std::int32_t month = 1;
  std::int32_t day = 1;

  friend constexpr bool operator==(Day, Day) = default;
};

/// Reads "2018-02-17", with or without a time behind it; nothing where it is no such day.
[[nodiscard]] std::optional<Day> read_day(std::string_view iso);
/// "2018-02-17".
[[nodiscard]] std::string to_string(Day day);

/// The article's own date: `given` where it can be read, else a full date in a dateline or a line
/// of its own near the top. O(tokens of the first lines).
[[nodiscard]] std::optional<Day> find_article_day(const Document& document, const Syntax& syntax,
                                                  const Lexicon& lexicon, std::string_view given);

/// Finds the values, in order of the text; none overlaps another. Relative dates are resolved
/// against `today`, and stay without a date where there is none or the words leave it open. Not
/// values: parts of names (Route 66), scores, times of day, telephone numbers. O(tokens).
[[nodiscard]] std::vector<Value> find_values(const Document& document, const Syntax& syntax,
                                             const Lexicon& lexicon, std::optional<Day> today);

/// What `value.date` adds to `words`, which tell it: "16 February 2018" to "Friday", "2018" to
/// "March 5", "week of 5 February 2018" to "last week".
[[nodiscard]] std::string spell_date(const Value& value, std::string_view words);

/// "about", "at-least" …, the schema's words; empty for none.
[[nodiscard]] std::string_view name_of(Comparator comparator);
[[nodiscard]] std::string_view name_of(ValueKind kind);
[[nodiscard]] std::string_view name_of(Precision precision);

}  // namespace sayso
