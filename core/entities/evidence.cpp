// Points for each type that a name's own words and the words around it speak for: what one knows
// before anything is learned.
#include <algorithm>

#include "core/entities/names.h"

namespace sayso {
namespace {

enum : std::size_t { kPerson, kOrganization, kPlace, kOther };

/// Points for a name as it stands, and what they rest on.
class Evidence {
 public:
  Evidence(const Reading& reading, const Name& name)
      : r_(reading), name_(name), span_(name.span), sentence_(reading.sentence_at(span_.first)) {}

  TypeScores score() && {
    look_up_places();
    read_words();
    read_shape();
    read_before();
    read_after();
    read_syntax();
    return scores_;
  }

 private:
  void give(std::size_t type, int points) { scores_[type] += points; }

  void look_up_places() {
    switch (name_.geo) {
      case Geo::none:
        return;
      case Geo::demonym:
      case Geo::people:
        return give(kOther, 12);
      case Geo::seat:
        return give(kOrganization, 10);
      default:
        return give(kPlace, 10);
    }
  }

  void read_words() {
    const std::string_view first = r_.lexicon.first_names.fields(r_.low(span_.first));
    const bool given = !first.empty();
    const bool weak = field(first, 1) == "weak";
    const bool alone = span_.size() == 1;
    if (given) give(kPerson, weak ? (alone ? 1 : 3) : (alone ? 4 : 7));
    for (std::uint32_t token = span_.first + 1; token < span_.last; ++token) {
      const std::string_view fields = r_.lexicon.first_names.fields(r_.low(token));
      if (!fields.empty() && field(fields, 1).empty()) give(kPerson, 2);
    }
    const std::string_view whole = r_.lexicon.bodies.fields(r_.low(span_));
    if (whole == "name" &&
        (!alone || r_.word(span_.first).size() > 4 || r_.all_caps(span_.first))) {
      give(kOrganization, 11);
    }
    const bool name_of_two = given && !weak && span_.size() == 2;
    for (std::uint32_t token = span_.first; token < span_.last; ++token) {
      const std::string_view kind = body_kind(r_, token);
      const bool last = token + 1 == span_.last;
      const bool tied = !last && r_.low(token + 1) == "of";
      const int points = name_of_two ? 3 : last || tied ? 9 : 3;
      if (kind == "body") give(kOrganization, alone ? 6 : points);
      if (kind == "place") give(kPlace, alone ? 2 : token == span_.first && !tied ? 4 : points);
      if (kind == "thing" && last) give(kOther, alone ? 4 : points);
      if (tied && (kind == "body" || kind == "place")) break;
    }
    if (is_one_of(r_.low(span_.first),
                  {"lake", "mount", "mt", "cape", "fort", "port", "gulf", "river", "san", "santa",
                   "los", "las", "saint", "st", "el", "new"}) &&
        !alone && !given) {
      give(kPlace, 5);
    }
  }

  void read_shape() {
    const std::string_view form = r_.word(span_.first);
    bool digits = false;
    bool initial = false;
    bool particle = false;
    bool plain = true;
    for (std::uint32_t token = span_.first; token < span_.last; ++token) {
      const std::string_view word = r_.word(token);
      digits = digits || std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
      initial = initial || (word.size() <= 2 && word.back() == '.' && r_.capital(token));
      particle = particle || (token > span_.first && r_.counts_as(r_.low(token), "particle"));
      plain = plain && (r_.capital(token) || r_.counts_as(r_.low(token), "particle")) &&
              body_kind(r_, token).empty();
      if (word == "&") give(kOrganization, 5);
      if (word == "-" && token + 1 < span_.last && !r_.capital(token + 1)) give(kPerson, 5);
    }
    if (digits) give(kOther, 5);
    if (initial && span_.size() > 1) give(kPerson, 5);
    if (particle) give(kPerson, 2);
    if (span_.size() > 1 && span_.size() < 5 && plain) give(kPerson, 2);
    if (span_.size() == 1 && r_.all_caps(span_.first) && !r_.title_case(span_.first)) {
      give(kOrganization, 6);
    }
    if (span_.size() == 1 && camel_case(form)) give(kOrganization, 3);
    if (form.ends_with(".com") || form.ends_with(".org")) give(kOrganization, 6);
    if (form.ends_with("ism") && span_.size() == 1) give(kOther, 6);
  }

  void read_before() {
    if (span_.first < sentence_.body) {
      const bool outlet = span_.first > sentence_.first && r_.word(span_.first - 1) == "(";
      return give(outlet ? kOrganization : kPlace, 10);
    }
    if (!name_.title.empty()) give(kPerson, name_.addressed ? 12 : 9);
    const std::uint32_t begin = span_.first;
    if (begin == sentence_.first) return;
    const std::string_view before = r_.low(begin - 1);
    if (name_.title.empty() && r_.lexicon.titles.contains(before) &&
        r_.upos(begin - 1) != Upos::verb) {
      give(kPerson, 7);
    }
    if (before == "the") {
      give(kPerson, -6);
      give(kOrganization, 3);
      give(kPlace, 1);
    }
    if (is_one_of(before, {"a", "an"})) give(kOther, 3);
    if (before == "in") give(kPlace, 4);
    if (is_one_of(before, {"near", "outside", "across", "throughout", "around"})) give(kPlace, 5);
    if (is_one_of(before, {"at", "to", "from"})) give(kPlace, 2);
    if (is_one_of(before, {"by", "with", "and"})) give(kPerson, 1);
    if (before == "of" && begin > sentence_.first + 1 && body_kind(r_, begin - 2) == "place" &&
        !r_.capital(begin - 2)) {
      give(kPlace, 6);
    }
  }

  void read_after() {
    const std::uint32_t end = span_.last;
    if (end + 1 >= sentence_.last) return;
    const std::string_view next = r_.low(end);
    if (next == "who") give(kPerson, 4);
    if (!r_.capital(end) && body_kind(r_, end) == "place" && r_.upos(end) == Upos::noun) {
      give(kPlace, 5);
    }
    if (next != ",") return;
    const std::string_view second = r_.low(end + 1);
    if (second == "who") give(kPerson, 4);
    if (second == "which") give(kPerson, -2);
    const bool closed = end + 2 < sentence_.last && r_.word(end + 2) == ",";
    if (r_.upos(end + 1) == Upos::num && closed && second.size() < 3) give(kPerson, 7);
    const Span place = r_.longest(r_.lexicon.countries, end + 1, sentence_.last);
    if (place.empty() || !r_.capital(end + 1) || name_.geo != Geo::none) return;
    const std::string_view kind = field(r_.lexicon.countries.fields(r_.low(place)), 0);
    if (kind == "demonym" || kind == "people" || kind == "seat") return;
    const bool ends = place.last == sentence_.last || r_.upos(place.last) == Upos::punct;
    if (ends && body_kind(r_, span_.last - 1) != "body") give(kPlace, 4);
  }

  void read_syntax() {
    if (span_ == opening_speaker(r_, sentence_)) give(kPerson, 8);
    const std::uint32_t head = r_.head_of(span_);
    const Deprel relation = r_.deprel(head);
    const bool subject = relation == Deprel::nsubj;
    if (relation == Deprel::appos && r_.head(head) < head && is_person_noun(r_.head(head))) {
      give(kPerson, 8);
    }
    for (const std::uint32_t child : r_.tree.children(head)) {
      if (child > head && r_.deprel(child) == Deprel::appos && is_person_noun(child)) {
        give(kPerson, 7);
      }
    }
    if (subject && r_.head(head) != kNone &&
        r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(r_.head(head)))) {
      give(kPerson, 3);
      give(kOrganization, 1);
    } else if (subject || relation == Deprel::nmod_poss) {
      give(kPerson, 1);
    }
    if (relation == Deprel::compound || relation == Deprel::amod) give(kOrganization, 1);
    if (is_plain_word() && (subject || relation == Deprel::nmod_poss || relation == Deprel::conj)) {
      give(kPerson, 1);
    }
  }

  [[nodiscard]] bool is_person_noun(std::uint32_t token) const {
    return r_.upos(token) != Upos::verb && r_.lexicon.titles.contains(r_.low(token));
  }

  /// One word with a capital that no list knows: surnames are such.
  [[nodiscard]] bool is_plain_word() const {
    return span_.size() == 1 && !r_.all_caps(span_.first) && name_.geo == Geo::none &&
           body_kind(r_, span_.first).empty();
  }

  const Reading& r_;
  const Name& name_;
  const Span span_;
  const Sentence& sentence_;
  TypeScores scores_{};
};

}  // namespace

Span opening_speaker(const Reading& reading, const Sentence& sentence) {
  const Lexicon& lists = reading.lexicon;
  std::uint32_t words = 0;
  bool body =
      false;  // whether the last word is one of bodies' and places': "Park Lee", no "Lee Park"
  std::uint32_t token = sentence.body;
  for (; token < sentence.last && words < 5; ++token) {
    const bool hyphen = reading.word(token) == "-";
    if (words > 0 && (hyphen || reading.word(token - 1) == "-")) continue;
    const std::string_view word = reading.low(token);
    const bool listed = lists.function_words.contains(word) || lists.titles.contains(word) ||
                        lists.collectives.contains(word) || lists.anonymous.contains(word) ||
                        lists.countries.contains(word);
    if (!reading.capital(token) || listed) break;
    body = lists.bodies.contains(word);
    ++words;
  }
  if (words < 2 || words > 4 || token == sentence.last || reading.title_case(token)) return {};
  const bool says = reading.upos(token) == Upos::verb &&
                    lists.reporting_verbs.contains(reading.syntax.lemma(token));
  return says && !body ? Span{sentence.body, token} : Span{};
}

TypeScores evidence_of(const Reading& reading, const Name& name) {
  return Evidence(reading, name).score();
}

}  // namespace sayso
