// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "schemas/kind.h"
#include "schemas/message.h"

namespace fundtrail {

/// Returns the label of a field in both languages: `disbursement` and `to` give 收款方 and “to”.
///
/// `path` is the field's path in the JSON form, with or without indexes, such as
/// `evidence[0].document`; the label is that of its last part. The English label is the JSON name
/// with `_` read as a space. Returns: the name itself as Chinese label of a field that no kind has.
[[nodiscard]] Message field_label(Kind kind, std::string_view path);

/// Whether a field has a Chinese label of its own.
[[nodiscard]] bool has_field_label(Kind kind, std::string_view path);

}  // namespace fundtrail
