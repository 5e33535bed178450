#include "core/entities/grouping.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace sayso {
namespace {

constexpr std::size_t kMostNamesakes = 8;  // bearers of one word that are told apart
constexpr Fixed kOneBearer = 9800;
constexpr Fixed kSeveralBearers = 7000;
constexpr Fixed kPartOfName = 9300;

class NameGrouper {
 public:
  NameGrouper(const Reading& reading, const std::vector<Name>& names, std::vector<Entity>& entities)
      : r_(reading), names_(names), entities_(entities), links_(names.size()) {}

  std::vector<NameLink> group() && {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].type == EntityType::person && names_[i].span.size() > 1) group_full_person(i);
    }
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      if (name.type != EntityType::person) {
        group_other(i);
      } else if (name.span.size() == 1) {
        group_short_person(i);
      }
      if (name.type != EntityType::person) continue;
      last_seen_[links_[i].entity] = i + 1;
      if (says(i)) last_said_[links_[i].entity] = i + 1;
    }
    return std::move(links_);
  }

 private:
  using Index = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;

  std::uint32_t create(std::uint32_t i, SpeakerKind kind) {
    const Name& name = names_[i];
    Entity entity;
    entity.name = r_.text(name.span);
    entity.type = name.type;
    entity.kind = kind;
    entity.gender = name.type == EntityType::person ? name.gender : Gender::neuter;
    entity.plural = name.geo == Geo::people;
    entity.guessed = name.vague;
    entities_.push_back(std::move(entity));
    named_by_.resize(entities_.size(), i);
    named_by_.back() = i;
    last_seen_.resize(entities_.size(), 0);
    last_said_.resize(entities_.size(), 0);
    return static_cast<std::uint32_t>(entities_.size() - 1);
  }

  void link(std::uint32_t i, std::uint32_t entity, Fixed confidence) {
    links_[i] = {entity, confidence};
    const Name& name = names_[i];
    Entity& known = entities_[entity];
    if (name.type == EntityType::person && known.gender == Gender::unknown)
      known.gender = name.gender;
  }

  void index_words(Index& index, std::uint32_t i, std::uint32_t entity) const {
    const Span span = names_[i].span;
    for (std::uint32_t token = span.first; token < span.last; ++token) {
      if (!r_.capital(token)) continue;
      std::vector<std::uint32_t>& bearers = index[r_.low(token)];
      if (bearers.size() < kMostNamesakes && std::ranges::find(bearers, entity) == bearers.end()) {
        bearers.push_back(entity);
      }
    }
  }

  void group_full_person(std::uint32_t i) {
    const Span span = names_[i].span;
    const std::string_view whole = r_.low(span);
    const auto known = persons_.find(whole);
    if (known != persons_.end()) return link(i, known->second, kCertain);
    for (const std::uint32_t entity : persons_by_word_[r_.low(span.last - 1)]) {
      if (!are_compatible(names_[named_by_[entity]].span, span)) continue;
      persons_.emplace(whole, entity);
      if (span.size() > names_[named_by_[entity]].span.size()) {
        named_by_[entity] = i;
        entities_[entity].name = r_.text(span);
        index_words(persons_by_word_, i, entity);
      }
      return link(i, entity, kPartOfName);
    }
    const std::uint32_t entity = create(i, SpeakerKind::person);
    persons_.emplace(whole, entity);
    index_words(persons_by_word_, i, entity);
    link(i, entity, kCertain);
  }

  /// "J. Lee", "Ann Lee" and "Ann Mary Lee" may be one; "Ann Lee" and "Bob Lee" are not. Both end
  /// alike.
  [[nodiscard]] bool are_compatible(Span left, Span right) const {
    if (r_.low(left.last - 1) != r_.low(right.last - 1)) return false;
    const std::string_view first = r_.low(left.first);
    const std::string_view second = r_.low(right.first);
    if (first == second) return true;
    const std::size_t shorter = std::min(first.size(), second.size());
    return shorter == 1 && first.front() == second.front();
  }

  void group_short_person(std::uint32_t i) {
    const std::string_view word = r_.low(names_[i].span.first);
    std::uint32_t best = kNone;
    std::uint32_t candidates = 0;
    for (const std::uint32_t entity : persons_by_word_[word]) {
      const Gender gender = entities_[entity].gender;
      const bool other = names_[i].addressed && names_[i].gender != Gender::unknown &&
                         gender != Gender::unknown && gender != names_[i].gender;
      if (other) continue;
      ++candidates;
      if (best == kNone || is_nearer(entity, best, i)) best = entity;
    }
    if (best != kNone) return link(i, best, candidates == 1 ? kOneBearer : kSeveralBearers);
    const std::uint32_t entity = create(i, SpeakerKind::person);
    index_words(persons_by_word_, i, entity);
    link(i, entity, kCertain);
  }

  /// Whether the name is the subject of a verb of saying.
  [[nodiscard]] bool says(std::uint32_t i) const {
    const std::uint32_t head = r_.head_of(names_[i].span);
    const std::uint32_t verb = r_.head(head);
    return r_.deprel(head) == Deprel::nsubj && verb != kNone &&
           r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(verb));
  }

  /// Whether the short name `i` is rather `left`: seen before rather than only below, by this word
  /// as a surname, the last to have spoken where it speaks, then later.
  [[nodiscard]] bool is_nearer(std::uint32_t left, std::uint32_t right, std::uint32_t i) const {
    const std::string_view word = r_.low(names_[i].span.first);
    const bool seen = last_seen_[left] != 0;
    if (seen != (last_seen_[right] != 0)) return seen;
    const auto is_surname = [&](std::uint32_t entity) {
      return r_.low(names_[named_by_[entity]].span.last - 1) == word;
    };
    if (!seen) return named_by_[left] < named_by_[right];
    if (is_surname(left) != is_surname(right)) return is_surname(left);
    if (last_said_[left] != last_said_[right] && says(i)) {
      return last_said_[left] > last_said_[right];
    }
    return last_seen_[left] > last_seen_[right];
  }

  void group_other(std::uint32_t i) {
    const Name& name = names_[i];
    switch (name.geo) {
      case Geo::country:
        return group_by(countries_, name.country, i, SpeakerKind::organization);
      case Geo::demonym:
      case Geo::people:
        return group_by(peoples_, name.country == "-" ? r_.low(name.span) : name.country, i,
                        SpeakerKind::group);
      case Geo::capital:
        if (name.type == EntityType::place && governs(r_.head_of(name.span))) {
          return group_by(countries_, name.country, i, SpeakerKind::organization);
        }
        break;
      default:
        break;
    }
    if (name.type == EntityType::organization) return group_body(i);
    if (in_brackets_behind_name(i) && !others_.contains(r_.low(name.span))) {
      others_.emplace(r_.low(name.span), links_[i - 1].entity);
    }
    group_by(others_, r_.low(name.span), i, SpeakerKind::organization);
  }

  void group_by(std::unordered_map<std::string_view, std::uint32_t>& index, std::string_view key,
                std::uint32_t i, SpeakerKind kind) {
    const auto known = index.find(key);
    if (known != index.end()) return link(i, known->second, kCertain);
    const std::uint32_t entity = create(i, kind);
    index.emplace(key, entity);
    link(i, entity, kCertain);
  }

  /// A capital stands for its government where it acts or owns, not where something happens there.
  [[nodiscard]] bool governs(std::uint32_t head) const {
    std::uint32_t token = head;
    while (r_.deprel(token) == Deprel::conj && r_.head(token) != kNone) token = r_.head(token);
    switch (r_.deprel(token)) {
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::nmod_poss:
        return true;
      case Deprel::obl:
      case Deprel::nmod:
        return is_one_of(r_.preposition(token), {"with", "by", "on", "against", "between"});
      default:
        return false;
    }
  }

  void group_body(std::uint32_t i) {
    const Span span = names_[i].span;
    const std::string_view whole = r_.low(span);
    const auto known = bodies_.find(whole);
    if (known != bodies_.end()) return link(i, known->second, kCertain);
    std::uint32_t entity = find_by_acronym(i);
    if (entity == kNone) entity = find_by_part(i);
    const bool found = entity != kNone;
    if (!found) entity = create(i, SpeakerKind::organization);
    bodies_.emplace(whole, entity);
    if (found && is_fuller(span, names_[named_by_[entity]].span)) {
      named_by_[entity] = i;
      entities_[entity].name = r_.text(span);
    }
    index_words(bodies_by_word_, i, entity);
    if (span.size() > 1) acronyms_.emplace(initials(span), entity);
    link(i, entity, found ? kPartOfName : kCertain);
  }

  [[nodiscard]] bool is_fuller(Span left, Span right) const { return left.size() > right.size(); }

  /// The first letters of the capitalised words.
  [[nodiscard]] std::string initials(Span span) const {
    std::string out;
    for (std::uint32_t token = span.first; token < span.last; ++token) {
      if (r_.capital(token)) out += r_.word(token).front();
    }
    return out;
  }

  /// "KCNA" after "Korean Central News Agency", before it, or in brackets behind it.
  [[nodiscard]] std::uint32_t find_by_acronym(std::uint32_t i) {
    const Span span = names_[i].span;
    if (span.size() > 1) {
      const auto waiting = short_forms_.find(initials(span));
      return waiting == short_forms_.end() ? kNone : waiting->second;
    }
    if (in_brackets_behind_name(i)) return links_[i - 1].entity;
    std::string letters;
    for (const char c : r_.word(span.first)) {
      if (c != '.') letters += c;
    }
    const auto known = acronyms_.find(letters);
    if (known != acronyms_.end()) return known->second;
    if (r_.all_caps(span.first)) {
      short_forms_.emplace(letters, static_cast<std::uint32_t>(entities_.size()));
    }
    return kNone;
  }

  /// "Coast Rescue Service (CRS)".
  [[nodiscard]] bool in_brackets_behind_name(std::uint32_t i) const {
    if (i == 0) return false;
    const Span span = names_[i].span;
    const Span before = names_[i - 1].span;
    if (before.last + 1 != span.first || r_.word(before.last) != "(") return false;
    const bool closed = span.last < r_.size() && r_.word(span.last) == ")";
    const EntityType type = names_[i - 1].type;
    const bool body = type == EntityType::organization || names_[i].type == EntityType::other;
    const bool short_form = span.size() == 1 && r_.word(span.first).size() > 1;
    return closed && short_form && body && before.size() > 1 && type != EntityType::person &&
           r_.word(span.first).front() == r_.word(before.first).front();
  }

  /// "the Supreme Court" after "the Italian Supreme Court of Cassation".
  [[nodiscard]] std::uint32_t find_by_part(std::uint32_t i) {
    const Span span = names_[i].span;
    const auto bearers = bodies_by_word_.find(r_.low(span.last - 1));
    if (bearers == bodies_by_word_.end()) return kNone;
    std::uint32_t best = kNone;
    for (const std::uint32_t entity : bearers->second) {
      const Span known = names_[named_by_[entity]].span;
      if (is_part(span, known) || is_part(known, span)) best = entity;
    }
    return best;
  }

  /// The words of `part` end `whole` or go on there with "of": the rest of the words is not what
  /// the body is called for short.
  [[nodiscard]] bool is_part(Span part, Span whole) const {
    if (part.size() >= whole.size() || body_kind(r_, part.last - 1) == "name") return false;
    const std::string_view text = r_.low(whole);
    const std::string_view words = r_.low(part);
    const std::size_t at = text.rfind(words);
    if (at == std::string_view::npos || (at > 0 && text[at - 1] != ' ')) return false;
    const std::string_view rest = text.substr(at + words.size());
    return rest.empty() || rest.starts_with(" of ") || rest.starts_with(" for ");
  }

  const Reading& r_;
  const std::vector<Name>& names_;
  std::vector<Entity>& entities_;
  std::vector<NameLink> links_;
  std::vector<std::uint32_t> named_by_;   // for each entity the name that it is called by
  std::vector<std::uint32_t> last_seen_;  // for each entity its last name so far, one more
  std::unordered_map<std::string_view, std::uint32_t> persons_;
  std::unordered_map<std::string_view, std::uint32_t> countries_;
  std::unordered_map<std::string_view, std::uint32_t> peoples_;
  std::unordered_map<std::string_view, std::uint32_t> bodies_;
  std::unordered_map<std::string_view, std::uint32_t> others_;
  std::unordered_map<std::string, std::uint32_t> acronyms_;     // of long forms
  std::unordered_map<std::string, std::uint32_t> short_forms_;  // whose long form is still to come
  std::vector<std::uint32_t> last_said_;                        // the same of names that speak
  Index persons_by_word_;
  Index bodies_by_word_;
};

}  // namespace

std::vector<NameLink> group_names(const Reading& reading, const std::vector<Name>& names,
                                  std::vector<Entity>& entities) {
  return NameGrouper(reading, names, entities).group();
}

}  // namespace sayso
