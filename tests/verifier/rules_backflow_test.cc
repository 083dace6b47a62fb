// SPDX-License-Identifier: Apache-2.0
//
// F25: allocations and transfers that lead back to a party above.
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

std::string transfer(std::string_view id, std::string_view from, std::string_view to,
                     std::string_view stage = "transfer") {
  return disbursement(id, {.from = from, .to = to, .amount = "5万元", .stage = stage});
}

BOOST_AUTO_TEST_SUITE(rule_f25)

BOOST_AUTO_TEST_CASE(is_clear_of_a_chain_that_leads_down) {
  const RuleRun run =
      run_lines(allocation("AL", {}) + allocation("AL-2", {.from = "A", .to = "U", .under = "AL"}) +
                allocation("AL-3", {.to = "B"}) + transfer("DB", "P", "A") +
                transfer("AP", "A", "U", "appropriation"));
  BOOST_TEST(run.only("F25").subject == "PG");
  BOOST_TEST(in_short(run.only("F25")) == "clear error |  |  | 5: AL AL-2 AL-3 DB AP");
  BOOST_TEST(run.only("F25").message.zh == "查了 5 笔下达、调拨和拨付，没有回到上级的");
}

BOOST_AUTO_TEST_CASE(does_not_apply_without_allocations_and_transfers) {
  BOOST_TEST(in_short(run_lines("").only("F25")) == "not_applicable error |  |  | 0:");
}

BOOST_AUTO_TEST_CASE(doubts_two_allocations_in_a_ring) {
  const RuleRun run =
      run_lines(allocation("AL", {}) + allocation("AL-2", {.from = "A", .to = "P"}));
  BOOST_TEST(run.only("F25").subject == "PG A indicator");
  BOOST_TEST(in_short(run.only("F25")) == "refuted doubt |  |  | 2: AL AL-2");
  BOOST_TEST(run.only("F25").message.zh == "下达回到上级：甲市 → 省财政厅 → 甲市");
}

BOOST_AUTO_TEST_CASE(doubts_what_is_passed_on_to_a_party_above) {
  const RuleRun run =
      run_lines(allocation("AL", {}) + allocation("AL-2", {.from = "A", .to = "U", .under = "AL"}) +
                allocation("AL-3", {.from = "U", .to = "A", .amount = "1万元", .under = "AL-2"}));
  BOOST_TEST(in_short(run.only("F25")) == "refuted doubt |  |  | 2: AL-2 AL-3");
  BOOST_TEST(run.only("F25").message.zh == "下达回到上级：甲市 → 甲单位 → 甲市");
}

BOOST_AUTO_TEST_CASE(names_allocations_that_pass_on_each_other) {
  const RuleRun run = run_in_one_batch(
      register_lines() + allocation("AL-1", {.from = "P", .to = "A", .under = "AL-2"}) +
      allocation("AL-2", {.from = "A", .to = "P", .under = "AL-1"}));
  BOOST_TEST(in_short(run.of("F25", "AL-1")) == "refuted error |  |  | 2: AL-1 AL-2");
  BOOST_TEST(run.of("F25", "AL-1").message.zh == "下达互为上级，没有来源：AL-1 → AL-2 → AL-1");
  BOOST_TEST(in_short(run.of("F25", "PG A indicator")) == "refuted doubt |  |  | 2: AL-1 AL-2");
}

BOOST_AUTO_TEST_CASE(takes_no_decrease_and_nothing_reversed_for_a_way_back) {
  const RuleRun run =
      run_lines(allocation("AL", {}) +
                allocation("AL-2", {.amount = "1万元", .type = "decrease", .of = "AL"}) +
                allocation("AL-3", {.from = "A", .to = "P", .amount = "1万元"}) +
                reversal("CR", "AL-3") + transfer("DB", "P", "A") +
                refund("RF", {.of = "DB", .amount = "5万元", .from = "A", .to = "P"}));
  BOOST_TEST(in_short(run.only("F25")) == "clear error |  |  | 2: AL DB");
}

BOOST_AUTO_TEST_CASE(doubts_transfers_there_and_back) {
  const RuleRun run = run_lines(transfer("DB", "P", "A") + transfer("DB-2", "A", "B") +
                                transfer("DB-3", "B", "A", "appropriation"));
  BOOST_TEST(run.only("F25").subject == "PG A cash");
  BOOST_TEST(in_short(run.only("F25")) == "refuted doubt |  |  | 2: DB-2 DB-3");
  BOOST_TEST(run.only("F25").message.zh ==
             "拨付回到上级：甲市 → 乙市 → 甲市；退回应记为退回（refund）");
}

BOOST_AUTO_TEST_CASE(leaves_payments_and_a_treasury_of_ones_own_alone) {
  const std::string treasury =
      line_of("party", "T", {}, {{"name", "甲市国库"}, {"role", "treasury"}, {"parent", "A"}});
  const RuleRun run = run_lines(treasury + transfer("DB", "A", "T") + transfer("DB-2", "T", "A") +
                                transfer("DB-3", "P", "A") + transfer("PY", "A", "V", "payment") +
                                transfer("PY-2", "V", "A", "payment"));
  BOOST_TEST(in_short(run.only("F25")) == "clear error |  |  | 1: DB-3");
}

BOOST_AUTO_TEST_CASE(doubts_an_allocation_to_oneself) {
  const RuleRun run = run_lines(allocation("AL", {.from = "A", .to = "A"}));
  BOOST_TEST(run.only("F25").message.zh == "下达回到上级：甲市 → 甲市");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace fundtrail::test
