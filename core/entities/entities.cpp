#include "core/entities/entities.h"

#include <algorithm>
#include <utility>

#include "core/entities/descriptions.h"
#include "core/entities/grouping.h"
#include "core/entities/names.h"
#include "core/entities/pronouns.h"
#include "core/entities/reading.h"
#include "core/entities/roles.h"

namespace sayso {
namespace {

constexpr Fixed kAhead = 7000;
constexpr std::uint32_t kSentencesAhead = 3;
constexpr Fixed kPredicate = 8500;
constexpr Fixed kNamedBody = 9300;
constexpr Fixed kBodyPronoun = 9000;  // at most, of "it" and "they": much agrees with them

/// What is mentioned somewhere; `index` is into the list of its kind.
struct Item {
  enum class Kind : std::uint8_t { name, role, phrase, pronoun };
  Span span;
  std::uint32_t index = 0;
  Kind kind = Kind::name;
};

class EntityFinder {
 public:
  EntityFinder(const Document& document, const Syntax& syntax, const Lexicon& lexicon,
               const EntityModel& model, const Choose& choose)
      : r_(document, syntax, lexicon),
        descriptions_(r_, out_.entities),
        model_(model),
        choose_(choose) {}

  Entities find() && {
    add_voices();
    out_.by_head.assign(r_.size(), kNone);
    names_ = find_names(r_);
    type_names(r_, names_, model_);
    links_ = group_names(r_, names_, out_.entities);
    roles_ = find_roles(r_, names_);
    roles_of_.resize(names_.size(), kNone);
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
      if (roles_of_[roles_[i].name] == kNone) roles_of_[roles_[i].name] = i;
      give_role(roles_[i]);
    }
    phrases_ = find_phrases(r_, taken());
    merged_.resize(out_.entities.size(), kNone);
    count_names();
    for (const Item& item : items()) read(item);
    unite();
    index_titles();
    return std::move(out_);
  }

 private:
  void add_voices() {
    out_.entities.resize(2);
    out_.entities[kNarrator].kind = SpeakerKind::narrator;
    out_.entities[kUnknownSpeaker].kind = SpeakerKind::unknown;
  }

  /// The first role stays: later ones tell less.
  void give_role(const Role& role) {
    std::string& known = out_.entities[links_[role.name].entity].role;
    if (known.empty()) known = r_.text(role.span);
  }

  [[nodiscard]] std::vector<bool> taken() const {
    std::vector<bool> taken(r_.size(), false);
    const auto take = [&](Span span) {
      for (std::uint32_t token = span.first; token < span.last; ++token) taken[token] = true;
    };
    for (const Name& name : names_) {
      take(name.span);
      take(name.title);
    }
    for (const Role& role : roles_) {
      if (role.apart) {
        taken[role.head] = true;
      } else {
        take(role.span);
      }
    }
    return taken;
  }

  /// Everything in the order of the text, what holds something else before it.
  [[nodiscard]] std::vector<Item> items() const {
    std::vector<Item> items;
    const auto before = [](const Item& left, const Item& right) {
      return left.span.first != right.span.first ? left.span.first < right.span.first
                                                 : left.span.last > right.span.last;
    };
    const auto merge = [&](std::size_t middle) {
      const auto at = items.begin() + static_cast<std::ptrdiff_t>(middle);
      if (!std::ranges::is_sorted(at, items.end(), before))
        std::ranges::stable_sort(at, items.end(), before);
      std::ranges::inplace_merge(items, at, before);
    };
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      items.push_back({names_[i].span, i, Item::Kind::name});
    }
    std::size_t middle = items.size();
    for (std::uint32_t i = 0; i < roles_.size(); ++i) {
      if (roles_[i].apart)
        items.push_back({without_others(roles_[i].span, roles_[i].head), i, Item::Kind::role});
    }
    merge(middle);
    middle = items.size();
    for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
      items.push_back({without_others(phrases_[i].span, phrases_[i].head), i, Item::Kind::phrase});
    }
    merge(middle);
    middle = items.size();
    for (std::uint32_t token = 0; token < r_.size(); ++token) {
      if (person_of(r_, token) != Person::none) {
        items.push_back({{token, token + 1}, token, Item::Kind::pronoun});
      }
    }
    merge(middle);
    return items;
  }

  void read(const Item& item) {
    switch (item.kind) {
      case Item::Kind::name:
        return read_name(item);
      case Item::Kind::role:
        return read_role(item);
      case Item::Kind::phrase: {
        const Phrase& phrase = phrases_[item.index];
        const std::uint32_t subject = subject_of(phrase);
        if (subject != kNone) return read_predicate(item, subject);
        const std::uint32_t body = body_named_in(phrase);
        const Referent referent =
            body == kNone ? descriptions_.resolve(phrase) : Referent{body, kNamedBody};
        merged_.resize(out_.entities.size(), kNone);
        named_.resize(out_.entities.size(), 0);
        return mention(item.span, phrase.head, referent.entity, MentionForm::role,
                       referent.confidence);
      }
      case Item::Kind::pronoun:
        return read_pronoun(item);
    }
  }

  /// "the HRP party": the body whose name stands before the noun that says what it is; else kNone.
  [[nodiscard]] std::uint32_t body_named_in(const Phrase& phrase) const {
    if (phrase.kind != PhraseKind::body || !phrase.definite) return kNone;
    if (!names_kind(r_, phrase.head)) return kNone;
    auto name = std::ranges::lower_bound(names_, phrase.head, {},
                                         [](const Name& n) { return n.span.last; });
    if (name == names_.end() || name->span.last != phrase.head) return kNone;
    const bool body = name->type == EntityType::organization || name->type == EntityType::other;
    return body ? links_[static_cast<std::size_t>(name - names_.begin())].entity : kNone;
  }

  /// Whom "Ann Lee is the mayor" describes; kNone where `phrase` is no predicate of one person.
  [[nodiscard]] std::uint32_t subject_of(const Phrase& phrase) const {
    if (phrase.kind != PhraseKind::person || phrase.plural) return kNone;
    if (r_.tree.child(phrase.head, Deprel::cop) == kNone) return kNone;
    for (const std::uint32_t child : r_.tree.children(phrase.head)) {
      if (is_one_of(r_.low(child), {"not", "n't", "never"})) return kNone;
    }
    const std::uint32_t subject = r_.tree.child(phrase.head, Deprel::nsubj);
    if (subject == kNone || out_.by_head[subject] == kNone) return kNone;
    const std::uint32_t entity = out_.mentions[out_.by_head[subject]].entity;
    const bool person = out_.entities[entity].type == EntityType::person;
    return person && !out_.entities[entity].plural ? entity : kNone;
  }

  void read_predicate(const Item& item, std::uint32_t subject) {
    const Phrase& phrase = phrases_[item.index];
    Entity& entity = out_.entities[subject];
    if (entity.role.empty() && named_[subject] > 0) entity.role = r_.text(phrase.span);
    if (entity.gender == Gender::unknown) entity.gender = phrase.gender;
    descriptions_.note(phrase.head, subject, true);
    mention(item.span, phrase.head, subject, MentionForm::role, kPredicate);
  }

  void read_name(const Item& item) {
    const Name& name = names_[item.index];
    const std::uint32_t entity = links_[item.index].entity;
    if (name.type == EntityType::organization) descriptions_.note_body(name.span, entity);
    if (name.type == EntityType::person) descriptions_.note_person(name.span, entity);
    const std::uint32_t role = roles_of_[item.index];
    if (role != kNone && !roles_[role].apart) {
      const std::uint32_t head = roles_[role].head;
      const std::uint32_t waiting = descriptions_.waiting_for(head);
      if (waiting != kNone && out_.entities[entity].mentions.empty()) join(waiting, entity);
      descriptions_.note(head, entity, true);
    }
    mention(name.span, r_.head_of(name.span), entity, MentionForm::name,
            links_[item.index].confidence);
  }

  /// "Ann Lee, a local teacher": she may be the "Local teacher" of the headline.
  void read_role(const Item& item) {
    const Role& role = roles_[item.index];
    const std::uint32_t entity = links_[role.name].entity;
    const std::uint32_t waiting = descriptions_.waiting_for(role.head);
    const std::size_t own = out_.entities[entity].mentions.size();
    if (waiting != kNone && own < 2 && is_in_headline(waiting)) join(waiting, entity);
    descriptions_.note(role.head, entity, true);
    mention(item.span, role.head, entity, MentionForm::role, kCertain);
  }

  /// Whether it is first mentioned there.
  [[nodiscard]] bool is_in_headline(std::uint32_t entity) const {
    const std::vector<std::uint32_t>& own = out_.entities[entity].mentions;
    if (own.empty()) return false;
    const Sentence& sentence = r_.sentence_at(out_.mentions[own.front()].head);
    return sentence.block != kNone &&
           r_.document.blocks[sentence.block].kind == BlockKind::headline;
  }

  void count_names() {
    named_.assign(out_.entities.size(), 0);
    for (const NameLink& link : links_) ++named_[link.entity];
  }

  void join(std::uint32_t described, std::uint32_t named) {
    if (out_.entities[described].type != EntityType::person || out_.entities[described].plural)
      return;
    merged_[described] = named;
    if (out_.entities[named].role.size() < out_.entities[described].name.size()) {
      out_.entities[named].role = out_.entities[described].name;
    }
  }

  void read_pronoun(const Item& item) {
    const std::uint32_t token = item.index;
    ahead_.clear();
    if (r_.deprel(token) == Deprel::nmod_poss || r_.deprel(token) == Deprel::nsubj) {
      collect_ahead(token);
    }
    const Discourse discourse{r_, out_.mentions, out_.entities, named_, ahead_};
    find_antecedents(discourse, token, antecedents_);
    if (antecedents_.empty()) return read_cataphor(item);
    const std::uint32_t topic = find_topic(discourse, token, antecedents_);
    const Choice choice =
        topic == kNone ? choose_(token, antecedents_) : Choice{topic, kBodyPronoun};
    const std::uint32_t index = antecedents_[choice.index].entity;
    const Person person = person_of(r_, token);
    const bool gendered = person == Person::male || person == Person::female;
    mention(item.span, token, index, MentionForm::pronoun,
            gendered ? choice.confidence : std::min(choice.confidence, kBodyPronoun));
    if (gendered) {
      be_person(out_.entities[index], person);
    }
  }

  /// "“I was born here,” he said. Ana Ruiz …": where nobody has been named yet, the article names
  /// who speaks a little later.
  void read_cataphor(const Item& item) {
    const Person person = person_of(r_, item.index);
    if (person != Person::male && person != Person::female) return;
    const std::uint32_t verb = r_.head(item.index);
    if (verb == kNone || r_.deprel(item.index) != Deprel::nsubj) return;
    if (!r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(verb))) return;
    const std::uint32_t last = r_.sentence(item.index) + kSentencesAhead;
    auto name = std::ranges::upper_bound(names_, item.index, {},
                                         [](const Name& n) { return n.span.first; });
    for (; name != names_.end() && r_.sentence(name->span.first) <= last; ++name) {
      const std::uint32_t index = links_[static_cast<std::size_t>(name - names_.begin())].entity;
      const Gender gender = out_.entities[index].gender;
      const Gender other = person == Person::male ? Gender::female : Gender::male;
      if (name->type != EntityType::person || gender == other) continue;
      mention(item.span, item.index, index, MentionForm::pronoun, kAhead);
      out_.mentions.back().confidence = kAhead;
      return be_person(out_.entities[index], person);
    }
  }

  /// Whoever is "he" or "she" is a person, whatever the name looked like.
  static void be_person(Entity& entity, Person person) {
    if (entity.guessed) {
      entity.type = EntityType::person;
      entity.kind = SpeakerKind::person;
      entity.guessed = false;
    } else if (entity.gender != Gender::unknown) {
      return;
    }
    entity.gender = person == Person::male ? Gender::male : Gender::female;
  }

  /// The names behind `token` in its sentence.
  void collect_ahead(std::uint32_t token) {
    const std::uint32_t end = r_.sentence_at(token).last;
    auto name =
        std::ranges::upper_bound(names_, token, {}, [](const Name& n) { return n.span.first; });
    for (; name != names_.end() && name->span.first < end && ahead_.size() < 6; ++name) {
      const auto index = static_cast<std::size_t>(name - names_.begin());
      Mention mention;
      mention.first = name->span.first;
      mention.last = name->span.last;
      mention.head = r_.head_of(name->span);
      mention.entity = links_[index].entity;
      ahead_.push_back(mention);
    }
  }

  void mention(Span span, std::uint32_t head, std::uint32_t entity, MentionForm form,
               Fixed confidence) {
    const bool first = out_.entities[entity].mentions.empty();
    const Range range{r_.bytes(span)};
    out_.by_head[head] = static_cast<std::uint32_t>(out_.mentions.size());
    out_.entities[entity].mentions.push_back(static_cast<std::uint32_t>(out_.mentions.size()));
    out_.mentions.push_back({.range = range,
                             .first = span.first,
                             .last = span.last,
                             .head = head,
                             .entity = entity,
                             .form = form,
                             .confidence = first ? kCertain : confidence});
  }

  /// A description without the other people it names: of "Ann's brother" the brother is "brother".
  [[nodiscard]] Span without_others(Span span, std::uint32_t head) const {
    auto name = std::ranges::lower_bound(names_, span.first, {},
                                         [](const Name& n) { return n.span.first; });
    for (; name != names_.end() && name->span.first < span.last; ++name) {
      if (name->type != EntityType::person || name->span.holds(head)) continue;
      if (name->span.first > head) {
        span.last = head + 1;
        break;
      }
      span.first = name->span.last;
    }
    while (span.first < head &&
           (r_.is_possessive(span.first) || r_.xpos(span.first) == Xpos::prp_poss)) {
      ++span.first;
    }
    return span;
  }

  /// Gives the mentions of descriptions to the people who turned out to be meant.
  void unite() {
    bool any = false;
    for (Mention& mention : out_.mentions) {
      if (merged_[mention.entity] == kNone) continue;
      mention.entity = merged_[mention.entity];
      any = true;
    }
    if (!any) return;
    for (Entity& entity : out_.entities) entity.mentions.clear();
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      out_.entities[out_.mentions[i].entity].mentions.push_back(i);
    }
  }

  /// A title right before a name stands for it as well, wherever the parse puts the head.
  void index_titles() {
    std::uint32_t i = 0;
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      while (i < out_.mentions.size() && (out_.mentions[i].first != names_[n].span.first ||
                                          out_.mentions[i].form != MentionForm::name)) {
        ++i;
      }
      if (i == out_.mentions.size()) return;
      Span span = names_[n].span;
      if (roles_of_[n] != kNone && !roles_[roles_of_[n]].apart)
        span.first = roles_[roles_of_[n]].span.first;
      if (!names_[n].title.empty()) span.first = std::min(span.first, names_[n].title.first);
      for (std::uint32_t token = span.first; token < span.last; ++token) {
        if (out_.by_head[token] == kNone) out_.by_head[token] = i;
      }
    }
  }

  Entities out_;
  const Reading r_;
  Descriptions descriptions_;
  const EntityModel& model_;
  const Choose& choose_;
  std::vector<Name> names_;
  std::vector<NameLink> links_;
  std::vector<Role> roles_;
  std::vector<std::uint32_t> roles_of_;  // for each name its first role, or kNone
  std::vector<Phrase> phrases_;
  std::vector<Mention> ahead_;
  std::vector<std::uint32_t> named_;  // for each entity how often the article names it
  std::vector<Antecedent> antecedents_;
  std::vector<std::uint32_t> merged_;  // for each entity the one that it turned out to be, or kNone
};

}  // namespace

Entities find_entities(const Document& document, const Syntax& syntax, const Lexicon& lexicon,
                       const EntityModel& model) {
  return find_entities_with(document, syntax, lexicon, model,
                            [&](std::uint32_t, std::span<const Antecedent> found) {
                              return choose_antecedent(found, model);
                            });
}

Entities find_entities_with(const Document& document, const Syntax& syntax, const Lexicon& lexicon,
                            const EntityModel& model, const Choose& choose) {
  return EntityFinder(document, syntax, lexicon, model, choose).find();
}

}  // namespace sayso
