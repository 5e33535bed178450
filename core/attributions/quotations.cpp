#include <algorithm>

#include "core/attributions/attributions.h"

namespace sayso {
namespace {

enum class Side : std::uint8_t { none, open, close, either };

/// Which family of marks a token is of; marks pair within a family only.
enum class Family : std::uint8_t { none, plain, single };

struct Mark {
  Side side = Side::none;
  Family family = Family::none;
};

bool is_blank_before(const Document& document, std::uint32_t token) {
  return token == 0 || document.tokens[token].space_before;
}

bool is_blank_after(const Document& document, std::uint32_t token) {
  return token + 1 == document.tokens.size() || document.tokens[token + 1].space_before;
}

/// What a mark that opens or closes by where it stands has behind it, other than words.
bool is_stop(std::string_view word) {
  return word == "," || word == "." || word == ";" || word == ":" || word == "!" || word == "?";
}

/// A mark that opens in one language closes in another: »German«, „German“, « French ». Where
/// words touch it on one side alone, that side tells; else `usual` does.
Side side_by_touch(const Document& document, std::uint32_t token, Side usual) {
  const bool before = is_blank_before(document, token);
  const bool after = is_blank_after(document, token) || is_stop(document.word(token + 1));
  if (before == after) return usual;
  return before ? Side::open : Side::close;
}

/// A straight mark opens where white space stands before it alone, and closes where it stands
/// after.
Side side_by_space(const Document& document, std::uint32_t token) {
  const bool before = is_blank_before(document, token);
  const bool after = is_blank_after(document, token);
  if (before == after) return Side::either;
  return before ? Side::open : Side::close;
}

Mark mark_at(const Document& document, std::uint32_t token) {
  const std::string_view word = document.word(token);
  if (word == "``") return {Side::open, Family::plain};
  if (word == "''") return {side_by_space(document, token), Family::plain};
  const CodePoint point = decode(word, 0);
  if (point.length != word.size()) return {};
  switch (point.value) {
    case U'"':
      return {side_by_space(document, token), Family::plain};
    case U'\u201C':
    case U'\u00AB':
      return {side_by_touch(document, token, Side::open), Family::plain};
    case U'\u201E':
      return {Side::open, Family::plain};
    case U'\u00BB':
      return {side_by_touch(document, token, Side::close), Family::plain};
    case U'\u201D':
      return {Side::close, Family::plain};
    case U'\u2018':
    case U'\u2039':
      return {side_by_touch(document, token, Side::open), Family::single};
    case U'\u201A':
      return {Side::open, Family::single};
    case U'\u203A':
      return {side_by_touch(document, token, Side::close), Family::single};
    case U'\u2019':
      return {Side::close, Family::single};
    case U'\'':
      return {side_by_space(document, token), Family::single};
    default:
      return {};
  }
}

class Pairing {
 public:
  Pairing(const Document& document, const Syntax& syntax, const Lexicon& lexicon)
      : document_(document), syntax_(syntax), lexicon_(lexicon) {}

  std::vector<Quotation> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const Sentence& sentence = document_.sentences[s];
      const bool new_block = s == 0 || sentence.block != document_.sentences[s - 1].block;
      if (new_block) begin_block(sentence);
      for (std::uint32_t t = sentence.first; t < sentence.last; ++t) take(t);
    }
    abandon(static_cast<std::uint32_t>(document_.tokens.size()));
    return std::move(found_);
  }

 private:
  /// An open quotation goes on where the new paragraph opens with a mark again.
  void begin_block(const Sentence& sentence) {
    if (open_ == kNone) return;
    const Mark mark = mark_at(document_, sentence.first);
    if (mark.family == family_ && mark.side != Side::close) {
      close(sentence.first);
      continues_ = !found_.empty();
    } else {
      abandon(sentence.first);
    }
  }

  void take(std::uint32_t token) {
    const Mark mark = mark_at(document_, token);
    if (mark.family == Family::none) return;
    if (open_ == kNone) {
      if (mark.side == Side::close) return;
      if (mark.family == Family::single && !has_partner(token)) return;
      open_ = token + 1;
      family_ = mark.family;
    } else if (mark.family == family_) {
      if (mark.side == Side::open) return;
      close(token);
    }
  }

  /// A lone single mark is an apostrophe ('90s, the workers' rights): it opens only where a mark in
  /// the same sentence closes it.
  [[nodiscard]] bool has_partner(std::uint32_t token) const {
    const Sentence& sentence = document_.sentences[document_.sentence_of(token)];
    for (std::uint32_t t = token + 1; t < std::min(sentence.last, token + kLongestSingle); ++t) {
      const Mark mark = mark_at(document_, t);
      if (mark.family == Family::single && mark.side == Side::close) return true;
    }
    return false;
  }

  /// Nothing closed the quotation: it counts to the end of its paragraph where it is speech.
  void abandon(std::uint32_t end) {
    if (open_ == kNone) return;
    const std::uint32_t begin = open_;
    close(end);
    if (!found_.empty() && found_.back().span.first == begin && !found_.back().speech) {
      found_.pop_back();
    }
  }

  void close(std::uint32_t end) {
    const TokenSpan span{open_, end};
    open_ = kNone;
    if (!span.empty()) found_.push_back({span, is_speech(span), continues_});
    continues_ = false;
  }

  /// A clause, or words that a sentence could consist of; not a name or a word held with tongs.
  [[nodiscard]] bool is_speech(TokenSpan span) const {
    const std::uint32_t words = span.last - span.first;
    if (words < 2) return false;
    if (document_.word(span.last - 1) == "," && reports_behind(span.last + 1)) return true;
    if (is_title(span)) return false;
    bool finite = false;
    for (std::uint32_t t = span.first; t < span.last && !finite; ++t) {
      const Xpos tag = syntax_.words[t].xpos;
      finite = tag == Xpos::vbz || tag == Xpos::vbp || tag == Xpos::vbd || tag == Xpos::md;
    }
    if (finite) return words >= 3;
    const std::string_view last = document_.word(span.last - 1);
    const bool closed = last == "." || last == "!" || last == "?" || last == ",";
    return closed && words >= 3 && is_set_off(span.first - 1);
  }

  /// Whether the mark stands where speech begins: words held with tongs, and titles, stand among
  /// others, and a stop that goes with those is drawn inside the marks: an "empty gesture."
  [[nodiscard]] bool is_set_off(std::uint32_t mark) const {
    const Sentence& sentence = document_.sentences[document_.sentence_of(mark)];
    if (mark <= sentence.body) return true;
    const std::string_view before = document_.word(mark - 1);
    return is_stop(before) || char_class(decode(before, 0).value) == CharClass::dash;
  }

  /// Whether a verb of saying stands right behind the closing mark, or behind a short phrase:
  /// "No," he said.
  [[nodiscard]] bool reports_behind(std::uint32_t first) const {
    const auto size = static_cast<std::uint32_t>(document_.tokens.size());
    for (std::uint32_t t = first; t < std::min(size, first + kShortPhrase); ++t) {
      if (syntax_.words[t].upos != Upos::verb) continue;
      const std::string_view fields = lexicon_.reporting_verbs.fields(syntax_.lemma(t));
      return fields.find('q', std::min(fields.size(), fields.find('\t'))) != std::string_view::npos;
    }
    return false;
  }

  /// "The River Knows My Name": every word but the closed classes is capitalised, and no stop ends
  /// it.
  [[nodiscard]] bool is_title(TokenSpan span) const {
    if (is_stop(document_.word(span.last - 1)) || span.last - span.first > kLongestTitle) {
      return false;
    }
    std::uint32_t capitals = 0;
    for (std::uint32_t t = span.first; t < span.last; ++t) {
      const std::string_view word = document_.word(t);
      const CharClass kind = char_class(decode(word, 0).value);
      if (kind == CharClass::upper) {
        capitals += t != span.first && syntax_.words[t].upos != Upos::propn;
      } else if (kind == CharClass::lower && !document_.tokens[t].same_word &&
                 lexicon_.function_words.fields(word) != "closed") {
        return false;
      }
    }
    return capitals >= 2 || (capitals == 1 && span.last - span.first >= kLeastTitle);
  }

  static constexpr std::uint32_t kLeastTitle = 3;  // words, where but one of them shows it
  static constexpr std::uint32_t kLongestTitle = 16;
  static constexpr std::uint32_t kShortPhrase = 5;
  static constexpr std::uint32_t kLongestSingle = 60;

  const Document& document_;
  const Syntax& syntax_;
  const Lexicon& lexicon_;
  std::vector<Quotation> found_;
  std::uint32_t open_ = kNone;
  Family family_ = Family::none;
  bool continues_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(const Document& document, const Syntax& syntax,
                                       const Lexicon& lexicon) {
  return Pairing(document, syntax, lexicon).run();
}

}  // namespace sayso
