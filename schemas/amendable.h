// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/error.h"
#include "schemas/record.h"

namespace fundtrail {

/// The fields of a kind that a correction may amend: never the id, nor amounts, nor of a record of
/// money what it is and whose. Source: docs/FORMAT.md "Amendable fields".
[[nodiscard]] std::vector<std::string_view> amendable_fields(Kind kind);

/// What is to be said of amendments. Paths are those of the correction, such as `set[0].value`.
struct AmendmentCheck {
  /// A field that there is not or that is not amendable, a value that is not of the field's type,
  /// an amended record that breaks a rule of its kind.
  std::vector<FieldError> errors;
  std::vector<RecordReference> references;  ///< that the new values make
  std::optional<Record> amended;            ///< the record with the new values, without errors
};

/// Checks the amendments of `correction` to `record`, the one that it is of.
[[nodiscard]] AmendmentCheck check_amendments(const Correction& correction, const Record& record);

}  // namespace fundtrail
