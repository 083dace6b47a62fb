// SPDX-License-Identifier: Apache-2.0
#include "imports/record_maker.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace fundtrail {
namespace {

using Fields = std::vector<std::pair<std::string, JsonValue>>;

constexpr std::string_view kInList = "[0]";
constexpr std::string_view kWholeList = "[]";
constexpr std::string_view kAllRows = "all";

bool is_filled(const RowContext& context, std::string_view name) {
  const ColumnValue* value = context.find(name);
  return value != nullptr && value->value.has_value();
}

// The value of `name` or `name.part`, or nothing if it is empty.
std::optional<JsonValue> value_of(std::string_view name, const RowContext& context) {
  if (name == "row") return JsonValue(context.row);
  if (name == "place") return JsonValue(context.place);
  const std::size_t dot = name.find('.');
  const ColumnValue* value = context.find(name.substr(0, dot));
  if (value == nullptr || !value->value) return std::nullopt;
  const std::string_view part = dot == std::string_view::npos ? "" : name.substr(dot + 1);
  if (part == kAllRows) {
    return value->all.empty() ? std::nullopt : std::optional(JsonValue(JsonArray(value->all)));
  }
  JsonValue result = part == "comparator" ? JsonValue(value->comparator)
                     : part == "text"     ? JsonValue(value->written)
                                          : *value->value;
  const std::string* text = result.text();
  if (text != nullptr && text->empty()) return std::nullopt;
  return result;
}

std::string text_of(const JsonValue& value) {
  const std::string* text = value.text();
  return text != nullptr ? *text : format_json(value);
}

// Calls `visit` with each name in braces.
template <class Visit>
void for_each_name(std::string_view text, const Visit& visit) {
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    const std::size_t close = text.find('}', open);
    visit(open, close, text.substr(open + 1, close - open - 1));
    open = text.find('{', close);
  }
}

std::optional<JsonValue> expand(std::string_view text, const RowContext& context) {
  const bool is_one_name = text.starts_with('{') && text.find('}') == text.size() - 1;
  if (is_one_name) return value_of(text.substr(1, text.size() - 2), context);
  std::string result;
  std::size_t done = 0;
  bool is_whole = true;
  for_each_name(text, [&](std::size_t open, std::size_t close, std::string_view name) {
    const auto value = value_of(name, context);
    is_whole = is_whole && value.has_value();
    result += text.substr(done, open - done);
    if (value) result += text_of(*value);
    done = close + 1;
  });
  if (!is_whole) return std::nullopt;
  return JsonValue(result += text.substr(done));
}

// Makes an object of fields whose names are paths.
JsonObject nest(const Fields& fields) {
  JsonObject object;
  for (const auto& [path, value] : fields) {
    const std::size_t dot = path.find('.');
    std::string name = path.substr(0, dot);
    if (dot == std::string::npos) {
      const bool is_list = name.ends_with(kWholeList);
      if (is_list) name.resize(name.size() - kWholeList.size());
      const bool is_one_of_list = is_list && !std::holds_alternative<JsonArray>(value.variant());
      object.emplace_back(name, is_one_of_list ? JsonValue(JsonArray{value}) : value);
      continue;
    }
    const bool is_in_list = name.ends_with(kInList);
    const std::string key = is_in_list ? name.substr(0, name.size() - kInList.size()) : name;
    const bool is_made = std::any_of(object.begin(), object.end(),
                                     [&key](const auto& member) { return member.first == key; });
    if (is_made) continue;
    Fields inner;
    for (const auto& [other, other_value] : fields) {
      if (other.starts_with(name + ".")) inner.emplace_back(other.substr(dot + 1), other_value);
    }
    JsonValue made(nest(inner));
    object.emplace_back(key, is_in_list ? JsonValue(JsonArray{std::move(made)}) : std::move(made));
  }
  return object;
}

std::string without_indexes(std::string_view path) {
  std::string result;
  bool is_index = false;
  for (const char c : path) {
    is_index = is_index || c == '[';
    if (!is_index) result += c;
    if (c == ']') is_index = false;
  }
  return result;
}

// Whether one path is the other, or leads to it.
bool is_same_field(std::string_view left, std::string_view right) {
  const std::string shorter = without_indexes(left.size() < right.size() ? left : right);
  const std::string longer = without_indexes(left.size() < right.size() ? right : left);
  return longer == shorter || longer.starts_with(shorter + ".");
}

bool is_met(const MappingCondition& condition, const RowContext& context) {
  for (const auto& [name, texts] : condition.cells) {
    const ColumnValue* value = context.find(name);
    const std::string written = value == nullptr ? "" : read_heading(value->written).name;
    if (std::find(texts.begin(), texts.end(), written) == texts.end()) return false;
  }
  const auto has_value = [&context](const std::string& name) { return is_filled(context, name); };
  return std::all_of(condition.filled.begin(), condition.filled.end(), has_value) &&
         std::none_of(condition.empty.begin(), condition.empty.end(), has_value);
}

// The first of the texts that has nothing empty in it.
std::optional<JsonValue> expand_first(const std::vector<std::string>& texts,
                                      const RowContext& context) {
  for (const std::string& text : texts) {
    if (auto value = expand(text, context)) return value;
  }
  return std::nullopt;
}

}  // namespace

bool makes_record(const MappingRecord& record, const RowContext& context) {
  return is_met(record.when, context) && !(record.unless && is_met(*record.unless, context));
}

JsonValue make_record(const MappingRecord& record, const RowContext& context) {
  Fields fields;
  fields.emplace_back("kind", enum_name(record.kind));
  if (const auto id = expand_first(record.ids, context)) fields.emplace_back("id", text_of(*id));
  for (const MappingField& field : record.fields) {
    if (auto value = expand_first(field.values, context)) {
      fields.emplace_back(field.path, std::move(*value));
    }
  }
  if (!record.cited_in.empty() && is_filled(context, record.cited_in)) {
    fields.emplace_back("cited_in.document", *value_of(record.cited_in, context));
    fields.emplace_back("cited_in.section", context.place);
  }
  return nest(fields);
}

std::vector<std::string> find_source_names(const MappingRecord& record, std::string_view path) {
  std::vector<std::string> names;
  const auto add = [&names](std::size_t, std::size_t, std::string_view name) {
    names.emplace_back(name.substr(0, name.find('.')));
  };
  if (path == "id") {
    for (const std::string& id : record.ids) for_each_name(id, add);
  }
  if (path.starts_with("cited_in") && !record.cited_in.empty()) names.push_back(record.cited_in);
  for (const MappingField& field : record.fields) {
    if (!is_same_field(field.path, path)) continue;
    for (const std::string& value : field.values) for_each_name(value, add);
  }
  return names;
}

std::map<std::string, std::vector<JsonValue>> columns_of_totals(const Mapping& mapping) {
  std::map<std::string, std::vector<JsonValue>> columns;
  const auto add = [&columns](std::size_t, std::size_t, std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot != std::string_view::npos && name.substr(dot + 1) == kAllRows) {
      columns[std::string(name.substr(0, dot))];
    }
  };
  for (const MappingBlock& block : mapping.blocks) {
    for (const MappingRecord& record : block.total_records) {
      for (const MappingField& field : record.fields) {
        for (const std::string& value : field.values) for_each_name(value, add);
      }
    }
  }
  return columns;
}

const ColumnValue* find_source(const MappingRecord& record, std::string_view path,
                               const RowContext& context) {
  for (const std::string& name : find_source_names(record, path)) {
    const ColumnValue* value = context.find(name);
    if (value != nullptr && value->position != BlockHeader::kAbsent) return value;
  }
  return nullptr;
}

}  // namespace fundtrail
