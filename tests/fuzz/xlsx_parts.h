// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "imports/zip_writer.h"

namespace fundtrail::test {

/// What stands between two parts.
inline constexpr char kPartEnd = '\x1E';

/// The parts that an input may give, in this order, and what they are if it does not.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kXlsxParts = {{
    {"xl/worksheets/sheet1.xml",
     "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"},
    {"xl/sharedStrings.xml",
     "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
     "<si><t>a</t></si><si><t>b</t></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
     "<cellXfs><xf/><xf numFmtId='10'/><xf numFmtId='14'/></cellXfs></styleSheet>"},
    {"xl/workbook.xml",
     "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
     "xmlns:r='r'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
     "<Relationship Id='r1' Type='worksheet' Target='worksheets/sheet1.xml'/>"
     "<Relationship Id='r2' Type='styles' Target='styles.xml'/>"
     "<Relationship Id='r3' Type='sharedStrings' Target='sharedStrings.xml'/></Relationships>"},
}};

/// The .xlsx file of the parts that `input` gives.
inline std::string zip_xlsx_parts(std::string_view input) {
  ZipWriter archive;
  archive.begin("_rels/.rels");
  archive.write(
      "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
      "<Relationship Id='r1' Type='officeDocument' Target='xl/workbook.xml'/></Relationships>");
  for (const auto& [name, otherwise] : kXlsxParts) {
    const std::string_view part = input.substr(0, input.find(kPartEnd));
    input.remove_prefix(std::min(part.size() + 1, input.size()));
    archive.begin(std::string(name));
    archive.write(part.empty() ? otherwise : part);
  }
  return archive.finish();
}

}  // namespace fundtrail::test
