#include "core/match/words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/match/stem.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestStemmed = 32;  // bytes; what is longer is no English word
constexpr std::uint64_t kMostDigits = 1'000'000'000'000'000;
constexpr std::uint32_t kMostPlaces = 9;
constexpr std::uint32_t kNumberSeed = 1;
constexpr std::uint32_t kMonthSeed = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters and the marks on them.
bool is_word_class(CharClass kind) { return is_letter(kind) || kind == CharClass::mark; }

bool is_apostrophe(char32_t value) { return value == U'\'' || value == 0x2019; }

bool begins_link(std::string_view rest) {
  constexpr std::array<std::string_view, 4> kBegins{"http://", "https://", "www.",
                                                    "pic.twitter.com"};
  return std::ranges::any_of(kBegins,
                             [&](std::string_view begin) { return rest.starts_with(begin); });
}

/// Marks that a negation does not reach across.
bool parts_clauses(CharClass kind) {
  return kind == CharClass::punctuation || kind == CharClass::stop || kind == CharClass::newline ||
         kind == CharClass::open_bracket || kind == CharClass::close_bracket;
}

/// The number in `text`, 0 where there is none.
std::uint64_t to_number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view value_of(std::string_view fields, std::string_view of_class) {
  if (!fields.starts_with(of_class) || fields.size() <= of_class.size()) return {};
  return fields[of_class.size()] == '\t' ? fields.substr(of_class.size() + 1) : std::string_view();
}

}  // namespace

void TermReader::read(std::string_view text, std::vector<Term>& terms) {
  text_ = text;
  terms_ = &terms;
  terms.clear();
  fresh_ = false;
  bool tag = false;     // behind # or @
  bool inside = false;  // a word or a number has just ended
  for (std::uint32_t at = 0; at < text.size();) {
    if (is_digit(text[at])) {
      at = read_number(at);
      inside = true;
      continue;
    }
    const CodePoint point = decode(text, at);
    const CharClass kind = char_class(point.value);
    if (is_letter(kind)) {
      if (!inside && begins_link(text.substr(at))) {
        while (at < text.size() && !is_blank(char_class(static_cast<unsigned char>(text[at]))))
          ++at;
      } else {
        at = read_word(at, tag);
        inside = true;
      }
      continue;
    }
    inside = false;
    fresh_ = fresh_ || parts_clauses(kind);
    if (point.value == U'%' && !terms.empty() && at - terms.back().range.end <= 1 &&
        terms.back().kind >= TermKind::number && terms.back().kind <= TermKind::year) {
      terms.back().kind = TermKind::number;
      terms.back().percent = true;
      terms.back().range.end = at + 1;
    }
    tag = point.value == U'#' || point.value == U'@' || (tag && point.value == U'_');
    at += point.length;
  }
}

std::uint32_t TermReader::read_word(std::uint32_t at, bool tag) {
  Range range{at, at};
  bool lower_before = false;
  while (range.end < text_.size()) {
    const CodePoint point = decode(text_, range.end);
    const CharClass kind = char_class(point.value);
    if (tag && lower_before && kind == CharClass::upper) break;
    if (!is_word_class(kind)) {
      // an apostrophe between letters
      const std::uint32_t next = range.end + point.length;
      if (!is_apostrophe(point.value) || next >= text_.size() ||
          !is_letter(char_class(decode(text_, next).value))) {
        break;
      }
    }
    lower_before = kind == CharClass::lower;
    range.end += point.length;
  }
  add_word(range);
  return range.end;
}

void TermReader::add_word(Range range) {
  form_.clear();
  append_lower(form_, slice(text_, range));
  if (form_.ends_with("n't")) {
    put(range, hash_bytes("not"), TermKind::negation);
    return;
  }
  form_.resize(std::min(form_.find('\''), form_.size()));
  if (form_.empty()) return;
  const bool capital = char_class(decode(text_, range.begin).value) == CharClass::upper;
  const std::string_view number = lexicon_.number_words.fields(form_);
  if (!number.empty()) {
    std::string_view value = value_of(number, "cardinal");
    if (value.empty()) value = value_of(number, "tens");
    // "one" is hardly ever a figure
    if (const std::uint64_t digits = to_number(value); digits > 1) {
      add_number(range, digits, 0);
      return;
    }
  }
  if (capital && form_ != "may") {
    const std::string_view month = value_of(lexicon_.calendar_words.fields(form_), "month");
    if (!month.empty()) {
      put(range, hash_bytes(month, kMonthSeed), TermKind::month);
      return;
    }
  }
  if (lexicon_.negations.contains(form_) && !is_no_negation(range)) {
    const bool plain = form_ == "cannot";
    put(range, hash_bytes(plain ? "not" : form_), TermKind::negation);
    return;
  }
  if (form_.size() <= kLongestStemmed) stem(form_);
  put(range, hash_bytes(form_), capital ? TermKind::name : TermKind::word);
}

bool TermReader::is_no_negation(Range range) const {
  std::string_view rest = text_.substr(range.end);
  if (rest.starts_with(". ") && rest.size() > 2 && is_digit(rest[2])) return true;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  return rest.starts_with("only") || rest.starts_with("forget");
}

std::uint32_t TermReader::read_number(std::uint32_t at) {
  Range range{at, at};
  std::uint64_t digits = 0;
  std::uint32_t places = 0;
  bool point = false;
  for (; range.end < text_.size(); ++range.end) {
    const char c = text_[range.end];
    if (is_digit(c)) {
      if (digits < kMostDigits / 10 && places < kMostPlaces) {
        digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        if (point) ++places;
      }
      continue;
    }
    const bool more = range.end + 1 < text_.size() && is_digit(text_[range.end + 1]);
    if (c == ',' && more && !point && range.end + 3 < text_.size() &&
        is_digit(text_[range.end + 2]) && is_digit(text_[range.end + 3])) {
      continue;
    }
    if (c != '.' || !more || point) break;
    point = true;
  }
  add_number(range, digits, places);
  return terms_->back().range.end;
}

Range TermReader::word_behind(std::uint32_t at) {
  form_.clear();
  if (at < text_.size() && (text_[at] == ' ' || text_[at] == '-')) ++at;
  Range range{at, at};
  while (range.end < text_.size() && range.size() < kLongestStemmed &&
         ((text_[range.end] | 0x20) >= 'a' && (text_[range.end] | 0x20) <= 'z')) {
    form_ += static_cast<char>(text_[range.end++] | 0x20);
  }
  return range;
}

void TermReader::add_number(Range range, std::uint64_t digits, std::uint32_t places) {
  const std::uint32_t written = range.size();
  const bool plain = places == 0 && written == 4 && is_digit(text_[range.begin]);
  bool scaled = false;
  bool percent = false;
  Range behind = word_behind(range.end);
  // "15th", "90s", "5bn", "3 million"
  if (behind.begin == range.end &&
      (form_ == "th" || form_ == "st" || form_ == "nd" || form_ == "rd" || form_ == "s")) {
    range.end = behind.end;
  } else if (!behind.empty()) {
    const std::string_view fields = lexicon_.number_words.fields(form_);
    std::uint64_t scale = to_number(value_of(fields, "scale"));
    if (scale == 0 && behind.begin == range.end) scale = to_number(value_of(fields, "letter"));
    if (scale > 1 && digits <= kMostDigits / scale) {
      digits *= scale;
      scaled = true;
      range.end = behind.end;
      behind = word_behind(range.end);
    }
    if (form_ == "percent" || form_ == "percentage" || form_ == "pct") {
      percent = true;
      range.end = behind.end;
    } else if (form_ == "per") {
      behind = word_behind(behind.end);
      if (form_ == "cent") {
        percent = true;
        range.end = behind.end;
      }
    }
  }
  while (places > 0 && digits % 10 == 0) {
    digits /= 10;
    --places;
  }
  const bool year = plain && !scaled && !percent && digits >= 1900 && digits < 2100;
  const std::uint32_t key =
      mix(combine(combine(combine(kNumberSeed, static_cast<std::uint32_t>(digits)),
                          static_cast<std::uint32_t>(digits >> 32)),
                  places));
  put(range, key, year ? TermKind::year : TermKind::number, percent);
}

}  // namespace sayso
