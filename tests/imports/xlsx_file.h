// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imports/table.h"

namespace fundtrail::test {

/// An .xlsx file made by hand, part by part. It begins as a workbook of one sheet, 表1, without
/// cells; its cell formats 0 to 4 are General, 0.00%, yyyy-mm-dd, h:mm and a built-in day.
class XlsxFile {
 public:
  XlsxFile();

  /// Puts a part in, or in the place of the one of that name.
  XlsxFile& part(const std::string& name, std::string_view xml);
  /// Adds a member at the end, even of a name that is there already.
  XlsxFile& more(const std::string& name, std::string_view content);
  XlsxFile& without(std::string_view name);
  /// Puts `rows` between the tags of the sheet's `sheetData`, `after` behind them, `before` in
  /// front.
  XlsxFile& rows(std::string_view rows, std::string_view after = {}, std::string_view before = {});
  /// Gives the workbook shared strings, each the content of an `si`.
  XlsxFile& strings(const std::vector<std::string>& items);
  /// Puts this in the workbook, in front of its list of sheets.
  XlsxFile& workbook(std::string_view properties);

  [[nodiscard]] std::string bytes() const;

 private:
  std::vector<std::pair<std::string, std::string>> parts_;
};

/// The bytes of an XlsxFile whose only row has these cells (XML).
[[nodiscard]] std::string sheet_of(std::string_view cells);

/// All rows of a sheet: the first one that is shown, or of this name.
[[nodiscard]] std::vector<TableRow> read_rows(const std::string& file, std::string_view sheet = {});

/// The cells of all rows, one line a row, cells between bars; a formula has = before its text.
[[nodiscard]] std::string table_text(const std::string& file, std::string_view sheet = {});

/// Checks that a file is refused for a reason whose English text has `words`.
void expect_refused(std::string_view words, const std::string& file, std::string_view sheet = {});

}  // namespace fundtrail::test
