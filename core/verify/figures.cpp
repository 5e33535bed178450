#include "core/verify/figures.h"

#include <algorithm>
#include <optional>

namespace sayso {
namespace {

constexpr std::uint32_t kMostPlaces = 32;    // of a word or a figure that are followed
constexpr std::uint32_t kLeastShared = 6;    // two words that tell
constexpr std::uint32_t kLeastPercent = 50;  // of the words around, for another figure in its place
constexpr std::int64_t kTelling = 100;       // digits from which on a figure tells by itself

bool can_be_compared(const Value& value) { return value.number || !value.date.empty(); }

/// What two figures share that can stand for each other: 4 percent and 5 percent.
std::uint32_t sort_of(const Value& value) {
  return mix(combine(combine(static_cast<std::uint32_t>(value.kind), hash_bytes(value.unit)),
                     hash_bytes(value.per) + (value.number ? 1 : 0)));
}

std::uint32_t key_of(const Value& value) {
  std::uint32_t key = combine(sort_of(value), hash_bytes(value.date));
  for (const std::optional<Decimal>& number : {value.number, value.to}) {
    if (!number) continue;
    const auto digits = static_cast<std::uint64_t>(number->digits);
    key = combine(combine(key, static_cast<std::uint32_t>(digits)),
                  static_cast<std::uint32_t>(digits >> 32) ^ number->places);
  }
  return mix(key);
}

std::vector<std::uint32_t> keys_of(const std::vector<Value>& values) {
  std::vector<std::uint32_t> keys;
  keys.reserve(values.size());
  for (const Value& value : values) keys.push_back(key_of(value));
  return keys;
}

/// Whether it would hardly stand twice by chance: a day, 2.1 percent, 4,310.
bool is_telling(const Value& value) {
  return value.number ? std::abs(value.number->digits) >= kTelling
                      : value.precision == Precision::day;
}

}  // namespace

FigureChecker::FigureChecker(const Worded& article, const Worded& source,
                             const std::vector<Value>& values)
    : article_(article),
      source_(source),
      values_(values),
      keys_(keys_of(values)),
      figures_(keys_),
      words_(source.wording.keys) {}

void FigureChecker::read_context(const Value& value) {
  near_.clear();
  context_weight_ = 0;
  const Document& document = article_.document;
  const Wording& wording = article_.wording;
  const Sentence& sentence = document.sentences[document.sentence_of(value.anchor)];
  const auto begin =
      std::ranges::lower_bound(wording.tokens, sentence.first) - wording.tokens.begin();
  std::vector<std::uint32_t> found;  // sentences that hold a word, one for each word
  for (auto i = static_cast<std::uint32_t>(begin);
       i < wording.size() && wording.tokens[i] < sentence.last; ++i) {
    if (value.words.holds(wording.tokens[i]) || wording.weights[i] == 1) continue;
    context_weight_ += wording.weights[i];
    std::uint32_t before = kNone;
    for (const std::uint32_t place : words_.telling_places(wording.keys[i], kMostPlaces)) {
      const std::uint32_t in = source_.document.sentence_of(source_.wording.tokens[place]);
      if (in != before) found.push_back(in);
      before = in;
    }
  }
  std::ranges::sort(found);
  for (const std::uint32_t in : found) {
    if (near_.empty() || near_.back().sentence != in) near_.push_back({in, 0});
    near_.back().shared += 3;
  }
}

std::uint32_t FigureChecker::shared_with(std::uint32_t sentence) const {
  const auto at = std::ranges::lower_bound(near_, sentence, {}, &Near::sentence);
  return at == near_.end() || at->sentence != sentence ? 0 : at->shared;
}

const Value* FigureChecker::same_figure(const Value& value) const {
  const Value* best = nullptr;
  std::uint32_t most = 0;
  for (const std::uint32_t place : figures_.telling_places(key_of(value), kMostPlaces)) {
    const Value& there = values_[place];
    const std::uint32_t shared = shared_with(source_.document.sentence_of(there.anchor));
    if (shared == 0 && !is_telling(value)) continue;
    if (best == nullptr || shared > most) {
      best = &there;
      most = shared;
    }
  }
  return best;
}

const Value* FigureChecker::other_figure(const Value& value) const {
  const Value* best = nullptr;
  std::uint32_t most = 0;
  const std::uint32_t sort = sort_of(value);
  for (const Near& near : near_) {
    if (near.shared < kLeastShared || near.shared * 100 < context_weight_ * kLeastPercent) continue;
    if (near.shared <= most) continue;
    const Sentence& sentence = source_.document.sentences[near.sentence];
    auto there = std::ranges::lower_bound(values_, sentence.first, {}, &Value::anchor);
    for (; there != values_.end() && there->anchor < sentence.last; ++there) {
      if (sort_of(*there) != sort || !can_be_compared(*there)) continue;
      best = &*there;
      most = near.shared;
      break;
    }
  }
  return best;
}

std::optional<Check> FigureChecker::check(const Value& value) {
  if (!can_be_compared(value)) return std::nullopt;
  read_context(value);
  Check check;
  check.kind = CheckKind::figure;
  check.range = value.range;
  const Value* there = same_figure(value);
  check.finding = there != nullptr ? Finding::same : Finding::changed;
  if (there == nullptr) there = other_figure(value);
  if (there == nullptr) {
    check.finding = Finding::missing;
    return check;
  }
  check.source.push_back(there->range);
  const std::uint32_t shared = shared_with(source_.document.sentence_of(there->anchor));
  check.score = context_weight_ == 0
                    ? kCertain
                    : static_cast<Fixed>(std::uint64_t{std::min(shared, context_weight_)} *
                                         kCertain / context_weight_);
  return check;
}

}  // namespace sayso
