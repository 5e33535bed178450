#include "core/attributions/features.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso {
namespace {

template <typename... Values>
std::uint32_t key(std::uint32_t first, Values... rest) {
  std::uint32_t hash = first * 0x9e3779b1U;
  ((hash = combine(hash, static_cast<std::uint32_t>(rest))), ...);
  return mix(hash);
}

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

std::uint32_t number(Deprel relation) { return static_cast<std::uint32_t>(relation); }
std::uint32_t number(Upos tag) { return static_cast<std::uint32_t>(tag); }
std::uint32_t number(Xpos tag) { return static_cast<std::uint32_t>(tag); }

}  // namespace

Facts::Facts(const Context& given, const std::vector<Quotation>& quotations) : context(given) {
  const std::size_t size = context.document.tokens.size();
  lemma_.resize(size);
  quoted_.resize(size);
  mention_.resize(size);
  mark_.resize(size);
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
    lemma_[t] = word.upos == Upos::propn ? key(1, mention_[t])
                : word.upos == Upos::num ? key(2)
                                         : hash;
    mark_[t] = static_cast<std::uint8_t>(mark_of(context.document, t));
  }
  for (const Quotation& quotation : quotations) {
    for (std::uint32_t t = quotation.span.first; t < quotation.span.last; ++t) {
      quoted_[t] = quotation.speech ? 2 : 1;
    }
  }
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

/// The lemma of the word that marks `token` ("that", "to", "of"); 0 where none does.
std::uint32_t marker_of(const Facts& facts, std::uint32_t token) {
  for (const std::uint32_t at : facts.context.tree.children(token)) {
    const Deprel relation = facts.context.word(at).deprel;
    if (relation == Deprel::mark || relation == Deprel::case_) return facts.lemma(at);
  }
  return 0;
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
    keys.push_back(key(10U, relation, facts.lemma(child), side));
    keys.push_back(key(11U, lemma, relation, marker, side));
    keys.push_back(key(12U, upos, relation, marker, number(word.xpos)));
    keys.push_back(key(13U, lemma, relation, number(word.upos), facts.mention(child) != 0));
  }
  return below;
}

}  // namespace

void read_cue(const Facts& facts, std::uint32_t token, const Draft* rule,
              std::vector<std::uint32_t>& keys) {
  keys.clear();
  const Context& context = facts.context;
  const Word& word = context.word(token);
  const Sentence& sentence = context.document.sentences[context.document.sentence_of(token)];
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key(values...)); };
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
}

void RoleReader::turn_to(std::uint32_t head, TokenSpan sentence, const Draft* rule) {
  head_ = head;
  sentence_ = sentence;
  const std::uint32_t size = sentence.last - sentence.first;
  ruled_.assign(size, 0);
  if (rule != nullptr) {
    const auto paint = [&](TokenSpan span, SpanRole role) {
      const std::uint32_t last = std::min(span.last, sentence.last);
      for (std::uint32_t t = std::max(span.first, sentence.first); t < last; ++t) {
        ruled_[t - sentence.first] = static_cast<std::uint8_t>(role);
      }
    };
    std::ranges::fill(ruled_, 4);
    for (const TokenSpan& span : rule->content.spans) paint(span, SpanRole::content);
    paint(rule->source.span, SpanRole::source);
    paint(rule->cue.span, SpanRole::cue);
  }
  commas_.assign(size, 0);
  for (std::uint32_t t = head; t-- > sentence.first;) {
    const std::uint32_t more = facts_.mark(t) == 1 ? 1 : 0;
    const std::uint32_t before = commas_[t + 1 - sentence.first];
    commas_[t - sentence.first] = static_cast<std::uint8_t>(std::min(3U, before + more));
  }
  for (std::uint32_t t = head + 1; t < sentence.last; ++t) {
    const std::uint32_t more = facts_.mark(t) == 1 ? 1 : 0;
    const std::uint32_t before = commas_[t - 1 - sentence.first];
    commas_[t - sentence.first] = static_cast<std::uint8_t>(std::min(3U, before + more));
  }
  find_places();
}

void RoleReader::find_places() {
  const Context& context = facts_.context;
  places_.assign(sentence_.last - sentence_.first, {});
  std::uint32_t level = 0;
  for (std::uint32_t t = head_; t != kNone && sentence_.holds(t); t = context.word(t).head) {
    Place& at = places_[t - sentence_.first];
    at.level = std::min(level, static_cast<std::uint32_t>(above_.size() - 1));
    if (level < above_.size()) above_[level] = t;
    at.branch = t;
    sign(at, t);
    ++level;
  }
  for (std::uint32_t t = sentence_.first; t < sentence_.last; ++t) settle(t);
}

/// Places the tokens from `token` up to the first that has a place.
void RoleReader::settle(std::uint32_t token) {
  const Context& context = facts_.context;
  path_.clear();
  std::uint32_t t = token;
  while (t != kNone && sentence_.holds(t) && place(t).level == kNone) {
    path_.push_back(t);
    t = context.word(t).head;
  }
  while (!path_.empty()) {
    const std::uint32_t at = path_.back();
    path_.pop_back();
    Place& here = places_[at - sentence_.first];
    if (t == kNone || !sentence_.holds(t)) {  // a sentence cut in pieces
      here.level = static_cast<std::uint32_t>(above_.size());
      here.branch = at;
      sign(here, at);
      t = at;
      continue;
    }
    const Place& up = place(t);
    here.level = up.level;
    if (up.depth == 0) {  // on the way from the cue to the root
      here.branch = at;
      here.depth = 1;
      sign(here, at);
    } else {
      here.branch = up.branch;
      here.depth = up.depth + 1;
      here.inner = up.inner == kNone ? at : up.inner;
      here.signature = up.signature;
      here.coarse = up.coarse;
    }
    t = at;
  }
}

void RoleReader::sign(Place& place, std::uint32_t token) const {
  const Context& context = facts_.context;
  const std::uint32_t side = token < head_ ? 0 : token == head_ ? 1 : 2;
  const std::uint32_t relation = number(context.word(token).deprel);
  const std::uint32_t level = std::min(place.level, 3U);
  std::uint32_t way = 0;
  for (std::uint32_t i = 0; i < level; ++i) {
    way = combine(way, number(context.word(above_[i]).deprel));
  }
  const std::uint32_t on_chain = place.depth == 0 ? 1 : 0;
  place.coarse = key(40U, level, relation, side, on_chain);
  place.signature = key(41U, place.coarse, way);
}

std::uint32_t RoleReader::marker(std::uint32_t token) const {
  for (const std::uint32_t child : facts_.context.tree.children(token)) {
    const Deprel relation = facts_.context.word(child).deprel;
    if (relation == Deprel::mark || relation == Deprel::case_) return facts_.lemma(child);
  }
  return 0;
}

std::uint32_t RoleReader::distance(std::uint32_t token) const {
  const std::uint32_t steps = token < head_ ? head_ - token : token - head_;
  const std::uint32_t bucket = steps < 5 ? steps : steps < 8 ? 5 : steps < 14 ? 6 : 7;
  return bucket * 2 + (token < head_ ? 0 : 1);
}

std::uint32_t RoleReader::ruled(std::uint32_t token) const {
  return sentence_.holds(token) ? ruled_[token - sentence_.first] : 5;
}

bool RoleReader::shares_branch(std::uint32_t token) const {
  return token > sentence_.first && place(token).branch == place(token - 1).branch &&
         place(token).depth != 0 && place(token - 1).depth != 0;
}

void RoleReader::read_branch(std::uint32_t token, std::vector<std::uint32_t>& keys) const {
  const Context& context = facts_.context;
  const Place& here = place(token);
  const std::uint32_t branch = here.branch;
  const Word& word = context.word(branch);
  const std::uint32_t cue = facts_.lemma(head_);
  const std::uint32_t mark = marker(branch);
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key(values...)); };
  const bool finite = context.tree.is_finite(branch);
  const bool subject = context.tree.has_subject(branch);
  add(50U, here.signature);
  add(51U, here.signature, cue);
  add(52U, here.coarse, number(word.xpos), mark);
  add(53U, here.coarse, cue, mark);
  add(54U, here.signature, finite, subject, number(context.word(head_).upos));
  add(55U, here.coarse, facts_.lemma(branch));
  add(56U, here.signature, mark, number(context.word(head_).xpos));
  add(57U, here.coarse, facts_.mention(branch));
  add(58U, here.coarse, facts_.quoted(branch), facts_.quoted(head_));
}

void RoleReader::read_token(std::uint32_t token, std::vector<std::uint32_t>& keys) const {
  const Context& context = facts_.context;
  const Place& here = place(token);
  const Word& word = context.word(token);
  const std::uint32_t cue = facts_.lemma(head_);
  const std::uint32_t side = token < head_ ? 0 : token == head_ ? 1 : 2;
  const std::uint32_t lemma = facts_.lemma(token);
  const std::uint32_t before = token > sentence_.first ? facts_.lemma(token - 1) : 0;
  const std::uint32_t after = token + 1 < sentence_.last ? facts_.lemma(token + 1) : 0;
  const std::uint32_t tag_before =
      token > sentence_.first ? number(context.word(token - 1).xpos) : 98;
  const std::uint32_t tag_after =
      token + 1 < sentence_.last ? number(context.word(token + 1).xpos) : 98;
  const std::uint32_t steps = distance(token);
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key(values...)); };
  const std::uint32_t inner_relation =
      here.inner == kNone ? 99 : number(context.word(here.inner).deprel);
  const std::uint32_t inner_side = here.inner == kNone ? 0 : here.inner < here.branch ? 1 : 2;
  add(60U, here.signature, std::min(here.depth, 3U), number(word.deprel));
  add(61U, here.signature, inner_relation, inner_side);
  add(62U, lemma, side, number(word.deprel));
  add(63U, here.coarse, number(word.xpos), tag_before);
  add(64U, facts_.quoted(token), facts_.quoted(head_), side, facts_.mark(token));
  add(65U, steps, here.coarse);
  const std::uint32_t rule = ruled(token) * 36 + ruled(token - 1) * 6 + ruled(token + 1);
  add(66U, rule);
  add(67U, ruled(token), here.coarse);
  add(68U, ruled(token), cue, side);
  add(69U, lemma, before);
  add(70U, lemma, after);
  if (here.inner != kNone) {
    const std::uint32_t left = context.tree.left(here.inner);
    const std::uint32_t comma = left > sentence_.first ? facts_.mark(left - 1) : 0;
    add(71U, here.coarse, inner_relation, marker(here.inner), comma);
    add(72U, here.coarse, inner_relation, number(context.word(here.inner).xpos), inner_side);
  }
  add(73U, commas_[token - sentence_.first], side, here.coarse);
  add(74U, commas_[token - sentence_.first], side, cue);
  add(75U, facts_.mention(token), here.coarse);
  if (steps < 10) {
    add(76U, steps, cue, lemma);
    add(77U, steps, number(context.word(head_).xpos), number(word.xpos));
    add(78U, steps, number(word.deprel), word.head == head_);
    add(79U, steps, lemma);
  }
  add(80U, tag_before, number(word.xpos), tag_after, side);
}

void RoleReader::read_step(std::uint32_t token, std::vector<std::uint32_t>& keys) const {
  const Context& context = facts_.context;
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key(values...)); };
  const std::uint32_t side = token <= head_ ? 0 : 1;
  if (token == sentence_.first) {
    add(90U, ruled(token));
    return;
  }
  const Place& here = place(token);
  const Place& before = place(token - 1);
  add(91U, side);
  add(92U, facts_.mark(token - 1), facts_.mark(token), side);
  add(93U, facts_.lemma(token), side);
  add(94U, facts_.lemma(token - 1), side);
  add(95U, number(context.word(token - 1).xpos), number(context.word(token).xpos));
  add(96U, ruled(token - 1), ruled(token));
  add(97U, facts_.quoted(token - 1), facts_.quoted(token), facts_.mark(token - 1));
  if (here.branch != before.branch) {
    add(98U, here.coarse, before.coarse);
    add(99U, here.coarse);
    add(100U, before.coarse);
  } else if (here.inner != before.inner) {
    const auto relation = [&](std::uint32_t inner) {
      return inner == kNone ? 99 : number(context.word(inner).deprel);
    };
    add(101U, relation(here.inner), relation(before.inner), facts_.mark(token - 1));
    add(102U, relation(here.inner), here.coarse);
  } else {
    add(103U, number(context.word(token).deprel));
  }
}

}  // namespace sayso
