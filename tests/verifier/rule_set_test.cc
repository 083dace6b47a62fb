// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <boost/test/unit_test.hpp>

#include "verifier/rules/rule_info.h"

namespace fundtrail::test {
namespace {

BOOST_AUTO_TEST_SUITE(rule_set)

BOOST_AUTO_TEST_CASE(finds_each_rule_by_its_id) {
  for (const RuleInfo& info : all_rules()) {
    const RuleInfo* found = find_rule(info.id);
    BOOST_TEST_REQUIRE(found != nullptr, std::string(info.id));
    BOOST_TEST(found->id == info.id);
  }
}

BOOST_AUTO_TEST_CASE(finds_nothing_by_another_id) {
  for (const char* id : {"", "F", "F999", "f06", "F06 "}) BOOST_TEST(find_rule(id) == nullptr, id);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
