#include "core/attributions/features.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sayso {
namespace {

std::uint32_t mark_of(const Document& document, std::uint32_t token) {
  const std::string_view word = document.word(token);
  const CodePoint point = decode(word, 0);
  if (point.length != word.size()) return word == "``" || word == "''" ? 4 : 0;
  if (point.value == U',') return 1;
  if (point.value == U':' || point.value == U';') return 2;
  const CharClass kind = char_class(point.value);
  if (is_quote(kind)) return 4;
  switch (kind) {
    case CharClass::dash:
      return 3;
    case CharClass::stop:
      return 5;
    case CharClass::open_bracket:
    case CharClass::close_bracket:
      return 6;
    default:
      return kind == CharClass::punctuation ? 7 : 0;
  }
}

}  // namespace

Facts::Facts(const Context& given, const std::vector<Quotation>& quotations,
             const std::vector<Draft>& rules)
    : context(given) {
  const std::size_t size = context.document.tokens.size();
  lemma_.resize(size);
  quoted_.resize(size);
  mention_.resize(size);
  mark_.resize(size);
  ruled_.resize(size);
  const auto paint = [&](TokenSpan span, SpanRole role) {
    std::fill(ruled_.begin() + span.first, ruled_.begin() + span.last,
              static_cast<std::uint8_t>(role));
  };
  for (const Draft& draft : rules) paint(draft.source.span, SpanRole::source);
  for (const Draft& draft : rules) {
    if (draft.cue.head != kNone) paint(draft.cue.span, SpanRole::cue);
  }
  for (const Draft& draft : rules) {
    for (const TokenSpan& span : draft.content.spans) paint(span, SpanRole::content);
  }
  std::vector<std::uint32_t> hashes(context.syntax.lemmas.size() + 1, 0);
  for (std::uint32_t t = 0; t < size; ++t) {
    const Word& word = context.word(t);
    std::uint32_t& hash = hashes[word.lemma.begin];
    if (hash == 0) hash = hash_bytes(context.syntax.lemma(t)) | 1U;
    const std::uint32_t index = context.entities.by_head[t];
    if (index != kNone) {
      const Mention& mention = context.entities.mentions[index];
      const Entity& entity = context.entities.entities[mention.entity];
      mention_[t] = static_cast<std::uint8_t>(1 + static_cast<std::uint32_t>(mention.form) * 8 +
                                              static_cast<std::uint32_t>(entity.kind));
    }
    lemma_[t] = word.upos == Upos::propn ? key_of(1, mention_[t])
                : word.upos == Upos::num ? key_of(2)
                                         : hash;
    mark_[t] = static_cast<std::uint8_t>(mark_of(context.document, t));
  }
  marked_.resize(context.document.sentences.size());
  for (std::size_t s = 0; s < marked_.size(); ++s) {
    const Sentence& sentence = context.document.sentences[s];
    marked_[s] = std::find(mark_.begin() + sentence.first, mark_.begin() + sentence.last, 4) !=
                 mark_.begin() + sentence.last;
  }
  for (const Quotation& quotation : quotations) {
    for (std::uint32_t t = quotation.span.first; t < quotation.span.last; ++t) {
      quoted_[t] = quotation.speech ? 2 : 1;
    }
  }
}

std::uint32_t marker_of(const Facts& facts, std::uint32_t token) {
  for (const std::uint32_t at : facts.context.tree.children(token)) {
    const Deprel relation = facts.context.word(at).deprel;
    if (relation == Deprel::mark || relation == Deprel::case_) return facts.lemma(at);
  }
  return 0;
}

bool may_be_cue(const Context& context, std::uint32_t token) {
  switch (context.word(token).upos) {
    case Upos::verb:
    case Upos::noun:
    case Upos::adj:
    case Upos::adv:
    case Upos::adp:
      return true;
    default:
      return false;
  }
}

namespace {

/// A bit for each relation that tells what a cue governs.
std::uint32_t bit_of(Deprel relation) {
  constexpr std::array kTold{Deprel::nsubj, Deprel::nsubj_pass, Deprel::ccomp,     Deprel::xcomp,
                             Deprel::obj,   Deprel::obl,        Deprel::parataxis, Deprel::acl,
                             Deprel::nmod,  Deprel::nmod_poss,  Deprel::cop,       Deprel::aux_pass,
                             Deprel::advcl};
  const auto found = std::ranges::find(kTold, relation);
  return found == kTold.end() ? 0 : 1u << (found - kTold.begin());
}

/// What stands below a possible cue: its relations as bits, its subject or kNone.
struct Below {
  std::uint32_t relations = 0;
  std::uint32_t subject = kNone;
};

Below read_below(const Facts& facts, std::uint32_t token, std::vector<std::uint32_t>& keys) {
  const Context& context = facts.context;
  const std::uint32_t lemma = facts.lemma(token);
  const std::uint32_t upos = number(context.word(token).upos);
  Below below;
  for (const std::uint32_t child : context.tree.children(token)) {
    const Word& word = context.word(child);
    if (word.deprel == Deprel::punct || word.deprel == Deprel::det) continue;
    if (word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass) below.subject = child;
    below.relations |= bit_of(word.deprel);
    const std::uint32_t relation = number(word.deprel);
    const std::uint32_t side = child < token ? 0 : 1;
    const std::uint32_t marker = marker_of(facts, child);
    keys.push_back(key_of(10U, relation, facts.lemma(child), side));
    keys.push_back(key_of(11U, lemma, relation, marker, side));
    keys.push_back(key_of(12U, upos, relation, marker, number(word.xpos)));
    keys.push_back(key_of(28U, lemma, relation, facts.lemma(child)));
    const bool object = word.deprel == Deprel::obj || word.deprel == Deprel::obl;
    for (const std::uint32_t at : context.tree.children(child)) {
      if (!object) break;
      const Deprel below_it = context.word(at).deprel;
      if (below_it == Deprel::punct || below_it == Deprel::det) continue;
      const std::uint32_t tie = marker_of(facts, at);
      keys.push_back(key_of(29U, lemma, below_it, tie));
      keys.push_back(key_of(30U, facts.lemma(child), below_it, tie));
    }
    keys.push_back(key_of(13U, lemma, relation, number(word.upos), facts.mention(child) != 0));
  }
  return below;
}

/// The subject of the nearest word above that shares its own: "X wants to say", "X came and said".
std::uint32_t subject_above(const Context& context, std::uint32_t token) {
  for (int steps = 0; steps < 3; ++steps) {
    const Word& word = context.word(token);
    const bool shares = word.deprel == Deprel::conj || word.deprel == Deprel::xcomp ||
                        word.deprel == Deprel::advcl || word.deprel == Deprel::acl;
    if (!shares || word.head == kNone) return kNone;
    token = word.head;
    for (const std::uint32_t child : context.tree.children(token)) {
      const Deprel relation = context.word(child).deprel;
      if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) return child;
    }
    if (word.deprel == Deprel::acl) return token;
  }
  return kNone;
}

void read_surroundings(const Facts& facts, std::uint32_t token, std::uint32_t subject,
                       std::vector<std::uint32_t>& keys) {
  const Context& context = facts.context;
  const Word& word = context.word(token);
  const Document& document = context.document;
  const std::uint32_t in = document.sentence_of(token);
  const Sentence& sentence = document.sentences[in];
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
  const std::uint32_t lemma = facts.lemma(token);
  const std::uint32_t ruled = facts.ruled(token);
  if (subject == kNone) {
    const std::uint32_t above = subject_above(context, token);
    const std::uint32_t who =
        above == kNone ? 0 : 1 + facts.mention(above) * 32 + number(context.word(above).upos);
    add(31U, who, word.deprel, word.upos);
    add(32U, who, lemma);
  }
  add(33U, ruled, lemma);
  add(34U, ruled, word.upos, word.deprel);
  const std::optional<Cue> cue = cue_at(context, token);
  const std::uint32_t known = cue ? 1 + static_cast<std::uint32_t>(cue->kind) * 4 +
                                        (cue->asserted ? 2 : 0) + (cue->passive ? 1 : 0)
                                  : 0;
  add(35U, known, word.deprel, ruled);
  add(36U, known, cue ? hash_bytes(cue->frames) : 0U, word.xpos);
  const std::string_view form = document.word(token);
  add(37U, hash_bytes(form.substr(form.size() - std::min<std::size_t>(3, form.size()))), word.upos);
  const std::uint32_t above = word.head;
  if (above != kNone) {
    const Word& up = context.word(above);
    const std::uint32_t root = up.head == kNone ? 0 : facts.lemma(up.head);
    add(38U, lemma, up.deprel, word.deprel);
    add(39U, facts.lemma(above), word.deprel, up.deprel, word.xpos);
    add(110U, root, up.deprel, word.deprel);
    add(111U, facts.ruled(above), facts.lemma(above), word.deprel);
  }
  const std::uint32_t length = sentence.last - sentence.first;
  add(112U, facts.has_marks(in), facts.quoted(token), word.deprel, word.upos);
  add(113U, std::min(length / 6, 8U), word.upos, word.deprel == Deprel::root);
  add(114U, context.tree.is_finite(token), word.xpos, ruled);
}

}  // namespace

void read_cue(const Facts& facts, std::uint32_t token, const Draft* rule,
              std::vector<std::uint32_t>& keys) {
  keys.clear();
  const Context& context = facts.context;
  const Word& word = context.word(token);
  const Sentence& sentence = context.document.sentences[context.document.sentence_of(token)];
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
  const std::uint32_t lemma = facts.lemma(token);
  const auto lemma_at = [&](std::uint32_t t) {
    return t >= sentence.first && t < sentence.last ? facts.lemma(t) : 0;
  };
  const auto [relations, subject] = read_below(facts, token, keys);
  const std::uint32_t shape = number(word.upos) * 8192 + relations;
  const std::uint32_t above = word.head == kNone ? 0 : facts.lemma(word.head);
  const std::uint32_t above_tag = word.head == kNone ? 99 : number(context.word(word.head).upos);
  const std::uint32_t who =
      subject == kNone ? 0 : 1 + facts.mention(subject) * 32 + number(context.word(subject).upos);
  add(1U, lemma);
  add(2U, lemma, number(word.xpos));
  add(3U, lemma, number(word.deprel));
  add(4U, lemma, relations);
  add(5U, shape, number(word.deprel));
  add(6U, above, number(word.deprel), number(word.upos));
  add(7U, number(word.deprel), above_tag, number(word.xpos));
  add(8U, lemma, who);
  add(9U, shape, who);
  if (subject != kNone) add(14U, facts.lemma(subject), number(word.upos));
  add(15U, lemma, lemma_at(token + 1));
  add(16U, lemma, lemma_at(token - 1));
  add(17U, lemma_at(token + 1), number(word.upos));
  add(18U, lemma_at(token - 1), number(word.upos));
  const bool marks = (token > sentence.first && facts.mark(token - 1) == 4) ||
                     (token > sentence.first + 1 && facts.mark(token - 2) == 4) ||
                     (token + 1 < sentence.last && facts.mark(token + 1) == 4) ||
                     (token + 2 < sentence.last && facts.mark(token + 2) == 4);
  add(19U, facts.quoted(token), marks, lemma);
  add(20U, facts.quoted(token), marks, shape);
  const std::uint32_t ruled = rule == nullptr ? 0
                                              : 1 + static_cast<std::uint32_t>(rule->cue.kind) * 8 +
                                                    (rule->content.spans.empty() ? 4 : 0) +
                                                    (rule->cue.asserted ? 2 : 0) +
                                                    (rule->content.guessed ? 1 : 0);
  add(21U, ruled);
  add(22U, ruled, lemma);
  add(23U, ruled, number(word.deprel), who);
  add(24U, static_cast<std::uint32_t>(context.document.blocks[sentence.block].kind),
      number(word.upos));
  add(25U, above, lemma);
  add(26U, lemma_at(token + 1), lemma_at(token + 2));
  add(27U, lemma_at(token - 1), lemma_at(token - 2));
  read_surroundings(facts, token, subject, keys);
}

}  // namespace sayso
