// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "schemas/message.h"

namespace fundtrail {

/// Tells that `text` contains a resident identity number, or nothing if it does not: 18 characters
/// with no digit or letter beside them, a date of birth among them, and a valid check character.
///
/// Asked at append alone: what is recorded can never be taken out again. The message does not
/// repeat the number. Source: GB 11643-1999.
[[nodiscard]] std::optional<Message> refuse_identity_number(std::string_view text);

}  // namespace fundtrail
