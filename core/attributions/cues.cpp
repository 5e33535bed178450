#include "core/attributions/cues.h"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

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

constexpr std::uint32_t kLongestCarried = 8;  // tokens from a light verb to its noun

/// Whether a comma or a quotation mark stands between the tokens.
bool is_parted(const Context& context, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t t = from; t < to; ++t) {
    const std::string_view word = context.document.word(t);
    if (word == "," || is_quote(char_class(decode(word, 0).value))) return true;
  }
  return false;
}

/// "nobody", "no one", "none of them", "no minister", "neither X nor Y".
bool is_nobody(const Context& context, std::uint32_t noun) {
  const std::string_view lemma = context.syntax.lemma(noun);
  if (lemma == "nobody" || lemma == "none" || lemma == "neither") return true;
  const std::string_view first = context.syntax.lemma(context.tree.left(noun));
  return first == "no" || first == "neither";
}

/// False where the sentence says that it was not said, or only that it must, could or would be.
bool is_asserted(const Context& context, std::uint32_t head) {
  const Word& word = context.word(head);
  const bool past = word.xpos == Xpos::vbd || word.xpos == Xpos::vbn;  // "…, said", misread
  if (word.deprel == Deprel::xcomp && !past && word.head != kNone &&
      !context.counts_as(word.head, "going-on")) {
    return false;
  }
  return std::ranges::none_of(context.tree.children(head), [&](std::uint32_t child) {
    const std::string_view lemma = context.syntax.lemma(child);
    const Deprel relation = context.word(child).deprel;
    if (relation == Deprel::advmod) {
      return (lemma == "not" || lemma == "never") && !is_parted(context, child, head);
    }
    if (relation == Deprel::cc) return child < head && (lemma == "nor" || lemma == "neither");
    if (relation == Deprel::mark) return lemma == "if" || lemma == "unless" || lemma == "whether";
    if (relation == Deprel::nsubj) return is_nobody(context, child);
    return relation == Deprel::aux && context.counts_as(child, "unreal");
  });
}

/// Passive, or a participle without subject that "by" follows.
bool is_passive(const Context& context, std::uint32_t head) {
  return context.tree.has(head, Deprel::aux_pass) || context.tree.has(head, Deprel::nsubj_pass);
}

Cue make_cue(const Context& context, std::uint32_t head, TokenSpan span, std::string_view fields) {
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

/// The entry of a verb by its lemma, or by its form where the parser did not see the past tense
/// ("shouted" as the participle of no verb, "said" as an infinitive).
std::string_view entry_of(const Context& context, std::uint32_t token) {
  const WordList& verbs = context.lexicon.reporting_verbs;
  const std::string_view lemma = context.syntax.lemma(token);
  if (const std::string_view fields = verbs.fields(lemma); !fields.empty()) return fields;
  if (lemma == "said") return verbs.fields("say");
  if (lemma == "told") return verbs.fields("tell");
  const std::string form = lower(context.document.word(token));
  if (!form.ends_with("ed")) return {};
  const std::string_view stem = std::string_view(form).substr(0, form.size() - 2);
  const std::string_view fields = verbs.fields(stem);
  return fields.empty() ? verbs.fields(std::string_view(form).substr(0, form.size() - 1)) : fields;
}

/// With its auxiliaries and "not" right before it: "was described", "did not say".
std::uint32_t with_auxiliaries(const Context& context, std::uint32_t verb) {
  std::uint32_t first = verb;
  for (std::uint32_t t = verb; t-- > 0 && context.word(t).head == verb;) {
    const Upos tag = context.word(t).upos;
    const bool negates = tag == Upos::part && context.syntax.lemma(t) == "not";
    if (tag != Upos::aux && !negates) break;
    first = t;
  }
  return first;
}

/// "was quoted as saying": the act is the saying, and the source the one who was quoted.
std::optional<Cue> quoted_cue(const Context& context, std::uint32_t token) {
  const auto size = static_cast<std::uint32_t>(context.document.tokens.size());
  if (token + 2 >= size || context.syntax.lemma(token + 1) != "as") return std::nullopt;
  const Xpos form = context.word(token + 2).xpos;
  if (form != Xpos::vbg || !is_passive(context, token)) return std::nullopt;
  const std::string_view fields = entry_of(context, token + 2);
  if (fields.empty()) return std::nullopt;
  Cue cue = make_cue(context, token, {with_auxiliaries(context, token), token + 3}, fields);
  cue.passive = false;
  return cue;
}

/// "is convinced that", where the parser takes the adjective for a passive.
std::optional<Cue> feeling_cue(const Context& context, std::uint32_t token) {
  if (context.word(token).xpos != Xpos::vbn || !is_passive(context, token)) return std::nullopt;
  const std::string form = lower(context.document.word(token));
  const std::string_view fields = context.lexicon.reporting_adjectives.fields(form);
  if (fields.empty()) return std::nullopt;
  Cue cue = make_cue(context, token, {with_auxiliaries(context, token), token + 1}, fields);
  cue.passive = false;
  return cue;
}

/// "made the claim that S", "came to the conclusion that S": a noun that reports, carried by a verb
/// that says nothing itself.
std::optional<Cue> carried_cue(const Context& context, std::uint32_t verb) {
  if (!context.lexicon.light_verbs.contains(context.syntax.lemma(verb))) return std::nullopt;
  for (const std::uint32_t noun : context.tree.children(verb)) {
    const Deprel relation = context.word(noun).deprel;
    const bool carried = relation == Deprel::obj || relation == Deprel::obl;
    if (!carried || noun < verb || noun - verb > kLongestCarried) continue;
    const std::string_view kind =
        context.lexicon.reporting_nouns.fields(context.syntax.lemma(noun));
    if (kind.empty() || !states_clause(context, noun)) continue;
    return make_cue(context, verb, {verb, noun + 1}, kind);
  }
  return std::nullopt;
}

std::optional<Cue> verb_cue(const Context& context, std::uint32_t token) {
  if (std::optional<Cue> cue = feeling_cue(context, token)) return cue;
  if (std::optional<Cue> cue = quoted_cue(context, token)) return cue;
  if (token > 1 && context.syntax.lemma(token - 1) == "as" && quoted_cue(context, token - 2)) {
    return std::nullopt;
  }
  if (std::optional<Cue> cue = carried_cue(context, token)) return cue;
  const std::string_view lemma = context.syntax.lemma(token);
  if (const std::uint32_t marker = preposition_of(context, token); marker != kNone) {
    const std::string phrase = std::string(lemma) + " " + std::string(context.syntax.lemma(marker));
    const std::string_view fields = context.lexicon.reporting_verbs.fields(phrase);
    if (!fields.empty()) return make_cue(context, token, {token, marker + 1}, fields);
  }
  const auto size = static_cast<std::uint32_t>(context.document.tokens.size());
  if (lemma == "put" && token + 1 < size && context.document.word(token + 1) == "it") {
    return make_cue(context, token, {token, token + 2},
                    context.lexicon.reporting_verbs.fields("put it"));
  }
  const std::string_view fields = entry_of(context, token);
  if (fields.empty()) return std::nullopt;
  std::uint32_t last = token + 1;
  const std::uint32_t particle = context.tree.child(token, Deprel::compound_prt);
  if (particle == last) ++last;
  Cue cue = make_cue(context, token, {token, last}, fields);
  cue.span.first = with_auxiliaries(context, token);
  if (!cue.passive) return cue;
  const bool judges = cue.frames.find('a') != std::string_view::npos;
  if (judges && last < size && context.syntax.lemma(last) == "as") ++cue.span.last;
  return cue;
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

}  // namespace

bool states_clause(const Context& context, std::uint32_t word) {
  return std::ranges::any_of(context.tree.children(word), [&](std::uint32_t child) {
    const Deprel relation = context.word(child).deprel;
    if (relation != Deprel::acl && relation != Deprel::ccomp) return false;
    const std::uint32_t mark = context.tree.child(child, Deprel::mark);
    return mark != kNone && context.syntax.lemma(mark) == "that";
  });
}

std::optional<Cue> cue_at(const Context& context, std::uint32_t token) {
  const Upos tag = context.word(token).upos;
  if (tag == Upos::verb) return verb_cue(context, token);
  if (tag == Upos::adj) return adjective_cue(context, token);
  return std::nullopt;
}

}  // namespace sayso
