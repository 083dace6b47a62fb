// SPDX-License-Identifier: Apache-2.0
//
// What a report says besides figures: dates, numbers of documents, titles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/fields/date.h"
#include "schemas/message.h"

namespace fundtrail {

/// Something that stands in a text, and its value as a record would hold it.
struct Mark {
  std::string_view written;  ///< Lifetime: that of the text
  std::string value;         ///< such as 2024-04-29; 2022-08 of a month; empty if there is none
  Message doubt;             ///< why it is to be looked at; empty if it is plain
};

/// Finds dates: 2024年4月29日, 2024-04-29, 2024/4/29, 2024.4.29 and months 2022年8月. A day that
/// there is not (2月30日) has a doubt and no value. Requires: well-formed UTF-8. Cost: linear.
[[nodiscard]] std::vector<Mark> find_dates(std::string_view text);

/// Reads the whole of `text` as a day, or nothing.
[[nodiscard]] std::optional<Date> read_day(std::string_view text);

/// Finds numbers of documents 文号, whatever their brackets. The value has the standard's brackets;
/// other brackets are a doubt, and so is a bracket that is missing, with no value: nothing is
/// guessed. Source: GB/T 9704-2012 7.2.5; parse_document_number.
[[nodiscard]] std::vector<Mark> find_document_numbers(std::string_view text);

/// Finds titles in 《》; the value is what is between them.
[[nodiscard]] std::vector<Mark> find_titles(std::string_view text);

}  // namespace fundtrail
