// What an evaluation found as rows: filtered by outcome and by words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/desk/model/evaluation.h"
#include "wasm/desk/model/word_filter.h"

namespace sayso::desk {

[[nodiscard]] std::string_view name_of(Outcome outcome);

class FindingTable {
 public:
  /// Takes another evaluation; the filters stay as they are. O(bytes).
  void fill(const Evaluation& evaluation, std::string_view text);

  /// Shows findings of that outcome, or hides them. O(bytes).
  void show(Outcome outcome, bool shown);
  [[nodiscard]] bool shows(Outcome outcome) const { return shows_[index(outcome)]; }

  /// Shows the rows that hold every word of `text` in words or names, whatever the case. O(bytes).
  void filter(std::string_view text);

  /// Indices into Evaluation::findings, in the order of the text.
  [[nodiscard]] std::span<const std::uint32_t> shown() const { return shown_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// The finding's words, on one line.
  [[nodiscard]] const std::string& words(std::uint32_t finding) const {
    return rows_[finding].words;
  }

  /// As neighbour_of() steps.
  [[nodiscard]] std::uint32_t neighbour(std::uint32_t finding, int by) const;

 private:
  struct Row {
    Outcome outcome;
    std::string words;
    std::string sought;  ///< what the filter looks in, lower-cased
  };

  static std::size_t index(Outcome outcome) { return static_cast<std::size_t>(outcome); }
  void select();

  std::vector<Row> rows_;
  std::vector<std::uint32_t> shown_;
  std::array<bool, kOutcomes> shows_{true, true, true, true};
  WordFilter filter_;
};

}  // namespace sayso::desk
