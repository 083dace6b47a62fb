// SPDX-License-Identifier: Apache-2.0
#include "schemas/near_names.h"

#include <boost/test/unit_test.hpp>

namespace fundtrail::test {
namespace {

// Both ways round, which must agree.
bool are_near(std::string_view left, std::string_view right) {
  BOOST_TEST(is_near_name(left, right) == is_near_name(right, left));
  return is_near_name(left, right);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(near_names)

BOOST_AUTO_TEST_CASE(skeletons_are_names_without_levels) {
  BOOST_TEST(name_skeleton("吉林省财政厅") == "吉林财政局");
  BOOST_TEST(name_skeleton("吉林市财政局") == "吉林财政局");
  BOOST_TEST(name_skeleton("市") == "");
  BOOST_TEST(name_skeleton("") == "");
}

BOOST_AUTO_TEST_CASE(names_that_differ_by_their_level_are_near) {
  BOOST_TEST(are_near("吉林省", "吉林市"));
  BOOST_TEST(are_near("通化市", "通化县"));
  BOOST_TEST(are_near("吉林省财政厅", "吉林市财政局"));
  BOOST_TEST(are_near("长春", "长春市"));
  BOOST_TEST(are_near("西安市", "辽源市西安区"));
  BOOST_TEST(are_near("吉林省通化县", "通化市"));
}

BOOST_AUTO_TEST_CASE(names_of_one_slip_are_near) {
  BOOST_TEST(are_near("桦甸市", "华甸市"));
  BOOST_TEST(are_near("辽源城投公司", "辽源城公司"));
  BOOST_TEST(are_near("辽源城投公司", "辽源投城公司"));
  BOOST_TEST(are_near("甲甲甲", "甲甲甲甲"));
}

BOOST_AUTO_TEST_CASE(others_are_not) {
  BOOST_TEST(!are_near("长春市", "长春市"));
  BOOST_TEST(!are_near("长春市", "四平市"));
  BOOST_TEST(!are_near("甲市", "乙市"));
  BOOST_TEST(!are_near("辽源城投公司", "辽西城建公司"));
  BOOST_TEST(!are_near("甲乙丙丁", "甲丙丁乙"));
  BOOST_TEST(!are_near("市", "县"));
  BOOST_TEST(!are_near("", "长春市"));
  BOOST_TEST(!are_near("甲乙丙", "甲乙丁丁丙"));
  BOOST_TEST(!are_near("\xFF\x80", "\x80\xFF"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
