// SPDX-License-Identifier: Apache-2.0
#include "tests/support/figures.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace fundtrail::test {

void tell_figures(std::string_view text) {
  BOOST_TEST_MESSAGE(text);
  const char* path = std::getenv("FUNDTRAIL_FIGURES");
  if (path == nullptr) return;
  const std::string line =
      fmt::format("{}: {}\n", boost::unit_test::framework::current_test_case().full_name(), text);
  const int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  // One write, so that lines of tests that run side by side stay whole.
  const bool is_written =
      file >= 0 && write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  if (file >= 0) close(file);
  if (!is_written) throw std::runtime_error(std::string("cannot write ") + path);
}

}  // namespace fundtrail::test
