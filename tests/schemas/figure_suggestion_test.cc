// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/error.h"
#include "schemas/fields/figure.h"

namespace fundtrail::test {
namespace {

std::string why(const std::string& text) {
  try {
    static_cast<void>(parse_amount(text));
  } catch (const FormatError& error) {
    return error.message().zh;
  }
  return "(accepted)";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figure_suggestion)

BOOST_AUTO_TEST_CASE(names_the_slip_and_the_cure) {
  BOOST_TEST(why("1,000万元") == "“1,000万元”的写法不对；不用千分位，写作 1000万元");
  BOOST_TEST(why("1，000万元") == "“1，000万元”的写法不对；不用千分位，写作 1000万元");
  BOOST_TEST(why("838 万元") == "“838 万元”的写法不对；去掉空格，写作 838万元");
  BOOST_TEST(why("１０万元") == "“１０万元”的写法不对；不用全角字符，写作 10万元");
  BOOST_TEST(why("0838万元") == "“0838万元”的写法不对；数字前不写 0，写作 838万元");
  BOOST_TEST(why("￥100元") == "“￥100元”的写法不对；去掉货币符号，写作 100元");
  BOOST_TEST(why("¥1,000") == "“¥1,000”的写法不对；不用千分位、去掉货币符号，写作 1000元");
}

BOOST_AUTO_TEST_CASE(asks_where_the_unit_is_cut_short) {
  BOOST_TEST(why("838万") == "“838万”的写法不对；单位不全，是不是 838万元？");
  BOOST_TEST(why("1.2 亿") == "“1.2 亿”的写法不对；单位不全，是不是 1.2亿元？");
}

BOOST_AUTO_TEST_CASE(makes_no_figure_of_what_is_none) {
  for (const char* text : {"约838万元", "八百万元", "8.3.8 万元", "838圆", ",", "1,000头"}) {
    BOOST_TEST(why(text).find("的写法不对") == std::string::npos, text);
    BOOST_TEST(why(text) != "(accepted)", text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
