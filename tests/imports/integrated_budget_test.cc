// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "tests/imports/import_run.h"

namespace fundtrail::test {
namespace {

constexpr const char* kHeadings =
    "批次号,源系统行号,业务类型,项目名称,付款单位,收款单位,金额,笔数,业务日期,凭证号,指标行号,"
    "用途\n";
constexpr const char* kIndicator =
    "B1,100,指标,安居资金,省财政厅,长春市,\"1,000.00\",,2024-04-29 00:00:00,,,\n";
constexpr const char* kPayment =
    "B2,200,支付,安居资金,长春市,builder,400,,2024-06-12,0012,B1/100,第一期工程款\n";
constexpr const char* kOther = "B2,201,支付,安居资金,长春市,builder,100,,2024-06-13,0013,B1/100,\n";

ImportRun run(const std::string& rows) { return run_import("integrated_budget", kHeadings + rows); }

}  // namespace

BOOST_AUTO_TEST_SUITE(integrated_budget)

BOOST_AUTO_TEST_CASE(reads_indicators_and_payments) {
  const ImportRun done = run(std::string(kIndicator) + kPayment);
  const std::vector<std::string> expected{
      R"({"kind":"allocation","id":"YTH-B1/100","programme":"PG","from":"finance",)"
      R"("to":"changchun","amount":"1000元","dated_on":"2024-04-29","type":"regular",)"
      R"("note":"一体化系统批次 B1，行号 100"})",
      R"({"kind":"disbursement","id":"YTH-B2/200","programme":"PG","from":"changchun",)"
      R"("to":"builder","amount":"400元","stage":"payment","dated_on":"2024-06-12",)"
      R"("under":"YTH-B1/100","voucher_number":"0012","purpose":"第一期工程款",)"
      R"("note":"一体化系统批次 B2，行号 200"})"};
  BOOST_TEST(done.refusals == std::vector<std::string>(), boost::test_tools::per_element());
  BOOST_TEST(done.records == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(matches_the_totals_of_each_batch) {
  const std::string headings =
      "类别,批次号,源系统行号,业务类型,项目名称,付款单位,收款单位,金额,笔数,业务日期\n";
  const std::string rows =
      ",B1,100,指标,安居资金,省财政厅,长春市,1000,,2024-04-29\n"
      ",B2,200,支付,安居资金,长春市,builder,400,,2024-06-12\n"
      ",B2,201,支付,安居资金,长春市,builder,100,,2024-06-13\n";
  const auto refused = [&](const std::string& totals) {
    return run_import("integrated_budget", headings + rows + totals).refusals.size();
  };
  BOOST_TEST(refused("小计,B1,,,,,,1000,1,\n小计,B2,,,,,,500,2,\n合计,,,,,,,1500,3,\n") == 0U);
  BOOST_TEST(refused("小计,B2,,,,,,500,2,\n小计,B1,,,,,,1000,1,\n") == 0U);
  BOOST_TEST(refused("小计,B1,,,,,,1000,2,\n小计,B2,,,,,,501,2,\n") == 2U);
  BOOST_TEST(refused("小计,B9,,,,,,1,,\n") == 1U);
}

BOOST_AUTO_TEST_CASE(lists_each_difference) {
  const ImportRun done =
      run(std::string(kIndicator) + kPayment + kOther + "合计,,,,,,1600,4,,,,\n");
  const std::vector<std::string> expected{
      "G5 金额 “”: the total says 0.16万元, the rows come to 0.15万元, a difference of 0.01万元; "
      "correct it, or leave the total row out",
      "H5 笔数 “”: the total says 4 rows, and there are 3"};
  BOOST_TEST(done.refusals == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(refuses_rows_of_another_business) {
  std::string row = kPayment;
  row.replace(row.find("支付"), std::string("支付").size(), "退款");
  const ImportRun done = run(row);
  BOOST_REQUIRE(done.refusals.size() == 1U);
  BOOST_TEST(done.refusals[0] == "G2 金额 “400”: what record the row makes is not known");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
