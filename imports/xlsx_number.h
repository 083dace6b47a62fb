// SPDX-License-Identifier: Apache-2.0
//
// Numbers as a spreadsheet file has them, and as a person sees them. There is no floating point:
// digits are read, rounded and shifted as digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/fields/date.h"

namespace fundtrail {

/// What a cell's number stands for, by its number format.
enum class NumberMeaning {
  kNumber,   ///< itself
  kPercent,  ///< a hundredth of what is shown
  kDay,      ///< a count of days
};

/// What numbers mean in a number format such as `0.00%` or `yyyy"年"m"月"d"日"`. The part for
/// positive numbers decides; a time of day alone (`h:mm`) is no day.
/// Source: ECMA-376 part 1, section 18.8.31.
[[nodiscard]] NumberMeaning meaning_of_format(std::string_view format);

/// The same of a format that is built in, with the East Asian ones; kNumber if `id` is none.
/// Source: ECMA-376 part 1, section 18.8.30.
[[nodiscard]] NumberMeaning meaning_of_format(unsigned id);

/// The text of a cell that holds the number `stored`.
///
/// A spreadsheet keeps the nearest binary fraction of what was typed, and files have it with up to
/// 17 digits: 1234.56 may be written 1234.5599999999999. It takes and shows 15 digits, and any
/// number of so many is found again by rounding what is stored to 15, half up: the file's error
/// is below a quarter of half a unit of the 15th digit. What lies beyond was never seen by anybody.
/// So 0.1 is `0.1`, and 0.30000000000000004, what 0.1+0.2 comes to, is `0.3`.
///
/// A percentage is shown with its sign, `127.25%`; a day as `YYYY-MM-DD`, without its time of day.
/// `counts_from_1904`: the workbook's days begin on 1904-01-01.
/// Throws: FormatError that says why if `stored` is no number, has more than 15 digits before its
/// point, which a spreadsheet may have changed (identity or voucher numbers), or is no day.
[[nodiscard]] std::string number_text(std::string_view stored, NumberMeaning meaning,
                                      bool counts_from_1904);

/// The day that a count of days means. Returns: nothing if it is outside kYearMin to kYearMax, or
/// 60 where days count from 1900: that is 1900-02-29, which never was.
[[nodiscard]] std::optional<Date> day_of_count(std::int64_t count, bool counts_from_1904);

/// The count of days that means `day` where days count from 1900. Requires: is_valid(day).
[[nodiscard]] std::int64_t count_of_day(Date day);

/// Whether `text` is a number, written `-1234.56`, that a spreadsheet keeps to the last digit.
[[nodiscard]] bool is_kept_whole(std::string_view text);

}  // namespace fundtrail
