// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "schemas/error.h"

namespace fundtrail::test {

/// Runs `action` and tells the field that it refused: `(no field)` for a refusal that names none,
/// `(accepted)` if it refused nothing.
template <class Action>
[[nodiscard]] std::string refused_field(const Action& action) {
  try {
    static_cast<void>(action());
  } catch (const FieldError& error) {
    return error.code() == ErrorCode::kRefused ? error.field_path() : "(another code)";
  } catch (const FormatError& error) {
    return error.code() == ErrorCode::kRefused ? "(no field)" : "(another code)";
  }
  return "(accepted)";
}

/// Runs `action` and tells its refusal in English; empty if it refused nothing.
template <class Action>
[[nodiscard]] std::string refusal_text(const Action& action) {
  try {
    static_cast<void>(action());
  } catch (const FormatError& error) {
    return error.message().en;
  }
  return {};
}

/// Whether `action` throws a FormatError.
template <class Action>
[[nodiscard]] bool is_refused(const Action& action) {
  return refused_field(action) != "(accepted)";
}

}  // namespace fundtrail::test
