// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/identity_number.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

bool is_refused(std::string_view text) { return refuse_identity_number(text).has_value(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(identity_number)

BOOST_AUTO_TEST_CASE(is_found_wherever_it_stands) {
  BOOST_TEST(is_refused("220102199001011239"));
  BOOST_TEST(is_refused("张三 220102199001011239"));
  BOOST_TEST(is_refused("张三220102199001011239，已核"));
  BOOST_TEST(is_refused("见表(11010519491231002X)"));
  BOOST_TEST(is_refused("11010519491231002x\n"));
}

BOOST_AUTO_TEST_CASE(is_told_without_being_repeated) {
  const auto reason = refuse_identity_number("张三 220102199001011239");
  BOOST_REQUIRE(reason.has_value());
  BOOST_TEST(reason->zh == "含有居民身份证号，不得记入账本：记入后不能删除。请删去，或改用代号");
  BOOST_TEST(reason->en.find("2201") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(numbers_that_only_look_alike_are_let_pass) {
  BOOST_TEST(!is_refused("220102199001011234"));   // another check character
  BOOST_TEST(!is_refused("220102199013011231"));   // no such month
  BOOST_TEST(!is_refused("2201021990010112390"));  // a longer number
  BOOST_TEST(!is_refused("A220102199001011239"));
  BOOST_TEST(!is_refused("22010219900101123"));
  BOOST_TEST(!is_refused("91220000MA0Y000000"));
  BOOST_TEST(!is_refused("吉财综指〔2024〕179号"));
  BOOST_TEST(!is_refused(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
