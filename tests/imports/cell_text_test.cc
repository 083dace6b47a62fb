// SPDX-License-Identifier: Apache-2.0
#include "imports/cell_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/expect_error.h"

namespace fundtrail::test {
namespace {

template <class Read>
void expect_refusal(const Read& read, std::string_view words) {
  expect_error(ErrorCode::kRefused, words, [&read] { static_cast<void>(read()); });
}

void refuse_amount(std::string_view text, std::string_view words, Unit unit = Unit::kYuan) {
  expect_refusal([text, unit] { return read_amount(text, unit); }, words);
}

void refuse_day(std::string_view text, std::string_view words) {
  expect_refusal([text] { return read_day(text); }, words);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cell_text)

BOOST_AUTO_TEST_CASE(reads_amounts) {
  BOOST_TEST(read_amount("1234.56", Unit::kYuan) == "1234.56元");
  BOOST_TEST(read_amount(" 1,234,567.80 ", Unit::kYuan) == "1234567.8元");
  BOOST_TEST(read_amount("１，２３４．５", Unit::kWanYuan) == "1234.5万元");
  BOOST_TEST(read_amount("￥838.00", Unit::kYuan) == "838元");
  BOOST_TEST(read_amount("838 万元", Unit::kYuan) == "838万元");
  BOOST_TEST(read_amount("258.8556", Unit::kWanYuan) == "258.8556万元");
  BOOST_TEST(read_amount("-3", Unit::kYuan) == "-3元");
  BOOST_TEST(read_amount("0.10000000", Unit::kWanYuan) == "0.1万元");
}

BOOST_AUTO_TEST_CASE(refuses_amounts_that_have_no_one_reading) {
  refuse_amount("12,3.4", "separators of thousands are out of place");
  refuse_amount("1234,567", "separators of thousands are out of place");
  refuse_amount(",123", "separators of thousands are out of place");
  refuse_amount("1,234.5,6", "");
  refuse_amount("1.2E+08", "scientific notation");
  refuse_amount("约100", "it is no number");
  refuse_amount("100美元", "there is no unit");
  refuse_amount("100", "its unit is not known", Unit::kNone);
  refuse_amount("1.234", "");
  refuse_amount("5套", "");
  refuse_amount("007", "");
}

BOOST_AUTO_TEST_CASE(keeps_the_decimals_of_figures) {
  BOOST_TEST(read_figure("127.250 %", Unit::kNone) == "127.250%");
  BOOST_TEST(read_figure("7,093", Unit::kTao) == "7093套");
  BOOST_TEST(read_figure("95", Unit::kPercent) == "95%");
  BOOST_TEST(read_figure("1.20亿元", Unit::kNone) == "1.20亿元");
}

BOOST_AUTO_TEST_CASE(reads_days) {
  for (const char* text :
       {"2024-04-29", "2024/4/29", "2024.4.29", "20240429", "2024年4月29日", "２０２４年４月２９日",
        "2024年4月29", " 2024-4-29 ", "2024-04-29 15:30:22"}) {
    BOOST_TEST(read_day(text) == "2024-04-29", text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_days_that_are_none) {
  refuse_day("2024年4月", "no day");
  refuse_day("2024-04", "no day");
  refuse_day("2024-02-30", "2024-02-30");
  refuse_day("45411", "number for a day");
  refuse_day("4/29/2024", "it is no date");
  refuse_day("24-04-29", "it is no date");
  refuse_day("2024-04/29", "it is no date");
  refuse_day("2024-04-29 左右", "it is no date");
}

BOOST_AUTO_TEST_CASE(reads_counts_and_codes) {
  BOOST_TEST(read_count("1,024") == 1024U);
  BOOST_TEST(read_count("2024年") == 2024U);
  expect_refusal([] { return read_count("3.5"); }, "no whole number");
  expect_refusal([] { return read_count("1234567890123456789"); }, "no whole number");
  BOOST_TEST(read_code(" ２０２４-001 ") == "2024-001");
  BOOST_TEST(read_code("1E5") == "1E5");
  expect_refusal([] { return read_code("2.02406E+15"); }, "scientific notation");
  expect_refusal([] { return read_code("2024 001"); }, "white space");
}

BOOST_AUTO_TEST_CASE(gives_document_numbers_their_brackets) {
  BOOST_TEST(read_document_number("吉财综[2020]702号") == "吉财综〔2020〕702号");
  BOOST_TEST(read_document_number("吉财综（2020）702号") == "吉财综〔2020〕702号");
  BOOST_TEST(read_document_number("吉财综〔201931号") == "吉财综〔201931号");
}

BOOST_AUTO_TEST_CASE(reads_values_of_targets) {
  const auto expect = [](std::string_view text, std::string_view comparator, std::string_view value,
                         Unit unit = Unit::kNone) {
    const Criterion criterion = read_criterion(text, unit);
    BOOST_TEST(criterion.comparator == comparator, text);
    BOOST_TEST(criterion.value.value_or("") == value, text);
  };
  expect("≥90%", "ge", "90%");
  expect(">= 90％", "ge", "90%");
  expect("不低于14部", "ge", "14部");
  expect("≤30", "le", "30天", Unit::kDay);
  expect("＝100%", "eq", "100%");
  expect("5,574套", "unstated", "5574套");
  expect("达到标准", "qualitative", "");
  expect("12月31日前", "qualitative", "");
  expect_refusal([] { return read_criterion("5574座套", Unit::kNone); }, "there is no unit");
  expect_refusal([] { return read_criterion("≥较高", Unit::kNone); }, "it is no number");
}

BOOST_AUTO_TEST_CASE(reads_results) {
  BOOST_TEST(read_result("7,093", Unit::kTao) == "7093套");
  BOOST_TEST(read_result("达成预期指标", Unit::kNone) == "met");
  BOOST_TEST(read_result("部分达成", Unit::kNone) == "partly");
  BOOST_TEST(read_result("not_met", Unit::kNone) == "not_met");
  expect_refusal([] { return read_result("效果良好", Unit::kNone); }, "it is no figure");
}

BOOST_AUTO_TEST_CASE(neutralises_formulas_and_reads_them_back) {
  for (const char* text : {"=1+1", "+86", "-x", "@SUM(A1)", "\tx", "\rx"}) {
    BOOST_TEST(neutral_text(text) == std::string("'") + text);
  }
  BOOST_TEST(neutral_text("长春市") == "长春市");
  BOOST_TEST(neutral_text("") == "");
  BOOST_TEST(trimmed(neutral_text("=1+1")) == "=1+1");
  BOOST_TEST(trimmed("'长春市'") == "'长春市'");
}

BOOST_AUTO_TEST_CASE(knows_blank_cells) {
  for (const char* text : {"", " ", "\u3000", "-", "—", "——", "/"}) {
    BOOST_TEST(is_blank_cell(text), text);
  }
  BOOST_TEST(!is_blank_cell("0"));
  BOOST_TEST(!is_blank_cell("无"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
