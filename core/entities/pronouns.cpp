// Pronouns: candidates are weighed by agreement, syntax, distance and how present they are, in the
// manner of Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994).
#include <algorithm>

#include "core/entities/discourse.h"

namespace sayso {
namespace {

constexpr std::uint32_t kSentencesBack = 3;
constexpr std::size_t kMentionsBack = 48;
constexpr std::size_t kMostCandidates = 24;
constexpr std::array<int, kSentencesBack + 1> kNearness = {30, 24, 12, 5};

constexpr int kSubject = 12;
constexpr int kMainSubject = 6;
constexpr int kObject = 4;
constexpr int kParallel = 5;
constexpr int kInsideOther = -4;
constexpr int kPronounBefore = 6;
constexpr int kDescription = -3;
constexpr int kKnownGender = 8;
constexpr int kEarlierMention = 2;  // for each, up to three
constexpr int kAhead = 22;
constexpr int kPlace = -10;
constexpr int kBody = 6;

struct Candidate {
  std::uint32_t entity = kNone;
  int score = 0;
};

bool is_reflexive(std::string_view word) {
  return word.ends_with("self") || word.ends_with("selves");
}

class PronounResolver {
 public:
  PronounResolver(const Reading& reading, std::uint32_t token, const std::vector<Entity>& entities)
      : r_(reading), token_(token), entities_(entities), person_(person_of(reading, token)) {}

  void read_back(const std::vector<Mention>& mentions) {
    std::size_t read = 0;
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention, ++read) {
      const std::uint32_t distance = r_.sentence(token_) - r_.sentence(mention->head);
      if (read == kMentionsBack || distance > kSentencesBack) break;
      if (may_be(*mention)) add(mention->entity, salience(*mention, distance));
    }
  }

  void read_ahead(const std::vector<Mention>& ahead) {
    for (const Mention& mention : ahead) {
      if (!may_be(mention) || r_.deprel(mention.head) != Deprel::nsubj) continue;
      // The name must stand in the clause that the pronoun's hangs on.
      std::uint32_t above = r_.head(token_);
      for (int step = 0; step < 12 && above != kNone; ++step) {
        if (above == r_.head(mention.head) && above != r_.head(token_)) {
          add(mention.entity, kAhead);
          break;
        }
        above = r_.head(above);
      }
    }
  }

  [[nodiscard]] Referent best() const {
    Candidate first;
    Candidate second;
    for (std::size_t i = 0; i < count_; ++i) {
      const Candidate& candidate = candidates_[i];
      if (first.entity == kNone || candidate.score > first.score) {
        second = first;
        first = candidate;
      } else if (second.entity == kNone || candidate.score > second.score) {
        second = candidate;
      }
    }
    if (first.entity == kNone) return {};
    const int margin = second.entity == kNone ? 20 : first.score - second.score;
    return {first.entity, confidence(first.score, margin)};
  }

 private:
  [[nodiscard]] Fixed confidence(int score, int margin) const {
    const int base = person_ == Person::neuter || person_ == Person::plural ? 4500 : 6000;
    return std::clamp(base + 160 * std::min(margin, 20) + (score > 36 ? 400 : 0), 3000, 9600);
  }

  void add(std::uint32_t entity, int score) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (candidates_[i].entity != entity) continue;
      candidates_[i].score = std::max(candidates_[i].score, score);
      return;
    }
    if (count_ < kMostCandidates) candidates_[count_++] = {entity, score};
  }

  [[nodiscard]] bool may_be(const Mention& mention) const {
    return agrees(entities_[mention.entity]) && !is_barred(mention);
  }

  [[nodiscard]] bool agrees(const Entity& entity) const {
    const bool person = entity.type == EntityType::person && !entity.plural;
    switch (person_) {
      case Person::male:
        return person && entity.gender != Gender::female && entity.gender != Gender::neuter;
      case Person::female:
        return person && entity.gender != Gender::male && entity.gender != Gender::neuter;
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
      return mention.head == governor || r_.head(mention.head) == governor;
    }
    if (is_reflexive(r_.low(token_))) return false;
    if (r_.head(mention.head) == governor) {
      return r_.deprel(mention.head) != Deprel::nmod_poss;
    }
    // "Lee's brother met him" leaves Lee free; "Lee was seen with him" does not.
    const std::uint32_t above = r_.head(governor);
    const bool oblique = r_.deprel(governor) == Deprel::obl;
    return oblique && above != kNone && r_.head(mention.head) == above &&
           r_.deprel(token_) != Deprel::nmod_poss;
  }

  [[nodiscard]] int salience(const Mention& mention, std::uint32_t distance) const {
    const Entity& entity = entities_[mention.entity];
    std::uint32_t head = mention.head;
    for (int step = 0; step < 4; ++step) {
      const Deprel relation = r_.deprel(head);
      const bool passed_on =
          relation == Deprel::appos || relation == Deprel::conj || relation == Deprel::flat;
      if (!passed_on || r_.head(head) == kNone) break;
      head = r_.head(head);
    }
    int score = kNearness[distance] + function_points(head);
    if (r_.deprel(head) == r_.deprel(token_)) score += kParallel;
    if (mention.form == MentionForm::pronoun) score += kPronounBefore;
    if (mention.form == MentionForm::role) score += kDescription;
    score += kEarlierMention * static_cast<int>(std::min<std::size_t>(entity.mentions.size(), 3));
    if (person_ == Person::male || person_ == Person::female) {
      if (entity.gender != Gender::unknown) score += kKnownGender;
    } else if (person_ == Person::neuter) {
      if (entity.type == EntityType::organization) score += kBody;
      if (entity.type == EntityType::other) score += kPlace;
    } else if (entity.plural) {
      score += kBody;
    }
    return score;
  }

  [[nodiscard]] int function_points(std::uint32_t head) const {
    switch (r_.deprel(head)) {
      case Deprel::nsubj:
      case Deprel::nsubj_pass: {
        const std::uint32_t verb = r_.head(head);
        const bool main = verb != kNone && r_.deprel(verb) == Deprel::root;
        return kSubject + (main ? kMainSubject : 0);
      }
      case Deprel::obj:
      case Deprel::iobj:
        return kObject;
      case Deprel::nmod:
      case Deprel::compound:
        return kInsideOther;
      default:
        return 0;
    }
  }

  const Reading& r_;
  const std::uint32_t token_;
  const std::vector<Entity>& entities_;
  const Person person_;
  std::array<Candidate, kMostCandidates> candidates_;
  std::size_t count_ = 0;
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

Referent resolve_pronoun(const Reading& reading, std::uint32_t token,
                         const std::vector<Mention>& mentions, const std::vector<Entity>& entities,
                         const std::vector<Mention>& ahead) {
  PronounResolver resolver(reading, token, entities);
  resolver.read_back(mentions);
  resolver.read_ahead(ahead);
  return resolver.best();
}

}  // namespace sayso
