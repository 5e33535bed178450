#include "core/tools/train/syntax/perceptron_trainer.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sayso {

void PerceptronTrainer::score(std::span<const std::uint32_t> features,
                              std::span<float> scores) const {
  std::ranges::fill(scores, 0.0f);
  for (const std::uint32_t feature : features) {
    const auto row = rows_.find(feature);
    if (row == rows_.end()) continue;
    for (const Cell& cell : row->second) scores[cell.label] += cell.weight;
  }
}

void PerceptronTrainer::update(std::span<const std::uint32_t> features, std::uint32_t right,
                               std::uint32_t wrong) {
  for (const std::uint32_t feature : features) {
    bump(feature, right, 1.0f);
    bump(feature, wrong, -1.0f);
  }
}

void PerceptronTrainer::bump(std::uint32_t feature, std::uint32_t label, float by) {
  std::vector<Cell>& row = rows_[feature];
  auto cell = std::ranges::find(row, label, &Cell::label);
  if (cell == row.end()) cell = row.insert(cell, {label, 0.0f, 0.0f, now_});
  cell->total += cell->weight * static_cast<float>(now_ - cell->since);
  cell->since = now_;
  cell->weight += by;
}

void PerceptronTrainer::average() {
  for (auto& [feature, row] : rows_) {
    for (Cell& cell : row) {
      cell.total += cell.weight * static_cast<float>(now_ - cell.since);
      cell.weight = cell.total / static_cast<float>(now_);
    }
  }
}

std::vector<SparseWeights::Entry> PerceptronTrainer::quantize(std::uint32_t slots,
                                                              double share) const {
  using Item = std::tuple<float, std::uint32_t, std::uint32_t>;  // -|weight|, feature, label
  std::vector<Item> items;
  for (const auto& [feature, row] : rows_) {
    for (const Cell& cell : row) {
      if (cell.weight != 0) items.emplace_back(-std::abs(cell.weight), feature, cell.label);
    }
  }
  std::ranges::sort(items);
  items.resize(std::min<std::size_t>(items.size(), static_cast<std::size_t>(slots * share)));
  const float largest = -std::get<0>(items[items.size() / 500]);
  std::vector<SparseWeights::Entry> table(slots);
  for (const auto& [negative, feature, label] : items) {
    const auto& row = rows_.at(feature);
    const float weight = std::ranges::find(row, label, &Cell::label)->weight;
    const float scaled = std::clamp(std::round(weight / largest * 127.0f), -127.0f, 127.0f);
    if (scaled == 0.0f) continue;
    std::size_t at = SparseWeights::home(feature, slots);
    while (table[at].weight != 0) at = (at + 1) & (slots - 1);
    table[at] = {static_cast<std::uint16_t>(feature), static_cast<std::uint8_t>(label),
                 static_cast<std::int8_t>(scaled)};
  }
  return table;
}

}  // namespace sayso
