// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temp_dir.h"

#include <cerrno>
#include <fstream>
#include <ios>
#include <iterator>
#include <system_error>

#include <stdlib.h>

namespace fundtrail::test {

TempDir::TempDir() {
  std::string pattern = (std::filesystem::temp_directory_path() / "fundtrail-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), pattern);
  }
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempDir::operator/(std::string_view name) const { return path_ / name; }

std::filesystem::path TempDir::write(std::string_view name, std::string_view bytes) const {
  std::filesystem::path file = path_ / name;
  std::ofstream stream;
  stream.exceptions(std::ios::failbit | std::ios::badbit);
  stream.open(file, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return file;
}

std::string TempDir::read(std::string_view name) const {
  std::ifstream stream(path_ / name, std::ios::binary);
  if (!stream) throw std::system_error(errno, std::generic_category(), (path_ / name).string());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace fundtrail::test
