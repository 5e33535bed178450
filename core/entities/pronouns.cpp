// Antecedents of pronouns: who agrees, what syntax forbids, and what speaks for each, in the line
// of Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), with learned
// weights.
#include "core/entities/pronouns.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/entities/points.h"

namespace sayso {
namespace {

constexpr std::uint32_t kSentencesBack = 4;
constexpr std::size_t kMentionsBack = 60;
constexpr std::size_t kMostAntecedents = 20;
constexpr int kStepsUp = 12;
constexpr std::uint32_t kLongestOpening = 2;  // tokens before a pronoun that opens its sentence
constexpr Fixed kLeastSure = 4500;
constexpr Fixed kMostSure = 9500;

enum class Role : std::uint8_t {
  main_subject,
  subject,
  passive_subject,
  object,
  oblique,
  possessor,
  modifier,
  compound,
  other
};

bool is_reflexive(std::string_view word) {
  return word.ends_with("self") || word.ends_with("selves");
}

std::uint32_t number(bool value) { return value ? 1 : 0; }

class AntecedentFinder {
 public:
  AntecedentFinder(const Discourse& discourse, std::uint32_t token, std::vector<Antecedent>& out)
      : d_(discourse),
        r_(discourse.reading),
        token_(token),
        person_(person_of(r_, token)),
        out_(out) {
    role_ = role_of(token);
    climb();
    quoted_ = r_.quoted(token);
    fronted_ = is_fronted();
  }

  void find() {
    last_alike_ = find_last_alike();
    std::size_t read = 0;
    for (auto mention = d_.mentions.rbegin(); mention != d_.mentions.rend(); ++mention, ++read) {
      const std::uint32_t distance = r_.sentence(token_) - r_.sentence(mention->head);
      if (read == kMentionsBack || distance > kSentencesBack) break;
      consider(*mention, distance);
    }
    for (const Mention& mention : d_.ahead) {
      if (is_known(mention.entity) || !may_be(mention) || out_.size() >= kMostAntecedents) continue;
      out_.push_back({mention.entity, {}});
      see_ahead(mention, out_.back().features);
    }
    for (Antecedent& antecedent : out_) see_rivals(antecedent);
  }

 private:
  [[nodiscard]] bool is_known(std::uint32_t entity) const {
    return std::ranges::any_of(out_, [=](const Antecedent& a) { return a.entity == entity; });
  }

  void consider(const Mention& mention, std::uint32_t distance) {
    if (is_known(mention.entity) || out_.size() >= kMostAntecedents || !may_be(mention)) return;
    out_.push_back({mention.entity, {}});
    see_nearest(mention, distance, out_.back().features);
  }

  /// The verbs and nouns above the pronoun.
  void climb() {
    std::uint32_t above = r_.head(token_);
    while (above != kNone && depth_ < above_.size()) {
      above_[depth_++] = above;
      above = r_.head(above);
    }
  }

  /// "In his diary, Lee wrote": the pronoun's phrase stands before the verb that it belongs to.
  [[nodiscard]] bool is_fronted() const {
    std::uint32_t below = token_;
    for (std::uint32_t level = 0; level < depth_; ++level) {
      const Deprel relation = r_.deprel(below);
      const bool aside = relation == Deprel::obl || relation == Deprel::advcl;
      if (aside && below < above_[level]) return true;
      below = above_[level];
    }
    return false;
  }

  [[nodiscard]] std::uint32_t find_last_alike() const {
    std::size_t read = 0;
    for (auto mention = d_.mentions.rbegin(); mention != d_.mentions.rend(); ++mention, ++read) {
      if (read == kMentionsBack) break;
      if (mention->form == MentionForm::pronoun && person_of(r_, mention->head) == person_) {
        return mention->entity;
      }
    }
    return kNone;
  }

  [[nodiscard]] bool may_be(const Mention& mention) const {
    if (!agrees(d_.entities[mention.entity]) || is_barred(mention)) return false;
    return std::ranges::none_of(d_.ahead, [&](const Mention& name) {
      return name.entity == mention.entity && is_below_own_verb(name);
    });
  }

  /// "He said that Lee would go": a subject is nobody whom its own clause goes on to name
  /// (principle C of binding: Chomsky, "Lectures on Government and Binding", 1981).
  [[nodiscard]] bool is_below_own_verb(const Mention& name) const {
    const Deprel relation = r_.deprel(token_);
    if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) return false;
    std::uint32_t token = name.head;
    for (int step = 0; step < kStepsUp && r_.head(token) != kNone; ++step) {
      const std::uint32_t above = r_.head(token);
      if (above == r_.head(token_)) return true;
      token = above;
    }
    return false;
  }

  /// A name whose type is only guessed may turn out to be a person's.
  [[nodiscard]] bool agrees(const Entity& entity) const {
    const bool person = entity.type == EntityType::person && !entity.plural;
    switch (person_) {
      case Person::male:
        return (person && entity.gender != Gender::female) || entity.guessed;
      case Person::female:
        return (person && entity.gender != Gender::male) || entity.guessed;
      case Person::neuter:
        return entity.type != EntityType::person && !entity.plural &&
               entity.kind != SpeakerKind::group;
      case Person::plural:
        return entity.plural || entity.kind == SpeakerKind::group ||
               entity.type == EntityType::organization;
      case Person::none:
        break;
    }
    return false;
  }

  /// What binding forbids: "he" is not "him" of the same verb, nor the brother in "his brother".
  [[nodiscard]] bool is_barred(const Mention& mention) const {
    if (mention.first <= token_ && token_ < mention.last) return true;
    const std::uint32_t governor = r_.head(token_);
    if (governor == kNone) return false;
    if (r_.deprel(token_) == Deprel::nmod_poss) {
      const bool apposed =
          r_.head(mention.head) == governor && r_.deprel(mention.head) == Deprel::appos;
      return mention.head == governor || apposed;
    }
    if (is_reflexive(r_.low(token_))) return false;
    if (r_.head(mention.head) == governor) return r_.deprel(mention.head) != Deprel::nmod_poss;
    const std::uint32_t above = r_.head(governor);
    return r_.deprel(governor) == Deprel::obl && above != kNone && r_.head(mention.head) == above;
  }

  [[nodiscard]] Role role_of(std::uint32_t token) const {
    for (int step = 0; step < 4; ++step) {
      const Deprel relation = r_.deprel(token);
      const bool passed_on = relation == Deprel::appos || relation == Deprel::conj ||
                             relation == Deprel::flat || relation == Deprel::list;
      if (!passed_on || r_.head(token) == kNone) break;
      token = r_.head(token);
    }
    const std::uint32_t governor = r_.head(token);
    switch (r_.deprel(token)) {
      case Deprel::nsubj:
        return governor != kNone && r_.deprel(governor) == Deprel::root ? Role::main_subject
                                                                        : Role::subject;
      case Deprel::nsubj_pass:
        return Role::passive_subject;
      case Deprel::obj:
      case Deprel::iobj:
        return Role::object;
      case Deprel::obl:
        return Role::oblique;
      case Deprel::nmod_poss:
        return Role::possessor;
      case Deprel::nmod:
        return Role::modifier;
      case Deprel::compound:
        return Role::compound;
      default:
        return Role::other;
    }
  }

  /// How many steps above the pronoun the word stands that `mention` hangs on; kStepsUp where it
  /// does not.
  [[nodiscard]] std::uint32_t level_of(const Mention& mention) const {
    const std::uint32_t governor = r_.head(mention.head);
    for (std::uint32_t level = 0; level < depth_; ++level) {
      if (above_[level] == governor && governor != kNone) return level;
    }
    return kStepsUp;
  }

  void see_nearest(const Mention& mention, std::uint32_t distance, Features& f) const {
    const Role role = role_of(mention.head);
    const auto cell = static_cast<std::uint32_t>(role);
    const auto own = static_cast<std::uint32_t>(role_);
    const auto form = static_cast<std::uint32_t>(mention.form);
    f.see("distance", distance);
    f.see("distance role", distance * 16 + cell);
    f.see("distance role form", (distance * 16 + cell) * 4 + form);
    f.see("roles", own * 16 + cell);
    f.see("roles near", (own * 16 + cell) * 2 + number(distance == 0));
    f.see("form", form * 8 + distance);
    f.see("opens sentence",
          number(mention.first == r_.sentence_at(mention.first).first) * 8 + distance);
    f.see("bracket", number(mention.first > 0 && r_.word(mention.first - 1) == "("));
    f.see("pronoun opens",
          number(token_ == r_.sentence_at(token_).first) * 128 + distance * 16 + cell);
    f.see("owned", number(is_owned(mention)));
    const std::uint32_t size = std::min(mention.last - mention.first, 3u);
    f.see("size", (size * 4 + form) * 8 + distance);
    f.see("depth", depth_of(mention.head) * 8 + distance);
    f.see("coordinated", number(r_.deprel(mention.head) == Deprel::conj) * 8 + distance);
    const auto apart = static_cast<std::uint32_t>(std::bit_width(token_ - mention.head));
    f.see("apart", apart * 8 + distance);
    f.see("possessor owner", number(role == Role::possessor) * 16 + own);
    const auto top = static_cast<std::uint32_t>(top_role(mention));
    f.see("top role", distance * 16 + top);
    f.see("top roles", (own * 16 + top) * 8 + distance);
    see_context(mention, distance, cell, f);
    if (distance == 0) see_same_sentence(mention, cell, f);
    see_entity(mention.entity, distance, f);
  }

  /// How deep in its sentence's tree the word hangs, up to 6.
  [[nodiscard]] std::uint32_t depth_of(std::uint32_t token) const {
    std::uint32_t depth = 0;
    for (; depth < 6 && r_.head(token) != kNone; ++depth) token = r_.head(token);
    return depth;
  }

  /// The most prominent role of the entity in the sentence of its nearest mention.
  [[nodiscard]] Role top_role(const Mention& nearest) const {
    Role top = Role::other;
    const std::vector<std::uint32_t>& own = d_.entities[nearest.entity].mentions;
    std::size_t read = 0;
    for (auto i = own.rbegin(); i != own.rend() && read < 8; ++i, ++read) {
      const Mention& mention = d_.mentions[*i];
      if (r_.sentence(mention.head) != r_.sentence(nearest.head)) break;
      top = std::min(top, role_of(mention.head));
    }
    return top;
  }

  /// Whether the words around mention and pronoun tell of speech, and what both are done to.
  void see_context(const Mention& mention, std::uint32_t distance, std::uint32_t cell,
                   Features& f) const {
    const std::uint32_t near = std::min(distance, 2u);
    const std::uint32_t place = near * 16 + cell;
    const std::uint32_t roles = cell * 16 + static_cast<std::uint32_t>(role_);
    const std::uint32_t governor = r_.head(mention.head);
    if (governor != kNone) {
      f.see("verb", r_.syntax.lemma(governor));
      f.see("verb role", r_.syntax.lemma(governor), roles);
    }
    if (depth_ > 0) {
      f.see("own verb", r_.syntax.lemma(above_[0]), roles);
      f.see("own clause", static_cast<std::uint32_t>(r_.deprel(above_[0])) * 64 + place);
    }
    const std::uint32_t quoted = number(quoted_) * 2 + number(r_.quoted(mention.head));
    f.see("quoted", quoted * 64 + place);
    f.see("fronted", number(fronted_) * 64 + place);
    const std::uint32_t speech = number(reports(governor)) * 2 + number(quoted_);
    f.see("says", speech * 64 + place);
    f.see("both say", (speech * 2 + number(depth_ > 0 && reports(above_[0]))) * 64 + place);
    f.see("same role", number(role_of(mention.head) == role_) * 8 + distance);
  }

  [[nodiscard]] bool reports(std::uint32_t token) const {
    return token != kNone && r_.lexicon.reporting_verbs.contains(r_.syntax.lemma(token));
  }

  void see_same_sentence(const Mention& mention, std::uint32_t cell, Features& f) const {
    const std::uint32_t level = level_of(mention);
    const auto own = static_cast<std::uint32_t>(role_);
    f.see("level", level);
    f.see("level roles", (level * 16 + cell) * 16 + own);
    f.see("tokens between", static_cast<std::uint32_t>(std::bit_width(token_ - mention.head)));
    if (level < depth_) {
      const std::uint32_t below = level == 0 ? token_ : above_[level - 1];
      f.see("clause", static_cast<std::uint32_t>(r_.deprel(below)) * 16 + cell);
      f.see("reports", (number(reports(r_.head(mention.head))) * 64 +
                        static_cast<std::uint32_t>(r_.deprel(below))) *
                               16 +
                           own);
    }
  }

  void see_ahead(const Mention& mention, Features& f) const {
    const auto cell = static_cast<std::uint32_t>(role_of(mention.head));
    const auto own = static_cast<std::uint32_t>(role_);
    f.see("ahead", own * 16 + cell);
    f.see("ahead first", number(mention.first == d_.ahead.front().first) * 16 + cell);
    const std::uint32_t level = level_of(mention);
    f.see("ahead level", (std::min(level, 4u) * 16 + cell) * 2 + number(level < depth_));
    f.see("ahead in clause", above_clause());
    f.see("ahead fronted", number(fronted_) * 16 + cell);
    if (level < depth_) {
      const std::uint32_t below = level == 0 ? token_ : above_[level - 1];
      const bool before = below < above_[level];
      f.see("ahead path",
            (static_cast<std::uint32_t>(r_.deprel(below)) * 2 + number(before)) * 16 + cell);
    }
    see_entity(mention.entity, 7, f);
  }

  /// The relation of the clause or phrase that the pronoun stands in.
  [[nodiscard]] std::uint32_t above_clause() const {
    return depth_ == 0 ? 0 : static_cast<std::uint32_t>(r_.deprel(above_[0])) + 1;
  }

  void see_entity(std::uint32_t index, std::uint32_t distance, Features& f) const {
    const Entity& entity = d_.entities[index];
    const auto mentioned =
        static_cast<std::uint32_t>(std::min<std::size_t>(entity.mentions.size(), 6));
    f.see("mentioned", mentioned);
    f.see("named", std::min(d_.names[index], 6u));
    f.see("gender", number(entity.gender == Gender::male || entity.gender == Gender::female));
    f.see("type", static_cast<std::uint32_t>(entity.type) * 2 + number(entity.guessed));
    f.see("unnamed", number(entity.kind == SpeakerKind::unnamed));
    f.see("last alike", number(index == last_alike_) * 8 + distance);
    f.see("last alike role",
          (number(index == last_alike_) * 2 + number(last_alike_ != kNone)) * 16 +
              static_cast<std::uint32_t>(role_));
    f.see("words", static_cast<std::uint32_t>(std::ranges::count(entity.name, ' ')));
    std::uint32_t subjects = 0;
    std::size_t read = 0;
    for (auto i = entity.mentions.rbegin(); i != entity.mentions.rend() && read < 8; ++i, ++read) {
      const Mention& mention = d_.mentions[*i];
      if (r_.sentence(token_) - r_.sentence(mention.head) > kSentencesBack) break;
      const Role role = role_of(mention.head);
      subjects += number(role == Role::main_subject || role == Role::subject ||
                         role == Role::passive_subject);
    }
    f.see("subjects", std::min(subjects, 4u) * 8 + distance);
  }

  /// "her mother Ann": she who owns is somebody else, as a rule.
  [[nodiscard]] bool is_owned(const Mention& mention) const {
    for (const std::uint32_t child : r_.tree.children(mention.head)) {
      if (r_.deprel(child) == Deprel::nmod_poss && person_of(r_, child) != Person::none)
        return true;
    }
    return false;
  }

  /// What only shows beside the others.
  void see_rivals(Antecedent& antecedent) const {
    const auto rank = static_cast<std::uint32_t>(&antecedent - out_.data());
    const Entity& entity = d_.entities[antecedent.entity];
    bool most_mentioned = true;
    bool first = true;
    bool only_known = entity.gender != Gender::unknown;
    bool most_named = true;
    for (const Antecedent& other : out_) {
      if (d_.entities[other.entity].mentions.size() > entity.mentions.size())
        most_mentioned = false;
      if (other.entity < antecedent.entity) first = false;
      const bool known = d_.entities[other.entity].gender != Gender::unknown;
      if (&other != &antecedent && known) only_known = false;
      if (d_.names[other.entity] > d_.names[antecedent.entity]) most_named = false;
    }
    Features& f = antecedent.features;
    f.see("rank", std::min(rank, 6u));
    f.see("rank role", std::min(rank, 6u) * 16 + static_cast<std::uint32_t>(role_));
    f.see("most mentioned", number(most_mentioned));
    f.see("most named", number(most_named));
    f.see("first", number(first));
    f.see("only known", number(only_known) * 2 + number(entity.gender != Gender::unknown));
    f.see("alone", number(out_.size() == 1));
  }

  const Discourse& d_;
  const Reading& r_;
  const std::uint32_t token_;
  const Person person_;
  std::vector<Antecedent>& out_;
  Role role_ = Role::other;
  bool quoted_ = false;
  bool fronted_ = false;
  std::uint32_t last_alike_ = kNone;
  std::array<std::uint32_t, kStepsUp> above_{};
  std::uint32_t depth_ = 0;
};

}  // namespace

Person person_of(const Reading& reading, std::uint32_t token) {
  const Upos upos = reading.upos(token);
  if (upos != Upos::pron && upos != Upos::det) return Person::none;
  const std::string_view word = reading.low(token);
  if (is_one_of(word, {"he", "him", "his", "himself"})) return Person::male;
  if (is_one_of(word, {"she", "her", "hers", "herself"})) return Person::female;
  if (is_one_of(word, {"they", "them", "their", "theirs", "themselves"})) return Person::plural;
  if (!is_one_of(word, {"it", "its", "itself"})) return Person::none;
  return reading.deprel(token) == Deprel::expl ? Person::none : Person::neuter;
}

void find_antecedents(const Discourse& discourse, std::uint32_t token,
                      std::vector<Antecedent>& out) {
  out.clear();
  AntecedentFinder(discourse, token, out).find();
}

std::uint32_t find_topic(const Discourse& discourse, std::uint32_t token,
                         std::span<const Antecedent> antecedents) {
  const Reading& r = discourse.reading;
  const Person person = person_of(r, token);
  const auto says = [&](std::uint32_t subject) {
    const std::uint32_t verb = r.head(subject);
    return r.deprel(subject) == Deprel::nsubj && verb != kNone &&
           r.lexicon.reporting_verbs.contains(r.syntax.lemma(verb));
  };
  if (person != Person::neuter && person != Person::plural) return kNone;
  if (token - r.sentence_at(token).body > kLongestOpening || !says(token)) return kNone;
  std::uint32_t sayer = kNone;
  std::size_t read = 0;
  for (auto mention = discourse.mentions.rbegin(); mention != discourse.mentions.rend();
       ++mention) {
    const std::uint32_t distance = r.sentence(token) - r.sentence(mention->head);
    if (++read > kMentionsBack || distance > kSentencesBack) break;
    if (distance == 0) continue;
    const auto found = std::ranges::find(antecedents, mention->entity, &Antecedent::entity);
    if (found == antecedents.end()) continue;
    const auto index = static_cast<std::uint32_t>(found - antecedents.begin());
    const std::uint32_t verb = r.head(mention->head);
    const bool subject =
        r.deprel(mention->head) == Deprel::nsubj && verb != kNone && r.deprel(verb) == Deprel::root;
    const bool opens = mention->first - r.sentence_at(mention->first).body <= 1;
    if (distance == 1 && (subject || opens)) return index;
    if (sayer == kNone && says(mention->head)) sayer = index;
  }
  return sayer;
}

Choice choose_antecedent(std::span<const Antecedent> antecedents, const EntityModel& model) {
  int best = 0;
  int second = 0;
  Choice choice;
  for (std::size_t i = 0; i < antecedents.size(); ++i) {
    int points = 0;
    for (const std::uint32_t row : antecedents[i].features.rows()) {
      points += model.pronoun_points(row);
    }
    if (i == 0 || points > best) {
      second = best;
      best = points;
      choice.index = i;
    } else if (i == 1 || points > second) {
      second = points;
    }
  }
  const int margin = antecedents.size() == 1 ? kCertainMargin : best - second;
  choice.confidence =
      kLeastSure + (kMostSure - kLeastSure) * std::min(margin, kCertainMargin) / kCertainMargin;
  return choice;
}

}  // namespace sayso
