// SPDX-License-Identifier: Apache-2.0
#include "schemas/json/json_value.h"

#include <nlohmann/json.hpp>

#include "schemas/error.h"

namespace fundtrail {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson to_library(const JsonValue& value);

struct LibraryConverter {
  OrderedJson operator()(const JsonArray& array) const {
    OrderedJson result = OrderedJson::array();
    for (const JsonValue& element : array) result.push_back(to_library(element));
    return result;
  }
  OrderedJson operator()(const JsonObject& object) const {
    // Appended to the underlying vector: operator[] would search it for every key.
    OrderedJson::object_t members;
    for (const auto& [key, member] : object) {
      static_cast<OrderedJson::object_t::Container&>(members).emplace_back(key, to_library(member));
    }
    return members;
  }
  template <class T>
  OrderedJson operator()(const T& scalar) const {
    return scalar;
  }
};

OrderedJson to_library(const JsonValue& value) {
  return std::visit(LibraryConverter(), value.variant());
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  if (const JsonObject* members = object()) {
    for (const auto& [name, value] : *members) {
      if (name == key) return &value;
    }
  }
  return nullptr;
}

const JsonValue* JsonValue::find_path(std::string_view path) const {
  const JsonValue* value = this;
  while (value != nullptr) {
    const std::size_t end = path.find('.');
    value = value->find(path.substr(0, end));
    if (end == std::string_view::npos) break;
    path.remove_prefix(end + 1);
  }
  return value;
}

const JsonObject& JsonValue::members() const {
  const JsonObject* members = object();
  FUNDTRAIL_CHECK(members != nullptr);
  return *members;
}

JsonValue& JsonValue::add(std::string key, JsonValue value) {
  auto* members = std::get_if<JsonObject>(&value_);
  FUNDTRAIL_CHECK(members != nullptr);
  members->emplace_back(std::move(key), std::move(value));
  return *this;
}

std::string format_json(const JsonValue& value) { return to_library(value).dump(); }

std::string format_json_pretty(const JsonValue& value) { return to_library(value).dump(2); }

}  // namespace fundtrail
