// SPDX-License-Identifier: Apache-2.0
#include "schemas/json_schema/json_schema.h"

#include <type_traits>
#include <utility>
#include <variant>

#include "schemas/json_schema/kind_rules.h"
#include "schemas/json_schema/schema_archive.h"
#include "schemas/record.h"

namespace fundtrail {
namespace {

constexpr const char* kDraft = "http://json-schema.org/draft-07/schema#";

std::string file_name(std::string_view name) { return std::string(name) + ".schema.json"; }

JsonValue schema_head(const Message& title) {
  return JsonObject{{"$schema", kDraft}, {"title", title.zh + " " + title.en}};
}

template <class T>
SchemaFile kind_schema() {
  SchemaArchive archive(T::kKind, "");
  const Message label = field_label(T::kKind, "kind");
  archive.required.emplace_back("kind");
  archive.properties.add(
      "kind",
      JsonObject{{"title", label.zh}, {"description", label.en}, {"const", enum_name(T::kKind)}});
  archive(T());
  JsonValue schema = schema_head(enum_label(T::kKind));
  const JsonValue fields = archive.take();
  for (const auto& [keyword, value] : fields.members()) schema.add(keyword, value);
  if (JsonArray rules = kind_rule_schemas(T::kKind); !rules.empty()) {
    schema.add("allOf", std::move(rules));
  }
  add_definitions(schema);
  return {file_name(enum_name(T::kKind)), std::move(schema)};
}

JsonValue choice_of(std::string_view kind) {
  const JsonValue is_kind = JsonObject{{"kind", JsonObject{{"const", kind}}}};
  return JsonObject{{"if", JsonObject{{"properties", is_kind}}},
                    {"then", JsonObject{{"$ref", file_name(kind)}}}};
}

SchemaFile record_schema() {
  JsonArray kinds;
  JsonArray choices;
  for (const auto& entry : enum_table(Kind{})) {
    if (is_system_kind(entry.value)) continue;
    kinds.emplace_back(entry.name);
    choices.push_back(choice_of(entry.name));
  }
  JsonValue schema = schema_head({"记录", "record"});
  const JsonValue kind = JsonObject{{"enum", std::move(kinds)}};
  schema.add("type", "object")
      .add("required", JsonArray{"kind"})
      .add("properties", JsonObject{{"kind", kind}})
      .add("allOf", std::move(choices));
  return {file_name("record"), std::move(schema)};
}

template <class... T>
void add_kind_schemas(std::vector<SchemaFile>& files, TypeTag<std::variant<T...>>) {
  const auto add = [&files]<class Body>(TypeTag<Body>) {
    if constexpr (std::is_base_of_v<RecordBase, Body>) files.push_back(kind_schema<Body>());
  };
  (add(TypeTag<T>()), ...);
}

}  // namespace

std::vector<SchemaFile> json_schemas() {
  std::vector<SchemaFile> files;
  add_kind_schemas(files, TypeTag<Record>());
  files.push_back(record_schema());
  return files;
}

}  // namespace fundtrail
