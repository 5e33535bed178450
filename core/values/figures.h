// Figures as they are written: digits, number words, fractions, ordinals.
#pragma once

#include <cstdint>
#include <optional>

#include "core/values/reading.h"
#include "core/values/values.h"

namespace sayso {

/// The number that a run of tokens writes.
struct Figure {
  Decimal number;
  std::uint32_t parts = 0;   ///< as in Value
  std::uint32_t shares = 0;  ///< as in Value
  std::uint32_t anchor = 0;
  std::uint32_t end = 0;   ///< one past its last token
  std::int64_t scale = 1;  ///< the last one that multiplied it: 1000000 of "5 million"
  bool digits = false;     ///< begins in digits
  bool many = false;       ///< "hundreds", "tens of thousands": at least that
  bool ordinal = false;
};

/// `number` × `factor`; nothing where it has too many digits.
[[nodiscard]] std::optional<Decimal> times(Decimal number, std::int64_t factor);

/// number / 10^places without zeros at the end.
[[nodiscard]] Decimal shortened(Decimal number);

/// `shares` / `parts`, rounded to four places.
[[nodiscard]] Decimal share_of(std::uint32_t shares, std::uint32_t parts);

/// The digits of `text` ("1,200.50", "2½"), nothing where it writes no plain number.
[[nodiscard]] std::optional<Decimal> read_digits(std::string_view text);

/// The figure that begins at `token` and ends before `last`. `money` says that a sign of a currency
/// stands before it, where an m is a million. O(tokens read).
[[nodiscard]] std::optional<Figure> read_figure(const Words& words, std::uint32_t token,
                                                std::uint32_t last, bool money);

}  // namespace sayso
