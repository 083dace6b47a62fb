// SPDX-License-Identifier: Apache-2.0
//
// Any text as a mapping of columns: what is refused tells why; of what is accepted every column
// that is spoken of is there, its template is a table that it reads, and so is one of all its
// headings.
#include <string>

#include "imports/table_template.h"
#include "schemas/error.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/import_judge.h"

namespace fundtrail::test {
namespace {

std::string quoted(std::string_view text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\",";
}

// The labels with their values, and each block's headings with a row of its examples and one of
// ones.
std::string table_of(const Mapping& mapping) {
  std::string table;
  for (const MappingColumn& label : mapping.labels) {
    if (label.headings.empty()) continue;
    table += quoted(label.headings.front()) + quoted(label.example) + "\n";
  }
  for (const MappingBlock& block : mapping.blocks) {
    std::string headings;
    std::string examples;
    std::string ones;
    for (const MappingColumn& column : block.columns) {
      if (column.headings.empty()) continue;
      headings += quoted(column.headings.back());
      examples += quoted(column.example);
      ones += "1,";
    }
    table += headings + "\n" + examples + "\n" + ones + "\n";
  }
  return table;
}

}  // namespace

void judge_text(std::string_view text) {
  try {
    const Mapping mapping = parse_mapping("any", text);
    demand(!mapping.blocks.empty(), "a mapping has a block");
    demand_import(mapping, table_of(mapping));
    if (has_template(mapping)) demand_import(mapping, format_csv(make_template(mapping)));
  } catch (const FormatError& error) {
    demand_reasons(error);
  }
}

}  // namespace fundtrail::test
