// SPDX-License-Identifier: Apache-2.0
//
// F06 and F07: what arrived, as recorded and as stated.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/fund_lines.h"

namespace fundtrail::test {
namespace {

const std::string kAllocated = allocation("AL", {});

void check_never_accuses(const Check& check) {
  BOOST_TEST(check.message.zh.find("多收") == std::string::npos);
  BOOST_TEST(check.message.zh.find("超收") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE(rule_f06)

BOOST_AUTO_TEST_CASE(holds_where_receipts_equal_allocations) {
  const RuleRun run =
      run_lines(kAllocated + allocation("AL-2", {.to = "B", .amount = "5万元"}) +
                receipt("RC-1", {}) + receipt("RC-2", {.party = "B", .amount = "2万元"}) +
                receipt("RC-3", {.party = "B", .amount = "3万元"}));
  BOOST_TEST(run.only("F06").subject == "PG");
  BOOST_TEST(in_short(run.only("F06")) ==
             "confirmed error | 1005.00万元 | 1005.00万元 | 5: AL AL-2 RC-1 RC-2 RC-3");
  BOOST_TEST(run.only("F06").message.zh == "到位 1005.00万元 ＝ 下达");
}

BOOST_AUTO_TEST_CASE(refutes_one_fen_more_or_less) {
  const auto check_of = [](std::string_view amount) {
    return run_lines(kAllocated + receipt("RC", {.amount = amount})).only("F06");
  };
  const Check more = check_of("1000.000001万元");
  BOOST_TEST(in_short(more) == "refuted error | 1000.00万元 | 1000.000001万元 | 2: AL RC");
  BOOST_TEST(more.message.zh ==
             "到位 1000.000001万元，下达 1000.00万元，不勾稽，相差 0.000001万元");
  check_never_accuses(more);
  const Check less = check_of("999.999999万元");
  BOOST_TEST(in_short(less) == "refuted error | 1000.00万元 | 999.999999万元 | 2: AL RC");
  BOOST_TEST(less.message.zh ==
             "到位 999.999999万元，下达 1000.00万元，不勾稽，相差 -0.000001万元");
}

BOOST_AUTO_TEST_CASE(ignores_receipts_of_other_sources) {
  std::string lines = kAllocated + receipt("RC", {});
  for (const std::string_view source : {"matching", "carryover", "other", "unstated"}) {
    lines += receipt(fmt::format("RC-{}", source), {.amount = "648万元", .source = source});
  }
  BOOST_TEST(in_short(run_lines(lines).only("F06")) ==
             "confirmed error | 1000.00万元 | 1000.00万元 | 2: AL RC");
}

BOOST_AUTO_TEST_CASE(counts_receipts_of_the_first_level_and_changes_of_allocations) {
  const std::string lines =
      kAllocated + allocation("AL-2", {.amount = "100万元", .type = "decrease", .of = "AL"}) +
      allocation("AL-3", {.from = "A", .to = "U", .amount = "300万元", .under = "AL"}) +
      receipt("RC-1", {.amount = "500万元", .under = "AL"}) +
      receipt("RC-2", {.amount = "400万元", .under = "AL-2"}) +
      receipt("RC-3", {.party = "U", .amount = "300万元", .under = "AL-3"});
  BOOST_TEST(in_short(run_lines(lines).only("F06")) ==
             "confirmed error | 900.00万元 | 900.00万元 | 4: AL AL-2 RC-1 RC-2");
}

BOOST_AUTO_TEST_CASE(is_unproven_without_an_allocation) {
  const RuleRun run = run_lines(receipt("RC", {}) + stated_sum("ST", "received", "1000万元"));
  BOOST_TEST(in_short(run.of("F06", "PG")) == "unproven error | 0.00万元 | 1000.00万元 | 1: RC");
  BOOST_TEST(in_short(run.of("F06", "ST")) == "unproven error |  | 1000.00万元 | 1: ST");
  BOOST_TEST(run.of("F06", "ST").message.zh == "没有可比的下达记录");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_receipt_or_statement) {
  BOOST_TEST(run_lines(kAllocated).only("F06").subject == "ledger");
  BOOST_TEST(in_short(run_lines(kAllocated).only("F06")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(says_of_a_statement_only_that_it_does_not_agree) {
  const RuleRun run = run_lines(kAllocated + stated_sum("ST", "received", "1648万元"));
  const Check check = run.only("F06");
  BOOST_TEST(check.subject == "ST");
  BOOST_TEST(in_short(check) == "refuted error | 1000.00万元 | 1648.00万元 | 2: AL ST");
  BOOST_TEST(check.message.zh ==
             "到位 1648.00万元，下达 1000.00万元，不勾稽，相差 648.00万元，来源未说明");
  BOOST_TEST(check.message.en ==
             "received 1648.00万元, allocated 1000.00万元: they differ by 648.00万元, of unstated "
             "source");
  check_never_accuses(check);
}

BOOST_AUTO_TEST_CASE(judges_each_statement_by_itself) {
  const RuleRun run = run_lines(kAllocated + stated_sum("ST-1", "received", "1648万元") +
                                stated_sum("ST-2", "received", "1000万元"));
  BOOST_TEST(run.checks("F06").size() == 2U);
  BOOST_TEST(in_short(run.of("F06", "ST-1")) ==
             "refuted error | 1000.00万元 | 1648.00万元 | 2: AL ST-1");
  BOOST_TEST(in_short(run.of("F06", "ST-2")) ==
             "stated error | 1000.00万元 | 1000.00万元 | 2: AL ST-2");
  BOOST_TEST(run.of("F06", "ST-2").message.zh == "所载到位 1000.00万元 与下达一致；没有到位记录");
}

BOOST_AUTO_TEST_CASE(holds_a_statement_against_recorded_receipts_too) {
  const auto check_of = [](const std::string& receipts) {
    return run_lines(kAllocated + stated_sum("ST", "received", "1000万元") + receipts)
        .of("F06", "ST");
  };
  BOOST_TEST(in_short(check_of(receipt("RC", {}))) ==
             "confirmed error | 1000.00万元 | 1000.00万元 | 3: AL ST RC");
  const Check less = check_of(receipt("RC", {.amount = "999万元"}));
  BOOST_TEST(in_short(less) == "refuted error | 1000.00万元 | 1000.00万元 | 3: AL ST RC");
  BOOST_TEST(less.message.zh == "所载到位 1000.00万元 与下达一致，但到位记录合计 999.00万元");
  BOOST_TEST(in_short(check_of(receipt("RC", {.source = "matching"}))) ==
             "stated error | 1000.00万元 | 1000.00万元 | 2: AL ST");
}

BOOST_AUTO_TEST_CASE(allows_half_a_unit_of_the_last_digit_stated) {
  const auto check_of = [](std::string_view amount) {
    return in_short(
        run_lines(allocation("AL", {.amount = amount}) + stated_sum("ST", "received", "0.1亿元"))
            .only("F06"));
  };
  BOOST_TEST(check_of("1500万元") == "stated error | 1500.00万元 | 1000.00万元 | 2: AL ST");
  BOOST_TEST(check_of("1500.000001万元") ==
             "refuted error | 1500.000001万元 | 1000.00万元 | 2: AL ST");
  BOOST_TEST(check_of("500万元") == "stated error | 500.00万元 | 1000.00万元 | 2: AL ST");
  BOOST_TEST(check_of("499.999999万元") ==
             "refuted error | 499.999999万元 | 1000.00万元 | 2: AL ST");
}

BOOST_AUTO_TEST_CASE(compares_what_a_party_received_with_what_it_was_allocated) {
  const auto stated_for = [](std::string_view party, std::string_view value) {
    return run_lines(
               kAllocated + allocation("AL-2", {.to = "B", .amount = "87万元"}) +
               statement("ST", fmt::format(R"({{"measure":"received","party":"{}","value":"{}"}})",
                                           party, value)))
        .only("F06");
  };
  BOOST_TEST(in_short(stated_for("B", "87万元")) ==
             "stated error | 87.00万元 | 87.00万元 | 2: AL-2 ST");
  BOOST_TEST(in_short(stated_for("B", "88万元")) ==
             "refuted error | 87.00万元 | 88.00万元 | 2: AL-2 ST");
  BOOST_TEST(in_short(stated_for("U", "87万元")) == "unproven error |  | 87.00万元 | 1: ST");
}

BOOST_AUTO_TEST_CASE(leaves_sums_of_one_source_or_day_unproven) {
  for (const std::string_view limit : {R"("source":"city")", R"("as_of":"2024-12-31")"}) {
    const Check check =
        run_lines(
            kAllocated +
            statement("ST", fmt::format(R"({{"measure":"received",{},"value":"1万元"}})", limit)))
            .only("F06");
    BOOST_TEST(in_short(check) == "unproven error |  | 1.00万元 | 1: ST");
  }
}

BOOST_AUTO_TEST_CASE(is_unproven_for_a_statement_of_no_programme) {
  const RuleRun run =
      run_lines(kAllocated +
                line_of("document", "LOOSE", {},
                        {{"title", "通报"}, {"type", "publication"}, {"status", "cited"}}) +
                R"({"kind":"statement","id":"ST","document":"LOOSE","section":"一",)"
                R"("claim":{"measure":"received","value":"1000万元"}})"
                "\n");
  BOOST_TEST(in_short(run.only("F06")) == "unproven error |  | 1000.00万元 | 1: ST");
  BOOST_TEST(run.only("F06").message.zh == "陈述不属于任何资金项目");
}

BOOST_AUTO_TEST_CASE(adds_beyond_64_bits) {
  std::string lines;
  for (int i = 0; i < 100; ++i) {
    lines += allocation(fmt::format("AL-{}", i), {.amount = "100000000000万元"});
    lines += receipt(fmt::format("RC-{}", i), {.amount = "100000000000万元"});
  }
  const Check check = run_lines(lines).only("F06");
  BOOST_TEST((check.result == CheckResult::kConfirmed));
  BOOST_TEST(check.actual == "10000000000000.00万元");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(rule_f07)

const std::string kBudget = budget("BG", {});

BOOST_AUTO_TEST_CASE(recomputes_from_recorded_receipts) {
  const auto check_of = [](std::string_view stated) {
    return run_lines(kBudget + receipt("RC", {.amount = "648万元"}) +
                     receipt("RC-2", {.amount = "352万元", .source = "matching"}) +
                     stated_sum("ST-1", "received", "1648万元") +
                     stated_rate("ST-2", "received", stated))
        .only("F07");
  };
  BOOST_TEST(check_of("64.8%").subject == "ST-2");
  BOOST_TEST(in_short(check_of("64.8%")) == "confirmed error | 64.80% | 64.8% | 3: BG RC ST-2");
  BOOST_TEST(check_of("64.8%").message.zh == "声明 64.8%，重算 648.00万元 / 1000.00万元 ＝ 64.80%");
  BOOST_TEST(in_short(check_of("100%")) == "refuted error | 64.80% | 100% | 3: BG RC ST-2");
}

BOOST_AUTO_TEST_CASE(recomputes_from_the_sum_stated_where_no_receipt_is_recorded) {
  const auto check_of = [](std::string_view stated) {
    return run_lines(kBudget + stated_sum("ST-1", "received", "1648万元") +
                     stated_rate("ST-2", "received", stated))
        .only("F07");
  };
  BOOST_TEST(in_short(check_of("100%")) == "refuted error | 164.80% | 100% | 3: BG ST-1 ST-2");
  BOOST_TEST(check_of("100%").message.zh ==
             "声明 100%，重算 1648.00万元 / 1000.00万元 ＝ 164.80%（到位数按文件所载）");
  BOOST_TEST(check_of("100%").message.en ==
             "stated 100%, recomputed 1648.00万元 / 1000.00万元 = 164.80% (received as the "
             "document states)");
  BOOST_TEST(in_short(check_of("164.8%")) == "stated error | 164.80% | 164.8% | 3: BG ST-1 ST-2");
}

BOOST_AUTO_TEST_CASE(says_which_of_the_sums_is_only_stated) {
  const std::string rate = stated_rate("ST", "received", "100%");
  const Check of_budget =
      run_lines(receipt("RC", {}) + stated_sum("ST-1", "budget", "1000万元") + rate).only("F07");
  BOOST_TEST(in_short(of_budget) == "stated error | 100.00% | 100% | 3: RC ST-1 ST");
  BOOST_TEST(of_budget.message.zh ==
             "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%（预算数按文件所载）");
  const Check of_both = run_lines(stated_sum("ST-1", "budget", "1000万元") +
                                  stated_sum("ST-2", "received", "1000万元") + rate)
                            .only("F07");
  BOOST_TEST(of_both.message.zh ==
             "声明 100%，重算 1000.00万元 / 1000.00万元 ＝ 100.00%（到位数、预算数按文件所载）");
}

BOOST_AUTO_TEST_CASE(judges_each_statement_by_itself) {
  const RuleRun run =
      run_lines(kBudget + receipt("RC", {}) + stated_rate("ST-1", "received", "100%") +
                stated_rate("ST-2", "received", "99%"));
  BOOST_TEST(in_short(run.of("F07", "ST-1")) == "confirmed error | 100.00% | 100% | 3: BG RC ST-1");
  BOOST_TEST(in_short(run.of("F07", "ST-2")) == "refuted error | 100.00% | 99% | 3: BG RC ST-2");
}

BOOST_AUTO_TEST_CASE(allows_half_a_unit_of_the_last_digit_stated) {
  const auto check_of = [](std::string_view amount, std::string_view stated) {
    return in_short(run_lines(kBudget + receipt("RC", {.amount = amount}) +
                              stated_rate("ST", "received", stated))
                        .only("F07"));
  };
  BOOST_TEST(check_of("1005万元", "100%") == "confirmed error | 100.50% | 100% | 3: BG RC ST");
  BOOST_TEST(check_of("1005.000001万元", "100%") == "refuted error | 100.50% | 100% | 3: BG RC ST");
  BOOST_TEST(check_of("995万元", "100%") == "confirmed error | 99.50% | 100% | 3: BG RC ST");
  BOOST_TEST(check_of("994.999999万元", "100%") == "refuted error | 99.50% | 100% | 3: BG RC ST");
  BOOST_TEST(check_of("1000.05万元", "100.00%") ==
             "confirmed error | 100.01% | 100.00% | 3: BG RC ST");
  BOOST_TEST(check_of("1000.050001万元", "100.00%") ==
             "refuted error | 100.01% | 100.00% | 3: BG RC ST");
  BOOST_TEST(check_of("1500万元", "2") == "confirmed error | 150.00% | 2 | 3: BG RC ST");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_nothing_can_be_recomputed) {
  const auto check_of = [](const std::string& lines) {
    return run_lines(lines + stated_rate("ST", "received", "100%")).only("F07");
  };
  BOOST_TEST(in_short(check_of(kBudget)) == "unproven error |  | 100% | 2: BG ST");
  BOOST_TEST(check_of(kBudget).message.zh == "到位数没有记录");
  BOOST_TEST(in_short(check_of(receipt("RC", {}))) == "unproven error |  | 100% | 2: RC ST");
  const std::string two =
      stated_sum("ST-1", "received", "1000万元") + stated_sum("ST-2", "received", "1648万元");
  BOOST_TEST(in_short(check_of(kBudget + two)) == "unproven error |  | 100% | 4: BG ST-1 ST-2 ST");
  BOOST_TEST(check_of(kBudget + two).message.zh == "到位数没有记录，文件所载又不止一个数");
  const std::string nothing_left = kBudget + budget("BG-2", {.type = "decrease"});
  BOOST_TEST(check_of(nothing_left + receipt("RC", {})).message.zh ==
             "分母须为正数：1000.00万元 / 0.00万元");
}

BOOST_AUTO_TEST_CASE(is_unproven_where_what_is_stated_is_no_ratio) {
  const RuleRun run =
      run_lines(kBudget + receipt("RC", {}) + stated_rate("ST", "received", "1000万元"));
  BOOST_TEST(in_short(run.only("F07")) == "unproven error |  | 1000万元 | 1: ST");
  BOOST_TEST(run.only("F07").message.zh == "所载 1000万元 不是比率");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_a_stated_rate) {
  BOOST_TEST(in_short(run_lines(kBudget + receipt("RC", {})).only("F07")) ==
             "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
