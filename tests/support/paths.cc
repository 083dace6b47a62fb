// SPDX-License-Identifier: Apache-2.0
#include "tests/support/paths.h"

#include <cstdlib>

namespace fundtrail::test {
namespace {

std::optional<std::filesystem::path> from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::filesystem::path(value);
}

std::optional<std::filesystem::path> path_in(const char* variable, std::string_view relative) {
  const std::optional<std::filesystem::path> folder = from_environment(variable);
  if (!folder || !std::filesystem::exists(*folder / relative)) return std::nullopt;
  return *folder / relative;
}

}  // namespace

std::filesystem::path program_path() {
  return from_environment("FUNDTRAIL_PROGRAM").value_or(FUNDTRAIL_TEST_PROGRAM);
}

std::filesystem::path source_path(std::string_view relative) {
  return std::filesystem::path(FUNDTRAIL_TEST_SOURCE_DIR) / relative;
}

std::optional<std::filesystem::path> vectors_path(std::string_view relative) {
  return path_in("FUNDTRAIL_VECTORS", relative);
}

std::optional<std::filesystem::path> reports_path(std::string_view relative) {
  return path_in("FUNDTRAIL_REPORTS", relative);
}

}  // namespace fundtrail::test
