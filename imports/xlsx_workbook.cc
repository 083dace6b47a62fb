// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "imports/xlsx_limits.h"
#include "imports/xlsx_text.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

unsigned parse_unsigned(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
  if (error == std::errc() && end == text.end()) return value;
  throw FormatError(say("表格样式中的编号“{}”不是数字，文件已损坏",
                        "the number “{}” of a cell format is none: the file is damaged",
                        shown_text(text)));
}

class WorkbookHandler : public XmlHandler {
 public:
  struct Listed {
    std::string name;
    std::string relationship;
    bool is_hidden = false;
  };

  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "workbookPr") counts_from_1904 = is_true(attributes.get("date1904"));
    if (element != "sheet") return;
    if (sheets.size() == kXlsxSheetsMax) {
      throw FormatError(
          say("工作簿超过 {} 张工作表", "the workbook has more than {} sheets", kXlsxSheetsMax));
    }
    const std::string_view state = attributes.get("state");
    sheets.push_back({read_escapes(attributes.get("name")),
                      std::string(attributes.get_foreign("id")),
                      !state.empty() && state != "visible"});
  }
  bool end(std::string_view /*element*/) override { return false; }

  std::vector<Listed> sheets;
  bool counts_from_1904 = false;
};

std::string workbook_part(XlsxPackage& package) {
  for (const XlsxRelationship& each : package.relationships({})) {
    if (each.type == "officeDocument" && !each.is_external) return each.target;
  }
  throw FormatError(say("文件不是 .xlsx 表格：里面没有工作簿；请用表格软件打开后另存为 .xlsx",
                        "the file is no .xlsx spreadsheet: there is no workbook in it; open it in "
                        "a spreadsheet program and save it as .xlsx"));
}

const XlsxRelationship& relationship_of(const WorkbookHandler::Listed& sheet,
                                        const std::vector<XlsxRelationship>& relationships) {
  const auto found = std::ranges::find(relationships, sheet.relationship, &XlsxRelationship::id);
  if (found != relationships.end() && !found->is_external) return *found;
  throw FormatError(say("工作表“{}”在文件里没有内容，文件已损坏",
                        "the sheet “{}” has no content in the file: the file is damaged",
                        shown_text(sheet.name)));
}

std::vector<XlsxSheet> find_sheets(const WorkbookHandler& listed,
                                   const std::vector<XlsxRelationship>& relationships) {
  std::vector<XlsxSheet> sheets;
  std::set<std::string_view> names;
  for (const auto& sheet : listed.sheets) {
    const XlsxRelationship& found = relationship_of(sheet, relationships);
    if (!names.insert(sheet.name).second) {
      throw FormatError(
          say("有两张工作表都叫“{}”", "two sheets are called “{}”", shown_text(sheet.name)));
    }
    sheets.push_back(
        {sheet.name, sheet.is_hidden, found.type == "worksheet" ? found.target : std::string()});
  }
  return sheets;
}

// The number formats of a style sheet: `numFmts` give numbers to formats, `cellXfs` numbers to
// cells.
class StyleHandler : public XmlHandler {
 public:
  void start(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "cellXfs") is_in_cells_ = true;
    if (element == "numFmt") {
      own_[parse_unsigned(attributes.get("numFmtId"))] =
          meaning_of_format(read_escapes(attributes.get("formatCode")));
    }
    if (element == "xf" && is_in_cells_) {
      const std::string_view id = attributes.get("numFmtId");
      ids_.push_back(id.empty() ? 0 : parse_unsigned(id));
    }
    if (std::max(ids_.size(), own_.size()) > kXlsxFormatsMax) {
      throw FormatError(
          say("单元格格式超过 {} 种", "there are more than {} cell formats", kXlsxFormatsMax));
    }
  }
  bool end(std::string_view element) override {
    if (element == "cellXfs") is_in_cells_ = false;
    return false;
  }

  [[nodiscard]] std::vector<NumberMeaning> meanings() const {
    std::vector<NumberMeaning> meanings;
    for (const unsigned id : ids_) {
      const auto own = own_.find(id);
      meanings.push_back(own != own_.end() ? own->second : meaning_of_format(id));
    }
    return meanings;
  }

 private:
  std::map<unsigned, NumberMeaning> own_;
  std::vector<unsigned> ids_;
  bool is_in_cells_ = false;
};

}  // namespace

class SharedStringsHandler : public XmlHandler {
 public:
  explicit SharedStringsHandler(SharedStrings& strings) : strings_(strings) {}

  void start(std::string_view element, const XmlAttributes& /*attributes*/) override {
    rich_.start(element);
  }
  bool end(std::string_view element) override {
    rich_.end(element);
    if (element != "si") return false;
    if (rich_.is_too_long()) {
      throw FormatError(say("表格内第 {} 个共用文本超过一个单元格可有的长度",
                            "shared text {} of the spreadsheet is longer than a cell's may be",
                            strings_.size() + 1));
    }
    strings_.add(rich_.take());
    return false;
  }
  void text(std::string_view piece) override { rich_.text(piece); }

 private:
  SharedStrings& strings_;
  RichText rich_;
};

XlsxWorkbook read_workbook(XlsxPackage& package) {
  const std::string part = workbook_part(package);
  const std::vector<XlsxRelationship> relationships = package.relationships(part);
  WorkbookHandler listed;
  package.read(part, "workbook", listed);
  XlsxWorkbook workbook;
  workbook.counts_from_1904 = listed.counts_from_1904;
  workbook.sheets = find_sheets(listed, relationships);
  for (const XlsxRelationship& each : relationships) {
    if (each.is_external) continue;
    if (each.type == "sharedStrings") workbook.strings_part = each.target;
    if (each.type == "styles") workbook.styles_part = each.target;
  }
  if (workbook.sheets.empty()) {
    throw FormatError(say("工作簿里没有工作表", "the workbook has no sheets"));
  }
  return workbook;
}

std::vector<NumberMeaning> read_cell_formats(XlsxPackage& package, const XlsxWorkbook& workbook) {
  if (workbook.styles_part.empty()) return {};
  StyleHandler handler;
  package.read(workbook.styles_part, "styleSheet", handler);
  return handler.meanings();
}

SharedStrings::SharedStrings(XlsxPackage& package, const XlsxWorkbook& workbook) {
  if (workbook.strings_part.empty()) return;
  SharedStringsHandler handler(*this);
  package.read(workbook.strings_part, "sst", handler);
}

void SharedStrings::add(std::string_view text) {
  if (ends_.size() == kXlsxStringsMax || text.size() > kXlsxStringBytesMax - texts_.size()) {
    throw FormatError(say("表格的文本超过 {} 条或 {} 字节；请拆分后导入",
                          "the spreadsheet has more than {} texts, or {} bytes of them; split it",
                          kXlsxStringsMax, kXlsxStringBytesMax));
  }
  texts_ += text;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

std::string_view SharedStrings::at(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(texts_).substr(begin, ends_[index] - begin);
}

}  // namespace fundtrail
