// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_styles.h"

#include <string_view>

#include <fmt/format.h>

namespace fundtrail {
namespace {

// Numbers of number formats: two that are built in, and one of ours.
constexpr unsigned kGeneral = 0;
constexpr unsigned kAsText = 49;
constexpr unsigned kIsoDay = 164;

constexpr std::string_view kBegin =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFEEEEEE\"/></patternFill></fill>"
    "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "</borders><cellStyleXfs count=\"1\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>";

struct CellFormat {
  unsigned number_format = kGeneral;
  bool is_quoted = false;
  bool is_wrapped = false;
  bool is_heading = false;
};

std::string format_xml(const CellFormat& format) {
  return fmt::format(
      "<xf numFmtId=\"{}\" fontId=\"{}\" fillId=\"{}\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\" applyAlignment=\"1\"{}><alignment vertical=\"top\"{}/></xf>",
      format.number_format, format.is_heading ? 1 : 0, format.is_heading ? 2 : 0,
      format.is_quoted ? " quotePrefix=\"1\"" : "", format.is_wrapped ? " wrapText=\"1\"" : "");
}

}  // namespace

std::string styles_xml() {
  // By their places: kTextFormat to kHeadingFormat.
  const std::string formats =
      format_xml({.number_format = kAsText}) +
      format_xml({.number_format = kAsText, .is_quoted = true}) +
      format_xml({.number_format = kAsText, .is_wrapped = true}) +
      format_xml({kAsText, true, true, false}) + format_xml({.number_format = kGeneral}) +
      format_xml({.number_format = kIsoDay}) + format_xml({kAsText, false, true, true});
  return fmt::format(
      "{}<cellXfs count=\"7\">{}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" "
      "xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
      kBegin, formats);
}

}  // namespace fundtrail
