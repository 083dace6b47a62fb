// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temp_dir.h"

#include <cerrno>
#include <fstream>
#include <ios>
#include <system_error>

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/files.h"

namespace fundtrail::test {

TempDir::TempDir() : TempDir(std::filesystem::temp_directory_path()) {}

TempDir::TempDir(const std::filesystem::path& parent) {
  std::string pattern = (parent / "fundtrail-test-XXXXXX").string();
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

std::string TempDir::read(std::string_view name) const { return read_file(path_ / name); }

std::filesystem::path memory_folder() {
  constexpr const char* kSharedMemory = "/dev/shm";
  return access(kSharedMemory, W_OK) == 0 ? kSharedMemory : std::filesystem::temp_directory_path();
}

}  // namespace fundtrail::test
