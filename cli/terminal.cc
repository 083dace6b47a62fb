// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace fundtrail {
namespace {

constexpr std::size_t kColumnsMin = 40;

std::size_t claimed_columns() {
  const char* value = std::getenv("COLUMNS");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  const std::string_view text = value ? value : "";
  std::size_t columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  return error == std::errc{} && end == text.data() + text.size() ? columns : 0;
}

}  // namespace

std::size_t terminal_columns() {
  if (::isatty(STDOUT_FILENO) != 1) return 0;
  winsize size{};
  const bool is_known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  const std::size_t columns = is_known ? size.ws_col : claimed_columns();
  return columns == 0 ? 0 : std::max(columns, kColumnsMin);
}

}  // namespace fundtrail
