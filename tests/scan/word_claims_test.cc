// SPDX-License-Identifier: Apache-2.0
#include "scan/word_claims.h"

#include <boost/test/unit_test.hpp>

#include "tests/scan/scan_run.h"

namespace fundtrail::test {
namespace {

std::string one_claim(std::string_view paragraph) {
  const auto claims = claims_of(paragraph);
  if (claims.empty()) return "-";
  return claims.size() == 1 ? claims.front() : std::to_string(claims.size()) + " claims";
}

std::string one_quote(std::string_view paragraph) {
  const StatementScan scan = scan_text(paragraph);
  return scan.proposals.size() == 1 ? *scan.proposals.front().statement.quote : "?";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_claims)

BOOST_AUTO_TEST_CASE(finds_denials) {
  BOOST_TEST(one_claim("不存在目标偏离的情况。") == R"({"assertion":"no_deviation"})");
  BOOST_TEST(one_claim("审计中未发现问题。") == R"({"assertion":"no_issue_found"})");
  BOOST_TEST(one_claim("未发现任何问题。") == R"({"assertion":"no_issue_found"})");
  BOOST_TEST(one_claim("未发现工程质量问题。") ==
             R"({"assertion":"no_issue_found","scope":{"topic":"工程质量"}})");
  BOOST_TEST(one_claim("未发现群众信访问题，无舆情。") == R"({"assertion":"no_petition"})");
  BOOST_TEST(one_quote("未发现群众信访问题，无舆情。") == "未发现群众信访问题，无舆情");
  BOOST_TEST(one_quote("经审计、检查，未发现问题。") == "经审计、检查，未发现问题");
}

BOOST_AUTO_TEST_CASE(finds_issues) {
  BOOST_TEST(one_claim("及时发现了工作中的问题。") == R"({"assertion":"issue_found"})");
  BOOST_TEST(one_claim("将针对发现的薄弱环节采取措施。") == R"({"assertion":"issue_found"})");
}

BOOST_AUTO_TEST_CASE(finds_targets_met_with_the_category_of_the_heading) {
  BOOST_TEST(one_claim("（1）数量指标。\n已完成预期目标。") ==
             R"({"assertion":"all_targets_met","scope":{"category":"output.quantity"}})");
  BOOST_TEST(one_claim("2.满意度指标完成情况。\n已完成预期目标。") ==
             R"({"assertion":"all_targets_met","scope":{"category":"satisfaction"}})");
  BOOST_TEST(one_claim("全省各项指标任务均已高质量完成。") == R"({"assertion":"all_targets_met"})");
  BOOST_TEST(one_claim("棚改等主要绩效目标均已圆满完成。") ==
             R"({"assertion":"all_targets_met","scope":{"topic":"棚改等主要绩效目标"}})");
}

BOOST_AUTO_TEST_CASE(finds_execution_argued_from_the_nature_of_money) {
  BOOST_TEST(one_claim("属于奖励补助性质，资金到市县后用于项目，视同执行。") ==
             R"({"assertion":"executed_by_nature"})");
}

BOOST_AUTO_TEST_CASE(tells_what_is_planned_from_what_is_done) {
  BOOST_TEST(one_claim("绩效评价结果将通过官方网站向社会公开。") ==
             R"({"assertion":"published","scope":{"topic":"绩效评价结果"},"tense":"planned"})");
  BOOST_TEST(one_claim("自评报告已在官方网站公开。") == R"({"assertion":"published"})");
}

BOOST_AUTO_TEST_CASE(finds_reviews_filings_and_benefits) {
  BOOST_TEST(one_claim("我们对甲市报送的自评情况进行了审核汇总。") ==
             R"({"assertion":"reviewed","scope":{"topic":"自评情况"}})");
  BOOST_TEST(one_claim("超过任务，全部完成备案。") == R"({"assertion":"filed"})");
  BOOST_TEST(one_claim("2023年开工多，全部完成备案。") ==
             R"({"assertion":"filed","scope":{"year":2023}})");
  BOOST_TEST(one_quote("2023年开工多，全部完成备案。") == "2023年开工多，全部完成备案");
  BOOST_TEST(one_claim("改善了居民的居住条件。") ==
             R"({"assertion":"benefit_achieved","scope":{"topic":"居民的居住条件"}})");
  BOOST_TEST(one_claim("在提升城市形象等方面发挥了重要作用。") ==
             R"({"assertion":"benefit_achieved","scope":{"topic":"提升城市形象"}})");
}

BOOST_AUTO_TEST_CASE(asserts_nothing_that_is_conditional_planned_or_a_name) {
  for (const std::string_view text :
       {"如未发现问题，不再复查。", "对应当发现的问题要整改。", "无法核实的问题。",
        "确保全部完成绩效目标。", "项目完成后，依照批复的绩效目标。", "花钱必问效、无效必问责。",
        "政务公开平台。", "绩效自评结果应用和公开情况。", "持续提升居民的幸福感。"}) {
    BOOST_TEST(one_claim(text) == "-", text);
  }
}

BOOST_AUTO_TEST_CASE(finds_duties) {
  BOOST_TEST(one_claim("市县财政部门应当将资金分解到具体项目。") == R"({"duty":"decompose"})");
  BOOST_TEST(one_claim("须将分配结果报省财政厅备案。") == R"({"duty":"file"})");
  BOOST_TEST(one_claim("市县要按照实施进度及时拨付资金。") == R"({"duty":"pay_by_progress"})");
  BOOST_TEST(one_claim("省交通运输厅负责对绩效目标进行跟踪管理。") ==
             R"({"duty":"track","party":"jt"})");
  BOOST_TEST(one_claim("省交通运输厅负责组织绩效自评。") ==
             R"({"duty":"self_evaluate","party":"jt"})");
  BOOST_TEST(one_claim("3.省财政厅负责对自评结果进行审核。") ==
             R"({"duty":"review","party":"cz"})");
  BOOST_TEST(one_claim("评价结果应向社会公开。") == R"({"duty":"publish"})");
}

BOOST_AUTO_TEST_CASE(lays_down_no_duty_without_a_word_of_duty_or_when_it_is_done) {
  for (const std::string_view text :
       {"市财政局将资金分解到具体项目。", "按照工作要求，将资金分解到具体项目。",
        "根据重要文件将资金分解到具体项目。", "要求高，市财政局已将资金分解到了项目。"}) {
    BOOST_TEST(one_claim(text) == "-", text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
