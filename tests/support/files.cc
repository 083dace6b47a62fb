// SPDX-License-Identifier: Apache-2.0
#include "tests/support/files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace fundtrail::test {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  // Of an empty file nothing can be inserted, which a stream takes for a failure.
  if (stream.is_open() && stream.peek() != std::ifstream::traits_type::eof()) {
    bytes << stream.rdbuf();
  }
  if (!stream.is_open() || stream.bad() || !bytes) {
    throw std::runtime_error("cannot read " + path.string());
  }
  return bytes.str();
}

}  // namespace fundtrail::test
