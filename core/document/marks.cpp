// Tokens that are no words: stops, quote marks, brackets, dashes, emoticons, symbols.
#include <string>
#include <string_view>

#include "core/document/tokenize.h"

namespace sayso {

std::uint32_t Tokenizer::read_stops(std::uint32_t begin, const Chunk& chunk) {
  std::uint32_t end = begin;
  std::uint32_t dots = 0;
  bool bang = false;
  for (Char c = at(end); end < chunk.end && c.kind == CharClass::stop; c = at(end)) {
    dots += c.value == 0x2026 ? 3 : c.value == U'.' || c.value == 0xFF0E;
    bang = bang || (c.value != 0x2026 && c.value != U'.');
    end += c.length;
  }
  // .doc and .5 are words.
  if (begin == chunk.begin && dots == 1 && !bang && is_word_class(at(end).kind)) {
    return push(begin, word_end(end, chunk), {Kind::word, Case::none, {}});
  }
  const Kind kind = bang ? Kind::bang : dots > 1 ? Kind::ellipsis : Kind::period;
  return push(begin, end, {kind, Case::none, {}});
}

std::uint32_t Tokenizer::read_apostrophe(std::uint32_t begin, Char c, const Chunk& chunk) {
  const std::uint32_t behind = begin + c.length;
  const std::uint32_t end = at(behind).value == U'\'' ? behind : word_end(behind, chunk);
  if (end > behind && end - behind <= 4) {
    const std::string tail = lower(slice(behind, end));
    const bool clitic = tail == "s" || tail == "m" || tail == "d" || tail == "re" || tail == "ve" ||
                        tail == "ll" || tail == "em" || tail == "til" || tail == "cuz" ||
                        tail == "n";
    const bool year = at(behind).kind == CharClass::digit && end - behind <= 3;
    if (clitic) return push_clitic(begin, end);
    if (year) return push(begin, end, {Kind::number, Case::none, {}});
  }
  const char last = static_cast<char>(before(begin).value | 0x20);
  const bool possessive =
      !space_ && last == 's' && !single_open_ && !is_word_class(at(behind).kind);
  return possessive ? push_clitic(begin, behind) : read_mark(begin, c, chunk);
}

/// True where the straight quote mark at `byte` opens a quotation.
bool Tokenizer::opens(std::uint32_t byte, Char c) const {
  const Char last = before(byte);
  const Char next = at(byte + c.length);
  const bool left = last.length == 0 || is_gap(last.kind) || last.kind == CharClass::open_bracket ||
                    last.kind == CharClass::open_quote || last.kind == CharClass::dash;
  const bool right = next.length == 0 || is_gap(next.kind) || next.kind == CharClass::stop ||
                     next.kind == CharClass::punctuation || next.kind == CharClass::close_bracket ||
                     next.kind == CharClass::close_quote;
  const bool open = c.value == U'"' ? quote_open_ : single_open_;
  return left != right ? left : !open;
}

std::uint32_t Tokenizer::read_mark(std::uint32_t begin, Char c, const Chunk& chunk) {
  std::uint32_t end = begin + c.length;
  Kind kind = Kind::symbol;
  if ((chunk.seen & kColons) != 0) {
    const std::uint32_t smile = emoticon_end(begin, chunk);
    if (smile > begin) return push(begin, smile, {Kind::emoticon, Case::none, {}});
  }
  const auto run = [&] {
    while (end < chunk.end && at(end).value == c.value) end += at(end).length;
  };
  switch (c.kind) {
    case CharClass::quote: {
      if (c.value != U'"' && at(end).value == c.value) end += c.length;  // '' and ``
      const bool open = opens(begin, {c.value, end - begin, c.kind});
      (c.value == U'"' ? quote_open_ : single_open_) = open;
      kind = open ? Kind::open_quote : Kind::close_quote;
      break;
    }
    case CharClass::open_quote:
      kind = Kind::open_quote;
      single_open_ = single_open_ || c.value == 0x2018;
      break;
    case CharClass::close_quote:
      kind = Kind::close_quote;
      if (c.value == 0x2019) single_open_ = false;
      break;
    case CharClass::open_bracket:
      kind = Kind::open_bracket;
      break;
    case CharClass::close_bracket:
      kind = Kind::close_bracket;
      break;
    case CharClass::dash:
      kind = is_bullet(c.value) ? Kind::bullet : Kind::dash;
      run();
      break;
    default:
      if (is_bullet(c.value)) {
        kind = Kind::bullet;
      } else if (c.value == U',') {
        kind = Kind::comma;
      } else if (c.value == U':' || c.value == U';') {
        kind = Kind::colon;
      } else if (is_regional(c.value)) {
        if (is_regional(at(end).value)) end += at(end).length;
        end = cluster_end(end);
      } else if (c.value != U'&' && c.value != U'%') {
        run();
      }
  }
  return push(begin, end, {kind, Case::none, {}});
}

std::uint32_t Tokenizer::emoticon_end(std::uint32_t begin, const Chunk& chunk) const {
  constexpr std::string_view kEyes = ":;=";
  constexpr std::string_view kNoses = "-o^'";
  constexpr std::string_view kMouths = ")(DPp/\\|*][OoSs";
  const std::string_view rest = slice(begin, chunk.end);
  if (rest.starts_with("<3")) return begin + 2;
  if (kEyes.find(rest[0]) == std::string_view::npos || rest.size() < 2) return begin;
  std::size_t mouth = 1;
  if (rest.size() > 2 && kNoses.find(rest[1]) != std::string_view::npos) mouth = 2;
  if (kMouths.find(rest[mouth]) == std::string_view::npos) return begin;
  while (mouth + 1 < rest.size() && rest[mouth + 1] == rest[mouth]) ++mouth;
  const auto end = begin + static_cast<std::uint32_t>(mouth) + 1;
  const CharClass next = at(end).kind;
  return is_word_class(next) || is_quote(next) || at(end).value == U'/' ? begin : end;
}

}  // namespace sayso
