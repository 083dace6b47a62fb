// SPDX-License-Identifier: Apache-2.0
//
// Writes what docs/CHECKS.md says of each rule anew: fundtrail_write_checks docs/CHECKS.md
#include <cstdio>
#include <fstream>
#include <iterator>

#include "tests/support/checks_page.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("fundtrail_write_checks docs/CHECKS.md\n", stderr);
    return 2;
  }
  std::ifstream input(argv[1], std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(input), {}};
  const std::string written = fundtrail::test::with_rule_blocks(page);
  std::ofstream(argv[1], std::ios::binary) << written;
  return 0;
}
