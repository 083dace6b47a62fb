// SPDX-License-Identifier: Apache-2.0
#include "tests/support/files.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/paths.h"

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

std::string read_source(std::string_view path) { return read_file(source_path(path)); }

}  // namespace fundtrail::test
