// What names name: a linear model over the name and the words around it, then what the same words
// are elsewhere in the article.
#include <algorithm>
#include <unordered_map>

#include "core/entities/names.h"
#include "core/entities/points.h"

namespace sayso {
namespace {

constexpr std::size_t kPerson = static_cast<std::size_t>(EntityType::person);

std::size_t best_of(const TypeScores& scores) {
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

/// Collects the features of one name.
class NameView {
 public:
  NameView(const Reading& reading, const Name& name)
      : r_(reading), name_(name), span_(name.span), sentence_(reading.sentence_at(span_.first)) {}

  Features features() && {
    f_.see("bias");
    f_.see("size", std::min(span_.size(), 5u));
    f_.see("geo", static_cast<std::uint32_t>(name_.geo) * 2 + alone());
    see_evidence();
    see_given_names();
    see_words();
    see_shape();
    see_before();
    see_after();
    see_syntax();
    return f_;
  }

 private:
  void see_evidence() {
    const TypeScores points = evidence_of(r_, name_);
    const auto best = static_cast<std::uint32_t>(best_of(points));
    int second = -100;
    for (std::uint32_t type = 0; type < points.size(); ++type) {
      if (type != best) second = std::max(second, points[type]);
    }
    const auto margin = static_cast<std::uint32_t>(std::clamp(points[best] - second, 0, 11));
    f_.see("rule", best);
    f_.see("rule margin", best * 12 + margin);
    f_.see("rule points", best * 16 + static_cast<std::uint32_t>(std::clamp(points[best], 0, 15)));
  }

  [[nodiscard]] bool alone() const { return span_.size() == 1; }
  [[nodiscard]] bool begins() const { return span_.first == sentence_.first; }
  [[nodiscard]] bool ends() const { return span_.last >= sentence_.last; }

  [[nodiscard]] std::uint32_t given_name(std::uint32_t token) const {
    const std::string_view fields = r_.lexicon.first_names.fields(r_.low(token));
    return fields.empty() ? 0 : field(fields, 1).empty() ? 2 : 1;
  }

  void see_given_names() {
    std::uint32_t later = 0;
    for (std::uint32_t token = span_.first + 1; token < span_.last; ++token) {
      later = std::max(later, given_name(token));
    }
    const std::uint32_t first = given_name(span_.first);
    f_.see("given", first * 8 + std::min(span_.size(), 4u));
    f_.see("given later", later * 3 + first);
  }

  void see_words() {
    const std::string_view first = r_.low(span_.first);
    const std::string_view last = r_.low(span_.last - 1);
    f_.see("last", last);
    f_.see(alone() ? "only end" : "end",
           last.substr(last.size() - std::min<std::size_t>(last.size(), 3)));
    f_.see("end2", last.substr(last.size() - std::min<std::size_t>(last.size(), 2)));
    if (!alone()) f_.see("first", first);
    f_.see("known", r_.lexicon.bodies.fields(r_.low(span_)));
    f_.see(alone() ? "kind alone" : "kind of last", body_kind(r_, span_.last - 1));
    f_.see("kind of first", body_kind(r_, span_.first));
    for (std::uint32_t token = span_.first; token < span_.last; ++token) {
      const bool tied = token + 1 < span_.last && r_.low(token + 1) == "of";
      if (tied) f_.see("kind before of", body_kind(r_, token));
      const std::string_view place =
          field(r_.lexicon.countries.fields(r_.low(Span{token, token + 1})), 0);
      if (!place.empty() && !alone())
        f_.see(token == span_.first ? "geo first" : "geo inside", place);
      if (r_.lexicon.titles.contains(r_.low(token))) f_.see("title inside");
    }
  }

  void see_shape() {
    for (std::uint32_t token = span_.first; token < span_.last; ++token) {
      const std::string_view word = r_.word(token);
      if (std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; })) f_.see("digits");
      if (word.size() <= 2 && r_.capital(token) && (word.size() == 1 || word.back() == '.'))
        f_.see("initial");
      if (token > span_.first && r_.counts_as(r_.low(token), "particle"))
        f_.see("particle", r_.low(token));
      if (word == "&") f_.see("and");
      if (word == "-" && token + 1 < span_.last) f_.see("hyphen", r_.capital(token + 1) ? 1u : 0u);
    }
    const std::string_view form = r_.word(span_.first);
    if (r_.all_caps(span_.first)) {
      f_.see("capitals",
             std::min<std::uint32_t>(static_cast<std::uint32_t>(form.size()), 7) * 2 + alone());
    }
    if (camel_case(form)) f_.see("camel case");
    if (form.find('.') + 1 < form.size() && form.find('.') != std::string_view::npos)
      f_.see("stop inside");
    if (r_.title_case(span_.first)) f_.see("headline");
  }

  void see_before() {
    f_.see("titled", name_.title.empty() ? 0u : name_.addressed ? 2u : 1u);
    if (begins()) return f_.see("opens");
    const std::uint32_t at = span_.first - 1;
    const std::string_view before = r_.low(at);
    f_.see("before", before);
    f_.see("before alone", before.size() < 8 && alone() ? before : std::string_view{});
    if (name_.title.empty() && r_.upos(at) != Upos::verb) {
      f_.see("title before", field(r_.lexicon.titles.fields(before), 0));
    }
    if (at == sentence_.first) return;
    f_.see("second before", r_.low(at - 1));
    if (before == "of" && !r_.capital(at - 1)) f_.see("before of", body_kind(r_, at - 1));
    if (before == ",") f_.see("in list", r_.capital(at - 1) ? 1u : 0u);
  }

  void see_after() {
    if (ends()) return f_.see("closes");
    const std::uint32_t at = span_.last;
    const std::string_view next = r_.low(at);
    f_.see("next", next);
    if (!r_.capital(at)) f_.see("kind of next", body_kind(r_, at));
    if (r_.upos(at) == Upos::verb) {
      f_.see("reports", r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(at)) ? 1u : 0u);
    }
    if (at + 1 >= sentence_.last) return;
    f_.see("second next", r_.low(at + 1));
    if (next != ",") return;
    const bool closed = at + 2 < sentence_.last && r_.word(at + 2) == ",";
    if (r_.upos(at + 1) == Upos::num && closed && r_.word(at + 1).size() < 3) f_.see("age");
    const Span place = r_.longest(r_.lexicon.countries, at + 1, sentence_.last);
    if (!place.empty() && r_.capital(at + 1)) {
      f_.see("place after comma", field(r_.lexicon.countries.fields(r_.low(place)), 0));
    }
    if (r_.lexicon.titles.contains(r_.low(at + 1)) ||
        (at + 2 < sentence_.last && r_.lexicon.titles.contains(r_.low(at + 2)))) {
      f_.see("title after");
    }
  }

  void see_syntax() {
    const std::uint32_t head = r_.head_of(span_);
    f_.see("relation", static_cast<std::uint32_t>(r_.deprel(head)) * 2 + alone());
    f_.see("preposition", r_.preposition(head));
    const std::uint32_t governor = r_.head(head);
    if (governor != kNone) f_.see("governor", r_.syntax.lemma(governor));
    const bool subject = r_.deprel(head) == Deprel::nsubj && governor != kNone;
    if (subject && r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(governor))) f_.see("speaks");
    for (const std::uint32_t child : r_.tree.children(head)) {
      const Deprel relation = r_.deprel(child);
      if (relation == Deprel::det) f_.see("determiner", r_.low(child));
      if (relation == Deprel::appos && child > span_.last) {
        f_.see("apposition", field(r_.lexicon.titles.fields(r_.low(child)), 0));
      }
      if (relation == Deprel::acl_relcl) f_.see("relative");
    }
  }

  const Reading& r_;
  const Name& name_;
  const Span span_;
  const Sentence& sentence_;
  Features f_;
};

/// Learned points, and those of the rules, which know what too few examples show.
TypeScores scores_of(const Reading& reading, const Name& name, const EntityModel& model) {
  TypeScores scores = evidence_of(reading, name);
  for (int& points : scores) points *= kRulePoints;
  scores[kPerson] -= kPersonHandicap;
  const Features features = name_features(reading, name);
  for (const std::uint32_t row : features.rows()) {
    const EntityModel::TypePoints& points = model.name_points(row);
    for (std::size_t type = 0; type < scores.size(); ++type) scores[type] += points[type];
  }
  return scores;
}

Geo geo_of(std::string_view kind) {
  if (kind == "country") return Geo::country;
  if (kind == "demonym") return Geo::demonym;
  if (kind == "people") return Geo::people;
  if (kind == "capital") return Geo::capital;
  if (kind == "seat") return Geo::seat;
  if (kind == "region" || kind == "abbreviation") return Geo::region;
  return kind == "city" ? Geo::city : Geo::none;
}

Gender gender_from(std::string_view letter) {
  return letter == "m" ? Gender::male : letter == "f" ? Gender::female : Gender::unknown;
}

/// By form of address and title first, then by first names.
Gender gender_of(const Reading& reading, const Name& name) {
  for (std::uint32_t token = name.title.last; token > name.title.first; --token) {
    const std::string_view word = reading.low(token - 1);
    Gender gender = gender_from(reading.lexicon.honorifics.fields(word));
    if (gender == Gender::unknown) {
      gender = gender_from(field(reading.lexicon.titles.fields(word), 1));
    }
    if (gender != Gender::unknown) return gender;
  }
  for (std::uint32_t token = name.span.first; token < name.span.last; ++token) {
    const bool surname = token + 1 == name.span.last && name.span.size() > 1;
    if (surname && name.span.size() == 2) break;
    const Gender gender =
        gender_from(field(reading.lexicon.first_names.fields(reading.low(token)), 0));
    if (gender != Gender::unknown) return gender;
  }
  return Gender::unknown;
}

void add_to(TypeScores& sum, const TypeScores& scores) {
  for (std::size_t type = 0; type < sum.size(); ++type) sum[type] += scores[type];
}

/// What datelines name is told by where it stands: the outlet in its bracket, else a place.
bool type_in_dateline(const Reading& reading, Name& name) {
  const Sentence& sentence = reading.sentence_at(name.span.first);
  if (name.span.first >= sentence.body) return false;
  const bool outlet = name.span.first > sentence.first && reading.word(name.span.first - 1) == "(";
  name.type = outlet ? EntityType::organization : EntityType::place;
  return true;
}

/// "Paris" after "Jane Paris", but not "in Paris".
bool is_surname_of_place(const Reading& reading, const Name& name) {
  if (name.geo != Geo::capital && name.geo != Geo::city && name.geo != Geo::region) return false;
  const std::uint32_t head = reading.head_of(name.span);
  const Deprel relation = reading.deprel(head);
  return relation != Deprel::obl && relation != Deprel::nmod;
}

}  // namespace

void look_up_countries(const Reading& reading, std::vector<Name>& names) {
  for (Name& name : names) {
    const std::string_view fields = reading.lexicon.countries.fields(reading.low(name.span));
    name.geo = geo_of(field(fields, 0));
    name.country = field(fields, 1);
  }
}

Features name_features(const Reading& reading, const Name& name) {
  return NameView(reading, name).features();
}

void type_names(const Reading& reading, std::vector<Name>& names, const EntityModel& model) {
  look_up_countries(reading, names);
  std::vector<TypeScores> scores;
  scores.reserve(names.size());
  std::unordered_map<std::string_view, TypeScores> votes;
  std::unordered_map<std::string_view, bool> persons;  // words of full names: is it a surname
  for (const Name& name : names) {
    scores.push_back(scores_of(reading, name, model));
    add_to(votes[reading.low(name.span)], scores.back());
    if (best_of(scores.back()) != kPerson || name.span.size() == 1) continue;
    for (std::uint32_t token = name.span.first; token < name.span.last; ++token) {
      const bool last = token + 1 == name.span.last;
      if (reading.capital(token)) persons[reading.low(token)] |= last;
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    if (type_in_dateline(reading, name)) continue;
    TypeScores sum = votes[reading.low(name.span)];
    if (name.geo != Geo::none) add_to(sum, scores[i]);
    const auto person = persons.find(reading.low(name.span));
    if (name.span.size() == 1 && person != persons.end()) {
      const bool surname = person->second && body_kind(reading, name.span.first).empty();
      const bool plain = name.geo == Geo::none;
      if (plain) sum[kPerson] += kSurnameBonus;
      if (surname && (plain || is_surname_of_place(reading, name))) sum = {1, 0, 0, 0};
    }
    name.type = static_cast<EntityType>(best_of(sum));
    name.vague = name.geo == Geo::none && name.type != EntityType::person &&
                 sum[best_of(sum)] - sum[kPerson] < kVagueMargin;
    if (name.geo == Geo::demonym || name.geo == Geo::people) name.type = EntityType::other;
    if (name.geo == Geo::seat) name.type = EntityType::organization;
    if (name.type == EntityType::person) name.gender = gender_of(reading, name);
  }
}

}  // namespace sayso
