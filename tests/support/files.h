// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/paths.h"

namespace fundtrail::test {

/// The bytes of a file. Throws: std::runtime_error, naming it, if it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// The bytes of a file of the repository, by its path from the root. Throws: as read_file().
[[nodiscard]] inline std::string read_source(std::string_view path) {
  return read_file(source_path(path));
}

}  // namespace fundtrail::test
