#include "core/syntax/word_cache.h"

#include <algorithm>

namespace sayso {

TextTable::Found TextTable::add(std::string_view text) {
  const std::uint32_t hash = hash_bytes(text);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].id != kNone; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && this->text(slots_[at].id) == text) {
      return {.id = slots_[at].id, .added = false};
    }
  }
  const std::uint32_t id = size();
  slots_[at] = {.hash = hash, .id = id};
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += text;
  ranges_.push_back({begin, static_cast<std::uint32_t>(bytes_.size())});
  if (ranges_.size() * 2 > slots_.size()) grow();
  return {.id = id, .added = true};
}

void TextTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id == kNone) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].id != kNone) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

void TextTable::clear() {
  bytes_.clear();
  ranges_.clear();
  std::ranges::fill(slots_, Slot{});
}

bool LemmaPool::start() {
  ++document_;
  if (table_.bytes() <= kMostBytes) return false;
  table_.clear();
  places_.clear();
  return true;
}

std::uint32_t LemmaPool::find(std::string_view lemma) {
  const auto [id, added] = table_.add(lemma);
  if (added) places_.emplace_back();
  return id;
}

Range LemmaPool::place(std::uint32_t id, std::string& lemmas) {
  Place& place = places_[id];
  if (place.document != document_) {
    const auto begin = static_cast<std::uint32_t>(lemmas.size());
    lemmas += table_.text(id);
    place = {.document = document_, .range = {begin, static_cast<std::uint32_t>(lemmas.size())}};
  }
  return place.range;
}

std::int16_t* WordCache::numbers(std::uint32_t id) {
  if (id / kBlock == blocks_.size()) {
    blocks_.push_back(std::make_unique<std::int16_t[]>(std::size_t{kBlock} * size_));
  }
  return blocks_[id / kBlock].get() + std::size_t{id % kBlock} * size_;
}

}  // namespace sayso
