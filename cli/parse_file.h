// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ledger/small_file.h"
#include "schemas/error.h"

namespace fundtrail {

/// Reads a file of at most `bytes_max` bytes and parses it. Returns: what `parse` does of its text.
/// Throws: Error(kUsage) if there is no such file; what `parse` refuses, with the file's name; as
/// read_small_file.
template <class Parse>
[[nodiscard]] auto parse_file(const std::string& path, std::size_t bytes_max, Parse parse) {
  const std::optional<std::string> text = read_small_file(path, bytes_max);
  if (!text) {
    throw Error(ErrorCode::kUsage, say("没有文件 {}", "there is no file {}", shown_text(path)));
  }
  try {
    return parse(std::string_view(*text));
  } catch (const FormatError& error) {
    throw Error(error.code(), say("文件 {}：{}", "file {}: {}", shown_text(path), error.message()));
  }
}

}  // namespace fundtrail
