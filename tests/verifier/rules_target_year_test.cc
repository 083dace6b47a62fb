// SPDX-License-Identifier: Apache-2.0
//
// P08: targets are set before the outcome. P09: no output counts in the programmes of two years.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// A target of the programme `programme` with an output of `year`.
std::string output(std::string_view id, std::string_view programme, int year,
                   std::string_view more = "") {
  return line("target", id,
              fmt::format(R"("programme":"{}","name":"{}","category":"output.quantity",)"
                          R"("comparator":"ge","value":"100套","output_year":{})",
                          programme, id, year) +
                  and_more(more));
}

Check check_set(std::string_view more) {
  return RuleRun(base_lines() + output("T", "PG", 2023, more)).only("P08");
}

// PG goes on from the programme of 2023, which has the target OLD of `year` with `more`.
std::string two_years(int year, std::string_view more) {
  return line("programme", "PG-23",
              R"("name":"上年奖补资金","year":2023,"level":"province","region":"220000")") +
         line("programme", "PG",
              R"("name":"奖补资金","year":2024,"level":"province","region":"220000",)"
              R"("continues":"PG-23")") +
         line("party", "A", R"("name":"甲市","role":"recipient")") +
         output("OLD", "PG-23", year, more);
}

constexpr std::string_view kCaliber = R"("caliber":"开工")";

}  // namespace

BOOST_AUTO_TEST_SUITE(rules_target_year)

BOOST_AUTO_TEST_CASE(P08_fires_the_day_after_the_year) {
  const Check check = check_set(R"("set_on":"2024-01-01")");
  BOOST_TEST(check.subject == "T");
  BOOST_TEST(in_short(check) == "refuted doubt | ≤ 2023-12-31 | 2024-01-01 | 1: T");
  BOOST_TEST(check.message.zh == "T ≥100套：2023 年的产出，目标到 2024-01-01 才设定，结果那时已知");
}

BOOST_AUTO_TEST_CASE(P08_is_clear_on_the_last_day_of_the_year) {
  const Check check = check_set(R"("set_on":"2023-12-31")");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "clear doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P08_is_unproven_without_a_date_or_year) {
  BOOST_TEST(in_short(check_set("")) == "unproven doubt |  |  | 1: T");
  BOOST_TEST(check_set("").message.zh == "1 项目标没有写明产出年度或设定日期");
  const RuleRun run(base_lines() +
                    target_line("T", "ge", R"("value":"9部","set_on":"2024-01-01")"));
  BOOST_TEST(in_short(run.only("P08")) == "unproven doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P08_leaves_parts_to_their_whole) {
  const RuleRun run(base_lines() + output("T", "PG", 2023, R"("set_on":"2023-01-01")") +
                    output("T-A", "PG", 2023, R"("set_on":"2024-06-01","parent":"T")"));
  BOOST_TEST(in_short(run.only("P08")) == "clear doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_CASE(P08_and_P09_do_not_apply_without_targets) {
  const RuleRun run(base_lines());
  BOOST_TEST(in_short(run.only("P08")) == "not_applicable doubt |  |  | 0:");
  BOOST_TEST(in_short(run.only("P09")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P09_fires_on_an_output_that_an_earlier_programme_has) {
  const RuleRun run(two_years(2023, kCaliber) + output("NEW", "PG", 2023, kCaliber));
  const Check check = run.of("P09", "NEW");
  BOOST_TEST(in_short(check) == "refuted doubt |  |  | 2: OLD NEW");
  BOOST_TEST(check.message.zh ==
             "2023 年的“开工”在 上年奖补资金 已列为目标（OLD），这里又列，请核对是否重复计列");
  BOOST_TEST(check.message.en ==
             "“开工” of 2023 is a target of 上年奖补资金 already (OLD), and one here again: check "
             "whether it counts twice");
}

BOOST_AUTO_TEST_CASE(P09_is_clear_of_another_year_caliber_or_party) {
  const std::string others[] = {
      output("NEW", "PG", 2024, kCaliber), output("NEW", "PG", 2023, R"("caliber":"竣工")"),
      output("NEW", "PG", 2023, R"("caliber":"开工","party":"A")"), output("NEW", "PG", 2023)};
  for (const std::string& other : others) {
    const RuleRun run(two_years(2023, kCaliber) + other);
    BOOST_TEST(in_short(run.of("P09", "PG")) == "clear doubt |  |  | 1: NEW", other);
  }
}

BOOST_AUTO_TEST_CASE(P09_is_unproven_where_the_year_is_not_recorded) {
  const RuleRun alone(base_lines() + output("T", "PG", 2023));
  BOOST_TEST(in_short(alone.only("P09")) == "unproven doubt |  |  | 1: T");
  BOOST_TEST(alone.only("P09").message.zh ==
             "1 项目标是以前年度的产出，账本里没有所接续的那一年的项目，无从比对");
  const RuleRun earlier(two_years(2023, kCaliber) + output("NEW", "PG", 2022, kCaliber));
  BOOST_TEST(in_short(earlier.of("P09", "PG")) == "unproven doubt |  |  | 1: NEW");
}

BOOST_AUTO_TEST_CASE(P09_does_not_apply_to_outputs_of_the_programmes_own_year) {
  const RuleRun run(base_lines() + output("T", "PG", 2024));
  BOOST_TEST(in_short(run.only("P09")) == "not_applicable doubt |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(P09_ends_where_programmes_go_on_in_a_circle) {
  const auto programme = [](std::string_view id, int year, std::string_view before) {
    return line("programme", id,
                fmt::format(R"("name":"{}","year":{},"level":"province","region":"220000",)"
                            R"("continues":"{}")",
                            id, year, before));
  };
  const RuleRun run = run_in_one_batch(programme("PG", 2024, "P2") + programme("P2", 2023, "P1") +
                                       programme("P1", 2022, "P2") + output("T", "PG", 2021));
  BOOST_TEST(in_short(run.of("P09", "PG")) == "unproven doubt |  |  | 1: T");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
