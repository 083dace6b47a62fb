// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_reader.h"

#include <algorithm>
#include <utility>

#include "imports/xlsx_sheet.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

std::string names_of_tables(const std::vector<XlsxSheet>& sheets) {
  constexpr std::size_t kShownMax = 20;
  std::string names;
  std::size_t shown = 0;
  for (const XlsxSheet& sheet : sheets) {
    if (sheet.part.empty()) continue;
    if (++shown > kShownMax) return names + "…";
    names += "“" + shown_text(sheet.name) + "”";
  }
  return names;
}

const XlsxSheet& choose_sheet(const std::vector<XlsxSheet>& sheets, std::string_view name) {
  const auto is_chosen = [name](const XlsxSheet& sheet) {
    if (sheet.part.empty()) return false;
    return name.empty() ? !sheet.is_hidden : sheet.name == name;
  };
  const auto found = std::ranges::find_if(sheets, is_chosen);
  if (found != sheets.end()) return *found;
  if (name.empty()) {
    throw FormatError(say("没有可见的工作表；请用 --sheet 指定其一：{}",
                          "no sheet is visible; choose one with --sheet: {}",
                          names_of_tables(sheets)));
  }
  throw FormatError(say("没有名为“{}”的工作表；有：{}", "no sheet is called “{}”; there are: {}",
                        shown_text(name), names_of_tables(sheets)));
}

}  // namespace

struct XlsxReader::State {
  State(std::string bytes, std::string_view name)
      : file(std::move(bytes)),
        package(file),
        workbook(read_workbook(package)),
        sheet(choose_sheet(workbook.sheets, name)),
        formats(read_cell_formats(package, workbook)),
        strings(package, workbook),
        survey(survey_sheet(package, sheet)),
        rows({sheet.name, &strings, &formats, workbook.counts_from_1904}, std::move(survey.merged)),
        stream(package.open(sheet.part, "worksheet", rows)) {}

  // In the order in which they are read; each looks at those before it.
  std::string file;
  XlsxPackage package;
  XlsxWorkbook workbook;
  const XlsxSheet& sheet;
  std::vector<NumberMeaning> formats;
  SharedStrings strings;
  SheetSurvey survey;
  SheetRows rows;
  std::unique_ptr<XmlStream> stream;
};

XlsxReader::XlsxReader(std::string file, std::string_view sheet)
    : state_(std::make_unique<State>(std::move(file), sheet)) {}

XlsxReader::~XlsxReader() = default;

bool XlsxReader::next(TableRow& row) {
  if (!state_->stream->advance()) return false;
  state_->rows.swap_row(row);
  return true;
}

const std::string& XlsxReader::sheet() const { return state_->sheet.name; }

const std::vector<XlsxSheet>& XlsxReader::sheets() const noexcept {
  return state_->workbook.sheets;
}

std::uint64_t XlsxReader::row_count() const noexcept { return state_->survey.rows; }

std::uint64_t XlsxReader::hidden_row_count() const noexcept { return state_->survey.hidden_rows; }

std::vector<XlsxSheet> list_xlsx_sheets(std::string_view file) {
  XlsxPackage package(file);
  return read_workbook(package).sheets;
}

}  // namespace fundtrail
