// SPDX-License-Identifier: Apache-2.0
//
// From the values of a row to the JSON form of a record.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "imports/mapping.h"
#include "imports/row_values.h"

namespace fundtrail {

/// What a mapping's names stand for in one row.
struct RowContext {
  /// The value of a column or label, or nullptr if there is none of that name.
  std::function<const ColumnValue*(std::string_view name)> find;
  std::uint64_t row = 0;  ///< `{row}`
  std::string place;      ///< `{place}`: the sheet and row, for people
};

/// Whether a row makes a record. Texts are compared as headings are, without white space and what
/// stands in brackets at the end.
[[nodiscard]] bool makes_record(const MappingRecord& record, const RowContext& context);

/// Makes the JSON form of a record; what is missing is left out, and told by whoever reads it.
[[nodiscard]] JsonValue make_record(const MappingRecord& record, const RowContext& context);

/// The first cell that the field at `path` is made of, or nullptr if it is made of none. `path` is
/// as errors name it, such as `evidence[0].document`.
[[nodiscard]] const ColumnValue* find_source(const MappingRecord& record, std::string_view path,
                                             const RowContext& context);

/// The names of the columns that the field at `path` is made of.
[[nodiscard]] std::vector<std::string> find_source_names(const MappingRecord& record,
                                                         std::string_view path);

/// The columns of which the total rows of a mapping name what they came to in all rows:
/// `{score.all}`.
[[nodiscard]] std::map<std::string, std::vector<JsonValue>> columns_of_totals(
    const Mapping& mapping);

}  // namespace fundtrail
