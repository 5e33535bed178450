// The claims as rows: sorted by any column, filtered by words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/engine.h"
#include "wasm/desk/model/families.h"
#include "wasm/desk/model/word_filter.h"

namespace sayso::desk {

enum class ClaimColumn : std::uint8_t { place, words, speaker, type, voice, score, confidence };

struct ClaimRow {
  std::uint32_t claim = 0;  ///< index into Analysis::claims
  std::string words;        ///< on one line
  std::string speaker;
  std::string_view checked;  ///< that there are fact-checks like it, or near ones; else empty
  std::string_view type;
  std::string_view voice;
  Family family = Family::fact;
  Step step = Step::little;
  Fixed score = 0;
  Fixed confidence = 0;
  std::string sought;  ///< what the filter looks in, lower-cased
};

class ClaimTable {
 public:
  /// Takes the claims of another analysis, with what was checked before; order and filter stay as
  /// they are. O(claims log claims).
  void fill(const Analysis& analysis, std::span<const CheckedBefore> checked);

  /// O(claims log claims); equal rows stay in the order of the text.
  void sort(ClaimColumn column, bool descending);

  /// Shows the rows that hold every word of `text` in words, speaker, type or voice, or in that
  /// they were checked before, whatever the case. O(bytes).
  void filter(std::string_view text);

  /// Indices into rows(), in the order to show.
  [[nodiscard]] std::span<const std::uint32_t> shown() const { return shown_; }
  [[nodiscard]] const ClaimRow& row(std::uint32_t index) const { return rows_[index]; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// As neighbour_of() steps.
  [[nodiscard]] std::uint32_t neighbour(std::uint32_t claim, int by) const;

 private:
  void show();

  std::vector<ClaimRow> rows_;  ///< in the order of the text
  std::vector<std::uint32_t> shown_;
  ClaimColumn column_ = ClaimColumn::place;
  bool descending_ = false;
  WordFilter filter_;
};

}  // namespace sayso::desk
