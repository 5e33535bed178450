#include <algorithm>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kNamed = 9600;
constexpr Fixed kUnnamed = 9300;
constexpr Fixed kPaper = 8800;  // a letter, a post: who stands behind it is left open
constexpr Fixed kVague = 8500;  // "both", "some": hardly anybody
constexpr Fixed kOwner = 8800;
constexpr Fixed kUnknown = 3000;
constexpr std::uint32_t kLongestWriter = 8;  // tokens behind the document

bool is_owner(const Context& context, std::uint32_t child) {
  if (context.word(child).deprel == Deprel::nmod_poss) return true;
  if (context.word(child).deprel != Deprel::nmod) return false;
  const std::uint32_t marker = context.tree.child(child, Deprel::case_);
  if (marker == kNone) return false;
  const std::string_view lemma = context.syntax.lemma(marker);
  // "a report of the committee", but "a survey of 400 nurses"
  const std::uint32_t entity = context.entities.entity_of(child);
  const bool body = context.entities.entities[entity].kind == SpeakerKind::organization;
  return lemma == "by" || lemma == "from" || (lemma == "of" && body);
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

/// A document or channel that the article does not name.
bool is_paper(const Context& context, std::uint32_t head) {
  const std::uint32_t index = context.entities.by_head[head];
  if (index == kNone || context.entities.mentions[index].form != MentionForm::role) return false;
  return context.lexicon.anonymous.fields(context.syntax.lemma(head)) == "source";
}

/// Whom a participle names who made the paper: "a report written by the agency".
std::uint32_t maker_of(const Context& context, std::uint32_t paper) {
  for (const std::uint32_t verb : context.tree.children(paper)) {
    if (verb < paper || context.word(verb).xpos != Xpos::vbn) continue;
    if (!context.counts_as(verb, "maker")) continue;
    for (const std::uint32_t agent : context.tree.children(verb)) {
      const std::uint32_t marker = context.tree.child(agent, Deprel::case_);
      if (marker == kNone || context.syntax.lemma(marker) != "by") continue;
      const std::uint32_t entity = context.entities.entity_of(agent);
      if (speaks(context.entities.entities[entity].kind)) return entity;
    }
  }
  return kUnknownSpeaker;
}

/// Who wrote it: "the post by a retired engineer", "the Harbour Ministry letter".
std::uint32_t writer_of(const Context& context, std::uint32_t paper) {
  const Entities& entities = context.entities;
  const auto size = static_cast<std::uint32_t>(context.document.tokens.size());
  if (paper + 2 < size && context.syntax.lemma(paper + 1) == "by") {
    const std::uint32_t end = std::min(size, paper + kLongestWriter);
    for (std::uint32_t t = paper + 2; t < end; ++t) {
      const std::uint32_t index = entities.by_head[t];
      if (index == kNone || entities.mentions[index].first != paper + 2) continue;
      const std::uint32_t entity = entities.mentions[index].entity;
      if (speaks(entities.entities[entity].kind)) return entity;
    }
  }
  for (const std::uint32_t child : context.tree.children(paper)) {
    const std::uint32_t entity = entities.entity_of(child);
    const bool body = entities.entities[entity].type == EntityType::organization;
    if (child < paper && context.word(child).deprel == Deprel::compound && body) return entity;
  }
  const std::uint32_t maker = maker_of(context, paper);
  return maker == kUnknownSpeaker ? owner_of(context, paper) : maker;
}

/// "Labour's" in "Labour's leader Lee" owns and does not speak.
bool owns(const Context& context, const Mention& mention) {
  return mention.last < context.syntax.words.size() && context.word(mention.last).xpos == Xpos::pos;
}

/// The mention that opens the phrase, where the parser takes what follows for its head: "a person
/// familiar with the talks".
std::uint32_t opening_mention(const Context& context, TokenSpan span) {
  const TokenSpan trimmed = trim_marks(context.document, context.syntax, span);
  for (std::uint32_t t = trimmed.first; t < trimmed.last; ++t) {
    const std::uint32_t index = context.entities.by_head[t];
    if (index == kNone) continue;
    const Mention& mention = context.entities.mentions[index];
    return mention.first == trimmed.first && !owns(context, mention) ? t : kNone;
  }
  return kNone;
}

/// How sure a source without a name is.
Fixed unnamed_confidence(const Context& context, std::uint32_t head) {
  const Word& word = context.word(head);
  if (word.upos != Upos::noun && word.upos != Upos::propn) return kVague;
  return is_paper(context, head) && word.xpos == Xpos::nn ? kPaper : kUnnamed;
}

/// Without a relative clause that a comma sets off: "the head of the union, X, who was elected".
TokenSpan without_relative(const Context& context, TokenSpan span) {
  for (std::uint32_t t = span.first; t + 1 < span.last; ++t) {
    const Xpos next = context.word(t + 1).xpos;
    const bool relative = next == Xpos::wp || next == Xpos::wdt || next == Xpos::wp_poss;
    if (relative && context.document.word(t) == ",") return {span.first, t};
  }
  return span;
}

/// The person whose name closes the phrase: "U.S. President X", however the parser ties it
/// together.
std::uint32_t closing_name(const Context& context, TokenSpan span) {
  const TokenSpan trimmed =
      trim_marks(context.document, context.syntax, without_relative(context, span));
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

/// The name right behind the noun that says what it names: "the sports magazine Kestrel".
std::uint32_t apposed_name(const Context& context, std::uint32_t noun) {
  for (const std::uint32_t child : context.tree.children(noun)) {
    if (child <= noun) continue;
    const std::uint32_t index = context.entities.by_head[child];
    if (index == kNone) continue;
    const Mention& mention = context.entities.mentions[index];
    if (mention.form == MentionForm::name && mention.first == noun + 1) return child;
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
                     context.entities.entities[entity].kind == SpeakerKind::person &&
                     !owns(context, context.entities.mentions[index]);
  if (!named) {
    std::uint32_t name = closing_name(context, source.span);
    if (name == kNone) name = apposed_name(context, head);
    if (name != kNone) entity = context.entities.entity_of(head = name);
  }
  if (entity == kUnknownSpeaker && context.word(head).upos == Upos::adj) {
    const std::uint32_t opening = opening_mention(context, source.span);
    if (opening != kNone) entity = context.entities.entity_of(head = opening);
  }
  const bool paper = is_paper(context, head);
  if (entity == kUnknownSpeaker || paper) {
    const std::uint32_t owner = paper ? writer_of(context, head) : owner_of(context, head);
    if (owner != kUnknownSpeaker) return {owner, kOwner};
    if (!paper) return {kUnknownSpeaker, kUnknown};
  }
  const Mention& mention = context.entities.mentions[context.entities.by_head[head]];
  const bool hidden = context.entities.entities[entity].kind == SpeakerKind::unnamed;
  const std::int64_t base = hidden ? unnamed_confidence(context, head) : kNamed;
  return {entity, static_cast<Fixed>(base * mention.confidence / kCertain)};
}

}  // namespace sayso
