// SPDX-License-Identifier: Apache-2.0
#include "schemas/json/json_value.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

BOOST_AUTO_TEST_SUITE(json_value)

BOOST_AUTO_TEST_CASE(finds_a_member_by_its_path) {
  const JsonValue value = parse_json(R"({"a":{"bc":{"d":"e"},"l":[{"d":1}]}})");
  BOOST_TEST_REQUIRE(value.find_path("a.bc.d") != nullptr);
  BOOST_TEST(*value.find_path("a.bc.d")->text() == "e");
  BOOST_TEST(value.find_path("a.bc") == value.find("a")->find("bc"));
  for (const char* path : {"", ".", "a.", ".a", "a.b", "a..bc", "a.bc.d.e", "a.l.d", "bc"}) {
    BOOST_TEST(value.find_path(path) == nullptr, path);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
