// Days, weeks and months: exact, by day numbers.
#pragma once

#include <cstdint>
#include <string>

#include "core/values/values.h"

namespace sayso {

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). O(1).
[[nodiscard]] std::int32_t to_number(Day day);
[[nodiscard]] Day from_number(std::int32_t number);

/// 1 Monday … 7 Sunday.
[[nodiscard]] std::int32_t weekday_of(std::int32_t number);

[[nodiscard]] std::int32_t days_of_month(std::int32_t year, std::int32_t month);
[[nodiscard]] bool is_valid(Day day);

/// "2018-02", "2018-W07" (the week that holds the day), "2018", as ISO 8601 writes them.
[[nodiscard]] std::string iso_month(std::int32_t year, std::int32_t month);
[[nodiscard]] std::string iso_week(std::int32_t number);
[[nodiscard]] std::string iso_year(std::int32_t year);

}  // namespace sayso
