#include "core/values/dates.h"

#include <cstdlib>

#include "core/values/calendar.h"
#include "core/values/figures.h"

namespace sayso {
namespace {

constexpr std::uint32_t kStepsToVerb = 8;
constexpr std::int32_t kMonths = 12;

/// The number that `text` writes in digits alone, -1 where it writes none or a large one.
std::int32_t number_of(std::string_view text) {
  std::int32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 9999) return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

std::string span_of(const std::string& first, const std::string& last) {
  return first + "/" + last;
}

/// "5", "5th": a day of a month, 0 where it is none.
std::int32_t day_of(std::string_view text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text.size() > 2 && text.ends_with(ending)) text.remove_suffix(2);
  }
  const std::int32_t day = text.size() <= 2 ? number_of(text) : -1;
  return day >= 1 && day <= 31 ? day : 0;
}

}  // namespace

/// Where a reader stands: the token, the end of its sentence, what the calendar says of the word.
struct DateReader::Spot {
  std::uint32_t token;
  TokenSpan sentence;
  Entry entry;  ///< of calendar_words

  [[nodiscard]] bool is(std::string_view kind) const { return entry.field(0) == kind; }
};

std::int32_t year_of(std::string_view text) {
  if (text.size() != 4) return 0;
  const std::int32_t year = number_of(text);
  return year >= 1000 && year <= 2199 ? year : 0;
}

Value DateReader::value_of(std::uint32_t token, std::uint32_t end, Precision precision) const {
  Value value;
  value.kind = ValueKind::date;
  value.words = {token, end};
  value.anchor = token;
  value.precision = precision;
  return value;
}

std::int32_t DateReader::year_at(std::uint32_t token, std::uint32_t last) const {
  return token < last ? year_of(words_.folded(token)) : 0;
}

std::optional<Value> DateReader::read(std::uint32_t token, TokenSpan sentence) const {
  std::string_view word = words_.folded(token);
  if (words_.is_digits(token) || word.front() == '\'') {
    const Spot spot{token, sentence, {}};
    if (auto value = read_iso(token)) return value;
    if (auto value = read_decade(spot)) return value;
    if (auto value = read_day_first(spot)) return value;
    if (auto value = read_year(spot)) return value;
    return read_century(spot);
  }
  if (word.starts_with("mid-")) word.remove_prefix(4);
  const Spot spot{token, sentence, {words_.lexicon().calendar_words.fields(word), {}}};
  if (spot.is("month")) return read_month(spot);
  if (spot.is("weekday")) return read_weekday(spot);
  if (spot.is("day")) {
    Value value = value_of(token, token + 1, Precision::day);
    value.relative = true;
    if (today_) {
      value.date = to_string(
          from_number(to_number(*today_) + static_cast<std::int32_t>(spot.entry.value(1))));
    }
    value.words.last = hours_behind(value.words.last, sentence.last);
    return value;
  }
  if (auto value = read_near(spot)) return value;
  if (auto value = read_quarter(spot)) return value;
  return read_century(spot);
}

/// "2018-02-17", "17/02/2018" where it can be read in one way only.
std::optional<Value> DateReader::read_iso(std::uint32_t token) const {
  const std::string_view text = words_.folded(token);
  if (text.size() == 10 && read_day(text)) {
    Value value = value_of(token, token + 1, Precision::day);
    value.date = text;
    return value;
  }
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::int32_t a = day_of(text.substr(0, first));
  const std::int32_t b = day_of(text.substr(first + 1, second - first - 1));
  const std::int32_t year = year_of(text.substr(second + 1));
  if (a == 0 || b == 0 || year == 0) return std::nullopt;
  Value value = value_of(token, token + 1, Precision::day);
  const bool one_way = a == b || a > kMonths || b > kMonths;
  const Day day = a > kMonths ? Day{year, b, a} : Day{year, a, b};
  if (one_way && is_valid(day)) value.date = to_string(day);
  return value;
}

/// "the 1990s", "the '90s"; "in his 60s" is an age.
std::optional<Value> DateReader::read_decade(const Spot& spot) const {
  std::string_view text = words_.folded(spot.token);
  if (!text.ends_with('s')) return std::nullopt;
  text.remove_suffix(1);
  if (text.starts_with('\'')) text.remove_prefix(1);
  std::int32_t year = number_of(text);
  const bool two = text.size() == 2;
  if (year < 0 || year % 10 != 0 || (!two && year_of(text) == 0)) return std::nullopt;
  if (two) {
    const bool the = spot.token > spot.sentence.first && words_.folded(spot.token - 1) == "the";
    if (!the) return std::nullopt;
    constexpr std::int32_t kCenturyTurns = 30;  // "the '20s" are those of this century
    year += year < kCenturyTurns ? 2000 : 1900;
  }
  const bool century = year % 100 == 0 && year < 2000;
  Value value =
      value_of(spot.token, spot.token + 1, century ? Precision::century : Precision::decade);
  value.date = span_of(iso_year(year), iso_year(year + (century ? 99 : 9)));
  return value;
}

/// "in 2018", "the 2016 election", "2010-14"; "2000 people" counts.
std::optional<Value> DateReader::read_year(const Spot& spot) const {
  const std::uint32_t token = spot.token;
  const std::uint32_t last = spot.sentence.last;
  const std::int32_t year = year_of(words_.folded(token));
  if (year == 0) return std::nullopt;
  const std::string_view before =
      token > spot.sentence.first ? words_.folded(token - 1) : std::string_view{};
  const bool told = tells("before", before);
  if (token + 1 < last) {
    const Word& next = words_.word(token + 1);
    const bool counted = next.xpos == Xpos::nns && words_.word(token).deprel == Deprel::nummod;
    const Lexicon& lexicon = words_.lexicon();
    const bool measured = words_.at(lexicon.measures, token + 1, last).found() ||
                          words_.at(lexicon.currencies, token + 1, last).found() ||
                          lexicon.number_words.fields(words_.folded(token + 1)).find("scale") !=
                              std::string_view::npos;
    if (measured || (counted && !(told && year >= 1900 && before != "of"))) return std::nullopt;
  }
  if (year < 1500 && !told) return std::nullopt;
  Value value = value_of(token, token + 1, Precision::year);
  value.date = iso_year(year);
  if (token + 2 < last && words_.is_hyphen(token + 1, last)) {
    const std::string_view end = words_.folded(token + 2);
    std::int32_t to = end.size() == 2 ? number_of(end) : year_of(end);
    if (to > 0 && end.size() == 2) to += year - year % 100;
    if (to > year) {
      value.date = span_of(value.date, iso_year(to));
      value.words.last = token + 3;
    }
  }
  return value;
}

/// "March 5, 2018", "March 5-7", "March 2018", "in March". "May said" and "to march" are none.
std::optional<Value> DateReader::read_month(const Spot& spot) const {
  const std::uint32_t token = spot.token;
  const std::uint32_t last = spot.sentence.last;
  const auto month = static_cast<std::int32_t>(spot.entry.value(1));
  if (!is_capitalized(words_.written(token)) && !words_.folded(token).starts_with("mid-")) {
    return std::nullopt;
  }
  std::uint32_t at = token + 1;
  if (at < last && words_.folded(at) == "the") ++at;
  const std::int32_t day = at < last ? day_of(words_.folded(at)) : 0;
  if (day > 0) {
    std::uint32_t end = at + 1;
    std::int32_t until = 0;
    if (end + 1 < last && words_.is_hyphen(end, last)) {
      until = day_of(words_.folded(end + 1));
      if (until > day) end += 2;
    }
    const bool comma = end + 1 < last && words_.folded(end) == ",";
    const std::int32_t year = year_at(comma ? end + 1 : end, last);
    if (year > 0) end += comma ? 2 : 1;
    Value value = day_value({token, at}, month, day, year, end);
    if (until > day && !value.date.empty()) {
      Day to = *read_day(value.date);
      to.day = until;
      if (is_valid(to)) value.date = span_of(value.date, to_string(to));
    }
    return value;
  }
  at = token + 1;
  if (at + 1 < last && (words_.folded(at) == "of" || words_.folded(at) == ",")) ++at;
  if (const std::int32_t year = year_at(at, last); year > 0) {
    Value value = value_of(token, at + 1, Precision::month);
    value.date = iso_month(year, month);
    return value;
  }
  if (token == spot.sentence.first) return std::nullopt;
  const bool told =
      tells("before", words_.folded(token - 1)) || words_.folded(token).starts_with("mid-");
  if (!told || words_.word(token).upos == Upos::verb || words_.word(token).upos == Upos::aux) {
    return std::nullopt;
  }
  Value value = value_of(token, token + 1, Precision::month);
  value.relative = true;
  if (!today_) return value;
  const Direction direction = direction_of(token);
  if (direction == Direction::open) return value;
  std::int32_t near = today_->year;
  if (direction == Direction::past && month > today_->month) --near;
  if (direction == Direction::future && month < today_->month) ++near;
  value.date = iso_month(near, month);
  return value;
}

/// A day with its month; where `year` is 0 the one that the tense of the clause tells.
Value DateReader::day_value(TokenSpan words, std::int32_t month, std::int32_t day,
                            std::int32_t year, std::uint32_t end) const {
  Value value = value_of(words.first, end, Precision::day);
  if (year > 0) {
    if (is_valid({year, month, day})) value.date = to_string(Day{year, month, day});
    return value;
  }
  value.relative = true;
  if (!today_) return value;
  const Direction direction = direction_of(words.first);
  const std::int32_t today = to_number(*today_);
  std::optional<Day> nearest;
  for (std::int32_t y = today_->year - 1; y <= today_->year + 1; ++y) {
    const Day candidate{y, month, day};
    if (!is_valid(candidate)) continue;
    const std::int32_t distance = to_number(candidate) - today;
    if ((direction == Direction::past && distance > 0) ||
        (direction == Direction::future && distance < 0)) {
      continue;
    }
    const auto size = [&](Day d) { return std::abs(to_number(d) - today); };
    if (!nearest || size(candidate) < size(*nearest)) nearest = candidate;
  }
  if (nearest) value.date = to_string(*nearest);
  return value;
}

/// "5 March 2018", "the 5th of March".
std::optional<Value> DateReader::read_day_first(const Spot& spot) const {
  const std::int32_t day = day_of(words_.folded(spot.token));
  const std::uint32_t last = spot.sentence.last;
  std::uint32_t at = spot.token + 1;
  if (day == 0 || at >= last) return std::nullopt;
  if (words_.folded(at) == "of" && at + 1 < last) ++at;
  const Entry entry{words_.lexicon().calendar_words.fields(words_.folded(at)), {}};
  if (entry.field(0) != "month" || !is_capitalized(words_.written(at))) return std::nullopt;
  std::uint32_t end = at + 1;
  const bool comma = end + 1 < last && words_.folded(end) == ",";
  const std::int32_t year = year_at(comma ? end + 1 : end, last);
  if (year > 0) end += comma ? 2 : 1;
  return day_value({spot.token, at}, static_cast<std::int32_t>(entry.value(1)), day, year, end);
}

/// "Friday", "Friday night", "Friday, March 5, 2018"; not in names ("Black Friday").
std::optional<Value> DateReader::read_weekday(const Spot& spot) const {
  const std::uint32_t token = spot.token;
  const std::uint32_t last = spot.sentence.last;
  if (!is_capitalized(words_.written(token))) return std::nullopt;
  std::uint32_t at = token + 1;
  if (at < last && words_.folded(at) == ",") ++at;
  if (at < last) {
    const Entry entry{words_.lexicon().calendar_words.fields(words_.folded(at)), {}};
    const Spot next{at, spot.sentence, entry};
    auto date = next.is("month") ? read_month(next) : read_day_first(next);
    if (date && date->precision == Precision::day) {
      date->words.first = token;
      return date;
    }
  }
  const auto is_name_beside = [&](std::uint32_t other) {
    const Word& word = words_.word(other);
    return word.upos == Upos::propn && (word.head == token || words_.word(token).head == other) &&
           words_.word(token).deprel != Deprel::obl && words_.word(token).deprel != Deprel::nmod;
  };
  if (token > spot.sentence.first && words_.word(token - 1).head == token) {
    const Word& before = words_.word(token - 1);
    if (before.deprel == Deprel::amod && is_capitalized(words_.written(token - 1))) {
      return std::nullopt;
    }
  }
  if (token + 1 < last && is_name_beside(token + 1)) return std::nullopt;
  Value value = value_of(token, hours_behind(token + 1, last), Precision::day);
  value.relative = true;
  const bool owns = words_.word(token).deprel == Deprel::nmod_poss;
  if (!today_ || owns) return value;  // "Friday's vote" may be yet to come
  const Direction direction = direction_of(token);
  if (direction == Direction::open) return value;
  const auto weekday = static_cast<std::int32_t>(spot.entry.value(1));
  const std::int32_t today = to_number(*today_);
  const std::int32_t back = (weekday_of(today) - weekday + 7) % 7;
  const std::int32_t step = direction == Direction::past ? -back : (7 - back) % 7;
  value.date = to_string(from_number(today + step));
  return value;
}

/// One past "morning", "night" where it stands at `token`, else `token`.
std::uint32_t DateReader::hours_behind(std::uint32_t token, std::uint32_t last) const {
  if (token >= last) return token;
  const Entry entry{words_.lexicon().calendar_words.fields(words_.folded(token)), {}};
  return entry.field(0) == "hours" ? token + 1 : token;
}

/// "last week", "next month", "this year", "last Friday", "this morning".
std::optional<Value> DateReader::read_near(const Spot& spot) const {
  const std::string_view word = words_.folded(spot.token);
  const std::uint32_t at = spot.token + 1;
  if (at >= spot.sentence.last) return std::nullopt;
  const bool back = word == "last";
  const bool ahead = word == "next";
  if (!back && !ahead && word != "this") return std::nullopt;
  const std::int32_t step = back ? -1 : ahead ? 1 : 0;
  const std::string_view unit = words_.folded(at);
  Value value = value_of(spot.token, at + 1, Precision::none);
  value.relative = true;
  const Entry entry{words_.lexicon().calendar_words.fields(unit), {}};
  const std::string_view kind = entry.field(0);
  const std::int32_t today = today_ ? to_number(*today_) : 0;
  if (kind == "hours" && (step == 0 || (back && unit == "night"))) {
    value.precision = Precision::day;
    if (today_) value.date = to_string(from_number(today + step));
  } else if (unit == "week") {
    value.precision = Precision::week;
    if (today_) value.date = iso_week(today + 7 * step);
  } else if (unit == "year") {
    value.precision = Precision::year;
    if (today_) value.date = iso_year(today_->year + step);
  } else if (unit == "month") {
    value.precision = Precision::month;
    return near_month(value, today_ ? today_->month : 0, step);
  } else if (kind == "month" && is_capitalized(words_.written(at)) && step != 0) {
    if (year_at(at + 1, spot.sentence.last) > 0) return std::nullopt;
    value.precision = Precision::month;
    const auto month = static_cast<std::int32_t>(entry.value(1));
    if (!today_) return value;
    const bool passed = month < today_->month;
    const std::int32_t year =
        today_->year + (back ? (passed ? 0 : -1) : (month > today_->month ? 0 : 1));
    value.date = iso_month(year, month);
  } else if (kind == "weekday") {
    value.precision = Precision::day;
    value.words.last = hours_behind(at + 1, spot.sentence.last);
    if (!today_ || step == 0) return value;
    const std::int32_t days =
        (weekday_of(today) - static_cast<std::int32_t>(entry.value(1)) + 6) % 7;
    value.date = to_string(from_number(today + (back ? -days - 1 : 7 - (days + 1) % 7)));
  } else if (kind == "weekend") {
    value.precision = Precision::day;
    if (!today_) return value;
    const std::int32_t monday = today - weekday_of(today) + 1;
    const std::int32_t saturday = monday + 5 + 7 * step;
    value.date = span_of(to_string(from_number(saturday)), to_string(from_number(saturday + 1)));
  } else {
    return std::nullopt;
  }
  return value;
}

/// `month` of the article's year, `step` months on.
std::optional<Value> DateReader::near_month(Value value, std::int32_t month,
                                            std::int32_t step) const {
  if (!today_) return value;
  const std::int32_t index = today_->year * kMonths + month - 1 + step;
  value.date = iso_month(index / kMonths, index % kMonths + 1);
  return value;
}

/// "the first quarter of 2018", "Q1 2018".
std::optional<Value> DateReader::read_quarter(const Spot& spot) const {
  const std::uint32_t last = spot.sentence.last;
  std::uint32_t at = spot.token + 1;
  std::int64_t quarter = spot.is("quarter") ? spot.entry.value(1) : 0;
  if (quarter == 0) {
    const Entry rank{words_.lexicon().number_words.fields(words_.folded(spot.token)), {}};
    if (rank.field(0) != "ordinal" || rank.value(1) > 4 || at >= last) return std::nullopt;
    if (words_.folded(at) != "quarter") return std::nullopt;
    quarter = rank.value(1);
    ++at;
  }
  if (at < last && words_.folded(at) == "of") ++at;
  const std::int32_t year = year_at(at, last);
  if (year == 0) return std::nullopt;
  Value value = value_of(spot.token, at + 1, Precision::quarter);
  const auto month = static_cast<std::int32_t>(3 * quarter - 2);
  value.date = span_of(iso_month(year, month), iso_month(year, month + 2));
  return value;
}

/// "the 21st century", "nineteenth-century".
std::optional<Value> DateReader::read_century(const Spot& spot) const {
  const std::uint32_t last = spot.sentence.last;
  std::uint32_t at = spot.token + 1;
  if (at < last && words_.is_hyphen(at, last)) ++at;
  if (at >= last || words_.folded(at) != "century") return std::nullopt;
  const auto rank = read_figure(words_, spot.token, spot.token + 1, false);
  if (!rank || !rank->ordinal || rank->number.digits < 1 || rank->number.digits > 30) {
    return std::nullopt;
  }
  Value value = value_of(spot.token, at + 1, Precision::century);
  const auto year = static_cast<std::int32_t>(rank->number.digits - 1) * 100 + 1;
  value.date = span_of(iso_year(year), iso_year(year + 99));
  return value;
}

Value DateReader::ago(TokenSpan words, std::int64_t count, std::string_view unit) const {
  Value value = value_of(words.first, words.last, Precision::none);
  value.relative = true;
  constexpr std::int64_t kFarthest = 100'000;
  if (unit == "decade" || unit == "century") {
    count *= unit == "decade" ? 10 : 100;
    unit = "year";
  }
  if (unit == "fortnight") {
    count *= 2;
    unit = "week";
  }
  const bool known = today_.has_value() && count < kFarthest;
  const auto steps = known ? static_cast<std::int32_t>(count) : 0;
  if (unit == "day" || unit == "night") {
    value.precision = Precision::day;
    if (known) value.date = to_string(from_number(to_number(*today_) - steps));
  } else if (unit == "week") {
    value.precision = Precision::week;
    if (known) value.date = iso_week(to_number(*today_) - 7 * steps);
  } else if (unit == "month") {
    value.precision = Precision::month;
    if (known && steps < kMonths * today_->year) return *near_month(value, today_->month, -steps);
  } else if (unit == "year") {
    value.precision = Precision::year;
    if (known && steps < today_->year) value.date = iso_year(today_->year - steps);
  }
  return value;
}

/// Whether the clause that `token` stands in tells what was or what is to come: by the nearest verb
/// above it.
DateReader::Direction DateReader::direction_of(std::uint32_t token) const {
  std::uint32_t at = token;
  for (std::uint32_t step = 0; step < kStepsToVerb && at != kNone; ++step) {
    const Direction direction = tense_of(at);
    if (direction != Direction::open) return direction;
    at = words_.word(at).head;
  }
  return Direction::open;
}

DateReader::Direction DateReader::tense_of(std::uint32_t verb) const {
  const Word& word = words_.word(verb);
  bool marked = false;  // "to meet"
  bool past = false;
  bool present = false;
  for (const std::uint32_t child : tree_.children(verb)) {
    const Word& below = words_.word(child);
    if (below.deprel == Deprel::mark && words_.folded(child) == "to") marked = true;
    if (below.deprel != Deprel::aux && below.deprel != Deprel::aux_pass &&
        below.deprel != Deprel::cop) {
      continue;
    }
    if (below.xpos == Xpos::md) {
      const std::string_view modal = words_.syntax().lemma(child);
      return modal == "could" || modal == "can" ? Direction::open : Direction::future;
    }
    const bool perfect = words_.syntax().lemma(child) == "have";
    past = past || below.xpos == Xpos::vbd || perfect;
    present = present || below.xpos == Xpos::vbz || below.xpos == Xpos::vbp;
  }
  if (past) return Direction::past;
  if (word.upos == Upos::adj && tells("planned", words_.syntax().lemma(verb))) {
    return Direction::future;
  }
  if (word.upos != Upos::verb && !present) return Direction::open;
  if (marked && word.xpos == Xpos::vb) {
    // "Scheduled to meet" is yet to come, "began to fall" was.
    const bool told = word.head != kNone && words_.word(word.head).xpos == Xpos::vbd;
    return told ? Direction::past : Direction::future;
  }
  if (word.xpos == Xpos::vbd) return Direction::past;
  if (tells("planned", words_.syntax().lemma(verb))) return Direction::future;
  if (word.xpos == Xpos::vbn) {
    // "The bridge closed on Friday fell"; "is closed on Friday" says neither.
    return present ? Direction::open : Direction::past;
  }
  if (word.xpos == Xpos::vbz || word.xpos == Xpos::vbp || present) return Direction::future;
  return Direction::open;
}

}  // namespace sayso
