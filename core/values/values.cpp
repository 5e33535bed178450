#include "core/values/values.h"

#include <algorithm>
#include <array>

#include "core/values/dates.h"
#include "core/values/figures.h"
#include "core/values/reading.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestPhrase = 5;  // tokens from a figure to the noun that it counts
constexpr std::uint32_t kBlocksRead = 8;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

ValueKind kind_of(std::string_view measure) {
  if (measure == "percent") return ValueKind::percent;
  return measure == "duration" ? ValueKind::duration : ValueKind::quantity;
}

Comparator comparator_of(std::string_view name) {
  for (auto comparator = Comparator::about;;
       comparator = static_cast<Comparator>(static_cast<std::uint8_t>(comparator) + 1)) {
    if (name_of(comparator) == name) return comparator;
    if (comparator == Comparator::at_least) return Comparator::none;
  }
}

/// A value on its way, with what only the reader needs.
struct Reading {
  Value value;
  std::int64_t scale = 1;
  bool bare = false;     ///< a figure in digits with nothing behind it
  bool signed_ = false;  ///< a currency's sign stands before it
};

class Finder {
 public:
  Finder(const Words& words, const Tree& tree, std::optional<Day> today)
      : words_(words), lexicon_(words.lexicon()), dates_(words, tree, today) {}

  std::vector<Value> run() {
    for (const Sentence& sentence : words_.document().sentences) {
      sentence_ = {sentence.first, sentence.last};
      done_ = sentence.first;
      for (std::uint32_t at = sentence.first; at < sentence.last;) at = read_at(at);
    }
    return std::move(values_);
  }

 private:
  /// Reads what begins at `token`; gives the token to go on at.
  std::uint32_t read_at(std::uint32_t token) {
    if (auto date = dates_.read(token, sentence_)) {
      join_dates(*date);
      return keep(std::move(*date));
    }
    if (const std::uint32_t past = skip_foreign(token); past > token) return past;
    if (auto ago = read_ago(token)) return keep(std::move(*ago));
    auto reading = read_measured(token);
    if (!reading) return token + 1;
    const std::uint32_t end = reading->value.words.last;
    if (reading->bare && is_score(end)) return end + 2;
    if (!join_range(*reading)) read_ratio(*reading);
    if (reading->value.kind == ValueKind::number) {
      if (is_label(reading->value)) return end;
      count_noun(*reading);
      if (is_address(*reading)) return reading->value.words.last;
    }
    read_age(reading->value);
    if (reading->value.kind == ValueKind::duration && follows(reading->value.words.last, "ago")) {
      return keep(read_ago_of(reading->value));
    }
    read_rate(reading->value);
    read_comparator(reading->value);
    return keep(std::move(reading->value));
  }

  [[nodiscard]] bool follows(std::uint32_t token, std::string_view word) const {
    return token < sentence_.last && words_.folded(token) == word;
  }
  [[nodiscard]] bool precedes(std::uint32_t token, std::string_view word) const {
    return token > sentence_.first && words_.folded(token - 1) == word;
  }

  std::uint32_t keep(Value value) {
    const Document& document = words_.document();
    value.range = {document.tokens[value.words.first].range.begin,
                   document.tokens[value.words.last - 1].range.end};
    done_ = value.words.last;
    values_.push_back(std::move(value));
    return done_;
  }

  /// One past a time of day, a telephone number or a run of digits that is no amount.
  [[nodiscard]] std::uint32_t skip_foreign(std::uint32_t token) const {
    const std::string_view text = words_.folded(token);
    if (!words_.is_digits(token) && text.front() != '+') return token;
    constexpr std::array<std::string_view, 9> kClock{"am",  "pm",  "a.m.",    "p.m.", "a.m",
                                                     "p.m", "gmt", "o'clock", "utc"};
    if (token + 1 < sentence_.last && is_one_of(kClock, words_.folded(token + 1))) return token + 2;
    // Digits in three groups or more, or in groups that begin with 0: numbers to dial.
    std::uint32_t end = token + 1;
    std::uint32_t groups = 1;
    bool dialled = text.front() == '+' || (text.size() > 1 && text[0] == '0' && text[1] != '.');
    for (;;) {
      std::uint32_t next = end;
      if (words_.is_hyphen(next, sentence_.last)) ++next;
      if (next >= sentence_.last || !words_.is_digits(next)) break;
      dialled = dialled || words_.folded(next).starts_with('0');
      ++groups;
      end = next + 1;
    }
    return dialled || groups > 2 ? end : token;
  }

  /// "a year ago".
  std::optional<Value> read_ago(std::uint32_t token) const {
    if (words_.folded(token) != "a" && words_.folded(token) != "an") return std::nullopt;
    const Entry unit = words_.at(lexicon_.measures, token + 1, sentence_.last);
    if (unit.field(0) != "duration" || !follows(unit.words.last, "ago")) return std::nullopt;
    Value value = dates_.ago({token, unit.words.last + 1}, 1, unit.field(1));
    read_comparator(value);
    return value;
  }

  [[nodiscard]] Value read_ago_of(const Value& duration) const {
    Value value = duration;
    const TokenSpan words{duration.words.first, duration.words.last + 1};
    if (duration.number->places == 0 && !duration.to) {
      value = dates_.ago(words, duration.number->digits, duration.unit);
    } else {
      value = dates_.ago(words, 0, "");
    }
    read_comparator(value);
    return value;
  }

  /// A figure with its currency or measure.
  [[nodiscard]] std::optional<Reading> read_measured(std::uint32_t token) const {
    const Entry sign = sign_at(token);
    const std::uint32_t begin = sign.found() ? sign.words.last : token;
    if (begin >= sentence_.last) return std::nullopt;
    const auto figure = read_figure(words_, begin, sentence_.last, sign.found());
    if (!figure || (!sign.found() && !counts(token, *figure))) return std::nullopt;
    Reading reading;
    Value& value = reading.value;
    value.words = {token, figure->end};
    value.anchor = figure->anchor;
    value.number = figure->number;
    value.parts = figure->parts;
    value.shares = figure->shares;
    value.kind = figure->ordinal ? ValueKind::ordinal : ValueKind::number;
    if (figure->many) value.comparator = Comparator::at_least;
    reading.scale = figure->scale;
    reading.signed_ = sign.found();
    if (sign.found()) {
      value.kind = ValueKind::money;
      value.unit = sign.field(0);
    } else if (!figure->ordinal) {
      reading.bare = !read_unit(value, *figure) && figure->digits && figure->scale == 1;
      if (words_.folded(token) == "twice" || words_.folded(token) == "thrice") value.unit = "time";
    }
    return reading;
  }

  /// A currency's sign or code that a figure follows.
  [[nodiscard]] Entry sign_at(std::uint32_t token) const {
    const std::string_view text = words_.folded(token);
    const bool sign = text.size() <= 4 && token + 1 < sentence_.last && words_.is_digits(token + 1);
    if (!sign) return {};
    const std::string_view fields = lexicon_.currencies.fields(text);
    const bool code = char_class(decode(text, 0).value) == CharClass::lower && !text.ends_with('$');
    const bool capitals = !code || is_all_caps(words_.written(token)) || text == "rs";
    return fields.empty() || !capitals ? Entry{} : Entry{fields, {token, token + 1}};
  }

  /// Whether a number word is used as one: not "one of them", "no one", "first," as an adverb, "the
  /// Second World War".
  [[nodiscard]] bool counts(std::uint32_t token, const Figure& figure) const {
    const Word& word = words_.word(figure.anchor);
    if (figure.digits) return true;
    if (word.upos == Upos::propn) return false;
    if (figure.ordinal) {
      const bool named = is_capitalized(words_.written(token)) && figure.end < sentence_.last &&
                         is_capitalized(words_.written(figure.end));
      return !named && (word.upos == Upos::adj || word.xpos == Xpos::jj);
    }
    if (words_.folded(token) != "one" || figure.end > token + 1) return true;
    if (is_share(figure.end)) return true;
    return word.upos == Upos::num && word.deprel == Deprel::nummod && !follows(figure.end, "of");
  }

  /// "in five", "out of ten".
  [[nodiscard]] bool is_share(std::uint32_t token) const {
    const std::uint32_t whole = follows(token, "in")                                ? token + 1
                                : follows(token, "out") && follows(token + 1, "of") ? token + 2
                                                                                    : kNone;
    return whole < sentence_.last && words_.word(whole).upos == Upos::num;
  }

  /// The measure or currency behind the figure. False where there is none.
  bool read_unit(Value& value, const Figure& figure) const {
    std::uint32_t at = figure.end;
    if (words_.is_hyphen(at, sentence_.last)) ++at;
    if (at >= sentence_.last) return false;
    const Entry measure = words_.at(lexicon_.measures, at, sentence_.last);
    const Entry currency = words_.at(lexicon_.currencies, at, sentence_.last);
    constexpr std::int64_t kMoney = 1000;  // "5 million pounds" are hardly weighed, unless of
    const bool pounds =
        measure.field(1) == "lb" && figure.scale > kMoney && !follows(measure.words.last, "of");
    if (currency.found() && currency.words.last >= measure.words.last) {
      value.kind = ValueKind::money;
      value.unit = currency.field(0);
      if (currency.field(1) == "minor") value.number = hundredth(*value.number);
      value.words.last = currency.words.last;
      return true;
    }
    if (!measure.found() || (value.parts > 0 && measure.field(0) != "duration")) return false;
    value.kind = pounds ? ValueKind::money : kind_of(measure.field(0));
    value.unit = pounds ? "GBP" : measure.field(1);
    value.words.last = measure.words.last;
    return true;
  }

  static Decimal hundredth(Decimal number) {
    return shortened({number.digits, static_cast<std::uint8_t>(number.places + 2)});
  }

  /// "3-1", "21-14": a bare figure, a dash and another that no unit makes a range.
  [[nodiscard]] bool is_score(std::uint32_t end) const {
    if (!words_.is_hyphen(end, sentence_.last)) return false;
    if (!words_.is_digits(end + 1)) return false;
    const auto next = read_measured(end + 1);
    if (!next) return true;
    if (!next->bare) return false;
    const std::uint32_t noun = next->value.words.last;
    return noun >= sentence_.last || words_.word(noun).xpos != Xpos::nns;
  }

  /// "5 to 10 percent", "$5-10 million", "between 5 and 10 euros". "From 5 to 10" tells a change.
  bool join_range(Reading& first) const {
    std::uint32_t at = first.value.words.last;
    if (at + 1 >= sentence_.last || first.value.kind == ValueKind::ordinal) return false;
    const bool hyphen = words_.is_hyphen(at, sentence_.last);
    const bool between = precedes(first.value.words.first, "between");
    const bool from = precedes(first.value.words.first, "from");
    if (!hyphen && !follows(at, "to") && !(between && follows(at, "and"))) return false;
    auto second = read_measured(at + 1);
    if (!second || second->value.kind == ValueKind::ordinal) return false;
    Value& value = first.value;
    const bool same = value.kind == second->value.kind && value.unit == second->value.unit;
    const bool open = value.kind == ValueKind::number && value.parts == 0;
    const bool money = first.signed_ && second->value.kind == ValueKind::number;
    if (!same && !open && !money) return false;
    if (first.scale == 1 && second->scale > 1 && (open || money)) {
      const auto scaled = times(*value.number, second->scale);
      if (!scaled) return false;
      value.number = *scaled;
    }
    if (open) {
      value.kind = second->value.kind;
      value.unit = second->value.unit;
    }
    if (from) return true;  // a value of its own; the other is read next
    value.to = second->value.number;
    value.words.last = second->value.words.last;
    if (between) --value.words.first;
    return true;
  }

  /// "one in five", "nine out of ten".
  void read_ratio(Reading& reading) const {
    Value& value = reading.value;
    if (value.kind != ValueKind::number || value.parts > 0 || value.number->places > 0) return;
    std::uint32_t at = value.words.last;
    if (follows(at, "in")) {
      ++at;
    } else if (follows(at, "out") && follows(at + 1, "of")) {
      at += 2;
    } else {
      return;
    }
    constexpr std::int64_t kMostParts = 1000;
    const auto whole = at < sentence_.last ? read_measured(at) : std::nullopt;
    if (!whole || whole->value.kind != ValueKind::number || whole->value.parts > 0) return;
    const Decimal parts = *whole->value.number;
    if (parts.places > 0 || parts.digits > kMostParts || parts.digits <= value.number->digits)
      return;
    value.shares = static_cast<std::uint32_t>(value.number->digits);
    value.parts = static_cast<std::uint32_t>(parts.digits);
    value.number = share_of(value.shares, value.parts);
    value.words.last = whole->value.words.last;
  }

  /// A figure behind the name or noun that it belongs to: Route 66, Article 5, F-16, No. 10.
  [[nodiscard]] bool is_label(const Value& value) const {
    const std::uint32_t token = value.words.first;
    if (token == sentence_.first || !words_.is_digits(token)) return false;
    const std::uint32_t before = token - 1;
    if (words_.is_hyphen(before, sentence_.last)) {
      return before > sentence_.first && !words_.is_digits(before - 1);
    }
    if (precedes(token, "#") || precedes(token, "no.") || precedes(token, "no")) return true;
    const Word& word = words_.word(token);
    const bool counts = word.head != kNone && word.head > token;
    if (words_.word(before).upos == Upos::propn) {
      const std::string_view fields = lexicon_.calendar_words.fields(words_.folded(before));
      return fields.empty() && !counts;
    }
    return words_.word(before).xpos == Xpos::nn && word.head == before;
  }

  /// What is counted: the last noun of the phrase behind the figure.
  void count_noun(Reading& reading) const {
    Value& value = reading.value;
    if (!value.unit.empty()) return;
    std::uint32_t at = value.words.last;
    if (value.parts > 0 || value.comparator == Comparator::at_least) {
      if (follows(at, "of")) ++at;
      if (follows(at, "the")) ++at;
    }
    std::uint32_t noun = kNone;
    const std::uint32_t end = std::min(sentence_.last, at + kLongestPhrase);
    for (; at < end; ++at) {
      const Word& word = words_.word(at);
      const bool named = word.upos == Upos::propn;
      if (word.upos == Upos::noun || named) {
        noun = at;
      } else if (noun != kNone ||
                 (word.upos != Upos::adj && word.xpos != Xpos::vbn && word.xpos != Xpos::vbg)) {
        break;
      }
    }
    if (noun == kNone) return;
    value.unit = words_.syntax().lemma(noun);
    value.words.last = noun + 1;
  }

  /// "10 Downing Street", "7 Eleven": what is counted is a single name.
  [[nodiscard]] bool is_address(const Reading& reading) const {
    const Value& value = reading.value;
    const std::uint32_t noun = value.words.last - 1;
    if (noun <= value.anchor || !words_.is_digits(value.anchor)) return false;
    return words_.word(noun).xpos == Xpos::nnp && words_.word(value.anchor + 1).upos == Upos::propn;
  }

  /// "64-year-old", "64 years old", "aged 64", "at the age of 64", "Anna Berger, 64,".
  void read_age(Value& value) const {
    std::uint32_t at = value.words.last;
    if (value.kind == ValueKind::duration) {
      if (words_.is_hyphen(at, sentence_.last)) ++at;
      const bool of_age = follows(at, "of") && follows(at + 1, "age");
      if (!follows(at, "old") && !follows(at, "olds") && !of_age) return;
      value.kind = ValueKind::age;
      value.words.last = of_age ? at + 2 : at + 1;
      return;
    }
    if (value.kind != ValueKind::number || value.parts > 0 || value.number->places > 0) return;
    const std::uint32_t first = value.words.first;
    const bool named = precedes(first, "of") && precedes(first - 1, "age");
    const bool told = named || precedes(first, "aged") || precedes(first, "age");
    constexpr std::int64_t kOldest = 120;
    const bool apposed = value.unit.empty() && value.number->digits < kOldest &&
                         words_.is_digits(first) && first >= sentence_.first + 2 &&
                         words_.folded(first - 1) == "," &&
                         words_.word(first - 2).upos == Upos::propn &&
                         lexicon_.calendar_words.fields(words_.folded(first - 2)).empty() &&
                         (at >= sentence_.last || words_.word(at).upos == Upos::punct);
    if (!told && !apposed) return;
    value.kind = ValueKind::age;
    value.unit = "year";
    if (told) {
      value.words.first -= named ? 2 : 1;
      value.words.last = value.anchor + 1;
    }
  }

  /// "$15 an hour", "40 miles per hour", "twice a week".
  void read_rate(Value& value) const {
    const std::uint32_t at = value.words.last;
    if (at + 1 >= sentence_.last || value.kind == ValueKind::ordinal) return;
    const std::string_view word = words_.folded(at);
    const bool per = word == "per" || word == "each" || word == "every";
    if (!per && word != "a" && word != "an") return;
    const Entry unit = words_.at(lexicon_.measures, at + 1, sentence_.last);
    if (unit.found() && unit.field(0) != "percent") {
      if (follows(unit.words.last, "ago") || words_.is_hyphen(unit.words.last, sentence_.last))
        return;
      value.per = unit.field(1);
      value.words.last = unit.words.last;
    } else if (word == "per" && words_.is_noun(at + 1)) {
      value.per = words_.syntax().lemma(at + 1);
      value.words.last = at + 2;
    }
  }

  /// Words before or behind that bound the figure; the value takes them in.
  void read_comparator(Value& value) const {
    if (value.kind == ValueKind::ordinal) return;
    std::uint32_t first = value.words.first;
    if (precedes(first, "a") || precedes(first, "the")) --first;
    const Entry before = words_.before(lexicon_.comparators, first, done_);
    const Entry behind = words_.at(lexicon_.comparators, value.words.last, sentence_.last);
    const bool lasting = before.words.last - before.words.first == 1 &&
                         value.kind == ValueKind::duration && before.field(0) == "over";
    if (before.found() && before.field(1) != "behind" && !lasting) {
      value.comparator = comparator_of(before.field(0));
      value.words.first = before.words.first;
    } else if (behind.found() && behind.field(1) != "before") {
      value.comparator = comparator_of(behind.field(0));
      value.words.last = behind.words.last;
    }
  }

  /// "from Monday to Friday", "between 2010 and 2014", "March 5 through March 7": one value.
  void join_dates(Value& date) {
    if (values_.empty() || date.date.empty() || date.words.first == sentence_.first) return;
    const Value& first = values_.back();
    const std::uint32_t joint = date.words.first - 1;
    if (first.kind != ValueKind::date || first.words.last != joint) return;
    const bool single =
        first.date.find('/') == std::string::npos && date.date.find('/') == std::string::npos;
    if (!single || first.date.empty() || first.precision != date.precision) return;
    if (first.date >= date.date) return;
    const std::string_view word = words_.folded(joint);
    const bool between = precedes(first.words.first, "between") && word == "and";
    const bool runs = word == "to" || word == "through" || word == "until";
    if (!between && !runs && !words_.is_hyphen(joint, sentence_.last)) return;
    const bool opened = between || precedes(first.words.first, "from");
    date.date = first.date + "/" + date.date;
    date.words.first = opened ? first.words.first - 1 : first.words.first;
    date.relative = date.relative || first.relative;
    values_.pop_back();
  }

  const Words& words_;
  const Lexicon& lexicon_;
  DateReader dates_;
  TokenSpan sentence_;
  std::uint32_t done_ = 0;  ///< one past the last value's words
  std::vector<Value> values_;
};

}  // namespace

std::string_view name_of(Comparator comparator) {
  constexpr std::array<std::string_view, 7> kNames{"",        "about", "nearly",  "under",
                                                   "at-most", "over",  "at-least"};
  return kNames[static_cast<std::size_t>(comparator)];
}

std::string_view name_of(ValueKind kind) {
  constexpr std::array<std::string_view, 8> kNames{"number", "percent",  "money", "quantity",
                                                   "date",   "duration", "age",   "ordinal"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Precision precision) {
  constexpr std::array<std::string_view, 8> kNames{"",        "day",  "week",   "month",
                                                   "quarter", "year", "decade", "century"};
  return kNames[static_cast<std::size_t>(precision)];
}

std::optional<Day> find_article_day(const Document& document, const Syntax& syntax,
                                    const Lexicon& lexicon, std::string_view given) {
  if (auto day = read_day(given)) return day;
  const auto may_tell = [&](const Sentence& sentence) {
    return sentence.block < kBlocksRead &&
           (sentence.body > sentence.first ||
            document.blocks[sentence.block].kind == BlockKind::dateline);
  };
  if (std::ranges::none_of(document.sentences, may_tell)) return std::nullopt;
  const Words words(document, syntax, lexicon);
  const Tree tree(syntax);
  const DateReader dates(words, tree, std::nullopt);
  for (const Sentence& sentence : document.sentences) {
    if (sentence.block >= kBlocksRead) break;
    const bool line = document.blocks[sentence.block].kind == BlockKind::dateline;
    const TokenSpan read{sentence.first, line ? sentence.last : sentence.body};
    for (std::uint32_t token = read.first; token < read.last; ++token) {
      const auto date = dates.read(token, read);
      if (!date || date->precision != Precision::day) continue;
      if (auto day = read_day(date->date)) return day;
    }
  }
  return std::nullopt;
}

std::vector<Value> find_values(const Document& document, const Syntax& syntax,
                               const Lexicon& lexicon, std::optional<Day> today) {
  const Words words(document, syntax, lexicon);
  const Tree tree(syntax);
  return Finder(words, tree, today).run();
}

}  // namespace sayso
