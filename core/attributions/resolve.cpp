#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kNamed = 9600;
constexpr Fixed kUnnamed = 9300;
constexpr Fixed kOwner = 8800;
constexpr Fixed kUnknown = 3000;

bool is_owner(const Context& context, std::uint32_t child) {
  if (context.word(child).deprel == Deprel::nmod_poss) return true;
  if (context.word(child).deprel != Deprel::nmod) return false;
  const std::uint32_t marker = context.tree.child(child, Deprel::case_);
  if (marker == kNone) return false;
  const std::string_view lemma = context.syntax.lemma(marker);
  return lemma == "by" || lemma == "from" || lemma == "of";
}

bool speaks(SpeakerKind kind) {
  return kind != SpeakerKind::narrator && kind != SpeakerKind::unknown;
}

/// "a report by the agency", "the ministry's statement": what is written speaks for its owner.
std::uint32_t owner_of(const Context& context, std::uint32_t head) {
  for (const std::uint32_t child : context.tree.children(head)) {
    if (!is_owner(context, child)) continue;
    const std::uint32_t entity = context.entities.entity_of(child);
    if (speaks(context.entities.entities[entity].kind)) return entity;
  }
  return kUnknownSpeaker;
}

/// The person whose name closes the phrase: "U.S. President X", however the parser ties it
/// together.
std::uint32_t closing_name(const Context& context, TokenSpan span) {
  const TokenSpan trimmed = trim_marks(context.document, context.syntax, span);
  for (std::uint32_t t = trimmed.last; t-- > trimmed.first;) {
    const std::uint32_t index = context.entities.by_head[t];
    if (index == kNone) continue;
    const Mention& mention = context.entities.mentions[index];
    const Entity& entity = context.entities.entities[mention.entity];
    const bool person = mention.form == MentionForm::name && entity.type == EntityType::person;
    return person && mention.last == trimmed.last ? t : kNone;
  }
  return kNone;
}

}  // namespace

Resolution resolve_source(const Context& context, const Source& source) {
  if (source.head == kNone) return {};
  std::uint32_t head = source.head;
  std::uint32_t entity = context.entities.entity_of(head);
  const std::uint32_t index = context.entities.by_head[head];
  const bool named = index != kNone && context.entities.mentions[index].form == MentionForm::name &&
                     context.entities.entities[entity].kind == SpeakerKind::person;
  if (!named) {
    const std::uint32_t name = closing_name(context, source.span);
    if (name != kNone) entity = context.entities.entity_of(head = name);
  }
  if (entity == kUnknownSpeaker) {
    const std::uint32_t owner = owner_of(context, head);
    return owner == kUnknownSpeaker ? Resolution{kUnknownSpeaker, kUnknown}
                                    : Resolution{owner, kOwner};
  }
  const Mention& mention = context.entities.mentions[context.entities.by_head[head]];
  const bool hidden = context.entities.entities[entity].kind == SpeakerKind::unnamed;
  const std::int64_t base = hidden ? kUnnamed : kNamed;
  return {entity, static_cast<Fixed>(base * mention.confidence / kCertain)};
}

}  // namespace sayso
