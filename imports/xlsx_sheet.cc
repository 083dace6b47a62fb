// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "imports/xlsx_limits.h"
#include "imports/xlsx_number.h"
#include "schemas/error.h"
#include "schemas/fields/date.h"

namespace fundtrail {
namespace {

constexpr std::size_t kLetters = 26;
constexpr std::size_t kIsoDayBytes = 10;  // YYYY-MM-DD

[[noreturn]] void refuse_in_sheet(const std::string& sheet, const Message& reason) {
  throw FormatError(say("工作表“{}”：{}", "sheet “{}”: {}", shown_text(sheet), reason));
}

[[noreturn]] void refuse_place(const std::string& sheet, std::string_view name) {
  refuse_in_sheet(sheet, say("“{}”不是表格里的单元格；最大为 XFD{}，文件已损坏或有意夸大",
                             "“{}” is no cell of a spreadsheet, which ends at XFD{}: the file is "
                             "damaged, or claims more than it has",
                             shown_text(name), kXlsxRowsMax));
}

std::optional<CellRange> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_cell_name(text.substr(0, colon));
  const auto last =
      colon == std::string_view::npos ? first : parse_cell_name(text.substr(colon + 1));
  if (!first || !last || last->column < first->column || last->row < first->row) {
    return std::nullopt;
  }
  return CellRange{*first, *last};
}

CellRange require_range(const std::string& sheet, std::string_view text) {
  const auto range = parse_range(text);
  if (!range) refuse_place(sheet, text);
  return *range;
}

class SurveyHandler : public XmlHandler {
 public:
  explicit SurveyHandler(const std::string& sheet) : sheet_(sheet) {}

  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "dimension") {
      static_cast<void>(require_range(sheet_, attributes.get("ref")));
    } else if (element == "row") {
      const std::string_view hidden = attributes.get("hidden");
      ++survey.rows;
      if (hidden == "1" || hidden == "true") ++survey.hidden_rows;
    } else if (element == "mergeCell") {
      if (survey.merged.size() == kXlsxMergesMax) {
        refuse_in_sheet(sheet_, say("合并单元格超过 {} 处", "it has more than {} merged ranges",
                                    kXlsxMergesMax));
      }
      survey.merged.add(require_range(sheet_, attributes.get("ref")));
    }
  }
  bool end(std::string_view /*element*/) override { return false; }

  SheetSurvey survey;

 private:
  const std::string& sheet_;
};

}  // namespace

std::optional<CellPlace> parse_cell_name(std::string_view name) {
  CellPlace place;
  std::size_t letters = 0;
  for (; letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z'; ++letters) {
    place.column = place.column * kLetters + static_cast<std::size_t>(name[letters] - 'A' + 1);
    if (place.column > kXlsxColumnsMax) return std::nullopt;
  }
  const std::string_view digits = name.substr(letters);
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), place.row);
  const bool has_form = letters > 0 && error == std::errc() && end == digits.end();
  if (!has_form || digits.front() == '0' || place.row > kXlsxRowsMax) return std::nullopt;
  --place.column;
  return place;
}

void MergedRanges::sort() {
  std::ranges::sort(ranges_, {}, [](const CellRange& range) { return range.first.row; });
}

bool MergedRanges::covers(const CellPlace& cell) {
  if (cell.row != row_) {
    row_ = cell.row;
    std::erase_if(open_, [this](const CellRange& range) { return range.last.row < row_; });
    for (; next_ < ranges_.size() && ranges_[next_].first.row <= row_; ++next_) {
      const CellRange& range = ranges_[next_];
      // Those beyond the columns of a table cover nothing that is read.
      if (range.last.row >= row_ && range.first.column < kTableColumnsMax) open_.push_back(range);
    }
    if (open_.size() > kTableColumnsMax) {
      throw FormatError(say("第 {} 行的合并单元格互相重叠，文件已损坏",
                            "merged ranges overlap in row {}: the file is damaged", row_));
    }
  }
  return std::ranges::any_of(open_, [&cell](const CellRange& range) {
    const bool is_first = cell.row == range.first.row && cell.column == range.first.column;
    return cell.column >= range.first.column && cell.column <= range.last.column && !is_first;
  });
}

SheetSurvey survey_sheet(XlsxPackage& package, const XlsxSheet& sheet) {
  SurveyHandler handler(sheet.name);
  package.read(sheet.part, "worksheet", handler);
  handler.survey.merged.sort();
  return std::move(handler.survey);
}

SheetRows::SheetRows(SheetContext context, MergedRanges merged)
    : context_(std::move(context)), merged_(std::move(merged)) {}

void SheetRows::refuse(const Message& reason) const {
  const std::string name = cell_.place.column < kTableColumnsMax
                               ? cell_name(cell_.place.column, cell_.place.row)
                               : fmt::format("R{}C{}", cell_.place.row, cell_.place.column + 1);
  throw FormatError(say("工作表“{}”的单元格 {}：{}", "sheet “{}”, cell {}: {}",
                        shown_text(context_.sheet), name, reason));
}

void SheetRows::start(std::string_view element, const XmlAttributes& attributes) {
  if (element == "sheetData") is_in_data_ = true;
  if (!is_in_data_) return;
  if (element == "row") start_row(attributes);
  if (element == "c") start_cell(attributes);
  if (is_in_cell_) start_in_cell(element);
}

void SheetRows::start_row(const XmlAttributes& attributes) {
  const std::string_view name = attributes.get("r");
  std::uint64_t number = row_number_ + 1;
  const auto [end, error] = std::from_chars(name.begin(), name.end(), number);
  const bool has_form = name.empty() || (error == std::errc() && end == name.end());
  if (!has_form || number <= row_number_ || number > kXlsxRowsMax) {
    refuse_in_sheet(context_.sheet,
                    say("第 {} 行之后是“{}”行；行号应递增且不超过 {}，文件已损坏或有意夸大",
                        "row {} is followed by row “{}”; rows ascend, and end at {}: the file is "
                        "damaged, or claims more than it has",
                        row_number_, shown_text(name), kXlsxRowsMax));
  }
  row_number_ = number;
  next_column_ = 0;
  row_.number = number;
  row_.cells.clear();
}

void SheetRows::start_cell(const XmlAttributes& attributes) {
  const std::string_view name = attributes.get("r");
  const auto place = name.empty() ? CellPlace{next_column_, row_number_} : parse_cell_name(name);
  const bool is_in_order = place && place->row == row_number_ && place->column >= next_column_ &&
                           place->column < kXlsxColumnsMax;
  if (!is_in_order) refuse_place(context_.sheet, name);
  if (++cells_ > kXlsxCellsMax) {
    refuse_in_sheet(context_.sheet, say("超过 {} 个单元格；请拆分后导入",
                                        "it has more than {} cells; split it", kXlsxCellsMax));
  }
  next_column_ = place->column + 1;
  cell_.place = *place;
  cell_.type = attributes.get("t");
  cell_.value.clear();
  cell_.has_value = false;
  cell_.is_formula = false;
  cell_.format = 0;
  const std::string_view format = attributes.get("s");
  std::from_chars(format.begin(), format.end(), cell_.format);
  is_in_cell_ = true;
}

void SheetRows::start_in_cell(std::string_view element) {
  if (element == "f") cell_.is_formula = true;
  if (element == "v" || element == "is") {
    if (cell_.has_value) refuse(say("有两个值，文件已损坏", "it has two values: damaged"));
    cell_.has_value = true;
    is_in_value_ = element == "v";
    is_in_inline_ = element == "is";
  }
  if (is_in_inline_) inline_text_.start(element);
}

void SheetRows::text(std::string_view piece) {
  if (is_in_inline_) inline_text_.text(piece);
  if (!is_in_value_) return;
  if (piece.size() > kTableCellBytesMax - cell_.value.size()) {
    refuse(say("内容超过 {} 字节", "it has more than {} bytes", kTableCellBytesMax));
  }
  cell_.value += piece;
}

bool SheetRows::end(std::string_view element) {
  if (element == "sheetData") is_in_data_ = false;
  if (is_in_cell_) end_in_cell(element);
  return is_in_data_ && element == "row" && !row_.cells.empty();
}

void SheetRows::end_in_cell(std::string_view element) {
  if (is_in_inline_) inline_text_.end(element);
  if (element == "v") is_in_value_ = false;
  if (element == "is") {
    is_in_inline_ = false;
    if (inline_text_.is_too_long()) {
      refuse(say("内容超过 {} 字节", "it has more than {} bytes", kTableCellBytesMax));
    }
    cell_.value = inline_text_.take();
  }
  if (element == "c") end_cell();
}

void SheetRows::end_cell() {
  is_in_cell_ = is_in_value_ = is_in_inline_ = false;
  if (cell_.is_formula && cell_.value.empty() && cell_.type != "str") {
    refuse(say("公式没有保存结果；请用表格软件打开文件，重新计算并保存后再导入",
               "its formula has no saved result; open the file in a spreadsheet program, let it "
               "calculate, save it and import again"));
  }
  if (cell_.value.empty() || merged_.covers(cell_.place)) return;
  try {
    keep({cell_text(), cell_.is_formula});
  } catch (const FormatError& error) {
    refuse(error.message());
  }
}

void SheetRows::keep(Cell cell) {
  if (cell.text.empty()) return;
  if (cell_.place.column >= kTableColumnsMax) {
    throw FormatError(
        say("表格最多 {} 列有内容", "a table has at most {} columns", kTableColumnsMax));
  }
  row_.cells.resize(cell_.place.column + 1);
  row_.cells.back() = std::move(cell);
}

std::string SheetRows::shared_text() const {
  std::size_t index = 0;
  const std::string_view value = cell_.value;
  const auto [end, error] = std::from_chars(value.begin(), value.end(), index);
  if (error != std::errc() || end != value.end() || index >= context_.strings->size()) {
    throw FormatError(say("指向没有的文本“{}”，文件已损坏",
                          "it leads to a text “{}” that is not there: the file is damaged",
                          shown_text(value)));
  }
  return std::string(context_.strings->at(index));
}

std::string SheetRows::cell_text() const {
  const std::string& type = cell_.type;
  if (type == "s") return shared_text();
  if (type == "inlineStr") return cell_.value;
  if (type == "str") return read_escapes(cell_.value);
  if (type == "b") return cell_.value == "0" ? "FALSE" : "TRUE";
  if (type == "d") return format_date(parse_date(cell_.value.substr(0, kIsoDayBytes)));
  if (type == "e") {
    throw FormatError(say("结果是错误 {}；请改正公式或清除该单元格",
                          "it comes to the error {}; mend its formula or clear it",
                          shown_text(cell_.value)));
  }
  if (!type.empty() && type != "n") {
    throw FormatError(say("类型“{}”不是表格的类型", "“{}” is no type of a cell", shown_text(type)));
  }
  const bool has_format = cell_.format < context_.formats->size();
  return number_text(cell_.value,
                     has_format ? (*context_.formats)[cell_.format] : NumberMeaning::kNumber,
                     context_.counts_from_1904);
}

}  // namespace fundtrail
