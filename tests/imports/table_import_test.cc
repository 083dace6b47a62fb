// SPDX-License-Identifier: Apache-2.0
#include "imports/table_import.h"

#include <boost/test/unit_test.hpp>

#include "tests/imports/import_run.h"
#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

using Lines = std::vector<std::string>;

void expect_records(const ImportRun& run, const Lines& expected) {
  BOOST_TEST(run.refusals == Lines(), boost::test_tools::per_element());
  BOOST_TEST(run.records == expected, boost::test_tools::per_element());
}

void expect_refusals(const ImportRun& run, const Lines& expected) {
  BOOST_TEST(run.refusals == expected, boost::test_tools::per_element());
}

// Payments of the programme 安居资金, with these lines below the headings.
ImportRun pay(const std::string& lines,
              const std::string& headings = "编号,付款单位,收款单位,金额（元）,阶段,支付日期") {
  return run_import("disbursement", headings + "\n" + lines, {{"programme", "安居资金"}});
}

std::string payment(const std::string& id, const std::string& amount,
                    const std::string& day = "2024-06-12") {
  return R"({"kind":"disbursement","id":")" + id +
         R"(","programme":"PG","from":"finance","to":"changchun","amount":")" + amount +
         R"(","stage":"payment","dated_on":")" + day + R"("})";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(table_import)

BOOST_AUTO_TEST_CASE(makes_a_record_of_each_row) {
  expect_records(pay("Z1,省财政厅,长春市,\"1,234.50\",支付,2024年6月12日\n"
                     "Z2,省财政厅,长春市,３,支付至最终收款人,20240612\n"),
                 {payment("Z1", "1234.5元"), payment("Z2", "3元")});
}

BOOST_AUTO_TEST_CASE(finds_columns_by_their_headings_in_any_order) {
  expect_records(run_import("disbursement",
                            "某市支付明细,,,,,\n,,,,,单位：万元\n"
                            "日 期,收款人,支付金额,付款人名称,阶段,支付编号,无关\n"
                            "2024/6/12,长春市,838,省财政厅,支付,Z1,x\n",
                            {{"programme", "PG"}}),
                 {payment("Z1", "838万元")});
}

BOOST_AUTO_TEST_CASE(takes_the_unit_of_the_cell_then_the_heading_then_the_table) {
  const std::string note = "单位：亿元\n";
  const auto amount_of = [&note](const std::string& heading, const std::string& cell) {
    const ImportRun run = run_import("disbursement",
                                     note + "编号,付款单位,收款单位," + heading +
                                         ",阶段\nZ1,省财政厅,长春市," + cell + ",支付\n",
                                     {{"programme", "PG"}});
    return run.records.empty() ? run.refusals.at(0) : run.records.front();
  };
  BOOST_TEST(amount_of("金额（万元）", "2元").find("\"2元\"") != std::string::npos);
  BOOST_TEST(amount_of("金额（万元）", "2").find("\"2万元\"") != std::string::npos);
  BOOST_TEST(amount_of("金额", "2").find("\"2亿元\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_cells_and_names_each) {
  expect_refusals(
      pay("Z1,省财政厅,长春市,\"12,3.4\",支付,2024-06-12\n"
          "Z2,某某局,长春市,1,支付,2024-02-30\n"
          "Z3,省财政厅,长春市,-1,退款,2024-06-12\n"
          "Z4,省财政厅,,1,支付,\n"
          "张三,省财政厅,长春市,1,支付,\n"),
      {"D2 金额 “12,3.4”: separators of thousands are out of place: they divide groups "
       "of three, as in 1,234.50",
       "B3 付款单位 “某某局”: nothing is called “某某局”",
       "F3 支付日期 “2024-02-30”: there is no day “2024-02-30” (years 1900 to 2199 are "
       "allowed)",
       "E4 阶段 “退款”: is none of the choices. Use: transfer, appropriation, payment",
       "C5 收款单位 “”: this required field is missing",
       "A6 编号 “张三”: an id consists of A-Z a-z 0-9 . _ / - and begins with a letter or "
       "digit"});
}

BOOST_AUTO_TEST_CASE(makes_no_record_of_a_row_with_a_refused_cell) {
  const ImportRun run =
      pay("Z1,省财政厅,长春市,x,支付,2024-06-12\n"
          "Z2,省财政厅,长春市,3,支付,2024-06-12\n");
  BOOST_TEST(run.records == Lines{payment("Z2", "3元")}, boost::test_tools::per_element());
  BOOST_TEST(run.refusals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(refuses_a_table_without_its_headings) {
  expect_refusals(run_import("disbursement", "编号,付款单位,单价\nZ1,省财政厅,3\n"),
                  {"  “”: no header row was found; columns that the row nearest to one lacks: "
                   "收款单位、金额"});
  expect_refusals(run_import("disbursement", ""),
                  {"  “”: no header row was found; columns that the row nearest to one lacks: "});
}

BOOST_AUTO_TEST_CASE(refuses_two_headings_of_one_column) {
  const ImportRun run = run_import("disbursement", "付款单位,付款人,收款单位,金额\n");
  BOOST_TEST(run.refusals.at(0) ==
             "A1  “”: A1 and B1 are headings of the same column (“付款单位”): which is meant is "
             "not known");
}

BOOST_AUTO_TEST_CASE(refuses_an_amount_of_unknown_unit) {
  const ImportRun run =
      pay("Z1,省财政厅,长春市,5,支付,2024-06-12\n", "编号,付款单位,收款单位,金额,阶段,支付日期");
  BOOST_REQUIRE(run.refusals.size() == 1U);
  BOOST_TEST(run.refusals[0].starts_with("D2 金额 “5”: its unit is not known"));
}

BOOST_AUTO_TEST_CASE(compares_total_rows_with_the_rows) {
  const std::string rows =
      "Z1,省财政厅,长春市,1.5,支付,2024-06-12\nZ2,省财政厅,长春市,2,支付,2024-06-12\n";
  const ImportRun right = pay(rows + "合 计,,,3.50,,\n制表人：张三,,,,,\n");
  expect_records(right, {payment("Z1", "1.5元"), payment("Z2", "2元")});
  BOOST_REQUIRE(right.summary.totals.size() == 1U);
  BOOST_TEST(right.summary.totals[0].cell == "D4");
  BOOST_TEST(right.summary.totals[0].is_equal());
  BOOST_TEST(right.summary.rows == 2U);

  expect_refusals(pay(rows + "合计,,,3.51,,\n"),
                  {"D4 金额 “”: the total says 0.000351万元, the rows come to 0.00035万元, a "
                   "difference of 0.000001万元; correct it, or leave the total row out"});
  // Above the rows it is as good.
  expect_refusals(pay("总计,,,3.5,,\n" + rows), {});
  BOOST_TEST(pay("总计,,,4,,\n" + rows).refusals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(compares_totals_of_parts) {
  const std::string one = "Z1,省财政厅,长春市,1,支付,2024-06-12\n";
  const std::string two = "Z2,省财政厅,长春市,2,支付,2024-06-12\n";
  const ImportRun run = pay(one + "小计,,,1,,\n" + two + "小计,,,2,,\n合计,,,3,,\n");
  expect_refusals(run, {});
  BOOST_TEST(run.summary.totals.size() == 3U);
  BOOST_TEST(pay(one + "小计,,,1,,\n" + two + "小计,,,3,,\n合计,,,3,,\n").refusals.size() == 1U);
}

BOOST_AUTO_TEST_CASE(passes_over_headings_that_are_repeated) {
  const std::string headings = "编号,付款单位,收款单位,金额（元）,阶段,支付日期\n";
  const std::string row = "Z1,省财政厅,长春市,1,支付,2024-06-12\n";
  expect_records(pay(row + headings), {payment("Z1", "1元")});
  const ImportRun moved = pay(row + "付款单位,编号,收款单位,金额（元）,阶段,支付日期\n");
  BOOST_REQUIRE(moved.refusals.size() == 1U);
  BOOST_TEST(moved.refusals[0].starts_with("A3  “”: here is a header row again"));
}

BOOST_AUTO_TEST_CASE(cites_the_row_where_a_document_is_given) {
  const ImportRun run =
      run_import("party", "编号,名称,角色,简称\nchangchun,长春市,受款地区,长春、长春市政府\n",
                 {{"document", "DOC-1"}});
  expect_records(run, {R"({"kind":"party","id":"changchun","name":"长春市","role":"recipient",)"
                       R"("aliases":["长春","长春市政府"],)"
                       R"("cited_in":{"document":"DOC-1","section":"表 第 2 行"}})"});
}

BOOST_AUTO_TEST_CASE(makes_ids_of_what_is_there) {
  const ImportRun run = run_import(
      "disbursement", "凭证号,付款单位,收款单位,金额(元),阶段\n0012,省财政厅,长春市,1,支付\n",
      {{"programme", "PG"}});
  expect_records(run, {R"({"kind":"disbursement","id":"ZF-0012","programme":"PG","from":"finance",)"
                       R"("to":"changchun","amount":"1元","stage":"payment",)"
                       R"("voucher_number":"0012"})"});
}

BOOST_AUTO_TEST_CASE(refuses_values_for_columns_that_there_are_not) {
  expect_error(ErrorCode::kUsage, "has no column colour", [] {
    static_cast<void>(run_import("party", "", {{"colour", "red"}}));
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
