#include "core/entities/descriptions.h"

namespace sayso {
namespace {

constexpr std::uint32_t kSentencesWaited = 3;
constexpr Fixed kOneHolder = 8800;
constexpr Fixed kSeveralHolders = 6500;
constexpr Fixed kSamePhrase = 8500;
constexpr Fixed kLikelyBody = 7000;
constexpr Fixed kSameAge = 9200;
constexpr Fixed kLikelyPerson = 7000;

SpeakerKind kind_of(const Phrase& phrase) {
  switch (phrase.kind) {
    case PhraseKind::body:
      return phrase.plural ? SpeakerKind::group : SpeakerKind::organization;
    case PhraseKind::group:
      return phrase.hidden ? SpeakerKind::unnamed : SpeakerKind::group;
    default:
      return SpeakerKind::unnamed;
  }
}

}  // namespace

bool names_kind(const Reading& reading, std::uint32_t noun) {
  return reading.counts_as(reading.low(noun), "body");
}

std::string_view Descriptions::noun(std::uint32_t head) const {
  const std::string_view lemma = r_.syntax.lemma(head);
  return r_.upos(head) == Upos::noun && !lemma.empty() ? lemma : r_.low(head);
}

void Descriptions::note(std::uint32_t head, std::uint32_t entity, bool named) {
  Holder& holder = holders_[noun(head)];
  if (holder.entity != kNone && holder.entity != entity) ++holder.others;
  holder = {entity, r_.sentence(head), holder.others, named};
}

void Descriptions::note_body(Span name, std::uint32_t entity) {
  last_body_ = entity;
  for (std::uint32_t token = name.first; token < name.last; ++token) {
    if (!r_.lexicon.bodies.contains(r_.low(token))) continue;
    Holder& holder = holders_[r_.low(token)];
    if (holder.entity != kNone && holder.entity != entity) ++holder.others;
    holder = {entity, r_.sentence(token), holder.others, true};
  }
}

void Descriptions::note_person(Span name, std::uint32_t entity) {
  last_person_ = entity;
  const bool apart = name.last + 1 < r_.size() && r_.word(name.last) == ",";
  if (apart && r_.upos(name.last + 1) == Upos::num) {
    ages_.insert_or_assign(r_.low(name.last + 1), entity);
  }
}

const Descriptions::Holder* Descriptions::holder_of(std::uint32_t head) const {
  const auto holder = holders_.find(noun(head));
  return holder == holders_.end() ? nullptr : &holder->second;
}

std::uint32_t Descriptions::waiting_for(std::uint32_t head) const {
  const Holder* holder = holder_of(head);
  if (holder == nullptr || holder->named || holder->entity == kNone) return kNone;
  return r_.sentence(head) - holder->sentence <= kSentencesWaited ? holder->entity : kNone;
}

Referent Descriptions::resolve(const Phrase& phrase) {
  const Holder* holder = holder_of(phrase.head);
  const bool same_number = holder != nullptr && entities_[holder->entity].plural == phrase.plural;
  Referent found = resolve_age(phrase);
  if (found.entity != kNone) return found;
  if (phrase.definite && same_number && phrase.kind != PhraseKind::source) {
    found = {holder->entity, holder->others == 0 ? kOneHolder : kSeveralHolders};
  } else if (phrase.definite && phrase.kind == PhraseKind::body) {
    found = resolve_body(phrase);
  }
  if (found.entity == kNone) {
    const auto known = phrases_.find(r_.low(phrase.span));
    if (known != phrases_.end() && (phrase.plural || phrase.definite)) {
      found = {known->second, kSamePhrase};
    }
  }
  if (found.entity == kNone) {
    found = {create(phrase), kCertain};
    phrases_.insert_or_assign(r_.low(phrase.span), found.entity);
    if (phrase.kind != PhraseKind::source) note(phrase.head, found.entity, false);
  }
  return found;
}

Referent Descriptions::resolve_body(const Phrase& phrase) const {
  if (last_body_ == kNone || !r_.counts_as(r_.low(phrase.head), "body-again")) return {};
  return {last_body_, kLikelyBody};
}

Referent Descriptions::resolve_age(const Phrase& phrase) const {
  std::string_view words = r_.low(phrase.span);
  if (!phrase.definite || !words.ends_with("year-old")) return {};
  if (words.starts_with("the ")) words.remove_prefix(4);
  const auto known = ages_.find(words.substr(0, words.find('-')));
  if (known != ages_.end()) return {known->second, kSameAge};
  return {last_person_, kLikelyPerson};
}

std::uint32_t Descriptions::create(const Phrase& phrase) {
  Entity entity;
  entity.name = r_.text(phrase.span);
  entity.kind = kind_of(phrase);
  entity.plural = phrase.plural;
  entity.gender = phrase.gender;
  if (phrase.kind == PhraseKind::person) entity.type = EntityType::person;
  if (phrase.kind == PhraseKind::body) {
    entity.type = EntityType::organization;
    entity.gender = Gender::neuter;
  }
  if (phrase.kind == PhraseKind::source) entity.gender = Gender::neuter;
  entities_.push_back(std::move(entity));
  return static_cast<std::uint32_t>(entities_.size() - 1);
}

}  // namespace sayso
