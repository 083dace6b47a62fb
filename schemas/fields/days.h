// SPDX-License-Identifier: Apache-2.0
//
// Counting days of the calendar.
#pragma once

#include <cstdint>

#include "schemas/fields/date.h"

namespace fundtrail {

/// How many days `later` comes after `earlier`: 0 of one day, negative where it comes before.
/// Requires: both are valid.
[[nodiscard]] std::int64_t days_between(Date earlier, Date later) noexcept;

/// The day that comes `days` after `date`, or before it where negative. Requires: `date` is valid,
/// and `days` at most 36,500 either way: the day found may lie beyond the years of records.
[[nodiscard]] Date add_days(Date date, std::int64_t days) noexcept;

}  // namespace fundtrail
