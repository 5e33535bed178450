#include <algorithm>

#include "core/attributions/draft.h"

namespace sayso {
namespace {

constexpr Fixed kGuessedContent = 7000;
constexpr Fixed kAccordingTo = 9600;
constexpr std::uint32_t kLongestLabel = 8;  // tokens before a headline's colon

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
    draft.sentence = sentence;
    draft.speaker = resolution.speaker;
    draft.confidence = resolution.confidence;
    const bool quotes = cue->frames.find('q') != std::string_view::npos;
    if (draft.content.spans.empty() && !quotes) return;
    draft.cue.kind = cue_kind(context_, *cue, draft.content);
    if (draft.content.guessed) draft.link = kGuessedContent;
    drafts_.push_back(std::move(draft));
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

  /// "According to X, S": X is a noun that "according to" marks.
  void according_to(std::uint32_t sentence, std::uint32_t token) {
    const Sentence& bounds = context_.document.sentences[sentence];
    if (token + 2 >= bounds.last || context_.syntax.lemma(token + 1) != "to") return;
    const Word& word = context_.word(token);
    std::uint32_t noun = word.deprel == Deprel::case_ ? word.head : kNone;
    std::uint32_t host = noun == kNone ? kNone : context_.word(noun).head;
    if (noun == kNone) {
      noun = context_.tree.child(token, Deprel::obl);
      host = word.head;
    }
    if (noun == kNone || noun < token || host == kNone) return;
    Draft draft;
    draft.cue = {token, {token, token + 2}, CueKind::say, "c", true, false};
    draft.source = {noun, {token + 2, context_.tree.right(noun)}};
    draft.sentence = sentence;
    draft.voice = Voice::according_to;
    draft.content.head = host;
    const TokenSpan hole{std::min(token, context_.tree.left(noun)),
                         std::max(context_.tree.right(noun), context_.tree.right(token))};
    TokenSpan span = context_.subtree(host);
    span.first = std::max(span.first, bounds.body);
    if (token == bounds.body) span = {hole.last, bounds.last};
    subtract(span, hole, draft.content.spans);
    const Resolution resolution = resolve_source(context_, draft.source);
    draft.speaker = resolution.speaker;
    draft.confidence = scaled(resolution.confidence, kAccordingTo);
    drafts_.push_back(std::move(draft));
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
  return relation == Deprel::obj && !judges && !acts ? CueKind::stance : cue.kind;
}

std::vector<Draft> draft_by_rules(const Context& context) { return Collector(context).run(); }

}  // namespace sayso
