// SPDX-License-Identifier: Apache-2.0
#include "tests/support/example_records.h"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "tests/support/files.h"
#include "tests/support/ledger_fixture.h"

namespace fundtrail::test {

std::vector<std::vector<Record>> example_batches(std::string_view name) {
  std::vector<std::vector<Record>> batches;
  for (const char* file : {"1-register", "2-funds", "3-targets", "4-statements"}) {
    batches.push_back(parse_records(read_source(fmt::format("examples/{}/{}.jsonl", name, file))));
    BOOST_REQUIRE(!batches.back().empty());
  }
  return batches;
}

}  // namespace fundtrail::test
