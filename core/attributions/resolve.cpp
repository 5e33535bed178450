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
  return kind == SpeakerKind::person || kind == SpeakerKind::organization;
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

}  // namespace

Resolution resolve_source(const Context& context, const Source& source) {
  if (source.head == kNone) return {};
  const std::uint32_t entity = context.entities.entity_of(source.head);
  if (entity == kUnknownSpeaker) {
    const std::uint32_t owner = owner_of(context, source.head);
    return owner == kUnknownSpeaker ? Resolution{kUnknownSpeaker, kUnknown}
                                    : Resolution{owner, kOwner};
  }
  const Mention& mention = context.entities.mentions[context.entities.by_head[source.head]];
  const bool named = context.entities.entities[entity].kind != SpeakerKind::unnamed;
  const std::int64_t base = named ? kNamed : kUnnamed;
  return {entity, static_cast<Fixed>(base * mention.confidence / kCertain)};
}

}  // namespace sayso
