// SPDX-License-Identifier: Apache-2.0
//
// The bodies of Codec, for the codec files alone.
#pragma once

#include "schemas/archive/canonical.h"
#include "schemas/archive/json_archive.h"
#include "schemas/archive/record_walker.h"
#include "schemas/kinds/codec.h"

namespace fundtrail {

template <class T>
void Codec<T>::encode(const T& record, Bytes& bytes) {
  CanonicalWriter writer(bytes);
  writer(record);
}

template <class T>
T Codec<T>::decode(ByteView body) {
  T record;
  CanonicalReader reader(body);
  reader(record);
  reader.finish();
  check_rules(record);
  return record;
}

template <class T>
JsonValue Codec<T>::to_json(const T& record) {
  JsonWriter writer;
  writer(record);
  return writer.take();
}

// Adds what the rules refuse. Where fields could not be read, only the rule of `programme` can be
// told: it alone asks for nothing but its own field.
template <class T>
void add_rule_error(const T& record, const JsonValue& value, std::vector<FieldError>& errors) {
  try {
    check_rules(record);
  } catch (const FieldError& error) {
    const JsonValue* given = value.find_path(error.field_path());
    const JsonValue computed(error.shown_value());
    const bool has_value = given != nullptr || !error.shown_value().empty();
    if (errors.empty() || (error.field_path() == "programme" && given == nullptr)) {
      errors.emplace_back(error.field_path(),
                          has_value ? format_json(given ? *given : computed) : std::string(),
                          error.reason());
    }
  }
}

template <class T>
T Codec<T>::from_json(const JsonValue& value) {
  T record;
  JsonReader reader(value, T::kKind);
  reader.read_struct(record, "kind");
  std::vector<FieldError> errors = reader.take_errors();
  add_rule_error(record, value, errors);
  throw_errors(std::move(errors));
  return record;
}

template <class T>
void Codec<T>::walk(const T& record, FieldVisitor& visitor) {
  RecordWalker walker(visitor);
  walker(record);
}

}  // namespace fundtrail
