#include <algorithm>

#include "core/attributions/features.h"

namespace sayso {

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
      here.deeper = up.inner == kNone ? kNone : up.deeper == kNone ? at : up.deeper;
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
  place.coarse = key_of(40U, level, relation, side, on_chain);
  place.signature = key_of(41U, place.coarse, way);
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
  const std::uint32_t mark = marker_of(facts_, branch);
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
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
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
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
    add(71U, here.coarse, inner_relation, marker_of(facts_, here.inner), comma);
    add(72U, here.coarse, inner_relation, number(context.word(here.inner).xpos), inner_side);
    add(81U, here.coarse, inner_relation, facts_.ruled(here.inner), inner_side);
    add(83U, here.coarse, inner_relation, marker_of(facts_, here.inner), cue);
    add(84U, here.coarse, inner_relation, facts_.lemma(here.inner));
    if (here.deeper != kNone) {
      const Word& deeper = context.word(here.deeper);
      add(85U, here.coarse, inner_relation, deeper.deprel, marker_of(facts_, here.deeper));
      add(86U, inner_relation, deeper.deprel, facts_.ruled(here.deeper), here.deeper < here.inner);
    }
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
  add(82U, facts_.ruled(token), side, here.coarse);
  add(80U, tag_before, number(word.xpos), tag_after, side);
}

void RoleReader::read_step(std::uint32_t token, std::vector<std::uint32_t>& keys) const {
  const Context& context = facts_.context;
  const auto add = [&]<typename... Values>(Values... values) { keys.push_back(key_of(values...)); };
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
  add(104U, facts_.ruled(token - 1), facts_.ruled(token), facts_.mark(token - 1));
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
    const std::uint32_t tie = here.inner == kNone ? 0 : marker_of(facts_, here.inner);
    add(105U, relation(here.inner), tie, here.coarse, facts_.mark(token - 1));
  } else {
    add(103U, number(context.word(token).deprel));
  }
}

}  // namespace sayso
