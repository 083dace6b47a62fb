// SPDX-License-Identifier: Apache-2.0
//
// The JSON Schemas (draft-07) of what people write, made from the fields that each kind lists.
#pragma once

#include <string>
#include <vector>

#include "schemas/json/json_value.h"

namespace fundtrail {

/// A schema, and the name of its file in schemas/v1.
struct SchemaFile {
  std::string name;
  JsonValue schema;
};

/// Returns `<kind>.schema.json` of every kind that people write, in the order of their numbers, and
/// `record.schema.json`, which tells by `kind` which of them holds.
///
/// A schema accepts whatever record_from_json accepts; what it cannot tell is listed in
/// tests/schemas/schema_limits_test.cc. Source: docs/FORMAT.md "JSON form".
[[nodiscard]] std::vector<SchemaFile> json_schemas();

}  // namespace fundtrail
