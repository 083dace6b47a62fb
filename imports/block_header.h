// SPDX-License-Identifier: Apache-2.0
//
// What stands above and beside the cells of a table: headings, labels, units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "imports/mapping.h"
#include "imports/table.h"

namespace fundtrail {

/// A heading or label as it is compared: without white space, a colon at the end, and what stands
/// in brackets at its end, from which its unit is taken.
struct Heading {
  std::string name;
  Unit unit = Unit::kNone;
};

/// Reads a heading such as `金额（万元）` or ` 年度资金总额：`.
[[nodiscard]] Heading read_heading(std::string_view text);

/// The unit of money that a note such as `单位：万元` gives for a whole table, or kNone.
[[nodiscard]] Unit read_unit_note(std::string_view text);

/// Where the columns of a block stand in a table.
struct BlockHeader {
  static constexpr std::size_t kAbsent = std::numeric_limits<std::size_t>::max();

  std::uint64_t row = 0;
  /// By column of the mapping: where it stands, kAbsent if the table has none such; of a column to
  /// the left, kAbsent.
  std::vector<std::size_t> positions;
  std::vector<std::string> headings;  ///< as they are written, by column of the mapping
  std::vector<Unit> units;            ///< that the headings give, by column of the mapping
  std::size_t first = kAbsent;        ///< the leftmost of the positions
  Unit unit = Unit::kNone;            ///< that the cells to the left give
};

/// The headings that a row lacks to be the header of a block: of each required column the first.
[[nodiscard]] std::vector<std::string> missing_headings(const MappingBlock& block,
                                                        const TableRow& row);

/// Matches a row with the headings of a block. Requires: it lacks no required one.
/// Throws: FormatError if two cells are headings of one column.
[[nodiscard]] BlockHeader find_header(const MappingBlock& block, const TableRow& row);

}  // namespace fundtrail
