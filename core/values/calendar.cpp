#include "core/values/calendar.h"

#include <array>

namespace sayso {
namespace {

constexpr std::int32_t kDaysOfEra = 146097;  // 400 years
constexpr std::int32_t kEpoch = 719468;      // 0000-03-01 to 1970-01-01

std::string padded(std::int32_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// The number that the `width` digits at `at` write, or -1.
std::int32_t digits_at(std::string_view text, std::size_t at, std::size_t width) {
  std::int32_t value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr std::array<std::string_view, 12> kMonthNames{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/// The first day of the week that "2018-W06" names.
Day monday_of(std::string_view week) {
  const std::int32_t first = to_number({digits_at(week, 0, 4), 1, 4});  // always in week 1
  return from_number(first - weekday_of(first) + 1 + 7 * (digits_at(week, 6, 2) - 1));
}

std::string spell_one(std::string_view iso, std::string_view words) {
  if (iso.size() > 4 && iso[5] == 'W') {
    return "week of " + spell_one(to_string(monday_of(iso)), {});
  }
  std::string year = std::to_string(digits_at(iso, 0, 4));
  if (iso.size() == 4) return year;
  const std::string_view month = kMonthNames[static_cast<std::size_t>(digits_at(iso, 5, 2) - 1)];
  if (words.find(month.substr(0, 3)) != std::string_view::npos) return year;
  const std::string named = std::string(month) + " " + year;
  return iso.size() == 7 ? named : std::to_string(digits_at(iso, 8, 2)) + " " + named;
}

}  // namespace

std::string spell_date(const Value& value, std::string_view words) {
  const std::string_view iso = value.date;
  const std::size_t slash = iso.find('/');
  if (slash == std::string_view::npos) return spell_one(iso, words);
  return spell_one(iso.substr(0, slash), words) + " to " + spell_one(iso.substr(slash + 1), words);
}

std::int32_t to_number(Day day) {
  const std::int32_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int32_t of_era = year - era * 400;
  const std::int32_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  return era * kDaysOfEra + of_era * 365 + of_era / 4 - of_era / 100 + of_year - kEpoch;
}

Day from_number(std::int32_t number) {
  const std::int32_t days = number + kEpoch;
  const std::int32_t era = (days >= 0 ? days : days - kDaysOfEra + 1) / kDaysOfEra;
  const std::int32_t rest = days - era * kDaysOfEra;
  const std::int32_t of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  const std::int32_t of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
  const std::int32_t index = (5 * of_year + 2) / 153;  // of the month, from March on
  const std::int32_t month = index < 10 ? index + 3 : index - 9;
  return {of_era + era * 400 + (month <= 2 ? 1 : 0), month, of_year - (153 * index + 2) / 5 + 1};
}

std::int32_t weekday_of(std::int32_t number) { return ((number + 3) % 7 + 7) % 7 + 1; }

std::int32_t days_of_month(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_valid(Day day) {
  return day.year >= 1 && day.year <= 9999 && day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_of_month(day.year, day.month);
}

std::string iso_year(std::int32_t year) { return padded(year, 4); }

std::string iso_month(std::int32_t year, std::int32_t month) {
  return iso_year(year) + "-" + padded(month, 2);
}

std::string to_string(Day day) { return iso_month(day.year, day.month) + "-" + padded(day.day, 2); }

std::string iso_week(std::int32_t number) {
  // A week belongs to the year that holds its Thursday.
  const std::int32_t thursday = number - weekday_of(number) + 4;
  const std::int32_t year = from_number(thursday).year;
  const std::int32_t week = (thursday - to_number({year, 1, 1})) / 7 + 1;
  return iso_year(year) + "-W" + padded(week, 2);
}

std::optional<Day> read_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  const Day day{digits_at(iso, 0, 4), digits_at(iso, 5, 2), digits_at(iso, 8, 2)};
  return is_valid(day) ? std::optional(day) : std::nullopt;
}

}  // namespace sayso
