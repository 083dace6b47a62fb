// SPDX-License-Identifier: Apache-2.0
#include "tests/support/markdown.h"

#include <sstream>
#include <stdexcept>

namespace fundtrail::test {
namespace {

// The number of marks of a heading; 0 of any other line.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  const bool is_heading = level != std::string_view::npos && line[level] == ' ';
  return is_heading ? level : 0;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  row.remove_prefix(1);
  for (std::size_t end = row.find('|'); end != std::string_view::npos; end = row.find('|')) {
    cells.push_back(trimmed(row.substr(0, end)));
    row.remove_prefix(end + 1);
  }
  return cells;
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string section_of(std::string_view page, std::string_view heading) {
  std::string text;
  bool is_inside = false;
  for (const std::string& line : split_lines(page)) {
    const std::size_t level = heading_level(line);
    if (is_inside && level > 0 && level <= heading_level(heading)) return text;
    if (is_inside) text += line + "\n";
    is_inside = is_inside || line == heading;
  }
  if (!is_inside) throw std::runtime_error("no heading " + std::string(heading));
  return text;
}

std::vector<std::vector<std::string>> table_cells(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  bool is_body = false;
  for (const std::string& line : split_lines(text)) {
    if (is_body && line.starts_with("|")) rows.push_back(cells_of(line));
    is_body = line.starts_with("|---") || (is_body && line.starts_with("|"));
  }
  return rows;
}

}  // namespace fundtrail::test
