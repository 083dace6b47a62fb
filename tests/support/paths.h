// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace fundtrail::test {

/// Returns: the `fundtrail` program of this build, or FUNDTRAIL_PROGRAM where that is set.
[[nodiscard]] std::filesystem::path program_path();

/// Returns: a file or folder of the repository, by its path from the root, as
/// `source_path("examples/jilin-2024")`.
[[nodiscard]] std::filesystem::path source_path(std::string_view relative);

/// Returns: a file or folder of the larger test vectors that are not part of the repository
/// (FUNDTRAIL_VECTORS), or nothing where they are not at hand. A test that uses them says so and
/// passes without.
[[nodiscard]] std::optional<std::filesystem::path> vectors_path(std::string_view relative);

/// The same of texts of real reports (FUNDTRAIL_REPORTS).
[[nodiscard]] std::optional<std::filesystem::path> reports_path(std::string_view relative);

}  // namespace fundtrail::test
