#include "wasm/desk/model/finding_table.h"

#include "core/output/names.h"
#include "wasm/desk/model/lines.h"
#include "wasm/desk/model/shown_rows.h"

namespace sayso::desk {

std::string_view name_of(Outcome outcome) {
  static constexpr std::array<std::string_view, kOutcomes> kNames{"hit", "wrong speaker", "missed",
                                                                  "extra"};
  return kNames[static_cast<std::size_t>(outcome)];
}

void FindingTable::fill(const Evaluation& evaluation, std::string_view text) {
  rows_.clear();
  rows_.reserve(evaluation.findings.size());
  for (const Finding& finding : evaluation.findings) {
    Row row{finding.outcome, line_of(text, finding.place().content), {}};
    row.sought = lower(row.words + '\n' + finding.people.who + '\n' + finding.engine.who);
    rows_.push_back(std::move(row));
  }
  select();
}

void FindingTable::show(Outcome outcome, bool shown) {
  shows_[index(outcome)] = shown;
  select();
}

void FindingTable::filter(std::string_view text) {
  filter_.set(text);
  select();
}

std::uint32_t FindingTable::neighbour(std::uint32_t finding, int by) const {
  return neighbour_of(shown_, finding, by);
}

void FindingTable::select() {
  shown_.clear();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (shows(rows_[i].outcome) && filter_.passes(rows_[i].sought)) shown_.push_back(i);
  }
}

}  // namespace sayso::desk
