// SPDX-License-Identifier: Apache-2.0
//
// Runs a fuzz target over the files of a folder, without libFuzzer: fundtrail_<name>_replay FOLDER
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

namespace {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& item : std::filesystem::directory_iterator(folder)) files.push_back(item.path());
  std::sort(files.begin(), files.end());
  return files;
}

void replay(const std::filesystem::path& path) {
  std::printf("%s\n", path.filename().c_str());
  std::fflush(stdout);  // the last name is that of the file that failed
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  fundtrail::test::demand(file.good(), "a seed can be read");
  const fundtrail::ByteView bytes = fundtrail::as_bytes(text);
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("fundtrail_<name>_replay FOLDER\n", stderr);
    return 2;
  }
  const auto files = files_of(argv[1]);
  fundtrail::test::demand(!files.empty(), "the folder has seeds");
  for (const auto& path : files) replay(path);
  return 0;
}
