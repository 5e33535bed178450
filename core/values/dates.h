// Dates as they are written, absolute and relative.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/values/reading.h"
#include "core/values/values.h"

namespace sayso {

/// Reads dates of one document against one day. Borrows `words` and `tree`.
class DateReader {
 public:
  DateReader(const Words& words, const Tree& tree, std::optional<Day> today)
      : words_(words), tree_(tree), today_(today) {}

  /// The date that begins at `token`, in a sentence that spans `sentence`. O(1) but for the way up
  /// to the verb that tells past from future, whose length is bounded.
  [[nodiscard]] std::optional<Value> read(std::uint32_t token, TokenSpan sentence) const;

  /// "two years ago": `count` of the `unit` before today. A value with no date where it is not told
  /// in whole days, weeks, months or years.
  [[nodiscard]] Value ago(TokenSpan words, std::int64_t count, std::string_view unit) const;

 private:
  enum class Direction : std::uint8_t { open, past, future };
  struct Spot;

  [[nodiscard]] std::optional<Value> read_iso(std::uint32_t token) const;
  [[nodiscard]] std::optional<Value> read_decade(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_year(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_month(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_day_first(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_weekday(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_near(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_quarter(const Spot& spot) const;
  [[nodiscard]] std::optional<Value> read_century(const Spot& spot) const;

  [[nodiscard]] Value value_of(std::uint32_t token, std::uint32_t end, Precision precision) const;
  [[nodiscard]] Value day_value(TokenSpan words, std::int32_t month, std::int32_t day,
                                std::int32_t year, std::uint32_t end) const;
  [[nodiscard]] std::optional<Value> near_month(Value value, std::int32_t month,
                                                std::int32_t step) const;
  [[nodiscard]] std::int32_t year_at(std::uint32_t token, std::uint32_t last) const;
  [[nodiscard]] std::uint32_t hours_behind(std::uint32_t token, std::uint32_t last) const;
  /// Whether date_words.txt has `word` in `class_name`.
  [[nodiscard]] bool tells(std::string_view class_name, std::string_view word) const {
    return has_field(words_.lexicon().date_words.fields(word), class_name);
  }
  [[nodiscard]] Direction direction_of(std::uint32_t token) const;
  [[nodiscard]] Direction tense_of(std::uint32_t verb) const;

  const Words& words_;
  const Tree& tree_;
  std::optional<Day> today_;
};

/// The year that `text` writes in four digits, 0 where it writes none.
[[nodiscard]] std::int32_t year_of(std::string_view text);

}  // namespace sayso
