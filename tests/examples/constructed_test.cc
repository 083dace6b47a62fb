// SPDX-License-Identifier: Apache-2.0
//
// examples/constructed: cases that an auditor meets, each with every check that is expected of it.
#include <algorithm>
#include <filesystem>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/examples/tally.h"
#include "tests/support/expect_lines.h"
#include "tests/support/files.h"
#include "tests/support/markdown.h"

namespace fundtrail::test {
namespace {

const std::vector<std::string> kCases = {
    "duplicate-voucher", "grade-and-score", "idle-money",    "inverted-rate",       "mixed-units",
    "rectification",     "split-payments",  "three-sources", "towns-two-standards", "two-batches"};

BOOST_AUTO_TEST_SUITE(constructed_examples)

BOOST_AUTO_TEST_CASE(are_all_tested) {
  std::vector<std::string> folders;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_path("examples/constructed"))) {
    if (entry.is_directory()) folders.push_back(entry.path().filename().string());
  }
  std::sort(folders.begin(), folders.end());
  BOOST_TEST(folders == kCases, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(have_the_checks_that_are_expected, boost::unit_test::data::make(kCases),
                     name) {
  const std::string folder = "constructed/" + name;
  const std::string path = "examples/" + folder + "/expected.txt";
  expect_lines(path, split_lines(read_source(path)), verification_lines(verify_example(folder)));
}

// Nobody shall take them for records of real offices.
BOOST_DATA_TEST_CASE(say_that_they_are_constructed, boost::unit_test::data::make(kCases), name) {
  const std::string page = read_source("examples/constructed/" + name + "/README.md");
  BOOST_TEST((page.find("虚构") != std::string::npos));
  BOOST_TEST((page.find("constructed") != std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
