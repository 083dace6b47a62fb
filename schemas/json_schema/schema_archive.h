// SPDX-License-Identifier: Apache-2.0
//
// The archive that is told the fields of a struct and makes a JSON Schema of them.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <cereal/cereal.hpp>

#include "schemas/archive/json_archive.h"
#include "schemas/archive/strict_archive.h"
#include "schemas/json_schema/definitions.h"
#include "schemas/labels.h"
#include "schemas/limits.h"

namespace fundtrail {

/// Lists the fields of a struct of `kind`, in order; run it over a value of the type, which is not
/// looked at.
class SchemaArchive : public cereal::OutputArchive<SchemaArchive> {
 public:
  using IsStrictArchive = void;

  /// `path` is where the struct stands in a record, for the labels of its fields.
  SchemaArchive(Kind kind, std::string path)
      : OutputArchive(this), kind_(kind), path_(std::move(path)) {}

  template <class T>
  void field(const char* name, T&) {
    add_field(name, TypeTag<std::remove_const_t<T>>());
  }

  /// Takes an object schema with the fields listed, all others refused.
  [[nodiscard]] JsonValue take() {
    JsonValue schema = JsonObject{{"type", "object"}, {"additionalProperties", false}};
    if (!required.empty()) schema.add("required", std::move(required));
    schema.add("properties", std::move(properties));
    return schema;
  }

  JsonValue properties;  ///< of the fields listed so far
  JsonArray required;    ///< the names of those that must be there

 private:
  template <class T>
  void add_field(const char* name, TypeTag<T> type) {
    required.emplace_back(name);
    add_property(name, type);
  }
  template <class T>
  void add_field(const char* name, TypeTag<std::optional<T>>) {
    add_property(name, TypeTag<T>());
  }
  template <class T>
  void add_field(const char* name, TypeTag<std::vector<T>> type) {
    add_property(name, type);
  }

  // Beside a `$ref` no other keyword counts, so that the reference of a labelled field is wrapped.
  template <class T>
  void add_property(const char* name, TypeTag<T> type) {
    const std::string path = join_path(path_, name);
    const Message label = field_label(kind_, path);
    JsonValue property = JsonObject{{"title", label.zh}, {"description", label.en + detail(type)}};
    JsonValue schema = schema_of(path, type);
    if (schema.find("$ref") != nullptr) {
      property.add("allOf", JsonArray{std::move(schema)});
    } else {
      for (const auto& [keyword, value] : schema.members()) property.add(keyword, value);
    }
    properties.add(name, std::move(property));
  }

  // What a description says beyond the label: the kind of record, or the labels of enumerators.
  template <class T>
  static std::string detail(TypeTag<T>) {
    std::string text;
    if constexpr (Enumerated<T> && !std::is_same_v<T, Unit>) {
      for (const auto& entry : enum_table(T{})) {
        text +=
            (text.empty() ? ": " : ", ") + std::string(entry.name) + " " + std::string(entry.zh);
      }
    }
    return text;
  }
  template <Kind kTarget>
  static std::string detail(TypeTag<Ref<kTarget>>) {
    return ": id of " + std::string(enum_name(kTarget));
  }
  template <class T>
  static std::string detail(TypeTag<std::vector<T>>) {
    return detail(TypeTag<T>());
  }

  template <class T>
  JsonValue schema_of(const std::string& path, TypeTag<T> type) const {
    if constexpr (Enumerated<T>) {
      return JsonObject{{"enum", enumerator_names<T>()}};
    } else if constexpr (requires { definition_name(type); }) {
      return reference_to(definition_name(type));
    } else {
      SchemaArchive archive(kind_, path);
      archive(T());
      return archive.take();
    }
  }
  static JsonValue schema_of(const std::string&, TypeTag<bool>) {
    return JsonObject{{"type", "boolean"}};
  }
  static JsonValue schema_of(const std::string&, TypeTag<std::uint16_t>) {
    return JsonObject{{"type", "integer"}, {"minimum", 0}, {"maximum", 65'535}};
  }
  static JsonValue schema_of(const std::string&, TypeTag<std::uint64_t>) {
    return JsonObject{{"type", "integer"}, {"minimum", 0}};
  }
  template <class T>
  JsonValue schema_of(const std::string& path, TypeTag<std::vector<T>>) const {
    return JsonObject{{"type", "array"},
                      {"maxItems", std::uint64_t{kListSizeMax}},
                      {"items", schema_of(path, TypeTag<T>())}};
  }
  // The key that tells an alternative is required even where it is a list.
  template <class... T>
  JsonValue schema_of(const std::string& path, TypeTag<std::variant<T...>>) const {
    JsonArray alternatives;
    const auto add = [&]<class Alternative>(TypeTag<Alternative>) {
      SchemaArchive archive(kind_, path);
      archive(Alternative());
      if (archive.required.front() != JsonValue(Alternative::kKey)) {
        archive.required.insert(archive.required.begin(), Alternative::kKey);
      }
      alternatives.push_back(archive.take());
    };
    (add(TypeTag<T>()), ...);
    return JsonObject{{"oneOf", std::move(alternatives)}};
  }

  Kind kind_;
  std::string path_;
};

}  // namespace fundtrail
