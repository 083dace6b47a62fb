// SPDX-License-Identifier: Apache-2.0
#include "imports/row_values.h"

#include <algorithm>
#include <utility>

#include "imports/cell_text.h"
#include "schemas/fields/document_number.h"

namespace fundtrail {
namespace {

// The most names that are remembered: what is beyond is looked up anew.
constexpr std::size_t kNamesMax = 100'000;

JsonValue choice(const MappingColumn& column, const std::string& text) {
  const auto other = column.values.find(text);
  if (other != column.values.end()) return other->second;
  for (const Choice& one : column.choices) {
    if (one.name == text || one.zh == text) return one.name;
  }
  std::vector<Choice> all = column.choices;
  if (all.empty()) {
    for (const auto& [word, name] : column.values) all.push_back({word, {}});
  }
  throw FormatError(say("不在选项之内{}。可用：{}", "is none of the choices{}. Use: {}",
                        ask_choice(text, all), list_choices(all)));
}

JsonValue truth(const std::string& text) {
  for (const std::string_view yes : {"是", "有", "true", "√"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"否", "无", "false", "×"}) {
    if (text == no) return false;
  }
  throw FormatError(say("应为 是 或 否", "it must be true or false"));
}

JsonValue texts(const std::string& text) {
  JsonArray all;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t gap = 0;
    for (const std::string_view separator : {"、", "；", ";", "\n"}) {
      const std::size_t at = rest.find(separator);
      if (at == std::string_view::npos || at >= end) continue;
      end = at;
      gap = separator.size();
    }
    const std::string one = trimmed(rest.substr(0, end));
    if (!one.empty()) all.emplace_back(one);
    rest.remove_prefix(end + gap);
  }
  return all;
}

}  // namespace

JsonValue CellReader::reference(const MappingColumn& column, const std::string& text) {
  const auto key = std::pair(column.kinds, text);
  const auto known = found_.find(key);
  if (known != found_.end()) return known->second;
  const std::string id = find_(text, column.kinds);
  if (found_.size() < kNamesMax) found_.emplace(key, id);
  return id;
}

JsonValue CellReader::document_number(const std::string& text) {
  std::string number = read_document_number(text);
  if (number != text) {
    note_ = say("文号的括号改为 〔〕：{}", "the brackets of the document number are now 〔〕: {}",
                shown_text(number));
  }
  return number;
}

JsonValue CellReader::value_of(const MappingColumn& column, Unit unit, ColumnValue& value) {
  const std::string& text = value.written;
  switch (column.type) {
    case CellType::kText:
      return text;
    case CellType::kCode:
      return read_code(text);
    case CellType::kTexts:
      return texts(text);
    case CellType::kAmount: {
      std::string amount = read_amount(text, unit);
      value.amount = parse_amount(amount);
      return amount;
    }
    case CellType::kFigure: {
      std::string figure = read_figure(text, unit);
      value.unit = parse_figure(figure).unit;
      return figure;
    }
    case CellType::kCriterion: {
      Criterion criterion = read_criterion(text, unit);
      value.comparator = criterion.comparator;
      value.unit = criterion.unit;
      // A qualitative target has no value, but its cell is not empty.
      return criterion.value.value_or(std::string());
    }
    case CellType::kResult:
      return read_result(text, unit);
    case CellType::kCount:
    case CellType::kTally:
      return read_count(text);
    case CellType::kDay:
      return read_day(text);
    case CellType::kChoice:
      return choice(column, text);
    case CellType::kTruth:
      return truth(text);
    case CellType::kReference:
      return reference(column, text);
    case CellType::kDocumentNumber:
      return document_number(text);
  }
  return text;
}

std::optional<Message> CellReader::read(const MappingColumn& column, Unit unit,
                                        ColumnValue& value) {
  note_.reset();
  value.written = trimmed(value.written);
  const bool is_words = column.type == CellType::kText || column.type == CellType::kTexts;
  if (value.written.empty() || (!is_words && is_blank_cell(value.written))) return std::nullopt;
  try {
    value.value = value_of(column, unit == Unit::kNone ? column.unit : unit, value);
    return std::nullopt;
  } catch (const Error& error) {
    const bool is_reason = error.code() == ErrorCode::kRefused || error.code() == ErrorCode::kUsage;
    if (!is_reason) throw;
    return error.message();
  }
}

}  // namespace fundtrail
