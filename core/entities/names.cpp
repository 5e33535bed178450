// Where names stand: runs of capitalised words, cut where titles, addresses and countries end.
#include "core/entities/names.h"

#include <algorithm>
#include <unordered_set>

namespace sayso {
namespace {

/// Words that tie an organisation's name to what it is for.
bool ties(std::string_view word) { return is_one_of(word, {"of", "for", "on", "against"}); }

class NameFinder {
 public:
  explicit NameFinder(const Reading& reading) : r_(reading) {}

  std::vector<Name> find() && {
    collect_seen();
    for (const Sentence& sentence : r_.document.sentences) {
      begin_ = sentence.first;
      end_ = sentence.last;
      speaker_ = opening_speaker(r_, sentence);
      for (std::uint32_t token = begin_; token < end_;) {
        const Span run = run_at(token);
        if (run.empty()) {
          ++token;
          continue;
        }
        cut(run);
        token = run.last;
      }
    }
    return std::move(names_);
  }

 private:
  /// Words that are names where their capital tells it: they are so at a sentence's opening, too.
  void collect_seen() {
    for (const Sentence& sentence : r_.document.sentences) {
      begin_ = sentence.first;
      for (std::uint32_t token = sentence.first; token < sentence.last; ++token) {
        if (r_.upos(token) == Upos::propn && r_.capital(token) && !opens(token) &&
            !r_.title_case(token)) {
          seen_.insert(r_.low(token));
        }
      }
    }
  }

  [[nodiscard]] bool opens(std::uint32_t token) const {
    if (token == begin_ || token == r_.sentence_at(token).body) return true;
    const Upos before = r_.upos(token - 1);
    return before == Upos::punct && r_.word(token - 1) != "," && r_.word(token - 1) != "-";
  }

  /// Days and months begin a name only before another capitalised word ("Sunday Times").
  [[nodiscard]] bool is_date(std::uint32_t token) const {
    if (!r_.counts_as(r_.low(token), "date")) return false;
    if (token + 1 >= end_ || !r_.capital(token + 1) || r_.upos(token + 1) != Upos::propn) {
      return true;
    }
    if (!r_.longest(r_.lexicon.titles, token + 1, end_).empty()) return true;
    return token > begin_ &&
           is_one_of(r_.low(token - 1), {"on", "last", "this", "next", "since", "by", "until", "in",
                                         "from", "every", "late", "early"});
  }

  [[nodiscard]] bool is_name_word(std::uint32_t token) const {
    const std::string_view word = r_.word(token);
    const Upos upos = r_.upos(token);
    if (upos == Upos::punct || upos == Upos::sym || r_.is_possessive(token)) return false;
    if (upos == Upos::pron && opens(token) && r_.low(token) != "us") return false;
    if (speaker_.holds(token) && r_.capital(token)) return true;
    const bool shaped = r_.capital(token) || has_capital_inside(word);
    if (!shaped || is_one_of(r_.low(token), {"i", "mr", "mrs", "ms"})) return false;
    if (r_.lexicon.function_words.fields(r_.low(token)) == "closed" && !r_.all_caps(token)) {
      return false;
    }
    if (upos == Upos::propn || (opens(token) && is_known(token))) return true;
    if (token < r_.sentence_at(token).body && r_.all_caps(token)) return true;
    // A capital right behind a name outweighs what the tagger thinks: the list of closed words
    // above has kept out those that it is right about.
    const bool follows = token > begin_ && !opens(token) && r_.upos(token - 1) == Upos::propn;
    const bool closed = upos == Upos::det || upos == Upos::adp || upos == Upos::cconj ||
                        upos == Upos::sconj || upos == Upos::aux || upos == Upos::part;
    if (closed && !follows) return false;
    return opens(token) ? is_known(token) : !r_.title_case(token);
  }

  /// Words that the lists know begin a name whatever the tagger takes them for.
  [[nodiscard]] bool is_known(std::uint32_t token) const {
    const std::string_view word = r_.low(token);
    if (r_.all_caps(token) && word.find('.') != std::string_view::npos) return true;
    if (r_.lexicon.countries.contains(word)) return true;
    if (seen_.contains(word) && r_.lexicon.function_words.fields(word).empty()) return true;
    if (token + 1 >= end_ || !r_.capital(token + 1)) return false;
    const std::string_view given = r_.lexicon.first_names.fields(word);
    if (!given.empty() && field(given, 1).empty()) return true;
    const bool goes_on = r_.upos(token + 1) == Upos::propn;
    return goes_on && (r_.lexicon.first_names.contains(word) || r_.lexicon.titles.contains(word));
  }

  static bool has_capital_inside(std::string_view word) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    return word.size() > 2 && std::ranges::any_of(word.substr(1), upper);
  }

  /// A country, people or place that the list knows, every word of it capitalised.
  [[nodiscard]] Span place_at(std::uint32_t token) const {
    if (!r_.capital(token)) return {token, token};
    const Span span = r_.longest(r_.lexicon.countries, token, end_);
    if (span.empty()) return span;
    if (span.size() == 1 && !is_name_word(token)) return {token, token};
    if (!r_.capital(span.last - 1)) return {token, token};
    return span;
  }

  [[nodiscard]] bool begins_name(std::uint32_t token) const {
    return token < end_ && (is_name_word(token) || !place_at(token).empty()) && !is_date(token);
  }

  /// A hyphen inside a name. Spaces around it are forgiven behind "Al" and before the lower-case
  /// half of a given name ("Lu Li - shih").
  [[nodiscard]] bool is_hyphen(std::uint32_t token) const {
    if (token + 1 >= end_ || r_.word(token) != "-") return false;
    const bool close = !r_.document.tokens[token].space_before;
    if (close != !r_.document.tokens[token + 1].space_before) return false;
    if (close) return true;
    const std::uint32_t next = token + 1;
    if (is_one_of(r_.low(token - 1), {"al", "el", "ad", "as", "ar", "abd"}))
      return r_.capital(next);
    if (is_listed(token - 1) || is_listed(next)) return false;
    if (r_.capital(next)) {
      return r_.upos(token - 1) == Upos::propn && r_.upos(next) == Upos::propn;
    }
    return r_.capital(token - 1) && token >= begin_ + 2 && r_.capital(token - 2) &&
           r_.word(next).size() < 7 && is_letter(char_class(decode(r_.word(next), 0).value)) &&
           r_.lexicon.function_words.fields(r_.low(next)).empty();
  }

  [[nodiscard]] bool is_listed(std::uint32_t token) const {
    const std::string_view word = r_.low(token);
    return r_.lexicon.countries.contains(word) || r_.lexicon.titles.contains(word) ||
           r_.lexicon.bodies.contains(word) || r_.lexicon.collectives.contains(word);
  }

  /// "J . Lee", "O ’ Neill": marks that some texts set apart from the letter.
  [[nodiscard]] bool parts_initial(std::uint32_t at) const {
    if (at + 1 >= end_ || !r_.capital(at + 1) || r_.word(at - 1).size() != 1) return false;
    if (r_.word(at) == ".") return r_.upos(at + 1) == Upos::propn;
    return is_one_of(r_.word(at), {"'", "’"}) && is_one_of(r_.word(at - 1), {"O", "D"});
  }

  [[nodiscard]] bool is_title(std::uint32_t token) const {
    return r_.lexicon.titles.contains(r_.low(token));
  }

  /// Where the name goes on behind `at`, which follows a word of it: the next word's index, or
  /// `at`.
  [[nodiscard]] std::uint32_t next_word(std::uint32_t first, std::uint32_t at) const {
    if (at >= end_) return at;
    if (is_hyphen(at)) return continue_hyphen(first, at);
    if (parts_initial(at)) return at + 1;
    if (holds_nickname(at)) return at + 3;
    if (is_owner_of_body(first, at)) return at + 1;
    const std::string_view word = r_.low(at);
    if (word == "&" && begins_name(at + 1)) return at + 1;
    if (r_.counts_as(word, "particle") && r_.upos(at) != Upos::aux) {
      std::uint32_t next = at + 1;
      while (next < end_ && next < at + 3 && r_.counts_as(r_.low(next), "particle")) ++next;
      if (next + 1 < end_ && r_.word(next) == "-") ++next;
      if (next < end_ && begins_name(next) && r_.upos(next) == Upos::propn) return next;
    }
    const bool body = !body_kind(r_, at - 1).empty() && body_kind(r_, at - 1) != "name";
    if (ties(word) && body && (!is_title(at - 1) || at - 1 > first)) {
      const std::uint32_t next = at + 1 + (at + 1 < end_ && r_.low(at + 1) == "the");
      if (begins_name(next) && (word == "of" || place_at(next).empty())) return next;
    }
    if (word == "and" && goes_on_with_and(first, at)) return at + 1;
    return at;
  }

  /// "Ann “ Red ” Lee", "John (Jack) Lee".
  [[nodiscard]] bool holds_nickname(std::uint32_t at) const {
    if (at + 3 >= end_ || !r_.capital(at + 1) || !r_.capital(at + 3)) return false;
    if (r_.upos(at + 3) != Upos::propn || r_.upos(at - 1) != Upos::propn) return false;
    const std::string_view open = r_.word(at);
    const std::string_view close = r_.word(at + 2);
    return (open == "“" && close == "”") || (open == "\"" && close == "\"") ||
           (open == "(" && close == ")" && !r_.all_caps(at + 1));
  }

  /// "St Mary's Hospital", "Kings' College": the owner is part of the name.
  [[nodiscard]] bool is_owner_of_body(std::uint32_t first, std::uint32_t at) const {
    if (!r_.is_possessive(at) || at + 1 >= end_ || !is_name_word(at + 1)) return false;
    if (!place_at(at - 1).empty() || !r_.lexicon.bodies.fields(r_.low(at - 1)).empty())
      return false;
    const std::string_view kind = body_kind(r_, at + 1);
    const bool saint = is_one_of(r_.low(first), {"st", "saint"});
    const bool many = r_.word(at) != "'s" && r_.low(at - 1).ends_with("s");
    const bool of_all =
        is_one_of(r_.low(at - 1), {"people", "women", "men", "children", "king", "queen"});
    return (kind == "body" || kind == "place") && (saint || many || of_all);
  }

  [[nodiscard]] std::uint32_t continue_hyphen(std::uint32_t first, std::uint32_t at) const {
    const std::uint32_t next = at + 1;
    const bool particle = r_.counts_as(r_.low(at - 1), "particle") && r_.capital(next);
    if (!place_at(at - 1).empty() && !particle && !place_at(next).empty()) return at;
    const Upos upos = r_.upos(next);
    if (begins_name(next) || upos == Upos::propn) return next;
    if (r_.document.tokens[at].space_before || is_given_tail(first, at)) return next;
    if (upos == Upos::num && r_.upos(at - 1) == Upos::propn) return next;
    return at;
  }

  /// The second half of a given name ("Park Jae-won"), not what hyphens add to names
  /// ("Paris-based").
  [[nodiscard]] bool is_given_tail(std::uint32_t first, std::uint32_t at) const {
    const std::string_view tail = r_.word(at + 1);
    if (at < first + 2 || tail.size() > 6 || is_listed(at - 1) || !r_.capital(at - 2)) return false;
    return is_letter(char_class(decode(tail, 0).value)) && !r_.counts_as(tail, "tail");
  }

  /// "Department of Health and Human Services", "Securities and Exchange Commission".
  [[nodiscard]] bool goes_on_with_and(std::uint32_t first, std::uint32_t at) const {
    if (!begins_name(at + 1) || !place_at(at + 1).empty() || is_title(at + 1)) return false;
    if (r_.lexicon.first_names.contains(r_.low(at + 1))) return false;
    bool tied = false;
    bool body = false;
    for (std::uint32_t token = first; token < at; ++token) {
      tied = tied || (body && ties(r_.low(token)));
      body = body || body_kind(r_, token) == "body";
      if (r_.lexicon.first_names.contains(r_.low(token))) return false;
    }
    if (tied) return true;
    if (body || !place_at(first).empty()) return false;
    std::uint32_t last = at + 1;
    while (last + 1 < end_ && is_name_word(last + 1)) ++last;
    return body_kind(r_, last) == "body";
  }

  /// The run of a name's words that begins at `token`; empty where none does.
  [[nodiscard]] Span run_at(std::uint32_t token) const {
    if (!begins_name(token) && !is_address(token)) return {token, token};
    std::uint32_t at = token;
    while (at < end_) {
      const Span place = place_at(at);
      const Span title = r_.longest(r_.lexicon.titles, at, end_);
      at = std::max({at + 1, place.last, title.last});
      if (!title.empty() && at == title.last && office_goes_on(at)) {
        at += 1;
        continue;
      }
      if (at < end_ && (is_name_word(at) || is_address(at) || !place_at(at).empty())) {
        if (!is_date(at) || !r_.capital(at)) continue;
        if (r_.lexicon.first_names.contains(r_.low(at - 1))) continue;
        break;
      }
      const std::uint32_t next = next_word(token, at);
      if (next == at) break;
      at = next;
    }
    return {token, at};
  }

  /// "Minister of Education Ann Lee": the office is told before its holder.
  [[nodiscard]] bool office_goes_on(std::uint32_t at) const {
    if (at + 1 >= end_ || !ties(r_.low(at)) || !begins_name(at + 1)) return false;
    std::uint32_t last = at + 1;
    while (last < end_ && is_name_word(last)) ++last;
    return name_behind_office({at, last}, at) != kNone;
  }

  [[nodiscard]] bool is_address(std::uint32_t token) const {
    return token + 1 < end_ && r_.capital(token) && r_.lexicon.honorifics.contains(r_.low(token)) &&
           r_.capital(token + 1) && r_.upos(token + 1) == Upos::propn;
  }

  /// Cuts a run into names: what stands before a form of address or a title is no part of the
  /// person's name.
  void cut(Span run) {
    Span title{run.first, run.first};
    bool addressed = false;
    std::uint32_t begin = run.first;
    for (std::uint32_t token = run.first; token < run.last;) {
      const bool address = is_address(token) && token + 1 < run.last;
      const Span found =
          address ? Span{token, token + 1} : r_.longest(r_.lexicon.titles, token, run.last);
      if (!address && (found.empty() || !is_title_here(run, begin, found))) {
        const Span place = place_at(token);
        token = std::min(run.last, place.empty() ? token + 1 : place.last);
        continue;
      }
      if (token > begin && begin > title.last) {
        add({begin, token}, title, addressed);
      } else {
        inside_title({begin, token});
      }
      if (token == begin && title.last == begin && !title.empty()) {
        title.last = found.last;  // "Prime Minister Dr"
      } else {
        title = {begin == title.last && !title.empty() ? title.first : begin, found.last};
      }
      addressed = addressed || address;
      token = begin = skip_office(run, found.last);
      title.last = begin;
    }
    add({begin, run.last}, title, addressed);
  }

  /// A title stands before a name, with nothing before it in the run but what belongs to it.
  [[nodiscard]] bool is_title_here(Span run, std::uint32_t begin, Span title) const {
    if (title.last >= run.last) return false;
    if (ties(r_.low(title.last))) return splits_behind_office(run, title.last);
    const std::string_view kind = body_kind(r_, run.last - 1);
    const bool body = kind == "body" || kind == "thing" || kind == "place";
    if (body && !r_.lexicon.first_names.contains(r_.low(title.last))) return false;
    if (title.first > begin && r_.lexicon.first_names.contains(r_.low(title.first - 1)) &&
        place_at(title.first - 1).empty()) {
      return false;  // "Stephen King"
    }
    return !ties(r_.low(title.last)) && r_.word(title.last) != "-" && r_.word(title.last) != "&";
  }

  /// "Minister of Education Ann Lee": the name begins at a known first name, or with the last two
  /// words of three or more.
  [[nodiscard]] std::uint32_t name_behind_office(Span run, std::uint32_t tie) const {
    for (std::uint32_t token = tie + 2; token < run.last; ++token) {
      const std::string_view fields = r_.lexicon.first_names.fields(r_.low(token));
      if (!fields.empty() && field(fields, 1).empty() && token + 1 < run.last) return token;
    }
    return kNone;
  }
  [[nodiscard]] bool splits_behind_office(Span run, std::uint32_t tie) const {
    return name_behind_office(run, tie) != kNone;
  }
  [[nodiscard]] std::uint32_t skip_office(Span run, std::uint32_t at) const {
    if (at >= run.last || !ties(r_.low(at))) return at;
    return name_behind_office(run, at);
  }

  /// "U.S." and "Russian" in a title are names of their own.
  void inside_title(Span span) {
    for (std::uint32_t token = span.first; token < span.last;) {
      const Span place = place_at(token);
      if (place.empty() || place.last > span.last) {
        ++token;
        continue;
      }
      add(place, {place.first, place.first}, false);
      token = place.last;
    }
  }

  void add(Span span, Span title, bool addressed) {
    while (!span.empty() && (r_.word(span.last - 1) == "-" || ties(r_.low(span.last - 1)))) {
      --span.last;
    }
    if (span.empty()) return;
    if (is_mere_title(span) && !addressed) return;
    if (split_people(span, title) || split_office(span) || split_body(span, title)) return;
    push({.span = span, .title = title, .addressed = addressed});
  }

  /// "the Foreign Minister", "Prime Minister": an office without its holder's name.
  [[nodiscard]] bool is_mere_title(Span span) {
    std::uint32_t token = span.last;
    for (std::uint32_t first = span.first; first < span.last; ++first) {
      const Span title = r_.longest(r_.lexicon.titles, first, span.last);
      if (!title.empty() && title.last == span.last) {
        token = first;
        break;
      }
    }
    if (token == span.last) return false;
    for (std::uint32_t t = span.first; t < token; ++t) {
      if (r_.lexicon.first_names.contains(r_.low(t)) && place_at(t).empty()) return false;
    }
    const std::string_view kind =
        field(r_.lexicon.titles.fields(r_.low(Span{token, span.last})), 0);
    const bool office = kind == "office" || kind == "spokes";
    if (token == span.first && !office && r_.upos(token) == Upos::propn) return false;
    if (token > span.first && !office) return false;
    inside_title({span.first, token});
    return true;
  }

  /// Names come in order and never overlap.
  void push(const Name& name) {
    if (names_.empty() || names_.back().span.last <= name.span.first) names_.push_back(name);
  }

  /// Where a known first name with another word behind it begins inside `span`, or kNone.
  [[nodiscard]] std::uint32_t given_name_in(Span span) const {
    for (std::uint32_t token = span.first + 1; token + 1 < span.last; ++token) {
      const std::string_view fields = r_.lexicon.first_names.fields(r_.low(token));
      if (!fields.empty() && field(fields, 1).empty() && r_.capital(token + 1)) return token;
    }
    return kNone;
  }

  /// "minister of Education Ann Lee", where only the field is capitalised.
  bool split_office(Span span) {
    if (span.first < begin_ + 2 || !ties(r_.low(span.first - 1)) || !is_title(span.first - 2)) {
      return false;
    }
    const std::uint32_t given = given_name_in(span);
    if (given == kNone) return false;
    inside_title({span.first, given});
    push({.span = {given, span.last}, .title = {span.first - 2, given}});
    return true;
  }

  /// "head of the Harbour Council …": an office in the body stands before its name.
  /// The office's token, or kNone.
  [[nodiscard]] std::uint32_t office_before(Span span) const {
    std::uint32_t at = span.first;
    if (at > begin_ && r_.low(at - 1) == "the") --at;
    while (at > begin_ + 2 && r_.upos(at - 1) != Upos::adp && r_.capital(at - 1)) --at;
    if (at > begin_ && r_.low(at - 1) == "the") --at;
    return at > begin_ + 1 && ties(r_.low(at - 1)) && is_title(at - 2) ? at - 2 : kNone;
  }

  /// The word behind the last one of `span` that names a body, or kNone.
  [[nodiscard]] std::uint32_t behind_body(Span span) const {
    for (std::uint32_t token = span.last; token > span.first; --token) {
      if (body_kind(r_, token - 1) == "body") return token;
    }
    return kNone;
  }

  /// "head of the Harbour Council Ann Lee": the body's name ends before hers.
  bool split_body(Span span, Span title) {
    const std::uint32_t office = office_before(span);
    const std::uint32_t given = office != kNone ? behind_body(span) : given_name_in(span);
    if (given == kNone || given + 2 != span.last || body_kind(r_, given - 1) != "body" ||
        !body_kind(r_, span.last - 1).empty()) {
      return false;
    }
    push({.span = {span.first, given}, .title = title});
    push({.span = {given, span.last}, .title = {office != kNone ? office : given, given}});
    return true;
  }

  /// A people before somebody's name is a name of its own: "American Jane Roe".
  bool split_people(Span span, Span title) {
    const Span place = place_at(span.first);
    if (place.empty() || place.last >= span.last) return false;
    const std::string_view kind = field(r_.lexicon.countries.fields(r_.low(place)), 0);
    if (kind != "demonym" && kind != "people") return false;
    const std::string_view given = r_.lexicon.first_names.fields(r_.low(place.last));
    const std::string_view body = body_kind(r_, span.last - 1);
    if (given.empty() || !field(given, 1).empty() || !body.empty()) return false;
    add(place, title, false);
    add({place.last, span.last}, {place.last, place.last}, false);
    return true;
  }

  const Reading& r_;
  Span speaker_;  // that opens the sentence
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::unordered_set<std::string_view> seen_;
  std::vector<Name> names_;
};

}  // namespace

std::string_view body_kind(const Reading& reading, std::uint32_t token) {
  return reading.lexicon.bodies.fields(reading.low(token));
}

std::vector<Name> find_names(const Reading& reading) { return NameFinder(reading).find(); }

}  // namespace sayso
