#include "core/document/tokenize.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::uint32_t seen_of(unsigned char byte) {
  const CharClass kind = byte < 0x80 ? scan_detail::kAsciiClasses[byte] : CharClass::other;
  if (is_letter(kind)) return kLetters;
  if (kind == CharClass::digit) return kDigits;
  if (byte == '.') return kStops;
  if (byte == '@') return kAt;
  if (byte == '/') return kSlash;
  if (byte == ':' || byte == ';' || byte == '=' || byte == '<') return kColons;
  return kOther;
}

constexpr std::array<std::uint8_t, 256> seen_table() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = static_cast<std::uint8_t>(seen_of(static_cast<unsigned char>(i)));
  }
  return table;
}

constexpr std::array<std::uint8_t, 256> kSeen = seen_table();

constexpr bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

}  // namespace

Tokenizer::Tokenizer(Document& document, const Lexicon& lexicon, std::uint32_t token_bytes)
    : document_(document),
      lexicon_(lexicon),
      text_(document.text),
      token_bytes_(std::max(token_bytes, 1u)) {}

Char Tokenizer::at(std::uint32_t byte) const { return char_at(text_, byte, block_.end); }

Char Tokenizer::before(std::uint32_t byte) const { return char_before(text_, byte, block_.begin); }

std::string_view Tokenizer::slice(std::uint32_t begin, std::uint32_t end) const {
  return text_.substr(begin, end - begin);
}

void Tokenizer::read(Range block) {
  block_ = block;
  space_ = true;
  quote_open_ = false;
  single_open_ = false;
  for (std::uint32_t byte = block.begin; byte < block.end;) {
    const Char c = at(byte);
    if (is_gap_at(byte, c)) {
      space_ = space_ || is_blank(c.kind);
      byte += c.length;
    } else {
      byte = read_chunk(next_chunk(byte));
    }
  }
}

// A space that carries a mark shows it, and a control character may belong to what follows.
bool Tokenizer::is_gap_at(std::uint32_t byte, Char c) const {
  if (!is_gap(c.kind)) return false;
  const Char next = at(byte + c.length);
  if (c.value < 0x80 && next.value < 0x80) return true;
  return is_grapheme_border(c.value, next.value, 0);
}

Tokenizer::Chunk Tokenizer::next_chunk(std::uint32_t begin) const {
  Chunk chunk{begin, begin, 0};
  while (chunk.end < block_.end) {
    const auto byte = static_cast<unsigned char>(text_[chunk.end]);
    if (byte < 0x80 && !is_gap(scan_detail::kAsciiClasses[byte])) {
      chunk.seen |= kSeen[byte];
      ++chunk.end;
      continue;
    }
    const Char c = at(chunk.end);
    // Controls inside words (soft hyphens, joiners) do not part them.
    const bool inside = c.kind == CharClass::control && c.value >= 0x80 && chunk.end > begin;
    if (!inside && is_gap(c.kind) && (chunk.end > begin || is_gap_at(chunk.end, c))) {
      if (is_gap_at(chunk.end, c)) break;
    }
    chunk.seen |= kOther;
    chunk.end += c.length;
  }
  return chunk;
}

std::uint32_t Tokenizer::read_chunk(const Chunk& chunk) {
  if (chunk.seen == kLetters) return read_word(chunk.begin, chunk);
  std::uint32_t byte = chunk.begin;
  // An address begins a chunk, behind opening marks at most; looked for once.
  if ((chunk.seen & (kAt | kSlash | kStops)) != 0) {
    while (byte < chunk.end) {
      const Char c = at(byte);
      const bool mark = is_quote(c.kind) || c.kind == CharClass::open_bracket || c.value == U'<';
      if (!mark) break;
      byte = read_mark(byte, c, chunk);
    }
    const std::uint32_t end = address_end(byte, chunk);
    if (end > byte) byte = push(byte, end, {Kind::word, Case::none, Abbreviation::none});
  }
  while (byte < chunk.end) {
    const Char c = at(byte);
    const Char next = at(byte + c.length);
    if (is_word_class(c.kind)) {
      byte = read_word(byte, chunk);
    } else if (c.kind == CharClass::stop) {
      byte = read_stops(byte, chunk);
    } else if ((c.value == U'#' || c.value == U'@') && is_letter(next.kind)) {
      byte = push(byte, word_end(byte + c.length, chunk), {Kind::word, Case::none, {}});
    } else if (c.value == U'+' && next.kind == CharClass::digit && byte == chunk.begin) {
      byte = push(byte, word_end(byte + 1, chunk), {Kind::number, Case::none, {}});
    } else if (is_apostrophe(c.value)) {
      byte = read_apostrophe(byte, c, chunk);
    } else if (is_gap_at(byte, c)) {
      byte += c.length;
    } else {
      byte = read_mark(byte, c, chunk);
    }
  }
  return byte;
}

std::uint32_t Tokenizer::word_end(std::uint32_t begin, const Chunk& chunk) const {
  std::uint32_t byte = begin;
  while (byte < chunk.end) {
    const Char c = at(byte);
    if (!is_word_class(c.kind) && c.value != U'_' && !continues_word(begin, byte, c, chunk)) break;
    if (is_letter(c.kind) && byte > begin && is_unit(begin, byte, chunk)) break;
    byte += c.length;
  }
  return byte;
}

/// True where the connector `c` at `byte` stands inside the word that began at `begin`.
bool Tokenizer::continues_word(std::uint32_t begin, std::uint32_t byte, Char c,
                               const Chunk& chunk) const {
  if (byte == begin) return false;
  const Char next = at(byte + c.length);
  const Char last = before(byte);
  if (c.value == 0xB0 && (last.value | 0x20) == U'n') return true;  // N° 5
  if (!is_word_class(next.kind)) {
    return c.kind == CharClass::control && is_gap(next.kind) && byte + c.length < chunk.end;
  }
  const bool digits = last.kind == CharClass::digit && next.kind == CharClass::digit;
  const bool letters = is_letter(last.kind) && is_letter(next.kind);
  switch (c.value) {
    case U'.':
      return joins_stop(begin, byte, next);
    case U',':
    case U':':
    case U'/':
      return digits;
    case U'@':
      return true;
    case U'&':
      return last.kind == CharClass::upper && next.kind == CharClass::upper;
    default:
      if (is_hyphen(c.value)) return joins_hyphen(begin, byte, next, chunk);
      if (is_apostrophe(c.value)) return joins_apostrophe(begin, byte, c, chunk);
      return c.kind == CharClass::control && (letters || digits);
  }
}

/// A stop inside a word joins its parts (U.S, 3.5, example.com) but where a space was lost behind a
/// sentence ("talks.The").
bool Tokenizer::joins_stop(std::uint32_t begin, std::uint32_t byte, Char next) const {
  const Char last = before(byte);
  if (next.kind == CharClass::digit && last.kind == CharClass::lower) {
    // A note's number behind the sentence: "innovation.23".
    std::uint32_t end = byte + 1;
    while (end < byte + 4 && at(end).kind == CharClass::digit) ++end;
    return byte - begin < 4 || !is_gap(at(end).kind);
  }
  if (next.kind != CharClass::upper) return true;
  const std::uint32_t start = byte - last.length;
  const bool long_part = start > begin && is_word_class(before(start).kind);
  const bool ends_word = last.kind == CharClass::lower || last.kind == CharClass::digit;
  if (!ends_word || !long_part) return true;
  const Char third = at(byte + 1 + next.length);
  return third.kind == CharClass::upper || third.kind == CharClass::stop;
}

/// Hyphens are tokens but behind prefixes (post-war) and in telephone numbers and dates.
bool Tokenizer::joins_hyphen(std::uint32_t begin, std::uint32_t byte, Char next,
                             const Chunk& chunk) const {
  constexpr std::uint32_t kLongestPrefix = 8;
  if (is_letter(at(begin).kind)) {
    if (byte - begin > kLongestPrefix) return false;
    return lexicon_.prefixes.contains(lower(slice(begin, byte)));
  }
  if (next.kind != CharClass::digit) return false;
  // 713-555-3989, 555-3989, 11-20-2000; but 5-10 and 1969-1970 are ranges.
  std::array<std::uint32_t, 4> groups{};
  std::uint32_t count = 0;
  std::uint32_t here = begin;
  for (; here < chunk.end && here - begin < 32; ++here) {
    const char c = text_[here];
    if (c >= '0' && c <= '9') {
      if (count < groups.size()) ++groups[count];
    } else if (c == '-') {
      ++count;
    } else {
      break;
    }
  }
  if (here < chunk.end && is_letter(at(here).kind)) return false;
  return count >= 2 || (count == 1 && groups[0] == 3 && groups[1] == 4);
}

/// Apostrophes stand inside names (O'Brien, Shi'ite); clitics are tokens of their own.
bool Tokenizer::joins_apostrophe(std::uint32_t begin, std::uint32_t byte, Char c,
                                 const Chunk& chunk) const {
  std::uint32_t end = byte + c.length;
  while (end < chunk.end && end - byte < 8 && is_word_class(at(end).kind)) end += at(end).length;
  const std::string tail = lower(slice(byte + c.length, end));
  const Char last = before(byte);
  if (tail == "s") {
    // 60's is one token, as is 1990's.
    return is_word_class(at(begin).kind) && last.value == U'0' && byte - begin <= 4;
  }
  return !(tail == "m" || tail == "d" || tail == "re" || tail == "ve" || tail == "ll");
}

/// True where letters behind a number are a unit of it, which is a token of its own (5pm, 35mm).
bool Tokenizer::is_unit(std::uint32_t begin, std::uint32_t byte, const Chunk& chunk) const {
  constexpr std::uint32_t kLongestUnit = 4;
  if (before(byte).kind != CharClass::digit || at(begin).kind != CharClass::digit) return false;
  std::uint32_t end = byte;
  while (end < chunk.end && end - byte <= kLongestUnit && is_letter(at(end).kind)) {
    end += at(end).length;
  }
  if (end - byte > kLongestUnit || at(end).kind == CharClass::digit) return false;
  return lexicon_.units.contains(lower(slice(byte, end)));
}

std::uint32_t Tokenizer::read_word(std::uint32_t begin, const Chunk& chunk) {
  constexpr std::uint32_t kLongestContraction = 8;
  std::uint32_t end = chunk.seen == kLetters ? chunk.end : word_end(begin, chunk);
  if (at(end).value == U'.' && end < chunk.end) {
    const Abbreviation abbreviation = abbreviation_at(begin, end, chunk);
    if (abbreviation != Abbreviation::none) {
      return push_word(begin, end + 1, abbreviation);
    }
  }
  // US$, A$
  if (end < chunk.end && text_[end] == '$' && end - begin <= 3 &&
      is_all_caps(slice(begin, end), 1)) {
    ++end;
  }
  const auto split = [&](std::uint32_t middle) {
    if (cluster_end(middle) != middle) return push_word(begin, end, Abbreviation::none);
    push_word(begin, middle, Abbreviation::none);
    return push_clitic(middle, end);
  };
  const std::uint32_t size = end - begin;
  const char last = text_[end - 1];
  // n't, straight and curly; without its apostrophe ("didn t") it spans the blank.
  if (last == 't' || last == 'T') {
    for (const std::uint32_t tail : {3u, 5u}) {
      if (size <= tail || (text_[end - tail] | 0x20) != 'n') continue;
      const Char mark = at(end - tail + 1);
      if (is_apostrophe(mark.value) && mark.length == tail - 2) return split(end - tail);
    }
  }
  if (last == 'n' && size > 2 && text_.substr(end, 2) == " t" && end + 2 <= block_.end &&
      !is_word_class(at(end + 2).kind) && !is_apostrophe(at(end + 2).value)) {
    end += 2;
    return split(end - 3);
  }
  const bool may_contract = size <= kLongestContraction &&
                            lexicon_.contractions.may_contain(text_[begin], size) &&
                            (size > 3 || !is_all_caps(slice(begin, end)));
  if (may_contract) {
    const std::string_view letters = lexicon_.contractions.fields(lower(slice(begin, end)));
    if (!letters.empty()) return split(begin + static_cast<std::uint32_t>(letters[0] - '0'));
  }
  return push_word(begin, end, Abbreviation::none);
}

/// The abbreviation that ends in the stop at byte `stop`, or none.
Abbreviation Tokenizer::abbreviation_at(std::uint32_t begin, std::uint32_t stop,
                                        const Chunk& chunk) const {
  constexpr std::uint32_t kLongestAbbreviation = 12;
  const Char next = at(stop + 1);
  if (stop - begin > kLongestAbbreviation) return Abbreviation::none;
  if (stop + 1 < chunk.end && (next.kind == CharClass::stop || next.kind == CharClass::digit)) {
    return Abbreviation::none;
  }
  std::uint32_t behind = stop + 1;
  while (behind < block_.end && behind < stop + 3 && is_blank(at(behind).kind)) ++behind;
  const bool number = at(behind).kind == CharClass::digit;
  const Kind last = shapes_.empty() ? Kind::symbol : shapes_.back().kind;
  const bool place = last == Kind::comma || last == Kind::dash;
  const Abbreviation found = abbreviation_of(lexicon_, slice(begin, stop), number, place);
  if (found == Abbreviation::initial) {
    if (behind >= block_.end) return Abbreviation::none;
    // "you and I. Then": the pronoun follows a word, the initial a name.
    const bool pronoun =
        text_[begin] == 'I' && space_ && !shapes_.empty() && shapes_.back().letters == Case::lower;
    if (pronoun) return Abbreviation::none;
  }
  return found;
}

std::uint32_t Tokenizer::push_word(std::uint32_t begin, std::uint32_t end,
                                   Abbreviation abbreviation) {
  const CharClass first = at(begin).kind;
  Shape shape{first == CharClass::digit ? Kind::number : Kind::word, Case::none, abbreviation};
  if (first == CharClass::upper) shape.letters = Case::upper;
  if (first == CharClass::lower || first == CharClass::letter) shape.letters = Case::lower;
  return push(begin, end, shape);
}

/// Appends what an apostrophe ties to the word before it, or would.
std::uint32_t Tokenizer::push_clitic(std::uint32_t begin, std::uint32_t end) {
  const bool tied = !space_ && !shapes_.empty() && shapes_.back().kind != Kind::symbol;
  const std::uint32_t past = push(begin, end, {Kind::word, Case::lower, Abbreviation::none});
  document_.tokens.back().same_word = tied;
  return past;
}

/// Where the grapheme cluster ends that reaches up to byte `byte` or over it; `pairs` regional
/// indicators stand before that.
std::uint32_t Tokenizer::cluster_end(std::uint32_t byte, std::uint32_t pairs) const {
  while (byte < block_.end) {
    if (static_cast<unsigned char>(text_[byte]) < 0x80 &&
        static_cast<unsigned char>(text_[byte - 1]) < 0x80) {
      break;
    }
    const Char next = at(byte);
    if (is_grapheme_border(before(byte).value, next.value, pairs)) break;
    byte += next.length;
    pairs = is_regional(next.value) ? pairs + 1 : 0;
  }
  return byte;
}

/// Appends a token; the end of it moves to the next grapheme border. Returns that end.
std::uint32_t Tokenizer::push(std::uint32_t begin, std::uint32_t end, Shape shape) {
  end = cluster_end(end);
  while (end - begin > token_bytes_) {
    document_.truncated = true;
    std::uint32_t cut = begin;
    std::uint32_t pairs = 0;
    for (Char c = at(cut); cut == begin || cut + c.length - begin <= token_bytes_; c = at(cut)) {
      cut += c.length;
      pairs = is_regional(c.value) ? pairs + 1 : 0;
    }
    cut = cluster_end(cut, pairs);
    if (cut >= end) break;
    document_.tokens.push_back({{begin, cut}, space_});
    shapes_.push_back(shape);
    space_ = false;
    begin = cut;
  }
  document_.tokens.push_back({{begin, end}, space_});
  shapes_.push_back(shape);
  space_ = false;
  return end;
}

}  // namespace sayso
