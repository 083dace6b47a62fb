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

template <class T>
T Codec<T>::from_json(const JsonValue& value) {
  T record;
  JsonReader reader(value, "");
  reader.read_struct(record, "kind");
  check_rules(record);
  return record;
}

template <class T>
void Codec<T>::walk(const T& record, FieldVisitor& visitor) {
  RecordWalker walker(visitor);
  walker(record);
}

}  // namespace fundtrail
