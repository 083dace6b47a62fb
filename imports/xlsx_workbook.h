// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imports/xlsx_number.h"
#include "imports/xlsx_package.h"

namespace fundtrail {

/// A sheet of a workbook, in the order of its tabs.
struct XlsxSheet {
  std::string name;
  bool is_hidden = false;
  std::string part;  ///< the archive's member that holds its cells; empty: a chart, no table
};

/// What the whole of a workbook says, before any of its sheets is read.
struct XlsxWorkbook {
  std::vector<XlsxSheet> sheets;
  bool counts_from_1904 = false;  ///< where its days begin; see number_text()
  std::string strings_part;       ///< of shared strings; empty if there is none
  std::string styles_part;        ///< of number formats; empty if there is none
};

/// Reads the workbook of a package. Throws: FormatError if there is none, it has no sheet or more
/// than kXlsxSheetsMax, or two of one name; as XlsxPackage.
[[nodiscard]] XlsxWorkbook read_workbook(XlsxPackage& package);

/// Reads what the numbers of each cell format mean, by the format's place in the list.
/// Throws: FormatError if there are more than kXlsxFormatsMax.
[[nodiscard]] std::vector<NumberMeaning> read_cell_formats(XlsxPackage& package,
                                                           const XlsxWorkbook& workbook);

/// The texts that cells of all sheets share, in one piece of memory.
class SharedStrings {
 public:
  /// Reads those of a workbook. Throws: FormatError if there are more than kXlsxStringsMax, or one
  /// or all of them are too long.
  SharedStrings(XlsxPackage& package, const XlsxWorkbook& workbook);

  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  /// Requires: index < size(). Lifetime: this.
  [[nodiscard]] std::string_view at(std::size_t index) const;

 private:
  void add(std::string_view text);
  friend class SharedStringsHandler;

  std::string texts_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace fundtrail
