// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include "tests/verifier/target_lines.h"

namespace fundtrail::test {
namespace {

// Why the rule beside a refuted goal is no error.
const std::string kOnlyHint = "；没有陈述交代下达、拨付、支付或执行率，F01 只列为提示";
const std::string kOnlyDoubt = "；没有陈述称已全部执行，F04 只列为疑点";

// A goal without its programme and name: result, figure, detail, records.
std::string in_short(const Goal& goal) {
  return fmt::format("{} | {} | {} | {}", enum_name(goal.result), goal.figure, goal.detail.zh,
                     show(goal.records));
}

std::string allocated(const std::string& lines) {
  return in_short(run_lines(lines).goal(GoalType::kFullAllocation));
}
std::string transferred(const std::string& lines) {
  return in_short(run_lines(lines).goal(GoalType::kFullDisbursement));
}
std::string paid(const std::string& lines) {
  return in_short(run_lines(lines).goal(GoalType::kFullPayment));
}
std::string met(const std::string& lines) {
  return in_short(run_lines(lines).goal(GoalType::kTargetsMet));
}

std::string transfer(std::string_view id, DisbursementLine line) {
  line.from = "P";
  line.stage = "transfer";
  if (line.to == "V") line.to = "A";
  return disbursement(id, line);
}

std::string fourteen(std::string_view id = "T") {
  return target_line(id, "ge", R"("value":"14部")");
}

// Every goal is confirmed: entries 10 to 17.
std::string complete_lines() {
  return budget("BG", {.dated_on = "2024-01-25", .evidence = "NT"}) +
         allocation("AL", {.evidence = "NT"}) +
         transfer("TR", {.dated_on = "2024-05-08", .under = "AL", .evidence = "VC"}) +
         disbursement("PY", {.under = "AL", .evidence = "VC"}) + held_document("AC", "acceptance") +
         fourteen() + report_line("R", "T", "14部", evidence("AC"));
}

std::string results(const RuleRun& run, std::string_view programme = "PG") {
  std::string text;
  for (const auto& entry : enum_table(GoalType{})) {
    text += std::string(text.empty() ? "" : " ") +
            std::string(enum_name(run.goal(entry.value, programme).result));
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(goals)

BOOST_AUTO_TEST_CASE(everything_is_confirmed_on_evidence) {
  const RuleRun run = run_lines(complete_lines());
  BOOST_TEST(results(run) == "confirmed confirmed confirmed confirmed");
  BOOST_TEST(in_short(run.goal(GoalType::kFullAllocation)) ==
             "confirmed | 1000.00万元 / 1000.00万元 | 下达 1 笔 | 2: BG AL");
  BOOST_TEST(in_short(run.goal(GoalType::kFullDisbursement)) ==
             "confirmed | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 1 笔 | 2: AL TR");
  BOOST_TEST(in_short(run.goal(GoalType::kFullPayment)) ==
             "confirmed | 1000.00万元 / 1000.00万元 = 100.00% | 支付及其退回记录 1 笔 | 2: AL PY");
  BOOST_TEST(in_short(run.goal(GoalType::kTargetsMet)) == "confirmed | 1 / 1 |  | 2: T R");
  BOOST_TEST(run.goal(GoalType::kFullAllocation).programme_name == "奖补资金");
  BOOST_TEST(run.goal(GoalType::kFullAllocation).detail.en == "1 allocations");
  BOOST_TEST(exit_code(run.verification) == 0);
}

BOOST_AUTO_TEST_CASE(everything_is_unproven_of_a_programme_without_records) {
  const RuleRun run = run_lines("");
  BOOST_TEST(in_short(run.goal(GoalType::kFullAllocation)) ==
             "unproven | 0.00万元 / 0.00万元 | 没有预算记录 | 0:");
  BOOST_TEST(in_short(run.goal(GoalType::kFullDisbursement)) ==
             "unproven | 0.00万元 / 0.00万元 | 下达记录 0 笔 | 0:");
  BOOST_TEST(in_short(run.goal(GoalType::kFullPayment)) ==
             "unproven | 0.00万元 / 0.00万元 | 支付记录 0 笔 | 0:");
  BOOST_TEST(in_short(run.goal(GoalType::kTargetsMet)) ==
             "unproven | 0 / 0 | 没有绩效目标记录 | 0:");
  BOOST_TEST(exit_code(run.verification) == 6);
}

// Nothing was asked of a ledger without a programme, so nothing is open; the text says that there
// is no programme yet.
BOOST_AUTO_TEST_CASE(a_ledger_without_a_programme_has_no_goal_and_no_finding) {
  const RuleRun run("");
  BOOST_TEST(run.verification.goals.empty());
  for (const Check& check : run.verification.checks) {
    if (check.rule <= "C03") continue;  // what the layers of integrity found
    BOOST_TEST(enum_name(check.result) == "not_applicable", check.rule);
  }
  BOOST_TEST(exit_code(run.verification) == 0);
}

BOOST_AUTO_TEST_CASE(each_programme_is_judged_by_its_own_records) {
  const RuleRun run =
      run_lines(complete_lines() + programme_line("PG2") +
                budget("BG2", {.amount = "5万元", .evidence = "NT", .programme = "PG2"}) +
                allocation("AL2", {.amount = "4万元", .evidence = "NT", .programme = "PG2"}));
  BOOST_TEST(run.verification.goals.size() == 8U);
  BOOST_TEST(results(run) == "confirmed confirmed confirmed confirmed");
  BOOST_TEST(results(run, "PG2") == "refuted unproven unproven unproven");
  BOOST_TEST(in_short(run.goal(GoalType::kFullAllocation, "PG2")) ==
             "refuted | 4.00万元 / 5.00万元 | 尚有 1.00万元 未下达" + kOnlyHint + " | 2: BG2 AL2");
}

// Full allocation

BOOST_AUTO_TEST_CASE(allocation_is_stated_as_soon_as_one_record_is_not_evidenced) {
  BOOST_TEST(allocated(budget("BG", {.evidence = "NT"}) +
                       allocation("AL1", {.amount = "838万元", .evidence = "NT"}) +
                       allocation("AL2", {.to = "B", .amount = "162万元"})) ==
             "stated | 1000.00万元 / 1000.00万元 | 下达 2 笔 | 3: BG AL1 AL2");
  BOOST_TEST(allocated(budget("BG", {}) + allocation("AL", {.evidence = "NT"})) ==
             "stated | 1000.00万元 / 1000.00万元 | 下达 1 笔 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(allocation_is_evidenced_by_a_notice_or_approval_that_is_held) {
  const auto result_by = [](const std::string& document) {
    return allocated(document + budget("BG", {.evidence = "D"}) +
                     allocation("AL", {.evidence = "D"}))
        .substr(0, 9);
  };
  BOOST_TEST(result_by(held_document("D", "notice")) == "confirmed");
  BOOST_TEST(result_by(held_document("D", "approval")) == "confirmed");
  BOOST_TEST(result_by(document_line("D", "notice", "original")) == "stated | ");
  BOOST_TEST(result_by(document_line("D", "notice", "transcript", digest_field())) == "stated | ");
  BOOST_TEST(result_by(document_line("D", "notice", "cited")) == "stated | ");
  BOOST_TEST(result_by(document_line("D", "notice", "missing")) == "stated | ");
  BOOST_TEST(result_by(held_document("D", "voucher")) == "stated | ");
}

BOOST_AUTO_TEST_CASE(allocation_is_refuted_one_fen_short_or_over) {
  BOOST_TEST(allocated(budget("BG", {}) + allocation("AL", {.amount = "9999999.99元"})) ==
             "refuted | 999.999999万元 / 1000.00万元 | 尚有 0.000001万元 未下达" + kOnlyHint +
                 " | 2: BG AL");
  BOOST_TEST(allocated(budget("BG", {}) + allocation("AL", {.amount = "10000000.01元"})) ==
             "refuted | 1000.000001万元 / 1000.00万元 | 超出 0.000001万元 | 2: BG AL");
}

BOOST_AUTO_TEST_CASE(allocation_is_unproven_without_a_budget_or_an_allocation) {
  BOOST_TEST(allocated(allocation("AL", {})) ==
             "unproven | 1000.00万元 / 0.00万元 | 没有预算记录 | 1: AL");
  BOOST_TEST(allocated(budget("BG", {})) ==
             "unproven | 0.00万元 / 1000.00万元 | 下达记录 0 笔 | 1: BG");
}

BOOST_AUTO_TEST_CASE(allocation_counts_increases_and_decreases_of_both) {
  BOOST_TEST(
      allocated(budget("BG1", {}) + budget("BG2", {.amount = "100万元", .type = "increase"}) +
                budget("BG3", {.amount = "60万元", .type = "decrease"}) + allocation("AL1", {}) +
                allocation("AL2", {.amount = "50万元", .type = "increase", .of = "AL1"}) +
                allocation("AL3", {.amount = "10万元", .type = "decrease", .of = "AL1"})) ==
      "stated | 1040.00万元 / 1040.00万元 | 下达 3 笔 | 6: BG1 BG2 BG3 AL1 AL2 AL3");
}

BOOST_AUTO_TEST_CASE(allocation_leaves_out_what_is_passed_on) {
  const std::string passed_on = allocation("AL2", {.from = "A", .to = "U", .under = "AL"});
  BOOST_TEST(allocated(budget("BG", {}) + allocation("AL", {}) + passed_on +
                       allocation("AL3", {.amount = "5万元", .type = "increase", .of = "AL2"})) ==
             "stated | 1000.00万元 / 1000.00万元 | 下达 1 笔 | 2: BG AL");
}

// Full disbursement

BOOST_AUTO_TEST_CASE(disbursement_is_stated_without_vouchers) {
  BOOST_TEST(transferred(allocation("AL", {.evidence = "NT"}) + transfer("TR", {.under = "AL"})) ==
             "stated | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 1 笔 | 2: AL TR");
}

BOOST_AUTO_TEST_CASE(disbursement_is_refuted_one_fen_short_and_never_shown_as_the_whole) {
  BOOST_TEST(
      transferred(allocation("AL", {}) +
                  transfer("TR", {.amount = "9999999.99元", .under = "AL"})) ==
      "refuted | 999.999999万元 / 1000.00万元 = 99.9999999% | 尚有 0.000001万元 未拨付 | 2: AL TR");
  BOOST_TEST(
      transferred(allocation("AL", {}) + transfer("TR", {.amount = "1001万元", .under = "AL"})) ==
      "refuted | 1001.00万元 / 1000.00万元 = 100.10% | 超出 1.00万元 | 2: AL TR");
}

BOOST_AUTO_TEST_CASE(disbursement_is_unproven_without_transfers) {
  BOOST_TEST(transferred(allocation("AL", {})) ==
             "unproven | 0.00万元 / 1000.00万元 | 挂接下达的调拨记录 0 笔 | 1: AL");
}

BOOST_AUTO_TEST_CASE(disbursement_is_net_of_refunds) {
  const std::string lines = allocation("AL", {.evidence = "NT"}) +
                            transfer("TR1", {.under = "AL", .evidence = "VC"}) +
                            refund("RF", {.of = "TR1", .from = "A", .to = "P", .evidence = "VC"});
  BOOST_TEST(transferred(lines) ==
             "refuted | 900.00万元 / 1000.00万元 = 90.00% | 尚有 100.00万元 未拨付 | 3: AL TR1 RF");
  BOOST_TEST(transferred(lines + transfer("TR2", {.amount = "100万元",
                                                  .dated_on = "2024-08-01",
                                                  .under = "AL",
                                                  .evidence = "VC"})) ==
             "confirmed | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 3 笔 | "
             "4: AL TR1 RF TR2");
}

BOOST_AUTO_TEST_CASE(disbursement_rests_on_the_evidence_of_refunds_too) {
  BOOST_TEST(transferred(allocation("AL", {.amount = "900万元", .evidence = "NT"}) +
                         transfer("TR", {.under = "AL", .evidence = "VC"}) +
                         refund("RF", {.of = "TR", .from = "A", .to = "P"})) ==
             "stated | 900.00万元 / 900.00万元 = 100.00% | 调拨及其退回记录 2 笔 | 3: AL TR RF");
}

BOOST_AUTO_TEST_CASE(disbursement_is_unproven_where_transfers_name_no_allocation) {
  BOOST_TEST(transferred(allocation("AL", {}) + transfer("TR", {})) ==
             "unproven | 0.00万元 / 1000.00万元 | 挂接下达的调拨记录 0 笔；另有 1 笔调拨"
             "（1000.00万元）未写明所依据的下达 | 2: AL TR");
  BOOST_TEST(transferred(allocation("AL", {}) +
                         transfer("TR1", {.amount = "600万元", .under = "AL"}) +
                         transfer("TR2", {.amount = "400万元"})) ==
             "unproven | 600.00万元 / 1000.00万元 = 60.00% | 尚有 400.00万元 未拨付；另有 1 笔调拨"
             "（400.00万元）未写明所依据的下达 | 3: AL TR1 TR2");
}

BOOST_AUTO_TEST_CASE(disbursement_stays_refuted_where_those_could_not_fill_the_gap) {
  BOOST_TEST(transferred(allocation("AL", {}) +
                         transfer("TR1", {.amount = "600万元", .under = "AL"}) +
                         transfer("TR2", {.amount = "3999999.99元"})) ==
             "refuted | 600.00万元 / 1000.00万元 = 60.00% | 尚有 400.00万元 未拨付；另有 1 笔调拨"
             "（399.999999万元）未写明所依据的下达 | 3: AL TR1 TR2");
}

BOOST_AUTO_TEST_CASE(disbursement_takes_an_allocation_of_another_programme_for_none) {
  BOOST_TEST(transferred(programme_line("PG2") + allocation("AL", {}) +
                         allocation("AL2", {.programme = "PG2"}) +
                         transfer("TR", {.under = "AL2"})) ==
             "unproven | 0.00万元 / 1000.00万元 | 挂接下达的调拨记录 0 笔；另有 1 笔调拨"
             "（1000.00万元）未写明所依据的下达 | 2: AL TR");
}

BOOST_AUTO_TEST_CASE(disbursement_is_unproven_where_a_transfer_went_to_another_party) {
  BOOST_TEST(transferred(allocation("AL", {.evidence = "NT"}) +
                         transfer("TR", {.to = "B", .under = "AL", .evidence = "VC"})) ==
             "unproven | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 1 笔；"
             "1 笔调拨的收款单位不是下达对象 | 2: AL TR");
}

BOOST_AUTO_TEST_CASE(disbursement_reaches_a_party_through_its_own_treasury) {
  BOOST_TEST(
      transferred(line("party", "AT", R"("name":"甲市国库","role":"treasury","parent":"A")") +
                  allocation("AL", {.evidence = "NT"}) +
                  transfer("TR", {.to = "AT", .under = "AL", .evidence = "VC"})) ==
      "confirmed | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 1 笔 | 2: AL TR");
}

BOOST_AUTO_TEST_CASE(disbursement_is_refuted_where_only_the_sums_are_equal) {
  const RuleRun run = run_lines(allocation("AL1", {.amount = "600万元"}) +
                                allocation("AL2", {.to = "B", .amount = "400万元"}) +
                                transfer("TR1", {.amount = "500万元", .under = "AL1"}) +
                                transfer("TR2", {.to = "B", .amount = "500万元", .under = "AL2"}));
  const Goal goal = run.goal(GoalType::kFullDisbursement);
  BOOST_TEST(in_short(goal) ==
             "refuted | 1000.00万元 / 1000.00万元 = 100.00% | 合计相等，但 2 笔下达与其调拨不等，"
             "如 甲市：下达 600.00万元，调拨 500.00万元 | 4: AL1 AL2 TR1 TR2");
  BOOST_TEST(goal.detail.en ==
             "the sums are equal, but not for 2 of the allocations, such as 甲市: allocated "
             "600.00万元, transferred 500.00万元");
}

BOOST_AUTO_TEST_CASE(disbursement_counts_an_increase_with_what_it_increases) {
  BOOST_TEST(transferred(allocation("AL1", {.amount = "600万元"}) +
                         allocation("AL2", {.amount = "400万元", .type = "increase", .of = "AL1"}) +
                         transfer("TR1", {.amount = "500万元", .under = "AL1"}) +
                         transfer("TR2", {.amount = "500万元", .under = "AL2"})) ==
             "stated | 1000.00万元 / 1000.00万元 = 100.00% | 调拨及其退回记录 2 笔 | "
             "4: AL1 AL2 TR1 TR2");
}

BOOST_AUTO_TEST_CASE(disbursement_counts_neither_lower_levels_nor_other_stages) {
  BOOST_TEST(transferred(allocation("AL", {}) +
                         allocation("AL2", {.from = "A", .to = "U", .under = "AL"}) +
                         disbursement("D1", {.to = "U", .stage = "transfer", .under = "AL2"}) +
                         disbursement("D2", {.to = "U", .stage = "appropriation", .under = "AL"}) +
                         disbursement("D3", {.under = "AL"})) ==
             "unproven | 0.00万元 / 1000.00万元 | 挂接下达的调拨记录 0 笔 | 1: AL");
}

// Full payment

BOOST_AUTO_TEST_CASE(payment_is_unproven_without_a_payment) {
  BOOST_TEST(paid(allocation("AL", {}) + transfer("TR", {.under = "AL"}) +
                  disbursement("AP", {.to = "U", .stage = "appropriation", .under = "AL"})) ==
             "unproven | 0.00万元 / 1000.00万元 | 支付记录 0 笔 | 1: AL");
  BOOST_TEST(paid(disbursement("PY", {})) ==
             "unproven | 1000.00万元 / 0.00万元 | 下达记录 0 笔 | 1: PY");
}

BOOST_AUTO_TEST_CASE(payment_is_stated_without_vouchers) {
  BOOST_TEST(paid(allocation("AL", {.evidence = "NT"}) + disbursement("PY", {})) ==
             "stated | 1000.00万元 / 1000.00万元 = 100.00% | 支付及其退回记录 1 笔 | 2: AL PY");
  BOOST_TEST(paid(allocation("AL", {.evidence = "NT"}) + disbursement("PY", {.evidence = "NT"})) ==
             "stated | 1000.00万元 / 1000.00万元 = 100.00% | 支付及其退回记录 1 笔 | 2: AL PY");
}

BOOST_AUTO_TEST_CASE(payment_is_refuted_one_fen_short_or_over) {
  BOOST_TEST(paid(allocation("AL", {}) + disbursement("PY", {.amount = "9999999.99元"})) ==
             "refuted | 999.999999万元 / 1000.00万元 = 99.9999999% | 尚有 0.000001万元 未支付" +
                 kOnlyDoubt + " | 2: AL PY");
  BOOST_TEST(paid(allocation("AL", {}) + disbursement("PY", {.amount = "10000000.01元"})) ==
             "refuted | 1000.000001万元 / 1000.00万元 = 100.0000001% | 超出 0.000001万元 | "
             "2: AL PY");
}

BOOST_AUTO_TEST_CASE(a_refuted_goal_says_why_the_rule_beside_it_is_no_error) {
  const auto check = [](const std::string& lines, GoalType type, const char* rule) {
    const RuleRun run = run_lines(lines);
    return fmt::format("{} {} | {}", exit_code(run.verification),
                       enum_name(run.of(rule, "PG").severity), run.goal(type).detail.zh);
  };
  const std::string lines = budget("BG", {.amount = "100万元", .dated_on = "2024-01-25"}) +
                            allocation("AL", {.amount = "100万元"}) +
                            disbursement("PY", {.amount = "30万元", .under = "AL"});
  BOOST_TEST(check(lines, GoalType::kFullPayment, "F04") ==
             "6 doubt | 尚有 70.00万元 未支付" + kOnlyDoubt);
  BOOST_TEST(check(lines + stated_rate("ST", "paid", "100%"), GoalType::kFullPayment, "F04") ==
             "1 error | 尚有 70.00万元 未支付");
  const std::string half = budget("BG", {}) + allocation("AL", {.amount = "500万元"});
  BOOST_TEST(check(half, GoalType::kFullAllocation, "F01") ==
             "6 hint | 尚有 500.00万元 未下达" + kOnlyHint);
  BOOST_TEST(check(half + stated_sum("ST", "allocated", "500万元"), GoalType::kFullAllocation,
                   "F01") == "1 error | 尚有 500.00万元 未下达");
}

BOOST_AUTO_TEST_CASE(payment_is_net_of_refunds) {
  const std::string lines = allocation("AL", {.evidence = "NT"}) +
                            disbursement("PY", {.evidence = "VC"}) +
                            refund("RF", {.evidence = "VC"});
  BOOST_TEST(paid(lines) == "refuted | 900.00万元 / 1000.00万元 = 90.00% | 尚有 100.00万元 未支付" +
                                kOnlyDoubt + " | 3: AL PY RF");
  BOOST_TEST(paid(lines + disbursement("PY2", {.amount = "100万元", .evidence = "VC"})) ==
             "confirmed | 1000.00万元 / 1000.00万元 = 100.00% | 支付及其退回记录 3 笔 | "
             "4: AL PY RF PY2");
}

BOOST_AUTO_TEST_CASE(payment_is_no_less_than_nothing_where_more_came_back_than_went_out) {
  BOOST_TEST(
      paid(allocation("AL", {}) + disbursement("PY", {.amount = "50万元"}) + refund("RF", {})) ==
      "refuted | 0.00万元 / 1000.00万元 = 0.00% | 尚有 1000.00万元 未支付" + kOnlyDoubt +
          " | 3: AL PY RF");
}

// Evidence that is for a sum

BOOST_AUTO_TEST_CASE(a_document_evidences_no_more_than_its_amount) {
  const auto result_by = [](std::string_view amount) {
    return paid(held_document("D", "voucher", text_field("amount", amount)) +
                allocation("AL", {.evidence = "NT"}) + disbursement("PY", {.evidence = "D"}))
        .substr(0, 9);
  };
  BOOST_TEST(result_by("1000万元") == "confirmed");
  BOOST_TEST(result_by("9999999.99元") == "stated | ");
}

BOOST_AUTO_TEST_CASE(several_documents_evidence_what_they_come_to) {
  const auto result_by = [](std::string_view second) {
    return paid(held_document("D1", "voucher", text_field("amount", "400万元")) +
                held_document("D2", "bank_receipt", text_field("amount", second)) +
                allocation("AL", {.evidence = "NT"}) +
                line("disbursement", "PY",
                     R"("programme":"PG","from":"A","to":"V","amount":"1000万元",)"
                     R"("stage":"payment","evidence":[{"document":"D1"},{"document":"D2"}])"))
        .substr(0, 9);
  };
  BOOST_TEST(result_by("600万元") == "confirmed");
  BOOST_TEST(result_by("599万元") == "stated | ");
}

// Targets met

BOOST_AUTO_TEST_CASE(targets_are_met_on_their_weakest_evidence) {
  BOOST_TEST(met(held_document("AC", "acceptance") + fourteen("T1") + fourteen("T2") +
                 report_line("R1", "T1", "14部", evidence("AC")) +
                 report_line("R2", "T2", "15部")) == "stated | 2 / 2 |  | 4: T1 T2 R1 R2");
}

BOOST_AUTO_TEST_CASE(targets_are_refuted_by_any_failing_value) {
  BOOST_TEST(met(fourteen("T1") + fourteen("T2") + fourteen("T3") +
                 report_line("R1", "T1", "14部") + report_line("R2", "T2", "13部")) ==
             "refuted | 1 / 3 | 1 项未达到目标；1 项没有完成数 | 5: T1 T2 T3 R1 R2");
}

BOOST_AUTO_TEST_CASE(targets_are_unproven_without_a_value_or_with_one_of_another_kind) {
  BOOST_TEST(met(fourteen()) == "unproven | 0 / 1 | 1 项没有完成数 | 1: T");
  BOOST_TEST(met(fourteen("T1") + fourteen("T2") + report_line("R1", "T1", "14部") +
                 report_line("R2", "T2", "14台")) ==
             "unproven | 1 / 2 | 1 项的完成数与目标无法比较 | 4: T1 T2 R1 R2");
}

BOOST_AUTO_TEST_CASE(targets_count_contradictions_and_silent_parts_beside_the_result) {
  const RuleRun run = run_lines(
      fourteen() + target_line("T-A", "ge", R"("value":"11部","parent":"T")") +
      target_line("T-B", "ge", R"("value":"3部","parent":"T")") + report_line("R1", "T", "14部") +
      report_line("R2", "T", "15部") + report_line("R3", "T-B", "1部"));
  const Goal goal = run.goal(GoalType::kTargetsMet);
  BOOST_TEST(in_short(goal) ==
             "stated | 1 / 1 | 1 项前后数值不一；1 项分解目标没有完成数 | 3: T R1 R2");
  BOOST_TEST(goal.detail.en ==
             "with contradicting values: 1; parts of targets without a reported value: 1");
}

BOOST_AUTO_TEST_CASE(targets_are_not_met_by_the_reports_of_their_parts) {
  BOOST_TEST(met(fourteen() + target_line("T-A", "ge", R"("value":"14部","parent":"T")") +
                 report_line("R", "T-A", "14部")) == "unproven | 0 / 1 | 1 项没有完成数 | 1: T");
  BOOST_TEST(met(fourteen() + report_line("R", "T", "14部", R"("party":"A")")) ==
             "unproven | 0 / 1 | 1 项只有分单位的完成数 | 2: T R");
}

BOOST_AUTO_TEST_CASE(targets_of_quality_are_at_most_stated_without_an_acceptance) {
  const std::string quality = target_line("T", "qualitative");
  BOOST_TEST(met(held_document("D", "survey") + quality +
                 report_line("R", "T", "met", evidence("D"))) == "stated | 1 / 1 |  | 2: T R");
  BOOST_TEST(met(held_document("D", "acceptance") + quality +
                 report_line("R", "T", "met", evidence("D"))) == "confirmed | 1 / 1 |  | 2: T R");
}

BOOST_AUTO_TEST_CASE(targets_in_a_circle_are_judged_all_the_same) {
  const RuleRun run =
      run_in_one_batch(base_lines() + target_line("T1", "ge", R"("value":"1部","parent":"T2")") +
                       target_line("T2", "ge", R"("value":"1部","parent":"T1")"));
  BOOST_TEST(in_short(run.goal(GoalType::kTargetsMet)) ==
             "unproven | 0 / 2 | 2 项没有完成数 | 2: T1 T2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace fundtrail::test
