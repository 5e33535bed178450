#include "core/attributions/cues.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::uint32_t kLongestClimb = 8;
constexpr std::uint32_t kLongestPhrase = 12;

constexpr std::array<std::pair<std::string_view, CueKind>, 9> kKinds{{
    {"say", CueKind::say},
    {"think", CueKind::think},
    {"demand", CueKind::demand},
    {"pledge", CueKind::pledge},
    {"intend", CueKind::intend},
    {"judge", CueKind::judge},
    {"stance", CueKind::stance},
    {"show", CueKind::show},
    {"question", CueKind::question},
}};

CueKind kind_from(std::string_view name) {
  const auto found = std::ranges::find(kKinds, name, &std::pair<std::string_view, CueKind>::first);
  return found == kKinds.end() ? CueKind::say : found->second;
}

constexpr std::array<std::string_view, 7> kUnreal{"must", "should", "could", "might",
                                                  "may",  "cannot", "would"};

/// "went on to say": the verbs that leave what they govern as said as it was.
constexpr std::array<std::string_view, 3> kGoingOn{"go", "continue", "come"};

/// False where the sentence says that it was not said, or only that it must, could or would be.
bool is_asserted(const Context& context, std::uint32_t head) {
  const Word& word = context.word(head);
  if (word.deprel == Deprel::xcomp && word.head != kNone) {
    const std::string_view above = context.syntax.lemma(word.head);
    if (std::ranges::find(kGoingOn, above) == kGoingOn.end()) return false;
  }
  return std::ranges::none_of(context.tree.children(head), [&](std::uint32_t child) {
    const std::string_view lemma = context.syntax.lemma(child);
    const Deprel relation = context.word(child).deprel;
    if (relation == Deprel::advmod) return lemma == "not" || lemma == "never";
    return relation == Deprel::aux && std::ranges::find(kUnreal, lemma) != kUnreal.end();
  });
}

/// Passive, or a participle without subject that "by" follows.
bool is_passive(const Context& context, std::uint32_t head) {
  return context.tree.has(head, Deprel::aux_pass) || context.tree.has(head, Deprel::nsubj_pass);
}

std::optional<Cue> make_cue(const Context& context, std::uint32_t head, TokenSpan span,
                            std::string_view fields) {
  Cue cue;
  cue.head = head;
  cue.span = span;
  const std::size_t tab = fields.find('\t');
  cue.kind = kind_from(fields.substr(0, tab));
  cue.frames = tab == std::string_view::npos ? std::string_view{"c"} : fields.substr(tab + 1);
  cue.asserted = is_asserted(context, head);
  cue.passive = is_passive(context, head);
  return cue;
}

/// "called for", "called on": the preposition that a demand is made with, or kNone.
std::uint32_t preposition_of(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t child : context.tree.children(verb)) {
    if (child <= verb || context.word(child).deprel != Deprel::obl) continue;
    const std::uint32_t marker = context.tree.child(child, Deprel::case_);
    if (marker == verb + 1) return marker;
  }
  return kNone;
}

std::optional<Cue> verb_cue(const Context& context, std::uint32_t token) {
  const std::string_view lemma = context.syntax.lemma(token);
  if (const std::uint32_t marker = preposition_of(context, token); marker != kNone) {
    const std::string phrase = std::string(lemma) + " " + std::string(context.syntax.lemma(marker));
    const std::string_view fields = context.lexicon.reporting_verbs.fields(phrase);
    if (!fields.empty()) return make_cue(context, token, {token, marker + 1}, fields);
  }
  const std::string_view fields = context.lexicon.reporting_verbs.fields(lemma);
  if (fields.empty()) return std::nullopt;
  std::uint32_t last = token + 1;
  const std::uint32_t particle = context.tree.child(token, Deprel::compound_prt);
  if (particle == last) ++last;
  return make_cue(context, token, {token, last}, fields);
}

/// "is concerned that", "has made clear that": an adjective with a clause.
std::optional<Cue> adjective_cue(const Context& context, std::uint32_t token) {
  const std::string_view fields =
      context.lexicon.reporting_adjectives.fields(context.syntax.lemma(token));
  if (fields.empty()) return std::nullopt;
  const std::uint32_t above = context.word(token).head;
  if (above != kNone && above < token && context.syntax.lemma(above) == "make") {
    return make_cue(context, above, {above, token + 1}, fields);
  }
  const std::uint32_t copula = context.tree.child(token, Deprel::cop);
  if (copula == kNone || copula > token) return std::nullopt;
  return make_cue(context, token, {copula, token + 1}, fields);
}

/// The subject of `verb`, the nearest where the parser gives it several; kNone if there is none.
std::uint32_t subject_of(const Context& context, std::uint32_t verb) {
  std::uint32_t nearest = kNone;
  for (const std::uint32_t child : context.tree.children(verb)) {
    if (context.word(child).deprel != Deprel::nsubj) continue;
    const auto distance = [&](std::uint32_t t) { return t < verb ? verb - t : t - verb; };
    if (nearest == kNone || distance(child) < distance(nearest)) nearest = child;
  }
  return nearest;
}

Source subject_source(const Context& context, std::uint32_t subject) {
  return {subject, context.subtree(subject)};
}

bool is_relative_pronoun(const Context& context, std::uint32_t token) {
  const Xpos tag = context.word(token).xpos;
  if (tag == Xpos::wdt || tag == Xpos::wp) return true;
  return context.syntax.lemma(token) == "that" && context.word(token).upos == Upos::pron;
}

/// "by X" of a passive.
std::uint32_t agent_of(const Context& context, std::uint32_t verb) {
  for (const std::uint32_t child : context.tree.children(verb)) {
    if (context.word(child).deprel != Deprel::obl) continue;
    const std::uint32_t marker = context.tree.child(child, Deprel::case_);
    if (marker != kNone && context.syntax.lemma(marker) == "by") return child;
  }
  return kNone;
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

/// "…, said X" where the parser takes X for the object.
std::uint32_t inverted_subject(const Context& context, const Cue& cue) {
  if (cue.frames.find('q') == std::string_view::npos) return kNone;
  const Deprel relation = context.word(cue.head).deprel;
  const bool aside = relation == Deprel::parataxis || relation == Deprel::discourse;
  if (!aside && !follows_quotation(context, cue.span.first)) return kNone;
  const std::uint32_t object = context.tree.child(cue.head, Deprel::obj);
  return object != kNone && context.tree.left(object) == cue.span.last ? object : kNone;
}

/// "said that S, and said that T" where the parser joins the second cue to S: the cue that S hangs
/// on, told by its tense. kNone where the conjunct is no second cue.
std::uint32_t first_cue(const Context& context, std::uint32_t conjunct) {
  const std::uint32_t joined = context.word(conjunct).head;
  const Word& content = context.word(joined);
  if (content.deprel != Deprel::ccomp || content.head == kNone) return kNone;
  const bool reports = context.lexicon.reporting_verbs.contains(context.syntax.lemma(content.head));
  const Xpos tense = context.word(conjunct).xpos;
  const bool as_cue = tense == context.word(content.head).xpos && tense != content.xpos;
  return reports && as_cue ? content.head : kNone;
}

/// The noun that a clause hangs on, without the clause itself: "Devocht, who had told …".
Source antecedent(const Context& context, std::uint32_t noun, std::uint32_t clause) {
  return {noun,
          {context.tree.left(noun), std::min(context.tree.left(clause), context.tree.right(noun))}};
}

/// ", ruling that S": a participle set off by a comma speaks of the clause's subject, whichever
/// noun the parser hangs it on.
bool is_set_off(const Context& context, std::uint32_t verb) {
  const std::uint32_t left = context.tree.left(verb);
  const bool comma =
      context.document.word(left) == "," || (left > 0 && context.document.word(left - 1) == ",");
  return context.word(verb).xpos == Xpos::vbg && comma;
}

/// The subject that `verb` shows, or what its relative pronoun stands for; nothing where it has
/// none.
std::optional<Source> own_source(const Context& context, std::uint32_t verb) {
  const std::uint32_t subject = subject_of(context, verb);
  if (subject == kNone) {
    const std::uint32_t passive = context.tree.child(verb, Deprel::nsubj_pass);
    if (passive == kNone) return std::nullopt;
    return subject_source(context, passive);
  }
  if (!is_relative_pronoun(context, subject)) return subject_source(context, subject);
  const Word& word = context.word(verb);
  const bool relative = word.deprel == Deprel::acl_relcl && word.head != kNone;
  return relative ? antecedent(context, word.head, verb) : phrase_before(context, subject);
}

/// Up from the cue until a clause shows a subject that it shares.
Source shared_source(const Context& context, std::uint32_t cue) {
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

}  // namespace

std::optional<Cue> cue_at(const Context& context, std::uint32_t token) {
  const Upos tag = context.word(token).upos;
  if (tag == Upos::verb) return verb_cue(context, token);
  if (tag == Upos::adj) return adjective_cue(context, token);
  return std::nullopt;
}

Source source_of(const Context& context, const Cue& cue) {
  if (cue.passive) {
    const std::uint32_t agent = agent_of(context, cue.head);
    if (agent == kNone) return {};
    const TokenSpan span = context.subtree(agent);
    return {agent, {span.first + 1, span.last}};
  }
  if (!context.tree.has(cue.head, Deprel::nsubj)) {
    const std::uint32_t subject = inverted_subject(context, cue);
    if (subject != kNone) return subject_source(context, subject);
  }
  return shared_source(context, cue.head);
}

}  // namespace sayso
