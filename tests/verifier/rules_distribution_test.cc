// SPDX-License-Identifier: Apache-2.0
//
// F21: aid by unit. F22: how much of the money one party gets.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// Target T of 14部, and its parts T-A of party A and T-B of party B.
std::string targets() {
  return target_line("T", "ge", R"("value":"14部")") +
         target_line("T-A", "ge", R"("value":"11部","parent":"T","party":"A")") +
         target_line("T-B", "ge", R"("value":"3部","parent":"T","party":"B")");
}

std::string given(std::string_view id, std::string_view to, std::string_view amount,
                  std::string_view more = "", std::string_view dated_on = "2024-04-29",
                  std::string_view type = "regular") {
  return line("allocation", id,
              fmt::format(R"("programme":"PG","from":"P","to":"{}","amount":"{}",)"
                          R"("dated_on":"{}","type":"{}")",
                          to, amount, dated_on, type) +
                  and_more(more));
}

std::string purpose(std::string_view target, std::string_view quantity,
                    std::string_view standard = "") {
  return fmt::format(R"({{"target":"{}","quantity":"{}"{}}})", target, quantity,
                     standard.empty() ? "" : fmt::format(R"(,"standard":"{}")", standard));
}
std::string purposes(const std::string& list) { return fmt::format(R"("purposes":[{}])", list); }

RuleRun run_given(const std::string& allocations) {
  return RuleRun(base_lines() + targets() + allocations);
}

// Two allocations of `a` for 11部 and `b` for 3部.
Check check_pair(std::string_view a, std::string_view b, std::string_view standard_a = "",
                 std::string_view standard_b = "") {
  return run_given(given("AL-A", "A", a, purposes(purpose("T-A", "11部", standard_a))) +
                   given("AL-B", "B", b, purposes(purpose("T-B", "3部", standard_b))))
      .only("F21");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rule_f21)

BOOST_AUTO_TEST_CASE(fires_where_a_unit_gets_more_and_no_standard_says_why) {
  const Check check = check_pair("55万元", "20万元");
  BOOST_TEST(check.subject == "T");
  BOOST_TEST(in_short(check) ==
             "refuted doubt | 5.00万元/部 | 6.666667万元/部 | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(check.message.zh ==
             "加装电梯（2024-04-29）：乙市 20.00万元 / 3部 ＝ 6.666667万元/部，比 甲市 55.00万元 / "
             "11部 ＝ 5.00万元/部 高 33.33%，没有补助标准可以说明");
  BOOST_TEST(
      check.message.en ==
      "加装电梯 (2024-04-29): 乙市 20.00万元 / 3部 = 6.666667万元/部, above 甲市 55.00万元 / "
      "11部 = 5.00万元/部 by 33.33%, and no standard explains it");
}

BOOST_AUTO_TEST_CASE(allows_a_fifth_and_not_a_fen_more) {
  const Check fifth = check_pair("55万元", "18万元");
  BOOST_TEST(in_short(fifth) == "clear doubt | 5.00万元/部 | 6.00万元/部 | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(fifth.message.zh.ends_with("高 20.00%，未超过 20.00%"));
  BOOST_TEST((check_pair("55万元", "18.000001万元").result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(holds_where_each_unit_gets_the_same) {
  const Check check = check_pair("55万元", "15万元");
  BOOST_TEST(in_short(check) ==
             "confirmed doubt | 5.00万元/部 | 5.00万元/部 | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(check.message.zh == "加装电梯（2024-04-29）：2 笔下达都是 5.00万元/部");
}

BOOST_AUTO_TEST_CASE(holds_where_each_amount_follows_its_standard) {
  const Check check = check_pair("55万元", "21万元", "5万元", "7万元");
  BOOST_TEST(in_short(check) ==
             "confirmed doubt | 5.00万元/部 | 7.00万元/部 | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(check.message.zh.ends_with(
      "乙市 补助标准 7.00万元/部，比 甲市 补助标准 5.00万元/部 高 40.00%；金额都合各自的补助标准"));
  // The standard of one does not explain the other.
  BOOST_TEST((check_pair("55万元", "21万元", "5万元").result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(fires_on_an_amount_that_does_not_follow_its_standard) {
  const auto check_of = [](std::string_view amount) {
    return run_given(given("AL-A", "A", amount, purposes(purpose("T-A", "11部", "5万元"))))
        .only("F21");
  };
  const Check check = check_of("55.000001万元");
  BOOST_TEST(check.subject == "AL-A");
  BOOST_TEST(in_short(check) == "refuted doubt | 55.00万元 | 55.000001万元 | 1: AL-A");
  BOOST_TEST(check.message.zh == "甲市 按数量和补助标准应为 55.00万元，下达 55.000001万元");
  BOOST_TEST((check_of("54.999999万元").result == CheckResult::kRefuted));
  BOOST_TEST((check_of("55万元").result == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_CASE(divides_one_allocation_by_its_standards) {
  const std::string both =
      purposes(purpose("T-A", "10部", "5万元") + "," + purpose("T2", "2.5公里", "2万元"));
  const auto run = [&both](std::string_view amount) {
    return run_given(target_line("T2", "ge", R"("value":"5公里")") +
                     given("AL-A", "A", amount, both) +
                     given("AL-B", "B", "15万元", purposes(purpose("T-B", "3部"))));
  };
  BOOST_TEST(in_short(run("55万元").only("F21")) ==
             "confirmed doubt | 5.00万元/部 | 5.00万元/部 | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(in_short(run("56万元").only("F21")) ==
             "refuted doubt | 55.00万元 | 56.00万元 | 1: AL-A");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_an_allocation_for_several_targets_is_undivided) {
  const std::string both = purposes(purpose("T-A", "11部") + "," + purpose("T2", "5公里"));
  const RuleRun run =
      run_given(target_line("T2", "ge", R"("value":"5公里")") + given("AL-A", "A", "55万元", both) +
                given("AL-B", "B", "15万元", purposes(purpose("T-B", "3部"))));
  BOOST_TEST(in_short(run.only("F21")) == "unproven doubt |  |  | 4: T-A T-B AL-A AL-B");
  BOOST_TEST(
      run.only("F21").message.zh ==
      "加装电梯（2024-04-29）：算不出单位补助的：甲市（用于几项目标而没有分列金额，或数量不是正数、"
      "过大）");
}

BOOST_AUTO_TEST_CASE(takes_the_receivers_own_target_where_no_purpose_is_stated) {
  const std::string pair = given("AL-A", "A", "55万元") + given("AL-B", "B", "20万元");
  BOOST_TEST(in_short(run_given(pair).only("F21")) ==
             "refuted doubt | 5.00万元/部 | 6.666667万元/部 | 4: T-A T-B AL-A AL-B");
  // With a second allocation nobody can tell which of them the target is of.
  BOOST_TEST(in_short(run_given(pair + given("AL-C", "B", "1万元")).only("F21")) ==
             "not_applicable doubt |  |  | 0:");
  BOOST_TEST(in_short(run_given(pair + target_line("T-B2", "ge",
                                                   R"("value":"2部","party":"B",)"
                                                   R"("parent":"T")"))
                          .only("F21")) == "unproven doubt |  |  | 5: T-A T-B AL-A AL-B T-B2");
}

BOOST_AUTO_TEST_CASE(compares_only_within_one_batch_indicator_and_unit) {
  const auto check_of = [](std::string_view target, std::string_view quantity,
                           std::string_view dated_on) {
    return run_given(target_line("T2", "ge", R"("value":"5部")") +
                     given("AL-A", "A", "55万元", purposes(purpose("T-A", "11部"))) +
                     given("AL-B", "B", "20万元", purposes(purpose(target, quantity)), dated_on))
        .only("F21");
  };
  BOOST_TEST((check_of("T-B", "3部", "2024-04-29").result == CheckResult::kRefuted));
  BOOST_TEST((check_of("T-B", "3部", "2024-04-30").result == CheckResult::kNotApplicable));
  BOOST_TEST((check_of("T2", "3部", "2024-04-29").result == CheckResult::kNotApplicable));
  BOOST_TEST((check_of("T-B", "3台", "2024-04-29").result == CheckResult::kNotApplicable));
  BOOST_TEST((check_of("T-B", "100%", "2024-04-29").result == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_CASE(counts_increases_and_decreases_with_what_they_change) {
  const std::string pair = given("AL-A", "A", "55万元", purposes(purpose("T-A", "11部"))) +
                           given("AL-B", "B", "20万元", purposes(purpose("T-B", "3部")));
  const std::string less = given("AL-C", "B", "5万元", R"("of":"AL-B")", "2024-06-01", "decrease");
  BOOST_TEST(in_short(run_given(pair + less).only("F21")) ==
             "confirmed doubt | 5.00万元/部 | 5.00万元/部 | 5: T-A T-B AL-A AL-B AL-C");
  const std::string more =
      given("AL-C", "B", "10万元", R"("of":"AL-B",)" + purposes(purpose("T-B", "3部")),
            "2024-06-01", "increase");
  BOOST_TEST(in_short(run_given(pair + more).only("F21")) ==
             "confirmed doubt | 5.00万元/部 | 5.00万元/部 | 5: T-A T-B AL-A AL-B AL-C");
}

BOOST_AUTO_TEST_CASE(sees_what_a_reversal_leaves) {
  const std::string pair = given("AL-A", "A", "55万元", purposes(purpose("T-A", "11部"))) +
                           given("AL-B", "B", "20万元", purposes(purpose("T-B", "3部")));
  const auto reversed = [&pair](std::string_view amount) {
    return run_given(pair + reversal("CR", "AL-B", amount)).only("F21");
  };
  BOOST_TEST((reversed("5万元").result == CheckResult::kConfirmed));
  BOOST_TEST((reversed("20万元").result == CheckResult::kNotApplicable));
}

BOOST_AUTO_TEST_CASE(says_nothing_of_a_quantity_that_is_zero_or_beyond_all_bounds) {
  const auto check_of = [](std::string_view quantity) {
    return run_given(given("AL-A", "A", "55万元", purposes(purpose("T-A", "11部"))) +
                     given("AL-B", "B", "20万元", purposes(purpose("T-B", quantity))))
        .only("F21");
  };
  BOOST_TEST((check_of("0部").result == CheckResult::kUnproven));
  BOOST_TEST((check_of("1000000000部").result == CheckResult::kRefuted));
  BOOST_TEST((check_of("1000000000.1部").result == CheckResult::kUnproven));
  BOOST_TEST((check_of("-3部").result == CheckResult::kUnproven));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f22)

BOOST_AUTO_TEST_CASE(fires_where_one_party_has_more_than_four_fifths) {
  const auto check_of = [](std::string_view a, std::string_view b) {
    return run_given(given("AL-A", "A", a) + given("AL-B", "B", b)).only("F22");
  };
  const Check check = check_of("838万元", "162万元");
  BOOST_TEST(check.subject == "PG");
  BOOST_TEST(in_short(check) == "refuted hint | ≤80.00% | 83.80% | 2: AL-A AL-B");
  BOOST_TEST(check.message.zh == "甲市 分得 838.00万元，占 1000.00万元 的 83.80%");
  BOOST_TEST(check.message.en == "甲市 has 838.00万元 of 1000.00万元: 83.80%");
  BOOST_TEST(in_short(check_of("800万元", "200万元")) ==
             "clear hint | ≤80.00% | 80.00% | 2: AL-A AL-B");
  BOOST_TEST((check_of("800.000001万元", "200万元").result == CheckResult::kRefuted));
}

BOOST_AUTO_TEST_CASE(counts_what_is_left_and_a_treasury_as_its_city) {
  const std::string treasury =
      line("party", "A-T", R"("name":"甲市国库","role":"treasury","parent":"A")");
  const RuleRun run =
      run_given(treasury + given("AL-A", "A", "500万元") + given("AL-B", "B", "200万元") +
                given("AL-T", "A-T", "400万元") +
                given("AL-C", "B", "100万元", R"("of":"AL-B")", "2024-06-01", "decrease") +
                given("AL-U", "B", "500万元", R"("under":"AL-A")"));
  BOOST_TEST(in_short(run.only("F22")) ==
             "refuted hint | ≤80.00% | 90.00% | 4: AL-A AL-B AL-T AL-C");
}

BOOST_AUTO_TEST_CASE(does_not_apply_to_one_receiver_or_none) {
  BOOST_TEST(in_short(run_given(given("AL-A", "A", "1万元")).only("F22")) ==
             "not_applicable hint |  |  | 1: AL-A");
  BOOST_TEST(in_short(RuleRun(base_lines()).only("F22")) == "not_applicable hint |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
