#include "core/document/blocks.h"

#include <algorithm>
#include <cstdint>

#include "core/document/scan.h"
#include "core/document/tokenize.h"

namespace sayso {
namespace {

constexpr std::uint32_t kWidestWrap = 120;  // code points; longer lines are not wrapped by hand
constexpr std::uint32_t kNarrowestWrap = 30;
constexpr std::uint32_t kLongLine = 40;
constexpr std::uint32_t kLongestHeadline = 200;  // bytes

struct Line {
  Range range;              ///< bytes, without outer white space
  std::uint32_t width = 0;  ///< in code points
  bool gap = false;         ///< a blank line stands before it
};

/// The lines of a text that hold something, and how they hang together.
class Lines {
 public:
  Lines(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {
    read();
    find_wrap();
  }

  [[nodiscard]] const std::vector<Line>& all() const { return lines_; }
  [[nodiscard]] bool joins(std::size_t line, Range block) const;

 private:
  void read();
  void add(Range range, bool gap);
  void find_wrap();
  [[nodiscard]] std::string_view first_word(const Line& line) const;
  [[nodiscard]] std::string_view last_word(const Line& line) const;
  [[nodiscard]] CharClass first_letter(std::uint32_t at) const;
  [[nodiscard]] bool fills(std::size_t line) const;
  [[nodiscard]] bool stands_alone(const Line& line) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Line> lines_;
  std::uint32_t wrap_ = 0;  ///< the width at which lines were wrapped; 0 where they were not
};

bool is_list_item(std::string_view text, Range range) {
  const Char first = char_at(text, range.begin, range.end);
  const Char second = char_at(text, range.begin + first.length, range.end);
  if (is_bullet(first.value)) return true;
  if (first.value == U'-' || first.value == U'*') return is_blank(second.kind);
  std::uint32_t at = range.begin;
  while (at < range.end && at - range.begin < 3 && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == range.begin) at += first.kind == CharClass::lower ? 1 : 0;
  if (at == range.begin || at + 1 >= range.end) return false;
  return (text[at] == '.' || text[at] == ')') && is_blank(char_at(text, at + 1, range.end).kind);
}

/// The last character of `range` that is no closing mark.
CharClass last_class(std::string_view text, Range range) {
  while (!range.empty()) {
    const Char c = char_before(text, range.end, range.begin);
    if (!is_quote(c.kind) && c.kind != CharClass::close_bracket) return c.kind;
    range.end -= c.length;
  }
  return CharClass::other;
}

bool is_sentence_end(CharClass kind) { return kind == CharClass::stop; }

/// True where the line is a date: "Monday, May 18, 2015".
bool is_date_line(const Lexicon& lexicon, std::string_view text) {
  constexpr std::string_view kMonths =
      " january february march april may june july august september october november december ";
  if (text.size() > 48) return false;
  bool month = false;
  bool digit = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,.", at), text.size());
    const std::string word = lower(text.substr(at, end - at));
    at = end + 1;
    if (word.empty()) continue;
    const bool named = kMonths.find(" " + word + " ") != std::string_view::npos ||
                       lexicon.abbreviations.fields(word) == "month";
    const bool number = word[0] >= '0' && word[0] <= '9';
    const bool other = word.ends_with("day") || word == "updated" || word == "published";
    if (!named && !number && !other) return false;
    month = month || named;
    digit = digit || number;
  }
  return month && digit;
}

bool is_byline(std::string_view text) {
  return (text.starts_with("By ") || text.starts_with("BY ")) && is_capitalized(text.substr(3)) &&
         text.size() < 100;
}

void Lines::add(Range range, bool gap) {
  range = trim_block(text_, range);
  const auto bytes = slice(text_, range);
  const auto width = std::ranges::count_if(
      bytes, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  lines_.push_back({range, static_cast<std::uint32_t>(width), gap});
}

void Lines::read() {
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint32_t begin = 0;
  std::uint32_t ends = 2;  // line ends since the last line that held something
  const auto close = [&](std::uint32_t end) {
    bool filled = false;
    for (std::uint32_t at = begin; at < end && !filled;) {
      const Char c = char_at(text_, at, end);
      filled = !is_gap(c.kind);
      at += c.length;
    }
    if (filled) {
      add({begin, end}, ends > 1 && !lines_.empty());
      ends = 0;
    }
    ++ends;
  };
  for (std::uint32_t at = 0; at < size;) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    const bool plain = byte > '\r' && byte < 0xC2;
    const bool rare = byte > 0xC2 && byte != 0xE2;
    if (plain || rare) {
      ++at;
      continue;
    }
    const Char c = char_at(text_, at, size);
    if (c.kind == CharClass::newline) {
      close(at);
      if (c.value == U'\r' && at + 1 < size && text_[at + 1] == '\n') ++at;
      begin = at + c.length;
    }
    at += c.length;
  }
  close(size);
}

std::string_view Lines::first_word(const Line& line) const {
  std::uint32_t end = line.range.begin;
  while (end < line.range.end && !is_blank(char_at(text_, end, line.range.end).kind)) {
    end += char_at(text_, end, line.range.end).length;
  }
  return slice(text_, {line.range.begin, end});
}

std::string_view Lines::last_word(const Line& line) const {
  constexpr std::uint32_t kLongest = 32;
  std::uint32_t begin = line.range.end;
  while (begin > line.range.begin && line.range.end - begin < kLongest &&
         !is_blank(char_before(text_, begin, line.range.begin).kind)) {
    begin -= char_before(text_, begin, line.range.begin).length;
  }
  return slice(text_, {begin, line.range.end});
}

/// The class of the first character at or behind byte `at` that is no opening mark.
CharClass Lines::first_letter(std::uint32_t at) const {
  const auto end = static_cast<std::uint32_t>(text_.size());
  Char c = char_at(text_, at, end);
  while (is_quote(c.kind) || c.kind == CharClass::open_bracket) {
    at += c.length;
    c = char_at(text_, at, end);
  }
  return c.kind;
}

/// True where the next line's first word would not have fitted on this one.
bool Lines::fills(std::size_t line) const {
  constexpr std::size_t kLongestWord = 40;
  const std::size_t word = std::min(first_word(lines_[line + 1]).size(), kLongestWord);
  return lines_[line].width + 1 + word > wrap_;
}

void Lines::find_wrap() {
  std::size_t inner = 0;
  std::size_t wide = 0;
  std::size_t open = 0;  // lines that end without a stop
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
    if (lines_[i + 1].gap) continue;
    ++inner;
    if (lines_[i].width > kWidestWrap) {
      ++wide;
      continue;
    }
    wrap_ = std::max(wrap_, lines_[i].width);
    open += !is_sentence_end(last_class(text_, lines_[i].range));
  }
  std::size_t filled = 0;
  for (std::size_t i = 0; i + 1 < lines_.size(); ++i) filled += !lines_[i + 1].gap && fills(i);
  const bool wrapped = inner >= 2 && wide * 10 <= inner && open * 2 >= inner &&
                       filled * 10 >= inner * 7 && wrap_ >= kNarrowestWrap;
  if (!wrapped) wrap_ = 0;
}

bool Lines::stands_alone(const Line& line) const {
  const std::string_view text = slice(text_, line.range);
  return is_date_line(lexicon_, text) || is_byline(text);
}

/// True where the sentence of `line`, the last one of `block` so far, goes on in the next line.
bool Lines::joins(std::size_t line, Range block) const {
  const Line& here = lines_[line];
  const Line& next = lines_[line + 1];
  if (next.gap || stands_alone(here) || stands_alone(next)) return false;
  const CharClass last = last_class(text_, here.range);
  const Char end = char_before(text_, here.range.end, here.range.begin);
  const bool closed = is_sentence_end(last) || end.value == U':';
  const bool wrapped = wrap_ != 0 && fills(line);
  if (is_list_item(text_, next.range) && (closed || !wrapped)) return false;
  if (wrapped) return true;
  const CharClass first = first_letter(next.range.begin);
  if (is_sentence_end(last)) {
    const std::string_view word = last_word(here);
    if (word.empty() || word.back() != '.' || word.size() < 2) return false;
    const bool number = first == CharClass::digit;
    const Abbreviation kind =
        abbreviation_of(lexicon_, word.substr(0, word.size() - 1), number, true);
    if (kind == Abbreviation::none || kind == Abbreviation::initial) return false;
    if (kind == Abbreviation::title || kind == Abbreviation::inner) return true;
    return first == CharClass::lower || number ||
           (first == CharClass::upper && !is_starter(lexicon_, first_word(next)));
  }
  if (first == CharClass::lower) {
    // A sentence, not a list of words: it began with a capital, and not just now.
    const bool capital = first_letter(block.begin) == CharClass::upper;
    const auto spaces = std::ranges::count(slice(text_, here.range), ' ');
    return here.width >= kLongLine || (capital && (block.size() >= kLongLine || spaces >= 2));
  }
  return here.width >= kLongLine && end.value == U',' &&
         !is_quote(char_at(text_, next.range.begin, next.range.end).kind);
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// True where every longer word has a capital, as in the headlines of many papers.
bool is_title_case(std::string_view text) {
  constexpr std::size_t kLongWord = 5;
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.size() < kLongWord) continue;
    if (char_class(decode(word, 0).value) == CharClass::lower) return false;
    ++words;
  }
  return words >= 3;
}

bool begins_like_heading(std::string_view text, Range range) {
  const Char c = char_at(text, range.begin, range.end);
  return c.kind == CharClass::upper || c.kind == CharClass::digit || is_quote(c.kind);
}

BlockKind kind_of(std::string_view text, const Lexicon& lexicon, Range range, bool first,
                  bool only) {
  const std::string_view block = slice(text, range);
  const CharClass last = last_class(text, range);
  if (is_list_item(text, range)) return BlockKind::list;
  if (is_date_line(lexicon, block)) return BlockKind::dateline;
  const bool is_short = block.size() <= kLongestHeadline;
  if (is_short && contains_any(block, {"Image:", "Photo:", "Photograph:", "Credit:", "(Photo"})) {
    return BlockKind::caption;
  }
  if (is_short && first && !only && is_title_case(block)) return BlockKind::headline;
  if (is_short && !is_sentence_end(last)) {
    if (is_byline(block)) return BlockKind::byline;
    const Char end = char_before(text, range.end, range.begin);
    const bool open = end.value == U':' || end.value == U',';
    if (!only && !open && begins_like_heading(text, range)) {
      return first ? BlockKind::headline : BlockKind::caption;
    }
  }
  const Char begin = char_at(text, range.begin, range.end);
  const Char end = char_before(text, range.end, range.begin);
  const bool quoted = is_quote(begin.kind) && is_quote(end.kind) && range.size() > 2;
  return quoted ? BlockKind::quote : BlockKind::paragraph;
}

}  // namespace

Range trim_block(std::string_view text, Range range) {
  Range inner = trim(text, range);
  const auto inside = [&](std::uint32_t at) {
    return at > range.begin && at < range.end &&
           !is_grapheme_border(char_before(text, at, range.begin).value,
                               char_at(text, at, range.end).value, 0);
  };
  while (inside(inner.begin)) inner.begin -= char_before(text, inner.begin, range.begin).length;
  while (inside(inner.end)) inner.end += char_at(text, inner.end, range.end).length;
  return inner;
}

std::vector<Block> find_blocks(std::string_view text, const Lexicon& lexicon) {
  const Lines lines(text, lexicon);
  const std::vector<Line>& all = lines.all();
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && lines.joins(i - 1, blocks.back().range)) {
      blocks.back().range.end = all[i].range.end;
    } else {
      blocks.push_back({all[i].range, BlockKind::paragraph});
    }
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].kind = kind_of(text, lexicon, blocks[i].range, i == 0, blocks.size() == 1);
  }
  return blocks;
}

}  // namespace sayso
