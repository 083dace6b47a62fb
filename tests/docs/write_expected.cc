// SPDX-License-Identifier: Apache-2.0
//
// Writes anew what is expected of the constructed examples: fundtrail_write_expected examples
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/examples/tally.h"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 2) {
    std::fputs("fundtrail_write_expected examples\n", stderr);
    return 2;
  }
  for (const auto& folder : fs::directory_iterator(fs::path(argv[1]) / "constructed")) {
    if (!folder.is_directory()) continue;
    const std::string name = "constructed/" + folder.path().filename().string();
    std::ofstream out(folder.path() / "expected.txt", std::ios::binary);
    const auto verification = fundtrail::test::verify_example(name);
    for (const auto& line : fundtrail::test::verification_lines(verification)) out << line << '\n';
  }
  return 0;
}
