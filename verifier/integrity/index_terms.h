// SPDX-License-Identifier: Apache-2.0
//
// Stored index keys in words. Private to verifier/integrity.
#pragma once

#include <string>
#include <string_view>

#include "schemas/bytes.h"
#include "schemas/index_key.h"
#include "schemas/message.h"

namespace fundtrail {

/// A stored term as it can be printed: as it is if it is visible ASCII, else in hexadecimal.
[[nodiscard]] std::string show_term(std::string_view term);

/// A key in words, such as “机构 changchun”.
[[nodiscard]] Message describe_index_key(const IndexKey& key);

}  // namespace fundtrail
