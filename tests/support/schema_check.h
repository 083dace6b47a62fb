// SPDX-License-Identifier: Apache-2.0
//
// JSON documents held against the committed JSON Schemas, by a validator that shares no code with
// the program.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace fundtrail::test {

/// One schema of schemas/v1, with those that it refers to.
class SchemaCheck {
 public:
  /// Reads schemas/v1/<name>.schema.json. Throws: std::exception if it is no schema.
  explicit SchemaCheck(std::string_view name);
  ~SchemaCheck();
  SchemaCheck(SchemaCheck&&) noexcept;

  /// Whether the schema accepts a JSON text, which is parsed leniently: of a key that occurs twice
  /// the last counts. An integer above 2^63 - 1 is taken as that, the most the validator can hold.
  /// Throws: std::exception if `json` is no JSON.
  [[nodiscard]] bool accepts(std::string_view json) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fundtrail::test
