// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/record.h"

namespace fundtrail::test {

/// One line of each business kind with every field that its kind has, in the written form: what the
/// program prints of the record, byte for byte. Of kinds with alternatives, one line of each.
[[nodiscard]] std::vector<std::string> full_lines();

/// One line of each business kind with the required fields alone, in the written form.
[[nodiscard]] std::vector<std::string> minimal_lines();

/// Reads a line as an append does.
[[nodiscard]] Record read_line(std::string_view line);

/// The records of full_lines, and a genesis with every field.
[[nodiscard]] std::vector<Record> full_records();

/// The records of minimal_lines, and a genesis without a continuation.
[[nodiscard]] std::vector<Record> minimal_records();

/// Both.
[[nodiscard]] std::vector<Record> all_records();

/// The canonical body of a record.
[[nodiscard]] Bytes body_of(const Record& record);

/// Decodes a body as of `like`'s kind and version.
[[nodiscard]] Record decode_as(const Record& like, ByteView body);

}  // namespace fundtrail::test
