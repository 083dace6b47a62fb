// SPDX-License-Identifier: Apache-2.0
//
// What each kind of sentence is taken for, and what is left alone.
#include <boost/test/unit_test.hpp>

#include "tests/scan/scan_run.h"

namespace fundtrail::test {
namespace {

std::string one_claim(std::string_view paragraph) {
  const auto claims = claims_of(paragraph);
  if (claims.empty()) return "-";
  std::string text = claims.front();
  for (std::size_t i = 1; i < claims.size(); ++i) text += " & " + claims[i];
  return text;
}

// As it stands, without any known party.
std::string without_parties(std::string_view paragraph) {
  const auto claims = claims_of(paragraph, PartyNames());
  return claims.empty() ? "-" : claims.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(claims)

BOOST_AUTO_TEST_CASE(finds_measures) {
  BOOST_TEST(one_claim("预算资金为1000万元。") == R"({"measure":"budget","value":"1000万元"})");
  BOOST_TEST(one_claim("实际到位资金1648万元。") == R"({"measure":"received","value":"1648万元"})");
  BOOST_TEST(one_claim("执行数1000万元。") == R"({"measure":"paid","value":"1000万元"})");
  BOOST_TEST(one_claim("省财政厅拨付某项补助资金共1000万元。") ==
             R"({"measure":"disbursed","value":"1000万元"})");
  BOOST_TEST(one_claim("累计支付50.5万元。") == R"({"measure":"paid","value":"50.5万元"})");
  BOOST_TEST(one_claim("结转结余资金：3万元。") == R"({"measure":"balance","value":"3万元"})");
  BOOST_TEST(one_claim("收回资金2万元。") == R"({"measure":"refunded","value":"2万元"})");
}

BOOST_AUTO_TEST_CASE(takes_a_party_only_where_the_measure_has_one) {
  BOOST_TEST(one_claim("甲市到位资金300万元。") ==
             R"({"measure":"received","party":"jia","value":"300万元"})");
  BOOST_TEST(one_claim("下达给甲市资金300万元。") ==
             R"({"measure":"allocated","party":"jia","value":"300万元"})");
  BOOST_TEST(one_claim("甲市预算资金300万元。") == "-");
  BOOST_TEST(one_claim("甲市拨付项目资金300万元。") == "-");
  BOOST_TEST(one_claim("某某县到位资金300万元。") == "-");
  BOOST_TEST(without_parties("甲市到位资金300万元。") == "-");
  BOOST_TEST(one_claim("全省到位资金300万元。") == R"({"measure":"received","value":"300万元"})");
}

BOOST_AUTO_TEST_CASE(takes_the_day_that_a_measure_is_as_of) {
  BOOST_TEST(one_claim("截至2023年12月31日，累计支付50万元。") ==
             R"({"measure":"paid","as_of":"2023-12-31","value":"50万元"})");
}

BOOST_AUTO_TEST_CASE(leaves_what_is_planned_denied_or_partial) {
  for (const std::string_view text :
       {"未拨付50万元。", "计划下达100万元。", "应到位资金100万元。", "预算支出100万元。",
        "比预算数多100万元。", "较预算资金增加5万元。", "中央财政资金到位100万元。",
        "拨付中央资金100万元。", "到位约100万元。", "支付100万元以上。", "到位率100万元。",
        "棚户区项目预算资金100万元。"}) {
    BOOST_TEST(one_claim(text) == "-", text);
  }
}

BOOST_AUTO_TEST_CASE(finds_sums) {
  BOOST_TEST(one_claim("资金共600万元，其中：甲市300万元，乙县200万元、丙县100万元。") ==
             R"({"sum":["300万元","200万元","100万元"],"value":"600万元"})");
  BOOST_TEST(one_claim("电梯14部，完成率高，其中甲市11部，乙县3部。") ==
             R"({"sum":["11部","3部"],"value":"14部"})");
  BOOST_TEST(one_claim("资金3.5万元（其中：甲1.5万元，乙2万元），已结清。") ==
             R"({"sum":["1.5万元","2万元"],"value":"3.5万元"})");
  BOOST_TEST(one_claim("甲10户、乙20户，合计30户。") ==
             R"({"sum":["10户","20户"],"value":"30户"})");
  BOOST_TEST(one_claim("共2亿元，其中：甲1.5亿元；乙5000万元。") ==
             R"({"sum":["1.5亿元","5000万元"],"value":"2亿元"})");
}

BOOST_AUTO_TEST_CASE(finds_a_sum_that_is_too_large_and_no_list_that_is_too_short) {
  BOOST_TEST(one_claim("资金共600万元，其中：甲市300万元，乙县400万元。") ==
             R"({"sum":["300万元","400万元"],"value":"600万元"})");
  BOOST_TEST(one_claim("资金共600万元，其中：甲市300万元，乙县200万元。") == "-");
  BOOST_TEST(one_claim("资金共600万元，其中省级300万元。") == "-");
  BOOST_TEST(one_claim("共600万元，其中：甲市300万元（上年500万元），乙县300万元。") == "-");
  BOOST_TEST(one_claim("合计30户。") == "-");
}

BOOST_AUTO_TEST_CASE(finds_ratios_and_what_they_are_made_of) {
  BOOST_TEST(one_claim("合格率为100%。") == R"({"ratio":{"name":"合格率"},"value":"100%"})");
  BOOST_TEST(
      one_claim("完成率127.25%（7093/5574）。") ==
      R"({"ratio":{"name":"完成率","numerator":"7093","denominator":"5574"},"value":"127.25%"})");
  BOOST_TEST(one_claim("计划开工5574套，实际开工7093套，完成率127.25%。") ==
             R"({"ratio":{"name":"完成率","numerator":"7093套","denominator":"5574套"},)"
             R"("value":"127.25%"})");
  BOOST_TEST(one_claim("实际开工7093套，开工率达到127.25%。") ==
             R"({"ratio":{"name":"开工率"},"value":"127.25%"})");
}

BOOST_AUTO_TEST_CASE(takes_measures_of_the_same_sentence_for_the_terms) {
  const auto claims = claims_of("预算资金600万元，到位资金590万元，故资金到位率为98.33%。");
  BOOST_REQUIRE(claims.size() == 3);
  BOOST_TEST(claims[2] == R"({"ratio":{"name":"资金到位率","numerator":"received",)"
                          R"("denominator":"budget"},"value":"98.33%"})");
  BOOST_TEST(claims_of("年初预算数800万元，预算数820万元，执行数815万元，执行率99.39%。").back() ==
             R"({"ratio":{"name":"执行率"},"value":"99.39%"})");
  BOOST_TEST(claims_of("预算数820万元，执行数815万元，执行率99.39%。").back() ==
             R"({"ratio":{"name":"执行率","numerator":"paid",)"
             R"("denominator":"budget"},"value":"99.39%"})");
  BOOST_TEST(one_claim("资金到位率为98.33%。") ==
             R"({"ratio":{"name":"资金到位率"},"value":"98.33%"})");
}

BOOST_AUTO_TEST_CASE(makes_no_ratio_of_bounds_and_shares_without_a_name) {
  for (const std::string_view text :
       {"满意度≥90%。", "合格率95%以上。", "超额27.25%。", "占10%。"}) {
    BOOST_TEST(one_claim(text) == "-", text);
  }
}

BOOST_AUTO_TEST_CASE(pairs_targets_and_completions) {
  BOOST_TEST(
      one_claim("指标值1：加装电梯14部。\n完成值1：完成加装14部，完成率100%。") ==
      R"({"ratio":{"name":"完成率","numerator":"14部","denominator":"14部"},"value":"100%"})");
  BOOST_TEST(one_claim("指标值1：合格率100%。\n完成值1：合格率100%。") == "-");
  BOOST_TEST(one_claim("指标值1：质量达标。\n完成值1：合格率100%。") ==
             R"({"ratio":{"name":"合格率"},"value":"100%"})");
  BOOST_TEST(one_claim("指标值2：加装电梯14部。\n完成值1：完成加装14部，完成率100%。") ==
             R"({"ratio":{"name":"完成率"},"value":"100%"})");
}

BOOST_AUTO_TEST_CASE(finds_counts_of_known_parties) {
  BOOST_TEST(one_claim("资金下达甲市、乙县和丙县三个市（县）。") ==
             R"({"count":["jia","yi","bing"],"value":"3"})");
  BOOST_TEST(one_claim("甲市、乙县4个市县。") == R"({"count":["jia","yi"],"value":"4"})");
  for (const std::string_view text : {"甲市、乙县等三个市县。", "丁市、甲市、乙县三个市县。",
                                      "甲市三个项目。", "甲市、乙县两个月。", "甲市、乙县。"}) {
    BOOST_TEST(one_claim(text) == "-", text);
  }
  BOOST_TEST(without_parties("资金下达甲市、乙县和丙县三个市（县）。") == "-");
}

BOOST_AUTO_TEST_CASE(finds_comparisons_once) {
  const std::string claim =
      R"({"comparison":{"left":"7093套","op":"gt","right":"5574套"},"value":"true"})";
  BOOST_TEST(one_claim("实际开工7093套，高于年度计划的5574套。") == claim);
  BOOST_TEST(one_claim("实际开工7093套，超过5574套。") == claim);
  BOOST_TEST(one_claim("开工7093套，高于5574套。\n开工7093套，超过任务5574套。") == claim);
  BOOST_TEST(one_claim("开工7093套，其中棚改5000套，高于5574套。") == "-");
  BOOST_TEST(one_claim("高于5574套。") == "-");
  BOOST_TEST(one_claim("开工7093套，未超过5574套。") == "-");
}

BOOST_AUTO_TEST_CASE(finds_grades) {
  BOOST_TEST(one_claim("自评得分85.81分，等级为“良”。") ==
             R"({"grade":{"score":"85.81"},"value":"良"})");
  BOOST_TEST(one_claim("自评得分95分，评价结果为优秀。") ==
             R"({"grade":{"score":"95"},"value":"优秀"})");
  BOOST_TEST(one_claim("自评得分95分。") == "-");
  BOOST_TEST(one_claim("满分100分，等级为良好水平。") == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
