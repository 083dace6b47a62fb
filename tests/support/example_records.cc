// SPDX-License-Identifier: Apache-2.0
#include "tests/support/example_records.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "tests/support/files.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {

std::vector<std::vector<Record>> example_batches(std::string_view name) {
  const std::filesystem::path folder = source_path("examples") / name;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  if (files.empty()) throw std::runtime_error("no records in " + folder.string());
  std::sort(files.begin(), files.end());
  std::vector<std::vector<Record>> batches;
  for (const auto& file : files) batches.push_back(parse_records(read_file(file)));
  return batches;
}

}  // namespace fundtrail::test
