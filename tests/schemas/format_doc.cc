// SPDX-License-Identifier: Apache-2.0
#include "tests/schemas/format_doc.h"

#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/paths.h"

namespace fundtrail::test {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool is_heading(std::string_view line) {
  return line.starts_with("#") || (line.starts_with("**") && line.ends_with("**")) ||
         line.starts_with("**0 ") ||
         (line.starts_with("**") && line.size() > 3 && line[2] >= '1' && line[2] <= '9');
}

// The words of a heading: `### Kind `party`` is "Kind `party`", "**0 `sum`** A sum." is "0 `sum`".
std::string_view heading_title(std::string_view line) {
  if (line.starts_with("**")) {
    line.remove_prefix(2);
    return line.substr(0, line.find("**"));
  }
  line.remove_prefix(line.find_first_not_of("# "));
  return line;
}

VectorBlock::Line parse_line(const std::string& text, int key_words) {
  std::size_t end = 0;
  for (int word = 0; word < key_words && end != std::string::npos; ++word) {
    end = text.find(' ', word == 0 ? 0 : end + 1);
  }
  if (end == std::string::npos) return {text, "", {}};
  return {text.substr(0, end), text.substr(end + 1), {}};
}

}  // namespace

const std::string& format_doc() {
  static const std::string text = [] {
    std::ifstream stream(source_path("docs/FORMAT.md"), std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
  }();
  return text;
}

std::string section(std::string_view title) {
  std::string text;
  bool is_inside = false;
  for (const std::string& line : lines_of(format_doc())) {
    if (is_heading(line)) {
      if (is_inside) break;
      is_inside = heading_title(line) == title;
    } else if (is_inside) {
      text += line + "\n";
    }
  }
  return text;
}

std::vector<std::string> table_rows(std::string_view text) {
  std::vector<std::string> rows;
  bool is_inside = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("|---")) {
      is_inside = true;
    } else if (is_inside && !line.starts_with("|")) {
      break;
    } else if (is_inside) {
      rows.push_back(line);
    }
  }
  return rows;
}

std::string VectorBlock::Line::joined() const {
  std::string all = value;
  for (const std::string& line : more_lines) all += line;
  return all;
}

const VectorBlock::Line& VectorBlock::at(std::string_view key) const {
  for (const Line& line : lines) {
    if (line.key == key) return line;
  }
  throw std::runtime_error("no vector line " + std::string(key));
}

std::uint64_t VectorBlock::number(std::string_view key) const {
  const std::string& text = at(key).value;
  std::uint64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ptr != text.data() + text.size()) throw std::runtime_error("no number: " + text);
  return number;
}

std::string VectorBlock::Line::text() const {
  std::string all;
  for (const std::string& line : more_lines) all += line + "\n";
  return all;
}

std::vector<VectorBlock> vector_blocks(std::string_view kind, int key_words) {
  std::vector<VectorBlock> blocks;
  bool is_inside = false;
  for (const std::string& line : lines_of(format_doc())) {
    if (line.starts_with("```")) {
      is_inside = !is_inside && line.substr(3) == kind;
      if (is_inside) blocks.emplace_back();
    } else if (is_inside && (line.empty() || line.starts_with("  "))) {
      blocks.back().lines.back().more_lines.push_back(line.substr(line.empty() ? 0 : 2));
    } else if (is_inside) {
      blocks.back().lines.push_back(parse_line(line, key_words));
    }
  }
  return blocks;
}

}  // namespace fundtrail::test
