#include "wasm/desk/model/claim_table.h"

#include <algorithm>
#include <compare>

#include "core/output/names.h"
#include "wasm/desk/model/checks.h"
#include "wasm/desk/model/lines.h"
#include "wasm/desk/model/shown_rows.h"

namespace sayso::desk {
namespace {

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

void ClaimTable::fill(const Analysis& analysis, std::span<const CheckedBefore> checked) {
  rows_.clear();
  rows_.reserve(analysis.claims.size());
  for (const Claim& claim : analysis.claims) {
    ClaimRow row;
    row.claim = static_cast<std::uint32_t>(rows_.size());
    row.words = line_of(analysis.document.text, claim.spans);
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
  for (const CheckedBefore& one : checked) {
    ClaimRow& row = rows_[one.claim];
    row.checked = are_near(one) ? "near a fact-check" : "checked before";
    row.sought.append(1, '\n').append(row.checked);
  }
  show();
}

void ClaimTable::sort(ClaimColumn column, bool descending) {
  column_ = column;
  descending_ = descending;
  show();
}

void ClaimTable::filter(std::string_view text) {
  filter_.set(text);
  show();
}

std::uint32_t ClaimTable::neighbour(std::uint32_t claim, int by) const {
  return neighbour_of(shown_, claim, by);
}

void ClaimTable::show() {
  shown_.clear();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (filter_.passes(rows_[i].sought)) shown_.push_back(i);
  }
  std::ranges::stable_sort(shown_, [&](std::uint32_t a, std::uint32_t b) {
    const auto order = compare(rows_[a], rows_[b], column_);
    return descending_ ? order > 0 : order < 0;
  });
}

}  // namespace sayso::desk
