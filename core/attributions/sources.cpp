// The words that name the source of a cue.
#include <algorithm>

#include "core/attributions/cues.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestClimb = 8;
constexpr std::uint32_t kLongestPhrase = 12;
constexpr std::uint32_t kLongestName = 6;

/// The subject of `verb` by this relation, the nearest where the parser gives it several; kNone if
/// there is none.
std::uint32_t subject_of(const Context& context, std::uint32_t verb, Deprel relation) {
  std::uint32_t nearest = kNone;
  for (const std::uint32_t child : context.tree.children(verb)) {
    if (context.word(child).deprel != relation) continue;
    const auto distance = [&](std::uint32_t t) { return t < verb ? verb - t : t - verb; };
    if (nearest == kNone || distance(child) < distance(nearest)) nearest = child;
  }
  return nearest;
}

/// Whether a noun right before a name can be its bearer's office: "harbour master Ana Ruiz".
bool is_office(const Context& context, std::uint32_t noun) {
  return context.word(noun).upos == Upos::noun &&
         (context.lexicon.titles.contains(context.syntax.lemma(noun)) ||
          !context.tree.has(noun, Deprel::det));
}

/// A noun of office that the parser made a second subject right before the first belongs to it.
Source subject_source(const Context& context, std::uint32_t subject) {
  TokenSpan span = context.subtree(subject);
  const std::uint32_t verb = context.word(subject).head;
  if (context.word(subject).upos != Upos::propn) return {subject, span};
  for (const std::uint32_t child : context.tree.children(verb)) {
    const bool joins = context.word(child).deprel == Deprel::nsubj && is_office(context, child);
    if (joins && context.tree.right(child) == span.first) span.first = context.tree.left(child);
  }
  return {subject, span};
}

bool is_relative_pronoun(const Context& context, std::uint32_t token) {
  const Xpos tag = context.word(token).xpos;
  if (tag == Xpos::wdt || tag == Xpos::wp) return true;
  return context.syntax.lemma(token) == "that" && context.word(token).upos == Upos::pron;
}

/// "by X" of a passive: its oblique, or whoever stands behind "by" inside another phrase ("seen as
/// a danger by X").
std::uint32_t agent_of(const Context& context, std::uint32_t verb) {
  std::uint32_t nested = kNone;
  for (std::uint32_t t = verb + 1; t < context.tree.right(verb); ++t) {
    const Word& word = context.word(t);
    if (word.deprel != Deprel::case_ || word.head == kNone || word.head < t) continue;
    if (context.syntax.lemma(t) != "by") continue;
    if (context.word(word.head).head == verb) return word.head;
    const SpeakerKind kind = context.entities.entities[context.entities.entity_of(word.head)].kind;
    if (nested == kNone && kind != SpeakerKind::unknown) nested = word.head;
  }
  return nested;
}

/// The phrase that a relative pronoun stands for, where the parser does not tie the clause to it:
/// the mention right before, a comma aside.
Source phrase_before(const Context& context, std::uint32_t pronoun) {
  std::uint32_t last = pronoun;
  if (last > 0 && context.document.word(last - 1) == ",") --last;
  for (std::uint32_t t = last; t-- > 0 && last - t <= kLongestPhrase;) {
    const std::uint32_t mention = context.entities.by_head[t];
    if (mention == kNone) continue;
    if (context.entities.mentions[mention].last != last) continue;
    return {t, {context.entities.mentions[mention].first, last}};
  }
  return {};
}

/// Whether a closing mark, with or without a comma, stands right before `token`.
bool follows_quotation(const Context& context, std::uint32_t token) {
  for (std::uint32_t t = token; t-- > 0 && token - t <= 2;) {
    const std::string_view word = context.document.word(t);
    if (is_quote(char_class(decode(word, 0).value))) return true;
    if (word != ",") return false;
  }
  return false;
}

/// Whether `S,"` stands right before `token`: what the parser takes for its subject is in S.
bool ends_speech_before(const Context& context, std::uint32_t token) {
  if (token < 3 || !follows_quotation(context, token)) return false;
  const auto ends = [&](std::uint32_t t) {
    const std::string_view word = context.document.word(t);
    return word == "," || word == "." || word == "!" || word == "?";
  };
  return ends(token - 1) || ends(token - 2);
}

/// The noun phrase right behind the cue, where the parser takes the cue for its participle or ties
/// them in another way: `"S," tweeted coach X`.
std::uint32_t phrase_behind(const Context& context, const Cue& cue) {
  const Word& word = context.word(cue.head);
  const bool participle = word.deprel == Deprel::amod || word.deprel == Deprel::acl;
  if (participle && word.head != kNone && word.head > cue.head) return word.head;
  const auto size = static_cast<std::uint32_t>(context.document.tokens.size());
  for (std::uint32_t t = cue.span.last; t < std::min(size, cue.span.last + kLongestName); ++t) {
    const std::uint32_t index = context.entities.by_head[t];
    if (index == kNone) continue;
    if (context.entities.mentions[index].first == cue.span.last) return t;
    if (context.tree.left(t) == cue.span.last) return t;  // "said engineer X"
  }
  return kNone;
}

/// "…, said X" where the parser takes X for the object.
std::uint32_t inverted_subject(const Context& context, const Cue& cue) {
  if (cue.frames.find('q') == std::string_view::npos) return kNone;
  const Deprel relation = context.word(cue.head).deprel;
  const bool aside = relation == Deprel::parataxis || relation == Deprel::discourse;
  if (!aside && !follows_quotation(context, cue.span.first)) return kNone;
  const std::uint32_t object = context.tree.child(cue.head, Deprel::obj);
  if (object == kNone && !aside) return phrase_behind(context, cue);
  return object != kNone && context.tree.left(object) == cue.span.last ? object : kNone;
}

/// "said that S, and said that T" where the parser joins the second cue to S: the cue that S hangs
/// on, told by its tense, or by its own "that". kNone where the conjunct is no second cue.
std::uint32_t first_cue(const Context& context, std::uint32_t conjunct) {
  const std::uint32_t joined = context.word(conjunct).head;
  const Word& content = context.word(joined);
  if (content.deprel != Deprel::ccomp || content.head == kNone) return kNone;
  const bool reports = context.lexicon.reporting_verbs.contains(context.syntax.lemma(content.head));
  const Xpos tense = context.word(conjunct).xpos;
  const bool other = tense != content.xpos || states_clause(context, conjunct);
  const bool as_cue =
      tense == context.word(content.head).xpos && other && !context.tree.has_subject(conjunct);
  return reports && as_cue ? content.head : kNone;
}

/// The noun that a clause hangs on, without the clause itself and what makes it a predicate:
/// "the owner, who had told …", "It was the owner who told …".
Source antecedent(const Context& context, std::uint32_t noun, std::uint32_t clause) {
  std::uint32_t first = context.tree.left(noun);
  const std::uint32_t copula = context.tree.child(noun, Deprel::cop);
  if (copula != kNone && copula < noun) first = copula + 1;
  return {noun, {first, std::min(context.tree.left(clause), context.tree.right(noun))}};
}

/// ", ruling that S": a participle set off by a comma speaks of the clause's subject, whichever
/// noun the parser hangs it on.
bool is_set_off(const Context& context, std::uint32_t verb) {
  const std::uint32_t left = context.tree.left(verb);
  const bool comma =
      context.document.word(left) == "," || (left > 0 && context.document.word(left - 1) == ",");
  return context.word(verb).xpos == Xpos::vbg && comma;
}

/// "People familiar with the plans said": the noun that an adjective tells of, where the parser
/// takes the adjective for the predicate, and its preposition for a conjunction.
std::optional<Source> described_subject(const Context& context, std::uint32_t verb,
                                        std::uint32_t subject) {
  const std::uint32_t first = context.tree.left(subject);
  if (first < 2) return std::nullopt;
  const Word& preposition = context.word(first - 1);
  const bool joins = preposition.head == verb && context.counts_as(first - 1, "tie");
  if (!joins || !is_tensed(context.word(verb).xpos)) return std::nullopt;
  const std::uint32_t noun = subject_of(context, first - 2, Deprel::nsubj);
  if (context.word(first - 2).upos != Upos::adj || noun == kNone || noun > first)
    return std::nullopt;
  return Source{noun, {context.tree.left(noun), context.tree.right(subject)}};
}

/// The subject that `verb` shows, or what its relative pronoun stands for; nothing where it has
/// none.
std::optional<Source> own_source(const Context& context, std::uint32_t verb) {
  const std::uint32_t subject = subject_of(context, verb, Deprel::nsubj);
  if (subject == kNone) {
    const std::uint32_t passive = subject_of(context, verb, Deprel::nsubj_pass);
    if (passive == kNone) return std::nullopt;
    return subject_source(context, passive);
  }
  if (!is_relative_pronoun(context, subject)) {
    const std::optional<Source> described = described_subject(context, verb, subject);
    return described ? *described : subject_source(context, subject);
  }
  const Word& word = context.word(verb);
  const bool relative = word.deprel == Deprel::acl_relcl && word.head != kNone;
  return relative ? antecedent(context, word.head, verb) : phrase_before(context, subject);
}

/// "quoted X as saying S": who is quoted says it; kNone elsewhere.
std::uint32_t quoted_by_other(const Context& context, std::uint32_t cue) {
  const Word& word = context.word(cue);
  const std::uint32_t mark = context.tree.child(cue, Deprel::mark);
  const bool as = mark != kNone && context.syntax.lemma(mark) == "as";
  if (!as || word.xpos != Xpos::vbg || word.head == kNone || word.head > cue) return kNone;
  const std::uint32_t object = context.tree.child(word.head, Deprel::obj);
  return object != kNone && object > word.head && object < mark ? object : kNone;
}

/// Up from the cue until a clause shows a subject that it shares.
Source shared_source(const Context& context, std::uint32_t cue) {
  const std::uint32_t quoted = quoted_by_other(context, cue);
  if (quoted != kNone) return subject_source(context, quoted);
  std::uint32_t at = cue;
  const bool set_off = is_set_off(context, cue);
  for (std::uint32_t step = 0; step < kLongestClimb; ++step) {
    if (const std::optional<Source> source = own_source(context, at)) {
      if (at == cue || !source->span.holds(cue)) return *source;
    }
    const Word& word = context.word(at);
    if (word.head == kNone) return {};
    const bool participle = word.deprel == Deprel::acl || word.deprel == Deprel::acl_relcl;
    if (participle && !set_off) return antecedent(context, word.head, at);
    const bool shares = word.deprel == Deprel::conj || word.deprel == Deprel::xcomp ||
                        word.deprel == Deprel::advcl || word.deprel == Deprel::parataxis ||
                        word.deprel == Deprel::amod;
    if (!shares && !set_off) return {};
    const std::uint32_t above = word.deprel == Deprel::conj ? first_cue(context, at) : kNone;
    at = above != kNone ? above : word.head;
  }
  return {};
}

/// "X said" and "X, whatever the parser made of this, said" where the cue has no subject: the
/// phrase that opens the sentence, up to a tensed cue or the comma before it.
Source opening_phrase(const Context& context, const Cue& cue) {
  const Document& document = context.document;
  const Sentence& sentence = document.sentences[document.sentence_of(cue.head)];
  if (cue.span.first == sentence.body) return {};
  const std::uint32_t before = cue.span.first - 1;
  const std::uint32_t end = document.word(before) == "," ? before : cue.span.first;
  const bool tensed = is_tensed(context.word(cue.span.first).xpos);
  for (std::uint32_t t = sentence.body; t < std::min(end, sentence.body + kLongestName); ++t) {
    const std::uint32_t index = context.entities.by_head[t];
    if (index == kNone) continue;
    const Mention& mention = context.entities.mentions[index];
    if (mention.first > sentence.body + 1) continue;
    const bool adjacent = mention.last == cue.span.first;
    const bool parted =
        tensed && end == before && mention.last < end && document.word(mention.last) == ",";
    if (adjacent || parted) return {t, {sentence.body, end}};
  }
  return {};
}

Source find_source(const Context& context, const Cue& cue) {
  if (cue.passive) {
    const std::uint32_t agent = agent_of(context, cue.head);
    if (agent == kNone) return {};
    const std::uint32_t marker = context.tree.child(agent, Deprel::case_);
    return {agent, {marker + 1, context.tree.right(agent)}};
  }
  const std::uint32_t own = subject_of(context, cue.head, Deprel::nsubj);
  if (own == kNone || (own < cue.head && ends_speech_before(context, cue.span.first))) {
    const std::uint32_t subject = inverted_subject(context, cue);
    if (subject != kNone && subject > cue.head) {
      const std::uint32_t first = std::max(cue.span.last, context.tree.left(subject));
      return {subject, {first, std::max(subject + 1, context.tree.right(subject))}};
    }
  }
  const Source source = shared_source(context, cue.head);
  return source.head == kNone ? opening_phrase(context, cue) : source;
}

/// "X, whose shop burned down, said": a relative clause between commas belongs to the source, also
/// where the parser hangs it on the cue.
Source with_relative(const Context& context, const Cue& cue, Source source) {
  const std::uint32_t comma = source.span.last;
  if (comma + 2 >= cue.span.first || context.document.word(comma) != ",") return source;
  if (context.document.word(cue.span.first - 1) != ",") return source;
  const Xpos tag = context.word(comma + 1).xpos;
  const bool relative = tag == Xpos::wp || tag == Xpos::wp_poss || tag == Xpos::wdt;
  if (relative) source.span.last = cue.span.first - 1;
  return source;
}

}  // namespace

Source whole_phrase(const Context& context, Source source) {
  const Document& document = context.document;
  const Sentence& sentence = document.sentences[document.sentence_of(source.head)];
  const std::uint32_t from = source.span.first < sentence.body + kLongestName
                                 ? sentence.body
                                 : source.span.first - kLongestName;
  for (std::uint32_t t = from; t < source.span.last; ++t) {
    const std::uint32_t index = context.entities.by_head[t];
    if (index == kNone) continue;
    const Mention& mention = context.entities.mentions[index];
    if (mention.form != MentionForm::name || mention.last <= source.span.first) continue;
    source.span.first = std::min(source.span.first, mention.first);
    // Where the parser takes a surname for an adverb ("Ana | Ruiz said").
    const bool begins_within = mention.first < source.span.last;
    if (begins_within) source.span.last = std::max(source.span.last, mention.last);
  }
  return source;
}

Source source_of(const Context& context, const Cue& cue) {
  Source source = find_source(context, cue);
  if (source.head == kNone) return source;
  source.span = trim_marks(context.document, context.syntax, source.span);
  return with_relative(context, cue, whole_phrase(context, source));
}

}  // namespace sayso
