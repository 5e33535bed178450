#include <algorithm>

#include "core/attributions/features.h"

namespace sayso {
namespace {

constexpr std::uint32_t kMarkedText = 2;  // sentences with marks from which on a text has kept them
constexpr std::uint32_t kLongestAside = 40;  // tokens behind cue and source: "X said, adding S"

std::uint32_t person_of(std::string_view lemma) {
  if (lemma == "I" || lemma == "i" || lemma == "we" || lemma == "my" || lemma == "our" ||
      lemma == "us" || lemma == "me") {
    return 1;
  }
  if (lemma == "you" || lemma == "your") return 2;
  return lemma == "he" || lemma == "she" || lemma == "they" ? 4 : 0;
}

}  // namespace

SpeechReader::SpeechReader(const Facts& facts) : facts_(facts) {
  const auto count = static_cast<std::uint32_t>(facts.context.document.sentences.size());
  std::uint32_t marked = 0;
  looks_.reserve(count);
  for (std::uint32_t s = 0; s < count; ++s) {
    looks_.push_back(look_at(s));
    marked += facts.has_marks(s);
  }
  marked_ = marked >= kMarkedText;
}

SpeechReader::Look SpeechReader::look_at(std::uint32_t s) const {
  const Context& context = facts_.context;
  const Sentence& sentence = context.document.sentences[s];
  Look look;
  for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
    const Word& word = context.word(t);
    if (word.upos == Upos::pron) look.persons |= person_of(context.syntax.lemma(t));
    if (word.xpos == Xpos::md) look.modal = facts_.lemma(t);
    if (word.upos == Upos::propn && facts_.mention(t) != 0) ++look.names;
    if (facts_.ruled(t) == number(SpanRole::cue)) {
      const std::uint32_t subject = context.tree.child(t, Deprel::nsubj);
      const bool first = subject != kNone && person_of(context.syntax.lemma(subject)) == 1;
      const std::uint32_t own = facts_.quoted(t) == 2 ? 1 : first ? 2 : 3;
      look.own = std::max(look.own, own);
      if (own == look.own) look.cue = facts_.lemma(t);
    }
    if (word.head == kNone && look.root == kNone) {
      look.root = t;
      const std::uint32_t cop = context.tree.child(t, Deprel::cop);
      const std::uint32_t aux = context.tree.child(t, Deprel::aux);
      look.tense = number(context.word(aux != kNone ? aux : cop != kNone ? cop : t).xpos);
    }
  }
  if (sentence.body < sentence.last) {
    const std::uint32_t end = sentence.last - 1;
    const std::uint32_t last = end > sentence.body && facts_.mark(end) != 0 ? end - 1 : end;
    const bool opens = facts_.mark(sentence.body) == 4;
    look.quoted = facts_.quoted(sentence.body) * 6 + facts_.quoted(last) * 2 + (opens ? 1 : 0);
  }
  return look;
}

bool SpeechReader::only_marks(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t t = first; t < last; ++t) {
    if (facts_.mark(t) == 0) return false;
  }
  return true;
}

/// What stands at the border: 1 the content, 2 the cue or the source, 3 the cue has no content;
/// 0 something else.
std::uint32_t SpeechReader::edge(const Speech& speech, bool back) const {
  const Sentence& sentence = facts_.context.document.sentences[speech.sentence];
  if (speech.content.empty()) return 3;
  if (back) return only_marks(sentence.body, speech.content.first) ? 1 : 0;
  if (only_marks(speech.content.last, sentence.last)) return 1;
  const std::uint32_t end = std::max(speech.content.last, speech.frame.last);
  return speech.frame.first >= speech.content.first && end + kLongestAside > sentence.last ? 2 : 0;
}

bool SpeechReader::may_reach(const Speech& speech, bool back) const {
  return edge(speech, back) != 0;
}

bool SpeechReader::names(std::uint32_t s, std::uint32_t source) const {
  const Context& context = facts_.context;
  if (source == kNone || context.entities.by_head[source] == kNone) return false;
  const auto entity = [&](std::uint32_t mention) {
    return context.entities.mentions[mention].entity;
  };
  const std::uint32_t who = entity(context.entities.by_head[source]);
  const Sentence& sentence = context.document.sentences[s];
  for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
    const std::uint32_t mention = context.entities.by_head[t];
    if (mention != kNone && entity(mention) == who) return true;
  }
  return false;
}

void SpeechReader::read(const Speech& speech, std::uint32_t s,
                        std::vector<std::uint32_t>& keys) const {
  keys.clear();
  const Context& context = facts_.context;
  const Sentence& sentence = context.document.sentences[s];
  const Sentence& home = context.document.sentences[speech.sentence];
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
  const bool back = s < speech.sentence;
  const std::uint32_t near = back ? s + 1 : s - 1;
  const std::uint32_t beyond = back ? s - 1 : s + 1;  // may be none
  const std::uint32_t steps = std::min(back ? speech.sentence - s : s - speech.sentence, 4U);
  const bool parts = sentence.block != context.document.sentences[near].block;
  const std::uint32_t way = (back ? 1 : 0) + (parts ? 2 : 0) + (marked_ ? 4 : 0);
  const Look& look = looks_[s];
  const Look& other = looks_[near];
  const Look none;
  const Look& next = beyond < looks_.size() ? looks_[beyond] : none;
  const std::uint32_t at = edge(speech, back);
  const std::uint32_t cue = facts_.lemma(speech.head);
  const std::uint32_t nested = facts_.quoted(speech.head) * 4 + facts_.ruled(speech.head);
  const std::uint32_t first = sentence.body < sentence.last ? facts_.lemma(sentence.body) : 0;
  const std::uint32_t second =
      sentence.body + 1 < sentence.last ? facts_.lemma(sentence.body + 1) : 0;
  const std::uint32_t persons = look.persons;
  const std::uint32_t who = speech.source == kNone ? 0 : 1 + facts_.mention(speech.source);
  const bool named = names(s, speech.source);
  const std::uint32_t told =
      speech.content.empty() ? 9
                             : facts_.quoted(back ? speech.content.first : speech.content.last - 1);
  add(200U, way, at, steps);
  add(201U, way, at, cue);
  add(202U, way, look.quoted, told);
  add(203U, way, persons, look.modal != 0, other.persons);
  add(204U, way, look.tense, other.tense);
  add(205U, way, look.own, look.cue);
  add(206U, way, look.own, persons, look.tense);
  add(207U, way, first);
  add(208U, way, first, second);
  add(209U, back, look.root == kNone ? 0 : facts_.lemma(look.root));
  add(210U, way, std::min(look.names, 4U), named);
  add(211U, way, named, persons, look.own);
  add(212U, way, std::min((sentence.last - sentence.first) / 5, 7U), at);
  add(213U, way, next.own, next.cue);
  add(214U, way, nested, who);
  add(215U, way, nested, at, look.own);
  add(216U, way, look.modal, look.tense);
  add(217U, way, facts_.lemma(sentence.last - 1), facts_.quoted(sentence.last - 1));
  add(218U, way, who, at);
  add(219U, way, other.own, steps, look.own);
  add(220U, way, looks_[speech.sentence].persons, persons, at);
  add(221U, way, facts_.lemma(home.last - 1), at, steps);
  add(222U, way, next.quoted, look.quoted);
  add(223U, way, cue, facts_.lemma(home.last - 1), steps);
  for (std::uint32_t t = sentence.body; t < sentence.last; ++t) {
    const Upos tag = context.word(t).upos;
    const bool closed = tag == Upos::pron || tag == Upos::aux || tag == Upos::sconj ||
                        tag == Upos::adv || tag == Upos::cconj;
    if (closed) add(230U, back, marked_, facts_.lemma(t));
  }
  if (look.root == kNone) return;
  const std::uint32_t subject = context.tree.child(look.root, Deprel::nsubj);
  if (subject == kNone) return;
  add(224U, way, facts_.lemma(subject), look.tense);
  add(225U, way, facts_.mention(subject), named);
}

}  // namespace sayso
