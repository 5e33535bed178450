#include "core/syntax/lemmatizer.h"

#include <algorithm>
#include <bit>

#include "core/text/text.h"

namespace sayso {

std::expected<Lemmatizer, Error> Lemmatizer::load(const Weights& weights) {
  Lemmatizer made;
  const auto table = weights.section<Entry>("lemma.table");
  if (!table) return std::unexpected(table.error());
  const auto rules = weights.section<std::uint8_t>("lemma.rules");
  if (!rules) return std::unexpected(rules.error());
  if (!std::has_single_bit(table->size())) {
    return std::unexpected(Error{"model file: the lemma table's size is no power of two"});
  }
  for (std::size_t at = 0; at < rules->size(); at += 2u + (*rules)[at + 1]) {
    if (at + 2 > rules->size() || (*rules)[at + 1] > rules->size() - at - 2) {
      return std::unexpected(Error{"model file: the lemma rules end early"});
    }
    made.rule_at_.push_back(static_cast<std::uint32_t>(at));
  }
  const bool known = std::ranges::all_of(
      *table, [&](const Entry& entry) { return entry.rule <= made.rule_at_.size(); });
  if (!known) return std::unexpected(Error{"model file: the lemma table names no rule"});
  made.table_ = *table;
  made.rules_ = *rules;
  return made;
}

void Lemmatizer::base(std::string_view word, Upos upos, std::string& out) {
  out.clear();
  if (upos == Upos::propn) {
    out = word;
  } else {
    append_lower(out, word);
  }
}

std::uint32_t Lemmatizer::key(std::string_view word, std::uint32_t size, Upos upos, Xpos xpos) {
  const std::uint32_t tags =
      static_cast<std::uint32_t>(upos) << 16 | static_cast<std::uint32_t>(xpos) << 8;
  const std::string_view end = size == kWhole ? word : word.substr(word.size() - size);
  return hash_bytes(end, tags | size);
}

std::uint16_t Lemmatizer::find(std::uint32_t key) const {
  const std::size_t mask = table_.size() - 1;
  const auto fingerprint = static_cast<std::uint16_t>(key);
  std::size_t at = key >> 16 & mask;
  for (std::size_t tried = 0; tried <= mask && table_[at].rule != 0; ++tried) {
    if (table_[at].key == fingerprint) return table_[at].rule;
    at = (at + 1) & mask;
  }
  return 0;
}

void Lemmatizer::lemma(std::string_view word, Upos upos, Xpos xpos, std::string& out) const {
  base(word, upos, out);
  std::uint16_t rule = find(key(out, kWhole, upos, xpos));
  const auto longest = static_cast<std::uint32_t>(std::min<std::size_t>(kMaxSuffix, out.size()));
  for (std::uint32_t size = longest; rule == 0 && size != kNone; --size) {
    rule = find(key(out, size, upos, xpos));
  }
  if (rule == 0) return;
  const auto bytes = rules_.subspan(rule_at_[rule - 1u]);
  const std::size_t cut = bytes[0];
  if (cut > out.size() || cut == out.size() + bytes[1]) return;
  out.resize(out.size() - cut);
  for (std::size_t i = 0; i < bytes[1]; ++i) out += static_cast<char>(bytes[2 + i]);
}

}  // namespace sayso
