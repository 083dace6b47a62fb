// SPDX-License-Identifier: Apache-2.0
#include "schemas/fields/operand.h"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/fields/reported_value.h"
#include "tests/schemas/refusal.h"

namespace fundtrail::test {
namespace {

bool is_figure_operand(std::string_view text) {
  return std::holds_alternative<Figure>(parse_operand(text).value);
}

bool is_report(std::string_view text) {
  const Operand operand = parse_operand(text);
  return operand.value == decltype(operand.value)(ReportRef{std::string(text)});
}

bool is_operand(std::string_view text) {
  return !is_refused([text] { return parse_operand(text); });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(operand)

BOOST_AUTO_TEST_CASE(reads_figures) {
  for (const char* text : {"7093套", "7093", "-1.5", "0", "127.25%", "838万元", "9.50分"}) {
    BOOST_TEST(is_figure_operand(text), text);
    BOOST_TEST(format_operand(parse_operand(text)) == text);
  }
}

BOOST_AUTO_TEST_CASE(reads_every_measure) {
  for (const auto& entry : enum_table(Measure{})) {
    const Operand operand = parse_operand(entry.name);
    BOOST_TEST((operand == Operand{entry.value}), std::string(entry.name));
    BOOST_TEST(format_operand(operand) == entry.name);
  }
}

BOOST_AUTO_TEST_CASE(reads_ids_of_reports) {
  for (const char* text : {"IR-1", "ir/2024.1", "2024-IR-1", "7093a", "budgets", "Paid"}) {
    BOOST_TEST(is_report(text), text);
    BOOST_TEST(is_report_operand(text), text);
    BOOST_TEST(format_operand(parse_operand(text)) == text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_none_of_them) {
  for (const char* text :
       {"", "7093 套", "838万", "2024-04-29", "1.2.3", "-", "-IR", "合同", "IR 1", "paid ", "007",
        "110105194912310021", "11010519491231002X", "100000000000000001"}) {
    BOOST_TEST(!is_operand(text), text);
    BOOST_TEST(!is_report_operand(text), text);
  }
}

BOOST_AUTO_TEST_CASE(does_not_take_a_figure_or_measure_for_a_report) {
  BOOST_TEST(!is_report_operand("7093"));
  BOOST_TEST(!is_report_operand("1.5"));
  BOOST_TEST(!is_report_operand("paid"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(reported_value)

BOOST_AUTO_TEST_CASE(reads_qualitative_results) {
  for (const auto& entry : enum_table(QualitativeResult{})) {
    const ReportedValue value = parse_reported_value(entry.name);
    BOOST_TEST((value == ReportedValue{entry.value}), std::string(entry.name));
    BOOST_TEST(format_reported_value(value) == entry.name);
  }
}

BOOST_AUTO_TEST_CASE(reads_figures_as_written) {
  for (const char* text : {"7093套", "127.250%", "-0.5", "0"}) {
    BOOST_TEST(format_reported_value(parse_reported_value(text)) == text);
  }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_neither) {
  for (const char* text : {"", "Met", "达成", "partly ", "yes", "IR-1", "838万"}) {
    BOOST_TEST(is_refused([text] { return parse_reported_value(text); }), text);
  }
}

// What is close to a result is answered with the results, not with how a figure is written.
BOOST_AUTO_TEST_CASE(asks_for_the_result_that_was_meant) {
  BOOST_CHECK_EXCEPTION((void)parse_reported_value("Met"), FormatError,
                        [](const FormatError& error) {
                          return error.message().zh ==
                                 "“Met”不在定性结果之内，是不是 met（达成）。"
                                 "可用：met（达成）、partly（部分达成）、not_met（未达成）";
                        });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
