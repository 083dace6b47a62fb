// SPDX-License-Identifier: Apache-2.0
//
// The JSON form of a record: what people write, and what `show` prints.
#pragma once

#include <utility>

#include <cereal/cereal.hpp>

#include "schemas/archive/strict_archive.h"
#include "schemas/choices.h"
#include "schemas/error.h"
#include "schemas/json/json_value.h"
#include "schemas/limits.h"

namespace fundtrail {

/// Builds the JSON form of a record: fields in order, absent ones left out.
class JsonWriter : public cereal::OutputArchive<JsonWriter> {
 public:
  using IsStrictArchive = void;

  JsonWriter() : OutputArchive(this) {}

  /// Takes what was written: an object of all fields.
  [[nodiscard]] JsonValue take() { return JsonValue(std::move(object_)); }

  void leaf(bool value) { value_ = value; }
  void leaf(std::uint16_t value) { value_ = std::uint64_t{value}; }
  void leaf(std::uint32_t value) { value_ = std::uint64_t{value}; }
  void leaf(std::uint64_t value) { value_ = value; }
  void leaf(const std::string& value) { value_ = value; }
  void leaf(const Digest& value) { value_ = format_hex(value.bytes); }
  void leaf(Date value) { value_ = format_date(value); }
  void leaf(Amount value) { value_ = format_amount(value); }
  void leaf(const Figure& value) { value_ = format_figure(value); }
  void leaf(Region value) { value_ = format_region(value); }
  void leaf(const Uscc& value) { value_ = value.value; }
  void leaf(const ProjectCode& value) { value_ = value.value; }
  void leaf(const Id& value) { value_ = value.value; }
  void leaf(const AnyRef& value) { value_ = value.id; }
  void leaf(const Operand& value) { value_ = format_operand(value); }
  void leaf(const PartyName& value) { value_ = format_party_name(value); }
  void leaf(const ReportedValue& value) { value_ = format_reported_value(value); }
  template <RefType T>
  void leaf(const T& value) {
    value_ = value.id;
  }
  template <Enumerated E>
  void leaf(E value) {
    value_ = enum_name(value);
  }

  template <class T>
  void field(const char* name, T& value) {
    is_present_ = true;
    JsonValue written = write(value);
    if (std::exchange(is_present_, true)) object_.emplace_back(name, std::move(written));
  }
  template <class T>
  void list(const std::vector<T>& values) {
    JsonArray array;
    for (const T& value : values) array.push_back(write(value));
    is_present_ = !values.empty();
    value_ = std::move(array);
  }
  template <class T>
  void maybe(const std::optional<T>& value) {
    if (value) {
      value_ = write(*value);
      is_present_ = true;
    } else {
      is_present_ = false;
    }
  }
  template <class... T>
  void alternatives(const std::variant<T...>& value) {
    std::visit([this](const auto& alternative) { value_ = write(alternative); }, value);
  }

 private:
  // Writes one value on its own: a leaf sets value_, a struct fills a fresh object_.
  template <class T>
  JsonValue write(const T& value) {
    JsonObject outer = std::exchange(object_, JsonObject());
    value_ = JsonValue();
    (*this)(value);
    JsonObject inner = std::exchange(object_, std::move(outer));
    return inner.empty() ? std::move(value_) : JsonValue(std::move(inner));
  }

  JsonObject object_;
  JsonValue value_;
  bool is_present_ = true;
};

/// One step of the path to a JSON value, for messages: `evidence[0].document`.
[[nodiscard]] std::string join_path(const std::string& path, std::string_view name);

/// Reads the JSON form of a record: every required field there, none unknown, each value valid.
/// What is wrong with a field is kept, and the others are read: `take_errors` has all of it.
class JsonReader : public cereal::InputArchive<JsonReader> {
 public:
  using IsStrictArchive = void;

  /// `kind` is that of the record, for the labels of its fields. Lifetime: `value` outlives the
  /// reader.
  JsonReader(const JsonValue& value, Kind kind) : InputArchive(this), kind_(kind) {
    value_ = &value;
  }

  /// Reads a whole struct from the value: all of its keys and no others, but for `extra_key`.
  /// Throws: FieldError if the value is no object.
  template <class T>
  void read_struct(T& value, std::string_view extra_key = {}) {
    const JsonObject& members = require_object();
    Frame outer = std::exchange(frame_, Frame{&members, std::vector<bool>(members.size()), {}, {}});
    mark_read(extra_key);
    (*this)(value);
    refuse_keys();
    frame_ = std::move(outer);
  }

  /// Takes what was wrong with the fields, in their order.
  [[nodiscard]] std::vector<FieldError> take_errors() { return std::move(errors_); }

  void leaf(bool& value);
  void leaf(std::uint16_t& value);
  void leaf(std::uint32_t& value);
  void leaf(std::uint64_t& value);
  void leaf(std::string& value);
  void leaf(Digest& value);
  void leaf(Date& value);
  void leaf(Amount& value);
  void leaf(Figure& value);
  void leaf(Region& value);
  void leaf(Uscc& value);
  void leaf(ProjectCode& value);
  void leaf(Id& value) { read_id(value.value); }
  void leaf(AnyRef& value) { read_id(value.id); }
  void leaf(Operand& value);
  void leaf(ReportedValue& value);
  void leaf(PartyName& value);
  template <RefType T>
  void leaf(T& value) {
    read_id(value.id);
  }
  template <Enumerated E>
  void leaf(E& value) {
    const std::string& name = require_text();
    const auto* entry = find_enum_name<E>(name);
    if (entry == nullptr) refuse_enumerator(name, choices<E>());
    value = entry->value;
  }

  template <class T>
  void field(const char* name, T& value) {
    const JsonValue* member = mark_read(name);
    frame_.names.push_back(name);
    if (member == nullptr) {
      accept_absence(name, value);
      return;
    }
    const JsonValue* const outer_value = std::exchange(value_, member);
    std::string outer_path = std::exchange(path_, join_path(path_, name));
    try_value(value);
    path_ = std::move(outer_path);
    value_ = outer_value;
  }
  template <class T>
  void list(std::vector<T>& values) {
    const JsonArray& array = require_array();
    values.clear();
    const JsonValue* const outer_value = value_;
    const std::string outer_path = path_;
    for (std::size_t i = 0; i < array.size(); ++i) {
      value_ = &array[i];
      path_ = outer_path + "[" + std::to_string(i) + "]";
      T value{};
      try_value(value);
      values.push_back(std::move(value));
    }
    value_ = outer_value;
    path_ = outer_path;
  }
  template <class T>
  void maybe(std::optional<T>& value) {
    read_value(value.emplace());
  }
  // The alternative is told by the key that only it has: `T::kKey`.
  template <class... T>
  void alternatives(std::variant<T...>& value) {
    std::size_t count = 0;
    ((value_->find(T::kKey) != nullptr ? ++count : count), ...);
    if (count != 1) refuse_alternatives({T::kKey...});
    ((value_->find(T::kKey) != nullptr ? read_struct(value.template emplace<T>()) : void()), ...);
  }

 private:
  // The object that is being read.
  struct Frame {
    const JsonObject* members = nullptr;
    std::vector<bool> is_read;
    std::vector<const char*> names;    // of the fields it may have
    std::vector<const char*> missing;  // those required and not there
  };

  template <class T>
  void try_value(T& value) {
    try {
      read_value(value);
    } catch (const FieldError& error) {
      errors_.push_back(error);
    }
  }

  template <class T>
  void read_value(T& value) {
    if constexpr (requires { value.serialize(*this); }) {
      read_struct(value);
    } else {
      (*this)(value);
    }
  }
  template <class T>
  void accept_absence(const char* name, T& value) {
    if constexpr (requires { value.reset(); }) {
      value.reset();
    } else if constexpr (requires {
                           value.clear();
                           value.emplace_back();
                         }) {
      value.clear();
    } else {
      frame_.missing.push_back(name);
    }
  }
  const JsonValue* mark_read(std::string_view name);
  void refuse_keys();
  void refuse_unknown_key(const std::string& key, const JsonValue& value);
  std::vector<Choice> unused_names() const;
  const JsonObject& require_object() const;
  const JsonArray& require_array() const;
  const std::string& require_text() const;
  template <class Example>
  const std::string& require_text(const Example& example) const;
  std::uint64_t require_integer(std::uint64_t most) const;
  void read_id(std::string& value);
  template <class Parser, class Example>
  auto parse(Parser parser, const Example& example) const;
  [[noreturn]] void refuse(const Message& reason) const;
  [[noreturn]] void refuse_enumerator(const std::string& name,
                                      const std::vector<Choice>& all) const;
  [[noreturn]] void refuse_alternatives(std::initializer_list<const char*> keys) const;

  Kind kind_;
  const JsonValue* value_ = nullptr;
  std::string path_;
  Frame frame_;
  std::vector<FieldError> errors_;
};

}  // namespace fundtrail

// cereal asks which archives belong together.
CEREAL_SETUP_ARCHIVE_TRAITS(fundtrail::JsonReader, fundtrail::JsonWriter)
