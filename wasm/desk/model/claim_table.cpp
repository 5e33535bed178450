#include "wasm/desk/model/claim_table.h"

#include <algorithm>
#include <compare>
#include <ranges>

#include "core/output/names.h"

namespace sayso::desk {
namespace {

std::string words_of(const Analysis& analysis, const Claim& claim) {
  std::string words;
  for (const Range span : claim.spans) {
    if (!words.empty()) words += " … ";
    words += line_of(analysis.document.text, span);
  }
  return words;
}

std::weak_ordering compare(const ClaimRow& a, const ClaimRow& b, ClaimColumn column) {
  switch (column) {
    case ClaimColumn::place:
      return a.claim <=> b.claim;
    case ClaimColumn::words:
      return a.words <=> b.words;
    case ClaimColumn::speaker:
      return a.speaker <=> b.speaker;
    case ClaimColumn::type:
      return a.type <=> b.type;
    case ClaimColumn::voice:
      return a.voice <=> b.voice;
    case ClaimColumn::score:
      return a.score <=> b.score;
    case ClaimColumn::confidence:
      return a.confidence <=> b.confidence;
  }
  return std::weak_ordering::equivalent;
}

}  // namespace

void ClaimTable::fill(const Analysis& analysis) {
  rows_.clear();
  rows_.reserve(analysis.claims.size());
  for (const Claim& claim : analysis.claims) {
    ClaimRow row;
    row.claim = static_cast<std::uint32_t>(rows_.size());
    row.words = words_of(analysis, claim);
    row.speaker = display_name(analysis, claim.speaker);
    row.type = name_of(claim.type);
    row.voice = name_of(claim.voice);
    row.family = family_of(claim.type);
    row.step = step_of(claim.score, analysis.checkworthy);
    row.score = claim.score;
    row.confidence = claim.confidence;
    row.sought = lower(row.words + '\n' + row.speaker + '\n');
    row.sought.append(row.type).append(1, '\n').append(row.voice);
    rows_.push_back(std::move(row));
  }
  show();
}

void ClaimTable::sort(ClaimColumn column, bool descending) {
  column_ = column;
  descending_ = descending;
  show();
}

void ClaimTable::filter(std::string_view text) {
  sought_.clear();
  const std::string lowered = lower(text);
  for (const auto word : std::views::split(lowered, ' ')) {
    if (!word.empty()) sought_.emplace_back(word.begin(), word.end());
  }
  show();
}

std::uint32_t ClaimTable::neighbour(std::uint32_t claim, int by) const {
  if (shown_.empty()) return kNone;
  const auto at = std::ranges::find(shown_, claim);
  if (at == shown_.end()) return shown_.front();
  const auto last = static_cast<std::ptrdiff_t>(shown_.size()) - 1;
  return shown_[static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(at - shown_.begin() + by, 0, last))];
}

void ClaimTable::show() {
  shown_.clear();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const auto holds = [&](const std::string& word) {
      return rows_[i].sought.find(word) != std::string::npos;
    };
    if (std::ranges::all_of(sought_, holds)) shown_.push_back(i);
  }
  std::ranges::stable_sort(shown_, [&](std::uint32_t a, std::uint32_t b) {
    const auto order = compare(rows_[a], rows_[b], column_);
    return descending_ ? order > 0 : order < 0;
  });
}

}  // namespace sayso::desk
