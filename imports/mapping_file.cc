// SPDX-License-Identifier: Apache-2.0
//
// Mappings as TOML.
#include <algorithm>
#include <set>
#include <utility>

#include <toml++/toml.h>

#include "imports/block_header.h"
#include "imports/choice_tables.h"
#include "imports/mapping.h"
#include "schemas/error.h"

namespace fundtrail {
namespace {

constexpr std::string_view kFormat = "fundtrail.mapping/1";

constexpr std::pair<std::string_view, CellType> kCellTypes[] = {
    {"text", CellType::kText},           {"code", CellType::kCode},
    {"texts", CellType::kTexts},         {"amount", CellType::kAmount},
    {"figure", CellType::kFigure},       {"criterion", CellType::kCriterion},
    {"result", CellType::kResult},       {"count", CellType::kCount},
    {"tally", CellType::kTally},         {"day", CellType::kDay},
    {"choice", CellType::kChoice},       {"truth", CellType::kTruth},
    {"reference", CellType::kReference}, {"document_number", CellType::kDocumentNumber}};

[[noreturn]] void refuse_at(const toml::node& node, const Message& reason) {
  throw FormatError(say("第 {} 行：{}", "line {}: {}", node.source().begin.line, reason));
}

// A table of a mapping, of which every key must be asked for.
class Section {
 public:
  explicit Section(const toml::table& table) : table_(table) {}

  std::optional<std::string> text(const char* key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    return text_of(*node);
  }

  std::string required(const char* key) {
    if (auto value = text(key)) return *value;
    refuse_at(table_, say("缺少 {}", "{} is missing", key));
  }

  bool truth(const char* key, bool otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    refuse_at(*node, say("应为 true 或 false", "it must be true or false"));
  }

  // A text stands for a list of one.
  std::vector<std::string> texts(const char* key) {
    const toml::node* node = find(key);
    return node == nullptr ? std::vector<std::string>() : texts_of(*node);
  }

  std::vector<const toml::table*> tables(const char* key) {
    const toml::node* node = find(key);
    std::vector<const toml::table*> tables;
    if (node == nullptr) return tables;
    const toml::array* array = node->as_array();
    if (array == nullptr) refuse_at(*node, say("应写作 [[{}]]", "write it as [[{}]]", key));
    for (const toml::node& element : *array) {
      if (!element.is_table()) refuse_at(element, say("应写作 [[{}]]", "write it as [[{}]]", key));
      tables.push_back(element.as_table());
    }
    return tables;
  }

  const toml::table* table(const char* key) {
    const toml::node* node = find(key);
    if (node != nullptr && !node->is_table()) {
      refuse_at(*node, say("应为一个表", "it must be a table"));
    }
    return node == nullptr ? nullptr : node->as_table();
  }

  // The node of a key, for refusals. Requires: it is there.
  const toml::node& node(const char* key) { return *find(key); }

  void finish() const {
    for (const auto& [key, node] : table_) {
      if (asked_.contains(std::string(key.str()))) continue;
      refuse_at(node, say("不认识 {}", "{} is not known", shown_text(key.str())));
    }
  }

  static std::string text_of(const toml::node& node) {
    const auto value = node.value_exact<std::string>();
    if (!value || value->empty()) {
      refuse_at(node, say("应为非空文字", "it must be a text that is not empty"));
    }
    return *value;
  }

  static std::vector<std::string> texts_of(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr) return {text_of(node)};
    std::vector<std::string> texts;
    for (const toml::node& element : *array) texts.push_back(text_of(element));
    return texts;
  }

 private:
  const toml::node* find(const char* key) {
    asked_.insert(key);
    return table_.get(key);
  }

  const toml::table& table_;
  std::set<std::string> asked_;
};

template <class T, class Find>
T named(Section& section, const char* key, const std::string& name, const Find& find) {
  if (const std::optional<T> found = find(name)) return *found;
  refuse_at(section.node(key), say("不认识“{}”", "“{}” is not known", shown_text(name)));
}

std::optional<CellType> find_cell_type(std::string_view name) {
  for (const auto& [key, type] : kCellTypes) {
    if (key == name) return type;
  }
  return std::nullopt;
}

std::optional<Kind> find_kind(std::string_view name) {
  const auto* const entry = find_enum_name<Kind>(name);
  if (entry == nullptr || is_system_kind(entry->value)) return std::nullopt;
  return entry->value;
}

std::optional<Unit> find_unit(std::string_view name) {
  const auto* const entry = find_enum_name<Unit>(name);
  return entry == nullptr ? std::nullopt : std::optional(entry->value);
}

// Rows are many, and what they are compared with is the same for all of them.
std::vector<std::string> compared(const std::vector<std::string>& texts) {
  std::vector<std::string> names;
  for (const std::string& text : texts) names.push_back(read_heading(text).name);
  return names;
}

void read_choices(Section& section, MappingColumn& column) {
  if (const auto enumeration = section.text("choices")) {
    column.choices = named<std::vector<Choice>>(section, "choices", *enumeration, find_choices);
  }
  const toml::table* values = section.table("values");
  if (values == nullptr) return;
  for (const auto& [key, node] : *values) {
    column.values.emplace(std::string(key.str()), Section::text_of(node));
  }
}

MappingColumn read_column(const toml::table& table) {
  Section section(table);
  MappingColumn column;
  column.name = section.required("name");
  column.headings = section.texts("headings");
  column.compared = compared(column.headings);
  if (const auto type = section.text("type")) {
    column.type = named<CellType>(section, "type", *type, find_cell_type);
  }
  column.is_required = section.truth("required", false);
  column.is_left = section.truth("left", false);
  column.fills_down = section.truth("fills_down", false);
  if (const auto unit = section.text("unit")) {
    column.unit = named<Unit>(section, "unit", *unit, find_unit);
  }
  column.unit_column = section.text("unit_column").value_or("");
  read_choices(section, column);
  for (const std::string& kind : section.texts("kinds")) {
    column.kinds.push_back(named<Kind>(section, "kinds", kind, find_kind));
  }
  column.value = section.text("value");
  column.example = section.text("example").value_or("");
  section.finish();
  const bool has_kinds = !column.kinds.empty();
  if ((column.type == CellType::kReference) != has_kinds) {
    refuse_at(table, say("reference 类型须写 kinds，其他类型不写",
                         "a reference has `kinds`, and nothing else has"));
  }
  if (column.type == CellType::kChoice && column.choices.empty() && column.values.empty()) {
    refuse_at(table,
              say("choice 类型须写 choices 或 values", "a choice has `choices` or `values`"));
  }
  return column;
}

std::vector<MappingColumn> read_columns(Section& section, const char* key) {
  std::vector<MappingColumn> columns;
  for (const toml::table* table : section.tables(key)) {
    MappingColumn column = read_column(*table);
    const bool is_twice = std::any_of(columns.begin(), columns.end(), [&column](const auto& other) {
      return other.name == column.name;
    });
    if (is_twice)
      refuse_at(*table, say("{} 写了两次", "{} is there twice", shown_text(column.name)));
    columns.push_back(std::move(column));
  }
  return columns;
}

MappingCondition read_condition(const toml::table& table) {
  MappingCondition condition;
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    std::vector<std::string> texts = Section::texts_of(node);
    if (name == "filled") {
      condition.filled = std::move(texts);
    } else if (name == "empty") {
      condition.empty = std::move(texts);
    } else {
      condition.cells.emplace(name, compared(texts));
    }
  }
  return condition;
}

void read_fields(const toml::table& table, MappingRecord& record) {
  if (table.size() > kMappingFieldsMax) {
    refuse_at(table, say("最多 {} 个字段", "there are at most {} fields", kMappingFieldsMax));
  }
  for (const auto& [key, node] : table) {
    const std::string path(key.str());
    if (std::count(path.begin(), path.end(), '.') >= std::ptrdiff_t{kMappingPathPartsMax}) {
      refuse_at(node, say("路径最多 {} 段", "a path has at most {} parts", kMappingPathPartsMax));
    }
    record.fields.push_back({path, Section::texts_of(node)});
  }
  // Records have their fields in the order written here, not in that of their names.
  std::stable_sort(record.fields.begin(), record.fields.end(),
                   [&table](const MappingField& left, const MappingField& right) {
                     const auto line = [&table](const MappingField& field) {
                       return table.get(field.path)->source().begin.line;
                     };
                     return line(left) < line(right);
                   });
}

MappingRecord read_record(const toml::table& table) {
  Section section(table);
  MappingRecord record;
  record.kind = named<Kind>(section, "kind", section.required("kind"), find_kind);
  record.ids = section.texts("id");
  if (record.ids.empty()) refuse_at(table, say("缺少 id", "id is missing"));
  record.cited_in = section.text("cited_in").value_or("");
  if (const toml::table* when = section.table("when")) record.when = read_condition(*when);
  if (const toml::table* unless = section.table("unless")) record.unless = read_condition(*unless);
  if (const toml::table* fields = section.table("fields")) read_fields(*fields, record);
  section.finish();
  return record;
}

std::vector<MappingRecord> read_records(Section& section, const char* key) {
  std::vector<MappingRecord> records;
  for (const toml::table* table : section.tables(key)) records.push_back(read_record(*table));
  return records;
}

MappingBlock read_block(Section& section) {
  MappingBlock block;
  block.columns = read_columns(section, "column");
  block.records = read_records(section, "record");
  block.total_records = read_records(section, "total_record");
  block.group = section.text("group").value_or("");
  block.totals = section.texts("totals");
  block.passes_over = compared(section.texts("passes_over"));
  block.checks_totals = section.truth("checks_totals", true);
  return block;
}

bool is_known_column(const Mapping& mapping, const MappingBlock& block, std::string_view name) {
  const auto has_name = [name](const MappingColumn& column) { return column.name == name; };
  return name == "row" || name == "place" ||
         std::any_of(block.columns.begin(), block.columns.end(), has_name) ||
         std::any_of(mapping.labels.begin(), mapping.labels.end(), has_name);
}

void require_columns_of(const Mapping& mapping, const MappingBlock& block, std::string_view text) {
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (close == std::string_view::npos ||
        !is_known_column(mapping, block, name.substr(0, name.find('.')))) {
      throw FormatError(say("“{}”里没有可用的列", "“{}” names no column", shown_text(text)));
    }
    open = text.find('{', close);
  }
}

void check_condition(const Mapping& mapping, const MappingBlock& block,
                     const MappingCondition& condition) {
  std::vector<std::string> names = condition.filled;
  names.insert(names.end(), condition.empty.begin(), condition.empty.end());
  for (const auto& [name, texts] : condition.cells) names.push_back(name);
  for (const std::string& name : names) require_columns_of(mapping, block, "{" + name + "}");
}

void check_record(const Mapping& mapping, const MappingBlock& block, const MappingRecord& record) {
  check_condition(mapping, block, record.when);
  if (record.unless) check_condition(mapping, block, *record.unless);
  for (const std::string& id : record.ids) require_columns_of(mapping, block, id);
  for (const MappingField& field : record.fields) {
    for (const std::string& value : field.values) require_columns_of(mapping, block, value);
  }
  if (!record.cited_in.empty()) require_columns_of(mapping, block, "{" + record.cited_in + "}");
}

// Every column that is spoken of must be there, so that a slip is not an empty field for ever.
void check_names(const Mapping& mapping) {
  for (const MappingRecord& record : mapping.records) check_record(mapping, {}, record);
  for (const MappingBlock& block : mapping.blocks) {
    const auto require = [&](const std::string& name) {
      require_columns_of(mapping, block, "{" + name + "}");
    };
    for (const MappingColumn& column : block.columns) {
      if (!column.unit_column.empty()) require(column.unit_column);
    }
    if (!block.group.empty()) require(block.group);
    for (const MappingRecord& record : block.records) check_record(mapping, block, record);
    for (const MappingRecord& record : block.total_records) check_record(mapping, block, record);
  }
}

Mapping read_mapping(std::string name, const toml::table& table) {
  Section section(table);
  if (section.required("format") != kFormat) {
    refuse_at(section.node("format"), say("应为 {}", "it must be {}", kFormat));
  }
  Mapping mapping;
  mapping.name = std::move(name);
  mapping.title.zh = section.required("title");
  mapping.title.en = section.required("title_en");
  mapping.labels = read_columns(section, "label");
  const std::vector<const toml::table*> blocks = section.tables("block");
  if (blocks.empty()) {
    mapping.blocks.push_back(read_block(section));
    if (mapping.blocks.front().records.empty()) {
      refuse_at(table, say("须有 [[record]]", "there must be a [[record]]"));
    }
  } else {
    mapping.records = read_records(section, "record");
  }
  for (const toml::table* one : blocks) {
    Section inner(*one);
    std::string title = inner.required("title");
    mapping.blocks.push_back(read_block(inner));
    mapping.blocks.back().title = std::move(title);
    inner.finish();
  }
  section.finish();
  for (const MappingBlock& block : mapping.blocks) {
    const bool has_heading = std::any_of(
        block.columns.begin(), block.columns.end(),
        [](const MappingColumn& column) { return column.is_required && !column.headings.empty(); });
    if (!has_heading) {
      refuse_at(table, say("每个表须有一个 required 的列，凭它认出表头",
                           "each block must have a required column, by which its header row is "
                           "known"));
    }
  }
  check_names(mapping);
  return mapping;
}

}  // namespace

Mapping parse_mapping(std::string name, std::string_view toml) {
  if (toml.size() > kMappingBytesMax) {
    throw FormatError(say("超过 {} 字节", "it is longer than {} bytes", kMappingBytesMax));
  }
  try {
    return read_mapping(std::move(name), toml::parse(toml));
  } catch (const toml::parse_error& error) {
    throw FormatError(say("第 {} 行不是 TOML：{}", "line {} is no TOML: {}",
                          error.source().begin.line, shown_text(error.description())));
  }
}

}  // namespace fundtrail
