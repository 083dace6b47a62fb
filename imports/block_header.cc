// SPDX-License-Identifier: Apache-2.0
#include "imports/block_header.h"

#include <algorithm>
#include <utility>

#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::pair<std::string_view, std::string_view> kReplacements[] = {
    {" ", ""},   {"\t", ""},  {"\n", ""},  {"\r", ""}, {"\u3000", ""}, {"\u00A0", ""},
    {"（", "("}, {"）", ")"}, {"：", ":"}, {"*", ""},  {"★", ""}};

std::string comparable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto* const found =
        std::find_if(std::begin(kReplacements), std::end(kReplacements),
                     [text](const auto& pair) { return text.starts_with(pair.first); });
    const bool is_found = found != std::end(kReplacements);
    result += is_found ? found->second : text.substr(0, 1);
    text.remove_prefix(is_found ? found->first.size() : 1);
  }
  return result;
}

Unit unit_in(std::string_view text) {
  constexpr std::string_view kPrefixes[] = {"单位:", "人民币"};
  for (const std::string_view prefix : kPrefixes) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  const auto* const entry = find_enum_name<Unit>(text);
  return entry == nullptr ? Unit::kNone : entry->value;
}

bool has_heading(const MappingColumn& column, std::string_view name) {
  return std::find(column.compared.begin(), column.compared.end(), name) != column.compared.end();
}

void require_one(const BlockHeader& header, std::size_t column, std::size_t position,
                 std::uint64_t row) {
  const std::size_t earlier = header.positions[column];
  if (earlier == BlockHeader::kAbsent) return;
  throw FormatError(say("{} 和 {} 是同一列的列名（{}），不知道用哪一列",
                        "{} and {} are headings of the same column (“{}”): which is meant is not "
                        "known",
                        cell_name(earlier, row), cell_name(position, row),
                        shown_text(header.headings[column])));
}

BlockHeader find_positions(const MappingBlock& block, const TableRow& row) {
  BlockHeader header;
  header.row = row.number;
  header.positions.assign(block.columns.size(), BlockHeader::kAbsent);
  header.headings.resize(block.columns.size());
  header.units.assign(block.columns.size(), Unit::kNone);
  for (std::size_t position = 0; position < row.cells.size(); ++position) {
    const std::string& text = row.cells[position].text;
    if (text.empty()) continue;
    const Heading heading = read_heading(text);
    for (std::size_t column = 0; column < block.columns.size(); ++column) {
      if (!has_heading(block.columns[column], heading.name)) continue;
      require_one(header, column, position, row.number);
      header.positions[column] = position;
      header.headings[column] = heading.name;
      header.units[column] = heading.unit;
      header.first = std::min(header.first, position);
    }
  }
  return header;
}

}  // namespace

Heading read_heading(std::string_view text) {
  Heading heading{comparable(text), Unit::kNone};
  std::string& name = heading.name;
  while (name.ends_with(')') || name.ends_with(':')) {
    if (name.ends_with(':')) {
      name.pop_back();
      continue;
    }
    const std::size_t open = name.rfind('(');
    if (open == std::string::npos || open == 0) break;
    const std::string_view inner = std::string_view(name).substr(open + 1);
    const Unit unit = unit_in(inner.substr(0, inner.size() - 1));
    if (unit != Unit::kNone) heading.unit = unit;
    name.resize(open);
  }
  return heading;
}

Unit read_unit_note(std::string_view text) {
  const std::string note = comparable(text);
  const std::size_t begin = note.find("单位:");
  if (begin == std::string::npos) return Unit::kNone;
  const Unit unit = unit_in(std::string_view(note).substr(begin));
  return is_money(unit) ? unit : Unit::kNone;
}

BlockHeader find_header(const MappingBlock& block, const TableRow& row) {
  BlockHeader header = find_positions(block, row);
  for (std::size_t position = 0; position < header.first; ++position) {
    const Unit unit = read_heading(row.cells[position].text).unit;
    if (is_money(unit)) header.unit = unit;
  }
  return header;
}

std::vector<std::string> missing_headings(const MappingBlock& block, const TableRow& row) {
  std::vector<std::string> names;
  for (const Cell& cell : row.cells) names.push_back(read_heading(cell.text).name);
  std::vector<std::string> missing;
  for (const MappingColumn& column : block.columns) {
    if (!column.is_required || column.headings.empty()) continue;
    const bool is_there = std::any_of(names.begin(), names.end(), [&column](const auto& name) {
      return has_heading(column, name);
    });
    if (!is_there) missing.push_back(column.headings.front());
  }
  return missing;
}

}  // namespace fundtrail
