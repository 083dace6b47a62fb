// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/imports/import_run.h"

namespace fundtrail::test {
namespace {

using Lines = std::vector<std::string>;

// As a spreadsheet saves the form: what is merged stands in its first cell.
constexpr const char* kRegional =
    "转移支付区域（项目）绩效自评表,,,,,,\n"
    "（2024年度）,,,,,,\n"
    "转移支付（项目）名称,,安居资金,,,,\n"
    "中央主管部门,,某部,,,,\n"
    "地方主管部门,,某厅,,资金使用单位,长春市,\n"
    "资金投入情况（万元）,,,,全年预算数（A）,全年执行数（B）,预算执行率（B/A×100%）\n"
    ",年度资金总额：,,,1000.00,\"1,000\",100%\n"
    ",其中：中央财政资金,,,,,\n"
    ",地方资金,,,1000,1000,100\n"
    ",其他资金,,,-,-,-\n"
    "资金管理情况,,,,情况说明,存在问题和改进措施,\n"
    ",分配科学性,,,按因素法分配,无,\n"
    ",下达及时性,,,已下达,部分市县下达较晚,\n"
    ",拨付合规性,,,,,\n"
    "总体目标完成情况,总体目标,,,全年实际完成情况,,\n"
    ",开工5574套,,,开工7093套,,\n"
    "绩效指标,一级指标,二级指标,三级指标,指标值,全年实际完成值,未完成原因和改进措施\n"
    ",产出指标,数量指标,开工套数,≥5574套,\"7,093\",目标偏低\n"
    ",,,加装电梯,14部,14部,\n"
    ",,质量指标,工程质量,达到标准,达成预期指标,\n"
    ",,时效指标,,,,\n"
    ",满意度指标,服务对象满意度指标,居民满意度,≥90%,95%,\n"
    "说明,无,,,,,\n"
    "注：1.资金使用单位按项目绩效目标填报。,,,,,,\n";

constexpr const char* kProject =
    "项目支出绩效自评表,,,,,,,,\n"
    "项目名称,安居资金,,,,,,,\n"
    "主管部门,某厅,,,实施单位,某局,,,\n"
    "项目资金（万元）,,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n"
    ",年度资金总额,,900,1000,950,10,95%,9.5\n"
    ",其中：当年财政拨款,,900,1000,950,—,95%,—\n"
    ",上年结转资金,,,,,—,,—\n"
    "年度总体目标,预期目标,,,,实际完成情况,,,\n"
    ",开工175套,,,,开工175套,,,\n"
    "绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施\n"
    ",产出指标,数量指标,开工套数,=169套,175套,20,20,\n"
    "总分,,,,,,100,95,\n";

const std::map<std::string, std::string> kGiven{{"document", "DOC"}};

bool has(const ImportRun& run, const std::string& words) {
  return std::any_of(run.records.begin(), run.records.end(), [&words](const auto& record) {
    return record.find(words) != std::string::npos;
  });
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(form_import)

BOOST_AUTO_TEST_CASE(reads_the_form_of_a_transfer_payment) {
  const ImportRun run = run_import("regional_self_evaluation", kRegional, kGiven);
  BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
  const std::string of = R"("programme":"PG","document":"DOC",)";
  const Lines expected{
      R"({"kind":"statement","id":"DOC/budget",)" + of +
          R"("section":"资金投入情况 年度资金总额 全年预算数",)"
          R"("claim":{"measure":"budget","value":"1000.00万元"},"quote":"1000.00"})",
      R"({"kind":"statement","id":"DOC/paid",)" + of +
          R"("section":"资金投入情况 年度资金总额 全年执行数",)"
          R"("claim":{"measure":"paid","value":"1000万元"},"quote":"1,000"})",
      R"({"kind":"statement","id":"DOC/rate",)" + of +
          R"("section":"资金投入情况 年度资金总额 预算执行率",)"
          R"("claim":{"ratio":{"name":"执行率","numerator":"paid","denominator":"budget"},)"
          R"("value":"100%"},"quote":"100%"})",
      R"({"kind":"statement","id":"DOC/rate-9",)" + of +
          R"("section":"资金投入情况 地方资金 预算执行率",)"
          R"("claim":{"ratio":{"name":"地方资金 预算执行率","numerator":"1000万元",)"
          R"("denominator":"1000万元"},"value":"100%"},"quote":"100"})",
      R"({"kind":"statement","id":"DOC/management-12",)" + of +
          R"("section":"资金管理情况 分配科学性","claim":{"assertion":"no_issue_found",)"
          R"("scope":{"topic":"分配科学性"}},"quote":"无"})",
      R"({"kind":"statement","id":"DOC/management-13",)" + of +
          R"("section":"资金管理情况 下达及时性","claim":{"assertion":"issue_found",)"
          R"("scope":{"topic":"下达及时性"}},"quote":"部分市县下达较晚"})",
      R"({"kind":"target","id":"DOC/T18","programme":"PG","name":"开工套数",)"
      R"("category":"output.quantity","comparator":"ge","layer":"indicator","value":"5574套",)"
      R"("cited_in":{"document":"DOC","section":"表 第 18 行","quote":"≥5574套"}})",
      R"({"kind":"indicator_report","id":"DOC/R18","programme":"PG","target":"DOC/T18",)"
      R"("value":"7093套","evidence":[{"document":"DOC"}],)"
      R"("cited_in":{"document":"DOC","section":"表 第 18 行","quote":"7,093"},"note":"目标偏低"})",
      R"({"kind":"target","id":"DOC/T19","programme":"PG","name":"加装电梯",)"
      R"("category":"output.quantity","comparator":"unstated","layer":"indicator","value":"14部",)"
      R"("cited_in":{"document":"DOC","section":"表 第 19 行","quote":"14部"}})",
      R"({"kind":"indicator_report","id":"DOC/R19","programme":"PG","target":"DOC/T19",)"
      R"("value":"14部","evidence":[{"document":"DOC"}],)"
      R"("cited_in":{"document":"DOC","section":"表 第 19 行","quote":"14部"}})",
      R"({"kind":"target","id":"DOC/T20","programme":"PG","name":"工程质量",)"
      R"("category":"output.quality","comparator":"qualitative","layer":"indicator",)"
      R"("cited_in":{"document":"DOC","section":"表 第 20 行","quote":"达到标准"}})",
      R"({"kind":"indicator_report","id":"DOC/R20","programme":"PG","target":"DOC/T20",)"
      R"("value":"met","evidence":[{"document":"DOC"}],)"
      R"("cited_in":{"document":"DOC","section":"表 第 20 行","quote":"达成预期指标"}})",
      R"({"kind":"target","id":"DOC/T22","programme":"PG","name":"居民满意度",)"
      R"("category":"satisfaction","comparator":"ge","layer":"indicator","value":"90%",)"
      R"("cited_in":{"document":"DOC","section":"表 第 22 行","quote":"≥90%"}})",
      R"({"kind":"indicator_report","id":"DOC/R22","programme":"PG","target":"DOC/T22",)"
      R"("value":"95%","evidence":[{"document":"DOC"}],)"
      R"("cited_in":{"document":"DOC","section":"表 第 22 行","quote":"95%"}})",
      R"({"kind":"statement","id":"DOC/issues",)" + of +
          R"("section":"说明","claim":{"assertion":"no_issue_found",)"
          R"("scope":{"topic":"中央巡视、各级审计和财政监督"}},"quote":"无"})"};
  BOOST_TEST(run.records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(reads_what_inspections_found) {
  const ImportRun run =
      run_import("regional_self_evaluation",
                 replaced(kRegional, "说明,无", "说明,审计发现滞留资金20万元"), kGiven);
  BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
  BOOST_TEST(has(run, R"("claim":{"assertion":"issue_found","scope":{"topic":"中央巡视)"));
  BOOST_TEST(has(run, R"("quote":"审计发现滞留资金20万元")"));
}

BOOST_AUTO_TEST_CASE(refuses_cells_of_a_form) {
  const auto refusals = [](const std::string& from, const std::string& to) {
    return run_import("regional_self_evaluation", replaced(kRegional, from, to), kGiven).refusals;
  };
  const Lines result = refusals("达成预期指标", "效果良好");
  BOOST_REQUIRE(result.size() == 1U);
  BOOST_TEST(result[0] ==
             "F20 全年实际完成值 “效果良好”: it is no figure, and not met, partly or "
             "not_met");
  const Lines category = refusals("质量指标,工程", "品质指标,工程");
  BOOST_TEST(category.at(0).starts_with("C20 二级指标 “品质指标”: is none of the choices"));
  const Lines programme = refusals("名称,,安居资金", "名称,,别的资金");
  BOOST_TEST(programme.at(0) == "C3 转移支付（项目）名称 “别的资金”: nothing is called “别的资金”");
  const Lines block = refusals("情况说明,存在问题和改进措施", "说明,问题");
  BOOST_TEST(!block.empty());
}

BOOST_AUTO_TEST_CASE(refuses_a_form_without_its_document) {
  const ImportRun run = run_import("regional_self_evaluation", kRegional);
  BOOST_TEST(run.records.empty());
  BOOST_TEST(!run.refusals.empty());
}

BOOST_AUTO_TEST_CASE(reads_the_form_of_a_project) {
  const ImportRun run = run_import("project_self_evaluation", kProject, kGiven);
  BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
  BOOST_TEST(run.records.size() == 7U);
  BOOST_TEST(has(run, R"("id":"DOC/score")"));
  BOOST_TEST(has(run, R"("claim":{"sum":["9.5分","20分"],"value":"95分"},"quote":"95")"));
  BOOST_TEST(has(run, R"("claim":{"measure":"budget","value":"1000万元"})"));
  BOOST_TEST(has(run, R"("claim":{"measure":"paid","value":"950万元"})"));
  BOOST_TEST(has(run, R"("numerator":"paid","denominator":"budget"},"value":"95%"})"));
  BOOST_TEST(has(run, R"("numerator":"950万元","denominator":"1000万元"},"value":"95%"})"));
  BOOST_TEST(has(run, R"("comparator":"eq","layer":"indicator","value":"169套","weight":"20分")"));
  BOOST_TEST(has(run, R"("value":"175套","score":"20分")"));
}

BOOST_AUTO_TEST_CASE(reads_the_grade_beside_the_score_wherever_it_stands) {
  const std::string grade = R"("claim":{"grade":{"score":"95分"},"value":"优"},"quote":"优")";
  const std::string total = "总分,,,,,,100,95,\n";
  for (const std::string& with_grade :
       {"自评等级,优,,,,,,,\n" + total, total + "自评等级：,优,,,,,,,\n"}) {
    const ImportRun run =
        run_import("project_self_evaluation", replaced(kProject, total, with_grade), kGiven);
    BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
    BOOST_TEST(has(run, grade), with_grade);
  }
}

BOOST_AUTO_TEST_CASE(refuses_a_score_that_is_no_figure) {
  const ImportRun run =
      run_import("project_self_evaluation", replaced(kProject, "100,95,", "100,九十五,"), kGiven);
  BOOST_TEST(run.refusals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(reads_scores_of_a_transfer_payment_where_a_province_added_them) {
  std::string form =
      replaced(kRegional, "指标值,全年实际完成值,未完成", "指标值,全年实际完成值,分值,得分,未完成");
  form = replaced(form, "≥5574套,\"7,093\",目标偏低", "≥5574套,\"7,093\",30,27.5,目标偏低");
  form = replaced(form, "说明,无,,,,,\n", "总分,,,,,,30,27.5\n说明,无,,,,,\n");
  const ImportRun run = run_import("regional_self_evaluation", form, kGiven);
  BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
  BOOST_TEST(has(run, R"("score":"27.5分")"));
  BOOST_TEST(has(run, R"("weight":"30分")"));
  BOOST_TEST(has(run, R"("claim":{"sum":["27.5分"],"value":"27.5分"})"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
