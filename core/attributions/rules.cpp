#include <algorithm>
#include <string_view>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kGuessedContent = 7000;
constexpr Fixed kAccordingTo = 9600;
constexpr std::uint32_t kLongestLabel = 8;   // tokens before a headline's colon
constexpr std::uint32_t kLongestSaying = 3;  // "said a last goodbye"

class Collector {
 public:
  explicit Collector(const Context& context) : context_(context) {}

  std::vector<Draft> run() {
    const Document& document = context_.document;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      const Sentence& sentence = document.sentences[s];
      if (document.blocks[sentence.block].kind == BlockKind::headline) headline(s);
      for (std::uint32_t token = sentence.body; token < sentence.last; ++token) take(s, token);
    }
    return std::move(drafts_);
  }

 private:
  void take(std::uint32_t sentence, std::uint32_t token) {
    if (context_.syntax.lemma(token) == "accord") return according_to(sentence, token);
    const std::string_view word = context_.document.word(token);
    if (word == "according" || word == "According") return according_to(sentence, token);
    const std::optional<Cue> cue = cue_at(context_, token);
    if (!cue) return;
    const Source source = source_of(context_, *cue);
    const Resolution resolution = resolve_source(context_, source);
    if (!can_vouch(context_, *cue, source, resolution)) return;
    Draft draft;
    draft.cue = *cue;
    draft.source = source;
    draft.content = content_of(context_, *cue, source);
    leave_dateline(context_.document.sentences[sentence].body, draft.content.spans);
    draft.sentence = sentence;
    draft.speaker = resolution.speaker;
    draft.confidence = resolution.confidence;
    const bool quotes = cue->frames.find('q') != std::string_view::npos;
    if (draft.content.spans.empty() && !quotes) return;
    draft.cue.kind = cue_kind(context_, *cue, draft.content);
    if (is_asked_for(context_, source, resolution)) draft.cue.asserted = false;
    if (draft.content.guessed) draft.link = kGuessedContent;
    drafts_.push_back(std::move(draft));
  }

  /// The parser hangs the dateline on what is said behind it.
  static void leave_dateline(std::uint32_t body, std::vector<TokenSpan>& spans) {
    for (TokenSpan& span : spans) span.first = std::max(span.first, body);
    std::erase_if(spans, [](const TokenSpan& span) { return span.empty(); });
  }

  /// "Court: S", the way of headlines: a speaker, a colon, what is said.
  void headline(std::uint32_t s) {
    const Sentence& sentence = context_.document.sentences[s];
    const std::uint32_t end = std::min(sentence.last, sentence.first + kLongestLabel);
    std::uint32_t colon = sentence.first;
    while (colon < end && context_.document.word(colon) != ":") ++colon;
    if (colon == end || colon == sentence.first || colon + 2 >= sentence.last) return;
    Draft draft;
    draft.source = {colon - 1, {sentence.first, colon}};
    const Resolution resolution = resolve_source(context_, draft.source);
    if (resolution.speaker == kUnknownSpeaker) return;
    draft.sentence = s;
    draft.content.spans = {{colon + 1, sentence.last}};
    draft.speaker = resolution.speaker;
    draft.confidence = resolution.confidence;
    drafts_.push_back(std::move(draft));
  }

  /// "According to X, S" and "S, according to X".
  void according_to(std::uint32_t sentence, std::uint32_t token) {
    const Sentence& bounds = context_.document.sentences[sentence];
    if (token + 2 >= bounds.last || context_.document.word(token + 1) != "to") return;
    const std::uint32_t noun = vouching_noun(token + 2, bounds);
    if (noun == kNone) return;
    Draft draft;
    draft.cue = {token, {token, token + 2}, CueKind::say, "c", true, false};
    draft.source = {noun, {token + 2, std::max(noun + 1, context_.tree.right(noun))}};
    // "according to a letter sent on Monday, S" where the parser hangs the participle on S
    const std::uint32_t next = draft.source.span.last;
    if (next < bounds.last && context_.word(next).xpos == Xpos::vbn) {
      const std::uint32_t comma = comma_after(next, bounds);
      if (comma < bounds.last) draft.source.span.last = comma;
    }
    draft.sentence = sentence;
    draft.voice = Voice::according_to;
    draft.content.head = statement_beside(token, noun);
    if (token == bounds.body) {
      // The parser may hang the statement itself on the noun, or how it begins.
      TokenSpan& span = draft.source.span;
      if (span.last == bounds.last) span.last = comma_after(noun, bounds);
      span.last = end_of_phrase(noun, span.last, bounds);
      if (span.last == bounds.last) return;  // says nothing
      draft.content.spans = {{draft.source.span.last, bounds.last}};
    } else {
      if (draft.content.head == kNone) return;
      TokenSpan span = context_.subtree(draft.content.head);
      span.first = std::max(span.first, bounds.body);
      // "said that according to X S"
      if (span.first + 1 == token && context_.syntax.lemma(span.first) == "that") ++span.first;
      subtract(span, {token, end_of_source(draft.source, bounds)}, draft.content.spans);
    }
    const Resolution resolution = resolve_source(context_, draft.source);
    draft.cue.asserted = can_vouch(context_, draft.cue, draft.source, resolution);
    draft.speaker = resolution.speaker;
    draft.confidence = scaled(resolution.confidence, kAccordingTo);
    drafts_.push_back(std::move(draft));
  }

  /// The head of the noun phrase that begins at `first`.
  [[nodiscard]] std::uint32_t vouching_noun(std::uint32_t first, const Sentence& bounds) const {
    std::uint32_t noun = first;
    for (std::uint32_t step = 0; step < kLongestLabel; ++step) {
      const std::uint32_t head = context_.word(noun).head;
      if (head == kNone || head <= noun || head >= bounds.last) break;
      const Upos tag = context_.word(head).upos;
      if (tag == Upos::verb || tag == Upos::adj || tag == Upos::adv) break;
      if (context_.tree.left(head) < first && !starts_phrase(head, first)) break;
      if (comma_after(noun, bounds) < head) break;
      noun = head;
    }
    const Upos tag = context_.word(noun).upos;
    const bool names = tag == Upos::noun || tag == Upos::propn || tag == Upos::pron ||
                       context_.entities.by_head[noun] != kNone;
    return names ? noun : kNone;
  }

  /// Whether "according to" is all that belongs to `noun` before `first`.
  [[nodiscard]] bool starts_phrase(std::uint32_t noun, std::uint32_t first) const {
    return context_.tree.left(noun) + 3 >= first;
  }

  /// With what a relative clause behind a comma tells of the source: "according to X, who S".
  [[nodiscard]] std::uint32_t end_of_source(const Source& source, const Sentence& bounds) const {
    const std::uint32_t comma = source.span.last;
    if (comma + 2 >= bounds.last || context_.document.word(comma) != ",") return comma;
    return is_relative(comma + 1) ? comma_after(comma + 1, bounds) : comma;
  }

  [[nodiscard]] bool is_relative(std::uint32_t token) const {
    const Xpos tag = context_.word(token).xpos;
    return tag == Xpos::wp || tag == Xpos::wdt || tag == Xpos::wp_poss;
  }

  /// Whether the clause tells of the noun before it: its subject is a relative pronoun.
  [[nodiscard]] bool is_relative_clause(std::uint32_t verb) const {
    const std::uint32_t subject = context_.tree.child(verb, Deprel::nsubj);
    return subject != kNone && is_relative(subject);
  }

  /// Where a noun phrase ends that is parted from what follows: at a comma, the last within `last`
  /// where none stands there. "According to the survey, six | in ten …"
  [[nodiscard]] std::uint32_t end_of_phrase(std::uint32_t noun, std::uint32_t last,
                                            const Sentence& bounds) const {
    if (last == bounds.last || context_.document.word(last) == ",") return last;
    std::uint32_t comma = last;
    while (comma > noun + 1 && context_.document.word(comma - 1) != ",") --comma;
    return comma > noun + 1 ? comma - 1 : last;
  }

  /// The next comma, or the end of the sentence.
  [[nodiscard]] std::uint32_t comma_after(std::uint32_t token, const Sentence& bounds) const {
    while (token < bounds.last && context_.document.word(token) != ",") ++token;
    return token;
  }

  /// The head of the clause that "according to" speaks of: up from where the parser hung
  /// it, past nouns ("in 1911, according to").
  [[nodiscard]] std::uint32_t statement_beside(std::uint32_t token, std::uint32_t noun) const {
    std::uint32_t host = context_.word(noun).head;
    if (host == token) host = context_.word(token).head;
    const bool set_off = token > 0 && context_.document.word(token - 1) == ",";
    for (std::uint32_t step = 0; host != kNone && step < kLongestLabel; ++step) {
      const Word& word = context_.word(host);
      const bool inside = word.deprel == Deprel::obl || word.deprel == Deprel::nmod ||
                          word.deprel == Deprel::obj || word.deprel == Deprel::nummod ||
                          word.deprel == Deprel::appos || word.deprel == Deprel::compound;
      // "The weir, according to X, was built"
      const bool subject =
          set_off && (word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass);
      const bool relative = host > noun && is_relative_clause(host);
      const bool climbs = relative || ((inside || subject) && !context_.tree.has_subject(host));
      if (!climbs || word.head == kNone) break;
      host = word.head;
    }
    return host;
  }

  const Context& context_;
  std::vector<Draft> drafts_;
};

}  // namespace

bool can_vouch(const Context& context, const Cue& cue, const Source& source,
               Resolution resolution) {
  if (source.head == kNone) return false;
  if (resolution.speaker != kUnknownSpeaker) return true;
  const Upos tag = context.word(source.head).upos;
  return cue.kind != CueKind::show && (tag == Upos::pron || tag == Upos::propn);
}

/// "said | the bridge cost 40 million": nobody says a thing, but for its words; the parser missed
/// the verb.
bool is_missed_clause(const Context& context, const Cue& cue, const Content& content) {
  if (context.syntax.lemma(cue.head) != "say" || content.spans.empty()) return false;
  const TokenSpan span = content.spans.front();
  return span.last - span.first > kLongestSaying && !context.counts_as(content.head, "saying");
}

/// "described | the plan": what is judged, without a word of what it is called.
bool is_bare(const Context& context, const Content& content) {
  const TokenSpan span = content.spans.front();
  const bool whole = content.spans.size() == 1 && context.tree.left(content.head) <= span.first &&
                     span.last <= context.tree.right(content.head);
  if (!whole || context.tree.has(content.head, Deprel::appos)) return false;
  for (std::uint32_t t = span.first; t < span.last; ++t) {
    const std::string_view word = context.document.word(t);
    if (word == ":" || is_quote(char_class(decode(word, 0).value))) return false;
  }
  return true;
}

bool is_asked_for(const Context& context, const Source& source, Resolution resolution) {
  if (source.head == kNone || resolution.speaker != kUnknownSpeaker) return false;
  const Xpos form = context.word(source.head).xpos;
  return form == Xpos::wp || form == Xpos::wdt;
}

CueKind cue_kind(const Context& context, const Cue& cue, const Content& content) {
  if (content.question) return CueKind::question;
  if (content.head == kNone) return cue.kind;
  const Deprel relation = context.word(content.head).deprel;
  const bool wish = cue.kind == CueKind::think || cue.kind == CueKind::demand;
  const bool object =
      context.tree.has(cue.head, Deprel::obj) || context.tree.has(cue.head, Deprel::iobj);
  if (wish && relation == Deprel::xcomp && !object && !context.tree.has_subject(content.head)) {
    return CueKind::intend;
  }
  const bool judges = cue.frames.find('a') != std::string_view::npos;
  const bool acts = cue.kind == CueKind::demand || cue.kind == CueKind::pledge;
  if (acts) return cue.kind;
  const bool thing = relation == Deprel::obj || relation == Deprel::nsubj_pass;
  if (judges) {
    const bool takes_thing = cue.frames.find('n') != std::string_view::npos;
    return thing && (takes_thing || is_bare(context, content)) ? CueKind::stance : cue.kind;
  }
  const bool phrase = relation == Deprel::obl || relation == Deprel::nmod;
  const bool nominal = phrase && context.word(content.head).upos == Upos::noun &&
                       !context.tree.has_subject(content.head);
  const bool stance = (thing || nominal) && !is_missed_clause(context, cue, content);
  return stance ? CueKind::stance : cue.kind;
}

std::vector<Draft> draft_by_rules(const Context& context) { return Collector(context).run(); }

}  // namespace sayso
