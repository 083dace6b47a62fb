// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fundtrail {

class JsonValue;

/// A JSON object in the order written. Keys are unique once parsed.
using JsonObject = std::vector<std::pair<std::string, JsonValue>>;
using JsonArray = std::vector<JsonValue>;

/// A JSON value of the strict subset fundtrail reads and writes: no null, no floating point.
class JsonValue {
 public:
  using Variant =
      std::variant<std::string, std::int64_t, std::uint64_t, bool, JsonArray, JsonObject>;

  JsonValue() : value_(JsonObject()) {}
  JsonValue(std::string text) : value_(std::move(text)) {}
  JsonValue(std::string_view text) : value_(std::string(text)) {}
  JsonValue(const char* text) : value_(std::string(text)) {}
  JsonValue(std::int64_t number) : value_(number) {}
  JsonValue(std::uint64_t number) : value_(number) {}
  JsonValue(int number) : value_(static_cast<std::int64_t>(number)) {}
  JsonValue(bool truth) : value_(truth) {}
  JsonValue(JsonArray array) : value_(std::move(array)) {}
  JsonValue(JsonObject object) : value_(std::move(object)) {}

  [[nodiscard]] const Variant& variant() const noexcept { return value_; }

  /// The value as one type, or nullptr if it is another.
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const JsonArray* array() const { return std::get_if<JsonArray>(&value_); }
  [[nodiscard]] const JsonObject* object() const { return std::get_if<JsonObject>(&value_); }

  /// The members of an object. Requires: this is one.
  [[nodiscard]] const JsonObject& members() const;

  /// The member `key` of an object, or nullptr. Cost: linear in the number of members.
  [[nodiscard]] const JsonValue* find(std::string_view key) const;

  /// The member at a path such as `claim.value`, or nullptr. Elements of lists are not found.
  [[nodiscard]] const JsonValue* find_path(std::string_view path) const;

  /// Adds a member to an object. Requires: this is an object.
  JsonValue& add(std::string key, JsonValue value);

  friend bool operator==(const JsonValue&, const JsonValue&) = default;

 private:
  Variant value_;
};

/// Parses one JSON document.
///
/// Refused, each with its place: duplicate keys (also when escaped differently), null, floating
/// point, integers beyond 64 bits, -0, NUL, ill-formed UTF-8, a byte order mark (with the cure),
/// nesting deeper than kJsonDepthMax, more than kJsonLineBytesMax bytes, trailing text.
/// Throws: FormatError; where fields are at fault, FieldErrors. Threads: safe to call together.
[[nodiscard]] JsonValue parse_json(std::string_view text);

/// Formats on one line, without spaces, non-ASCII as is.
[[nodiscard]] std::string format_json(const JsonValue& value);

/// Formats over several lines, indented by two spaces.
[[nodiscard]] std::string format_json_pretty(const JsonValue& value);

}  // namespace fundtrail
