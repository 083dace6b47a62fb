// SPDX-License-Identifier: Apache-2.0
//
// The codec of one kind: what `schemas/kinds/<kind>.cc` instantiates, so that cereal's templates
// are compiled once per kind and seen by nobody else.
#pragma once

#include <string_view>

#include "schemas/bytes.h"
#include "schemas/json/json_value.h"

namespace fundtrail {

class FieldVisitor;

/// Encodes and decodes records of kind `T` (docs/FORMAT.md "Canonical bytes", "JSON form").
///
/// decode(encode(x)) == x and from_json(to_json(x)) == x for every valid x; encode(decode(b)) == b
/// for every b that decode accepts. Threads: safe to call together.
template <class T>
struct Codec {
  /// Appends the canonical bytes of `record` to `bytes`.
  static void encode(const T& record, Bytes& bytes);
  /// Throws: FormatError if `body` is not canonical or breaks a rule of the kind.
  static T decode(ByteView body);
  /// Returns the members of the JSON form, without `kind`.
  static JsonValue to_json(const T& record);
  /// Reads a JSON object; a member `kind` is passed over. Throws: FieldErrors.
  static T from_json(const JsonValue& value);
  /// Visits texts and references in the order of the fields.
  static void walk(const T& record, FieldVisitor& visitor);
};

}  // namespace fundtrail
