#include "core/values/figures.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::int64_t kMostDigits = 1'000'000'000'000'000;  // 10^15
constexpr std::size_t kMostPlaces = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The same number with `places` places, which are no fewer than it has.
std::optional<Decimal> lengthened(Decimal number, std::uint8_t places) {
  while (number.places < places) {
    if (number.digits >= kMostDigits / 10) return std::nullopt;
    number = {number.digits * 10, static_cast<std::uint8_t>(number.places + 1)};
  }
  return number;
}

std::optional<Decimal> plus(Decimal a, Decimal b) {
  const std::uint8_t places = std::max(a.places, b.places);
  const auto first = lengthened(a, places);
  const auto second = lengthened(b, places);
  if (!first || !second || first->digits + second->digits >= kMostDigits) return std::nullopt;
  return shortened({first->digits + second->digits, places});
}

/// One word of a figure by its class in the list.
enum class Class : std::uint8_t { none, cardinal, tens, scale, many, letter, ordinal, part, times };

Class class_of(std::string_view name) {
  constexpr std::array<std::string_view, 9> kNames{"",       "cardinal", "tens", "scale", "many",
                                                   "letter", "ordinal",  "part", "times"};
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Class>(i);
  }
  return Class::none;
}

struct NumberWord {
  Class kind = Class::none;
  std::int64_t value = 0;
};

class Reader {
 public:
  Reader(const Words& words, std::uint32_t last, bool money)
      : words_(words), last_(last), money_(money) {}

  std::optional<Figure> read(std::uint32_t token) {
    figure_.anchor = token;
    figure_.end = token;
    if (words_.is_digits(token)) return read_written(token);
    const NumberWord first = look(token);
    switch (first.kind) {
      case Class::cardinal:
      case Class::tens:
        return read_words(token);
      case Class::scale:
        return words_.word(token).xpos == Xpos::nns ? std::nullopt : read_words(token);
      case Class::many:
        return read_many(token);
      case Class::ordinal:
        return finish(first.value, token + 1, true);
      case Class::times:
        return finish(first.value, token + 1, false);
      case Class::part:
        return words_.folded(token) == "half" ? read_half(token) : std::nullopt;
      default:
        return is_article(token) ? read_after_article(token) : std::nullopt;
    }
  }

 private:
  [[nodiscard]] NumberWord look(std::uint32_t token) const {
    if (token >= last_) return {};
    const Entry entry{words_.lexicon().number_words.fields(words_.folded(token)), {}};
    return {class_of(entry.field(0)), entry.value(1)};
  }

  [[nodiscard]] bool is_article(std::uint32_t token) const {
    return words_.folded(token) == "a" || words_.folded(token) == "an";
  }

  std::optional<Figure> finish(std::int64_t value, std::uint32_t end, bool ordinal) {
    figure_.number = {value, 0};
    figure_.end = end;
    figure_.ordinal = ordinal;
    return figure_;
  }

  std::optional<Figure> finish_part(std::uint32_t shares, std::uint32_t parts, std::uint32_t end) {
    figure_.number = share_of(shares, parts);
    figure_.shares = shares;
    figure_.parts = parts;
    figure_.end = end;
    return figure_;
  }

  /// "5", "1,200.50", "25th", "1/2", "5 million", "5bn", "2 dozen".
  std::optional<Figure> read_written(std::uint32_t token) {
    figure_.digits = true;
    const std::string_view text = words_.folded(token);
    if (text.size() > 2) {
      const std::string_view ending = text.substr(text.size() - 2);
      if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
        const auto rank = read_digits(text.substr(0, text.size() - 2));
        if (!rank || rank->places > 0) return std::nullopt;
        return finish(rank->digits, token + 1, true);
      }
      if (text.size() == 3 && text[1] == '/' && is_digit(text[2]) && text[0] < text[2]) {
        return finish_part(static_cast<std::uint32_t>(text[0] - '0'),
                           static_cast<std::uint32_t>(text[2] - '0'), token + 1);
      }
    }
    const auto number = read_digits(text);
    if (!number) return std::nullopt;
    figure_.number = *number;
    figure_.end = token + 1;
    return read_scales();
  }

  /// What multiplies the figure read so far: "million", "bn", "hundred thousand", "and a half".
  std::optional<Figure> read_scales() {
    for (;;) {
      std::uint32_t at = figure_.end;
      if (at < last_ && words_.is_hyphen(at, last_) && look(at + 1).kind == Class::scale) ++at;
      const NumberWord next = look(at);
      const bool letter = next.kind == Class::letter && figure_.digits && figure_.scale == 1 &&
                          multiplies(at, next.value);
      if (next.kind != Class::scale && !letter) break;
      const auto scaled = times(figure_.number, next.value);
      if (!scaled) return std::nullopt;
      figure_.number = *scaled;
      figure_.scale = next.value;
      figure_.end = at + 1;
    }
    return figure_;
  }

  /// "5bn" and "$40m" are scales, "5 m" and "the 100m" metres, "100m people" a scale again.
  [[nodiscard]] bool multiplies(std::uint32_t token, std::int64_t value) const {
    const bool attached = !words_.document().tokens[token].space_before;
    if (words_.folded(token).size() > 1 || money_) return attached || money_;
    if (!attached) return false;
    if (value != 1'000'000) return true;
    return token + 1 < last_ && words_.word(token + 1).xpos == Xpos::nns;
  }

  /// "two hundred and five thousand", "twenty-five", "one and a half million".
  std::optional<Figure> read_words(std::uint32_t token) {
    Decimal total;
    Decimal group;
    bool open = true;  // a cardinal may follow
    std::uint32_t at = token;
    for (;;) {
      std::uint32_t next = at;
      if (at > token && next < last_ && words_.is_hyphen(next, last_)) ++next;
      const bool joins = at > token && next < last_ && words_.folded(next) == "and" &&
                         words_.folded(next - 1) == "hundred";
      if (joins) ++next;
      const NumberWord word = look(next);
      if (word.kind == Class::cardinal || word.kind == Class::tens) {
        if (!open || (joins && word.value == 0)) break;
        const auto sum = plus(group, {word.value, 0});
        if (!sum) return std::nullopt;
        group = *sum;
        open = word.kind == Class::tens;
      } else if (word.kind == Class::scale && !joins && !is_plural(next)) {
        if (group.digits == 0) group = {1, 0};
        const auto scaled = times(group, word.value);
        if (!scaled) return std::nullopt;
        group = *scaled;
        figure_.scale = word.value;
        if (word.value >= 1000) {
          const auto sum = plus(total, group);
          if (!sum) return std::nullopt;
          total = *sum;
          group = {};
        }
        open = true;
      } else if (word.kind == Class::part || (word.kind == Class::ordinal && word.value > 2)) {
        return read_part_of(total, group, at, next, word);
      } else {
        break;
      }
      at = next + 1;
    }
    return read_half_more(total, group, at);
  }

  [[nodiscard]] bool is_plural(std::uint32_t token) const {
    return words_.word(token).xpos == Xpos::nns;
  }

  /// "two thirds", "one-quarter"; "twenty-first" is an ordinal.
  std::optional<Figure> read_part_of(Decimal total, Decimal group, std::uint32_t at,
                                     std::uint32_t next, NumberWord word) {
    const auto sum = plus(total, group);
    if (!sum || sum->digits == 0 || sum->places > 0) return std::nullopt;
    if (word.kind == Class::ordinal && sum->digits >= 20) {
      return finish(sum->digits + word.value, next + 1, true);
    }
    const bool plural = word.kind == Class::part;
    if (sum->digits >= word.value || (!plural && sum->digits > 1)) {
      figure_.number = *sum;
      figure_.end = at;
      return figure_;
    }
    return finish_part(static_cast<std::uint32_t>(sum->digits),
                       static_cast<std::uint32_t>(word.value), next + 1);
  }

  /// "two and a half", "one and a half million".
  std::optional<Figure> read_half_more(Decimal total, Decimal group, std::uint32_t at) {
    const auto sum = plus(total, group);
    if (!sum) return std::nullopt;
    figure_.number = *sum;
    figure_.end = at;
    if (at + 2 < last_ && words_.folded(at) == "and" && words_.folded(at + 1) == "a" &&
        words_.folded(at + 2) == "half") {
      const auto more = plus(*sum, {5, 1});
      if (!more) return std::nullopt;
      figure_.number = *more;
      figure_.end = at + 3;
      return read_scales();
    }
    return figure_;
  }

  /// "hundreds", "tens of thousands", "hundreds of millions".
  std::optional<Figure> read_many(std::uint32_t token) {
    Decimal value{1, 0};
    std::uint32_t at = token;
    for (;;) {
      const auto scaled = times(value, look(at).value);
      if (!scaled) return std::nullopt;
      value = *scaled;
      ++at;
      const bool more =
          at + 1 < last_ && words_.folded(at) == "of" && look(at + 1).kind == Class::many;
      if (!more) break;
      ++at;
    }
    figure_.many = true;
    return finish(value.digits, at, false);
  }

  /// "a third", "a hundred", "a dozen", "a quarter", "a half", "a million".
  std::optional<Figure> read_after_article(std::uint32_t token) {
    const NumberWord word = look(token + 1);
    figure_.anchor = token + 1;
    if (word.kind == Class::scale) return read_words(token + 1);
    const bool third = word.kind == Class::ordinal && word.value > 2;
    if (word.kind != Class::part && !third) return std::nullopt;
    if (words_.folded(token + 1) == "half") return read_half(token + 1);
    // "A third of them" is a share, "a third term" is not; nor is "a quarter to five".
    const bool share = token + 2 >= last_ || words_.folded(token + 2) == "of" ||
                       words_.word(token + 2).upos == Upos::punct;
    if (!share) return std::nullopt;
    return finish_part(1, static_cast<std::uint32_t>(word.value), token + 2);
  }

  /// "half", "half a million", "half an hour"; not of "the second half" or "half-brother".
  std::optional<Figure> read_half(std::uint32_t token) {
    if (token > 0 && words_.word(token - 1).upos == Upos::adj) return std::nullopt;
    std::uint32_t end = token + 1;
    if (end < last_ && words_.is_hyphen(end, last_)) {
      const bool measures = words_.at(words_.lexicon().measures, end + 1, last_).found();
      if (!measures && look(end + 1).kind != Class::scale) return std::nullopt;
      ++end;
    } else if (end < last_ && is_article(end)) {
      ++end;
    }
    finish_part(1, 2, end);
    const NumberWord next = look(end);
    if (next.kind == Class::scale) {
      figure_.parts = figure_.shares = 0;
      return read_scales();
    }
    const bool measures = end < last_ && words_.at(words_.lexicon().measures, end, last_).found();
    if (end > token + 1 && !measures) figure_.end = token + 1;
    if (measures) figure_.parts = figure_.shares = 0;
    return figure_;
  }

  const Words& words_;
  std::uint32_t last_;
  bool money_;
  Figure figure_;
};

}  // namespace

std::string to_string(Decimal value) {
  const bool negative = value.digits < 0;
  std::string digits = std::to_string(negative ? -value.digits : value.digits);
  if (value.places > 0) {
    if (digits.size() <= value.places) digits.insert(0, value.places + 1 - digits.size(), '0');
    digits.insert(digits.size() - value.places, ".");
  }
  return negative ? "-" + digits : digits;
}

Decimal shortened(Decimal number) {
  while (number.places > 0 && number.digits % 10 == 0) {
    number = {number.digits / 10, static_cast<std::uint8_t>(number.places - 1)};
  }
  return number;
}

std::optional<Decimal> times(Decimal number, std::int64_t factor) {
  while (number.places > 0 && factor % 10 == 0) {
    factor /= 10;
    --number.places;
  }
  if (number.digits != 0 && factor >= kMostDigits / number.digits) return std::nullopt;
  return shortened({number.digits * factor, number.places});
}

Decimal share_of(std::uint32_t shares, std::uint32_t parts) {
  constexpr std::uint64_t kUnit = 10'000;
  const std::uint64_t rounded = (2 * kUnit * shares + parts) / (2 * std::uint64_t{parts});
  return shortened({static_cast<std::int64_t>(rounded), 4});
}

std::optional<Decimal> read_digits(std::string_view text) {
  Decimal number;
  std::size_t since_comma = 0;  // digits behind the last comma
  bool commas = false;
  bool point = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      if (number.digits >= kMostDigits / 10 || number.places == kMostPlaces) return std::nullopt;
      number.digits = number.digits * 10 + (c - '0');
      if (point) ++number.places;
      ++since_comma;
    } else if (c == ',' && !point && at > 0 && since_comma <= 3 && (!commas || since_comma == 3)) {
      commas = true;
      since_comma = 0;
    } else if (c == '.' && !point && at > 0 && (!commas || since_comma == 3)) {
      point = true;
    } else {
      constexpr std::array<std::string_view, 3> kParts{"\u00BC", "\u00BD", "\u00BE"};
      for (std::size_t i = 0; i < kParts.size(); ++i) {
        if (at == 0 || point || text.substr(at) != kParts[i]) continue;
        return plus(number, {static_cast<std::int64_t>(25 * (i + 1)), 2});
      }
      return std::nullopt;
    }
  }
  if (text.empty() || text.ends_with('.') || (commas && !point && since_comma != 3)) {
    return std::nullopt;
  }
  // "007" is no amount.
  if (text.size() > 1 && text[0] == '0' && text[1] != '.') return std::nullopt;
  return shortened(number);
}

std::optional<Figure> read_figure(const Words& words, std::uint32_t token, std::uint32_t last,
                                  bool money) {
  return Reader(words, last, money).read(token);
}

}  // namespace sayso
