#include "core/document/sentences.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

// A bracket that opens inside a sentence and closes within so many tokens holds no sentence's end.
constexpr std::uint32_t kLongestAside = 60;
// Fewer tokens than these are no sentence in front of an abbreviation ("At 5 a.m. Mr. Smith …").
constexpr std::uint32_t kLeastSentence = 4;
// A caption of at most so many tokens may have run into the paragraph below it.
constexpr std::uint32_t kLongestCaption = 14;

bool is_mark(Kind kind) { return kind != Kind::word && kind != Kind::number; }

bool is_stop(Kind kind) {
  return kind == Kind::period || kind == Kind::bang || kind == Kind::ellipsis;
}

}  // namespace

SentenceSplitter::SentenceSplitter(Document& document, const Lexicon& lexicon,
                                   std::uint32_t sentence_tokens)
    : document_(document), lexicon_(lexicon), sentence_tokens_(std::max(sentence_tokens, 1u)) {}

void SentenceSplitter::split(std::uint32_t first, std::uint32_t block,
                             std::span<const Shape> shapes) {
  shapes_ = shapes;
  block_ = block;
  begin_ = first;
  end_ = static_cast<std::uint32_t>(document_.tokens.size());
  match_brackets(first);
  marker_ = marker_at(first);
  std::uint32_t aside = 0;  // up to here brackets hold what they hold together
  std::size_t bracket = 0;  // next of brackets_
  const auto cut = [&](std::uint32_t token) {
    push(begin_, token);
    begin_ = token;
    const Marker marker = marker_at(token);
    if (marker.size != 0 || marker_.size == 0) marker_ = marker;
  };
  for (std::uint32_t token = first; token < end_; ++token) {
    const Shape shape = shapes_[token];
    while (bracket < brackets_.size() && brackets_[bracket].begin <= token) {
      const Range pair = brackets_[bracket++];
      if (pair.begin > begin_ && pair.size() <= kLongestAside) aside = std::max(aside, pair.end);
    }
    if (token > begin_ && document_.tokens[token].space_before &&
        (shape.kind == Kind::bullet || follows(marker_, token) || begins_run_on(token))) {
      cut(token);
    }
    const bool may_end = is_stop(shape.kind) || shape.abbreviation != Abbreviation::none;
    if (!may_end || token < aside) continue;
    const std::uint32_t next = skip_closers(token + 1);
    if (next < end_ && ends_at(token, next)) {
      cut(next);
      token = next - 1;
    }
  }
  if (begin_ < end_) push(begin_, end_);
}

/// Appends the sentence, in pieces where it is too long.
void SentenceSplitter::push(std::uint32_t first, std::uint32_t last) {
  while (first < last) {
    const std::uint32_t end = std::min(last, first + sentence_tokens_);
    document_.truncated = document_.truncated || end < last;
    document_.sentences.push_back(
        {{document_.tokens[first].range.begin, document_.tokens[end - 1].range.end},
         first,
         end,
         first,
         block_});
    first = end;
  }
}

void SentenceSplitter::match_brackets(std::uint32_t first) {
  open_.clear();
  brackets_.clear();
  for (std::uint32_t token = first; token < end_; ++token) {
    if (shapes_[token].kind == Kind::open_bracket) {
      open_.push_back(static_cast<std::uint32_t>(brackets_.size()));
      brackets_.push_back({token, token});
    } else if (shapes_[token].kind == Kind::close_bracket && !open_.empty()) {
      brackets_[open_.back()].end = token;
      open_.pop_back();
    }
  }
}

std::uint32_t SentenceSplitter::skip_openers(std::uint32_t token) const {
  while (token < end_ &&
         (shapes_[token].kind == Kind::open_quote || shapes_[token].kind == Kind::open_bracket)) {
    ++token;
  }
  return token;
}

/// Past the quote marks, brackets, stops, notes' numbers and emoticons that belong to what ends
/// before `token`.
std::uint32_t SentenceSplitter::skip_closers(std::uint32_t token) const {
  while (token < end_) {
    const Kind kind = shapes_[token].kind;
    const bool glued = !document_.tokens[token].space_before;
    const bool note = glued && kind == Kind::number && token + 1 < end_ &&
                      document_.tokens[token + 1].space_before;
    if (kind == Kind::close_quote || kind == Kind::close_bracket || kind == Kind::emoticon ||
        (glued && is_stop(kind)) || note) {
      ++token;
    } else if (kind == Kind::open_bracket && token + 2 < end_ && word(token) == "[" &&
               shapes_[token + 1].kind == Kind::number &&
               shapes_[token + 2].kind == Kind::close_bracket) {
      token += 3;
    } else {
      break;
    }
  }
  return token;
}

bool SentenceSplitter::starts_sentence(std::uint32_t token) const {
  return shapes_[token].letters == Case::upper && is_starter(lexicon_, word(token));
}

/// True where the stop at `token` ends a sentence and `next`, past its closing marks, begins one.
bool SentenceSplitter::ends_at(std::uint32_t token, std::uint32_t next) const {
  const Kind after = shapes_[next].kind;
  if (token == begin_ && is_stop(shapes_[token].kind)) return false;
  if (after == Kind::ellipsis && shapes_[token].kind == Kind::period) return true;
  if (after == Kind::comma || after == Kind::colon || after == Kind::dash ||
      after == Kind::close_bracket || is_stop(after)) {
    return false;
  }
  const std::uint32_t head = skip_openers(next);
  if (head == end_) return true;
  const Case letters = shapes_[head].letters;
  switch (shapes_[token].kind) {
    case Kind::period:
      return period_ends(token, next, head);
    case Kind::bang:
      return bang_ends(token, next, head);
    case Kind::ellipsis:
      return letters == Case::upper && word(head) != "I";
    default:
      return next > token + 1 && is_stop(shapes_[next - 1].kind) ? letters != Case::lower
                                                                 : abbreviation_ends(token, head);
  }
}

bool SentenceSplitter::period_ends(std::uint32_t token, std::uint32_t next,
                                   std::uint32_t head) const {
  // Behind a list number something is listed.
  if (token < begin_ + marker_at(begin_).size) return false;
  const Case letters = shapes_[head].letters;
  // Stops parted by spaces: an ellipsis, and a fourth one at its begin a sentence's end.
  if (token > begin_ && shapes_[token - 1].kind == Kind::period) {
    std::uint32_t first = token;
    while (first > begin_ && shapes_[first - 1].kind == Kind::period) --first;
    const bool ended = !document_.tokens[first].space_before || token - first >= 3;
    return letters == Case::upper && (ended || word(head) != "I");
  }
  if (letters == Case::lower) {
    // Either nobody keeps to capitals here, or the stop is an abbreviation's that we do not know.
    const Kind last = shapes_[token - 1].kind;
    return next == token + 1 && document_.tokens[next].space_before &&
           (last == Kind::word || token >= begin_ + kLeastSentence);
  }
  return true;
}

/// "Is it?" Smith asked. – He works at Yahoo! in sales. – is it? where?
bool SentenceSplitter::bang_ends(std::uint32_t token, std::uint32_t next,
                                 std::uint32_t head) const {
  constexpr std::uint32_t kLongestName = 4;
  if (shapes_[head].letters == Case::lower) {
    return next == token + 1 && shapes_[begin_].letters == Case::lower;
  }
  if (shapes_[head].abbreviation == Abbreviation::last) return false;
  std::uint32_t verb = head;
  while (verb < end_ && verb < head + kLongestName && shapes_[verb].letters == Case::upper) ++verb;
  if (head != next || verb == head || verb >= end_ || starts_sentence(head)) return true;
  if (!is_reporting(verb)) return true;
  const bool quoted = shapes_[next - 1].kind == Kind::close_quote;
  const bool alone = verb + 1 == end_ || is_mark(shapes_[verb + 1].kind);
  return !quoted && !alone;
}

/// True where `token` is a form of a reporting verb: said, asked, says.
bool SentenceSplitter::is_reporting(std::uint32_t token) const {
  constexpr std::size_t kLongest = 16;
  std::string_view form = word(token);
  if (form.size() > kLongest) return false;
  if (form == "said" || form == "told" || form == "wrote") return true;
  const std::string low = lower(form);
  form = low;
  for (const std::string_view ending : {"", "s", "d", "ed"}) {
    if (form.size() <= ending.size() || !form.ends_with(ending)) continue;
    if (lexicon_.reporting_verbs.contains(form.substr(0, form.size() - ending.size()))) return true;
  }
  return false;
}

bool SentenceSplitter::abbreviation_ends(std::uint32_t token, std::uint32_t head) const {
  if (shapes_[head].letters != Case::upper) return false;
  const bool starter = starts_sentence(head);
  const std::uint32_t size = token - begin_ + 1;
  switch (shapes_[token].abbreviation) {
    case Abbreviation::title:
    case Abbreviation::number:
    case Abbreviation::inner:
      return false;
    case Abbreviation::street:
      return starter && size > 1 && shapes_[token - 1].letters != Case::lower;
    case Abbreviation::time: {
      const bool person = shapes_[head].abbreviation == Abbreviation::title;
      return size > kLeastSentence && (starter || person);
    }
    default:
      return starter;
  }
}

/// True where a caption without a stop has run into the paragraph that begins at `token`:
/// "… of the Labour Party In the north …".
bool SentenceSplitter::begins_run_on(std::uint32_t token) const {
  if (shapes_[token].letters != Case::upper || token + 1 >= end_) return false;
  if (token < begin_ + 2 || token > begin_ + kLongestCaption) return false;
  if (is_mark(shapes_[token - 1].kind) || shapes_[token + 1].letters != Case::lower) return false;
  const std::string_view opener = word(token);
  if (opener != "In" && opener != "On" && opener != "At" && opener != "According") return false;
  const std::string_view next = word(token + 1);
  return next == "the" || next == "a" || next == "an" || next == "to" || next == "this";
}

SentenceSplitter::Marker SentenceSplitter::marker_at(std::uint32_t token) const {
  constexpr std::array<std::string_view, 10> kRoman{"i",  "ii",  "iii",  "iv", "v",
                                                    "vi", "vii", "viii", "ix", "x"};
  Marker marker;
  const std::uint32_t first = token;
  if (token < end_ && shapes_[token].kind == Kind::bullet) ++token;
  if (token < end_ && shapes_[token].kind == Kind::open_bracket) ++token;
  if (token + 2 >= end_) return {};
  const std::string_view text = word(token);
  if (text.size() > 4) return {};
  if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
    for (const char c : text)
      marker.number = marker.number * 10 + static_cast<unsigned char>(c - '0');
  } else if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') {
    marker.letter = static_cast<unsigned char>(text[0]);
  }
  const auto* const roman = std::ranges::find(kRoman, text);
  if (roman != kRoman.end()) marker.roman = static_cast<std::uint32_t>(roman - kRoman.begin()) + 1;
  if (marker.number == 0 && marker.letter == 0 && marker.roman == 0) return {};
  std::uint32_t end = token + 1;
  while (end < end_ && end < token + 3 && !document_.tokens[end].space_before &&
         (shapes_[end].kind == Kind::period || shapes_[end].kind == Kind::close_bracket)) {
    marker.delimiter = marker.delimiter << 8 | static_cast<unsigned char>(word(end)[0]);
    ++end;
  }
  const bool parted = end < end_ && document_.tokens[end].space_before;
  if (marker.delimiter == 0 || !parted) return {};
  marker.size = end - first;
  return marker;
}

/// True where the list goes on at `token`: the number behind the one before it.
bool SentenceSplitter::follows(const Marker& marker, std::uint32_t token) const {
  if (marker.size == 0 || token < begin_ + marker.size + 1) return false;
  if (shapes_[token].letters == Case::upper) return false;
  const Marker next = marker_at(token);
  const auto counts = [](std::uint32_t a, std::uint32_t b) { return a != 0 && b == a + 1; };
  return next.delimiter == marker.delimiter &&
         (counts(marker.number, next.number) || counts(marker.letter, next.letter) ||
          counts(marker.roman, next.roman));
}

}  // namespace sayso
