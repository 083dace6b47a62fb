// SPDX-License-Identifier: Apache-2.0
//
// D11: outputs, allocations and document numbers are of the programme's year.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// Programme PG is of 2024.
RuleRun run_year(const std::string& lines) { return RuleRun(base_lines() + lines); }

std::string output_of(std::string_view id, int year, std::string_view more = "") {
  return target_line(id, "ge",
                     fmt::format(R"("value":"14部","output_year":{})", year) + and_more(more));
}

CheckResult result_of_allocation(std::string_view dated_on, std::string_view type = "regular") {
  return run_year(allocation("AL", {.dated_on = dated_on, .type = type})).only("D11").result;
}

CheckResult result_of_number(std::string_view type, int year) {
  return run_year(
             document_line("D", type, "cited",
                           fmt::format(R"("programme":"PG","number":"吉财综〔{}〕7号")", year)))
      .only("D11")
      .result;
}

constexpr auto kFires = CheckResult::kRefuted;
constexpr auto kFindsNone = CheckResult::kClear;

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_d11)

BOOST_AUTO_TEST_CASE(fires_on_an_output_of_another_year) {
  const RuleRun run = run_year(output_of("T1", 2023) + output_of("T2", 2024) +
                               output_of("T3", 2025) + output_of("T1-A", 2023, R"("parent":"T1")"));
  BOOST_TEST(run.checks("D11").size() == 2U);
  BOOST_TEST(in_short(run.of("D11", "T1")) == "refuted hint | 2024 | 2023 | 1: T1");
  BOOST_TEST(run.of("D11", "T1").message.zh == "加装电梯 的产出年度是 2023，资金年度是 2024");
  BOOST_TEST(run.of("D11", "T1").message.en ==
             "加装电梯: the year of its output is 2023, that of the money 2024");
  BOOST_TEST(in_short(run.of("D11", "T3")) == "refuted hint | 2024 | 2025 | 1: T3");
}

BOOST_AUTO_TEST_CASE(finds_none_where_all_is_of_the_year) {
  const RuleRun run =
      run_year(output_of("T", 2024) + allocation("AL", {}) +
               document_line("D", "notice", "cited",
                             R"("programme":"PG","number":"吉财综指〔2024〕179号")"));
  BOOST_TEST(run.only("D11").subject == "PG");
  BOOST_TEST(in_short(run.only("D11")) == "clear hint |  |  | 3: T AL D");
  BOOST_TEST(run.only("D11").message.zh == "已查目标、下达、文号 3 项");
}

BOOST_AUTO_TEST_CASE(goes_on_to_the_year_in_which_the_programme_ends) {
  const std::string until_2025 = line("programme", "PG2",
                                      R"("name":"奖补资金","year":2024,"level":"province",)"
                                      R"("region":"220000","ends_on":"2025-06-30")");
  const auto check_of = [&until_2025](int year) {
    return run_year(until_2025 +
                    line("target", "T",
                         fmt::format(R"("programme":"PG2","name":"电梯","value":"1部",)"
                                     R"("category":"output.quantity",)"
                                     R"("comparator":"ge","output_year":{})",
                                     year)));
  };
  BOOST_TEST(in_short(check_of(2025).of("D11", "PG2")) == "clear hint |  |  | 1: T");
  BOOST_TEST(in_short(check_of(2026).of("D11", "T")) == "refuted hint | 2024–2025 | 2026 | 1: T");
}

BOOST_AUTO_TEST_CASE(lets_an_advance_come_a_year_earlier) {
  BOOST_TEST((result_of_allocation("2023-12-31") == kFires));
  BOOST_TEST((result_of_allocation("2023-01-01", "advance") == kFindsNone));
  BOOST_TEST((result_of_allocation("2022-12-31", "advance") == kFires));
  BOOST_TEST((result_of_allocation("2024-01-01") == kFindsNone));
  BOOST_TEST((result_of_allocation("2024-12-31") == kFindsNone));
  BOOST_TEST((result_of_allocation("2025-01-01") == kFires));
}

BOOST_AUTO_TEST_CASE(holds_the_year_of_a_number_against_what_it_is_on) {
  for (const std::string_view type : {"notice", "approval"}) {
    BOOST_TEST((result_of_number(type, 2022) == kFires), type);
    BOOST_TEST((result_of_number(type, 2023) == kFindsNone), type);
    BOOST_TEST((result_of_number(type, 2024) == kFindsNone), type);
    BOOST_TEST((result_of_number(type, 2025) == kFires), type);
  }
  for (const std::string_view type : {"self_evaluation", "self_evaluation_form", "review"}) {
    BOOST_TEST((result_of_number(type, 2023) == kFires), type);
    BOOST_TEST((result_of_number(type, 2024) == kFindsNone), type);
    BOOST_TEST((result_of_number(type, 2030) == kFindsNone), type);
  }
  BOOST_TEST((result_of_number("regulation", 2020) == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_CASE(does_not_apply_where_nothing_has_a_year) {
  const RuleRun run =
      run_year(target_line("T", "ge", R"("value":"14部")") +
               document_line("D", "notice", "cited", R"("programme":"PG","number":"第7号")"));
  BOOST_TEST(run.only("D11").subject == "PG");
  BOOST_TEST(in_short(run.only("D11")) == "not_applicable hint |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(sees_what_corrections_leave) {
  BOOST_TEST((run_year(output_of("T", 2023) + amendment("CR", "T", "output_year", "2024"))
                  .only("D11")
                  .result == kFindsNone));
  const std::string late = allocation("AL", {.dated_on = "2025-01-02"});
  BOOST_TEST(
      (run_year(late + reversal("CR", "AL")).only("D11").result == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
